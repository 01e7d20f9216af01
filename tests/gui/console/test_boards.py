"""Steps with a table on the stage: filled with taps alone, or by typing; striking a perspective takes all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dilemmagame.domain.commands import SetPresent
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.live.stage_view import BoardScene, PromptScene, TablesScene
from tests.gui.console.room import Evening, long_talk, shown_words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def talk(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(qtbot, tmp_path / "data", long_talk())
    yield made
    made.close()


def tap(evening: Evening, text: str) -> None:
    """Tap the visible button or chip with this text or accessible name in the panel."""
    panel = evening.page.step.panel
    assert panel is not None
    found = [
        each
        for each in panel.findChildren(QAbstractButton)
        if each.isVisible() and text in (each.text().strip(), each.accessibleName())
    ]
    assert found, f"no button {text!r} among {shown_words(panel)}"
    evening.click(found[0])


def write(evening: Evening, button: str, text: str) -> None:
    """Ask for a kind of text with its button, type it and keep it."""
    tap(evening, button)
    QTest.keyClicks(evening.focused(), text)
    evening.press(Qt.Key.Key_Return, CTRL)
    evening.until(lambda view: any(line.body == text and not line.draft for line in view.lines))


def stage(evening: Evening) -> object:
    return evening.view.stage.scene


def test_values_are_put_under_a_perspective_with_taps_alone(talk: Evening) -> None:
    talk.go_to(StepKind.VALUES_NORMS)
    tap(talk, "The resident")
    talk.until(lambda view: any(line.field is CaptureField.PERSPECTIVE for line in view.lines))
    tap(talk, "Respect")
    talk.until(lambda view: any(line.field is CaptureField.VALUE for line in view.lines))
    scene = stage(talk)
    assert isinstance(scene, BoardScene)
    assert [(column.title, column.cells) for column in scene.columns] == [
        ("The resident", (("Respect",), ()))
    ]
    assert scene.newest == (0, 0)
    talk.until(lambda view: view.values_named == ("respect",))
    tap(talk, "Respect")
    talk.until(lambda view: all(line.field is not CaptureField.VALUE for line in view.lines))
    assert "Respect" not in talk.stored_words()


def test_striking_a_perspective_takes_what_was_said_under_it_from_the_disk(talk: Evening) -> None:
    talk.go_to(StepKind.VALUES_NORMS)
    for name in ("The resident", "Colleagues"):
        tap(talk, name)
        talk.until(lambda view, name=name: any(line.body == name for line in view.lines))  # type: ignore[misc]
    write(talk, "Rule for The resident", "Eerst luisteren")
    write(talk, "Rule for Colleagues", "Zeg wat je ziet")
    tap(talk, "Drop The resident")
    talk.until(lambda view: all(line.body != "The resident" for line in view.lines))
    assert sorted(talk.stored_words()) == ["Colleagues", "Zeg wat je ziet"]


def test_a_line_stands_in_the_column_it_was_asked_for(talk: Evening) -> None:
    talk.go_to(StepKind.DILEMMA)
    write(talk, "Damage for B", "Het vertrouwen")
    scene = stage(talk)
    assert isinstance(scene, BoardScene)
    assert [column.cells for column in scene.columns] == [((), ()), ((), ("Het vertrouwen",))]


def test_tables_follow_the_number_of_people_and_what_they_bring_back_takes_the_stage(talk: Evening) -> None:
    talk.go_to(StepKind.TABLES)
    talk.bridge.send(SetPresent(45))
    talk.until(lambda view: isinstance(view.stage.scene, TablesScene) and len(view.stage.scene.sizes) == 8)
    write(talk, "From the table for Table 8", "Wij zouden wachten")
    scene = stage(talk)
    assert isinstance(scene, BoardScene)
    assert len(scene.columns) == 8
    assert scene.columns[7].cells == (("Wij zouden wachten",),)


@pytest.mark.parametrize(
    "kind", [StepKind.ALTERNATIVES, StepKind.LISTEN, StepKind.REFORMULATE, StepKind.EVALUATION, StepKind.DUO]
)
def test_what_is_kept_comes_on_the_stage(talk: Evening, kind: StepKind) -> None:
    talk.go_to(kind)
    write(talk, "Write down", "Dit hoorden we")
    scene = stage(talk)
    assert isinstance(scene, PromptScene)
    assert scene.lines == ("Dit hoorden we",)


def test_a_line_typed_without_choosing_a_column_stands_in_one_that_the_field_names(talk: Evening) -> None:
    talk.go_to(StepKind.CLARIFY)
    capture = talk.page.capture
    chips = [each for each in capture.findChildren(ToggleChip) if each.isVisible()]
    kinds = [each.property("value") for each in chips]
    assert {"known", "open"} <= set(kinds)
    talk.press(Qt.Key.Key_F2)
    QTest.keyClicks(talk.focused(), "De kist is al open")
    assert next(each for each in chips if each.property("value") == "known").isChecked()
    talk.press(Qt.Key.Key_Return, CTRL)
    talk.until(lambda view: any(line.body == "De kist is al open" and not line.draft for line in view.lines))
    talk.click(next(each for each in chips if each.property("value") == "open"))
    talk.press(Qt.Key.Key_F2)
    QTest.keyClicks(talk.focused(), "Wie heeft hem gebracht")
    talk.press(Qt.Key.Key_Return, CTRL)
    talk.until(
        lambda view: any(line.body == "Wie heeft hem gebracht" for line in view.lines if not line.draft)
    )
    scene = stage(talk)
    assert isinstance(scene, BoardScene)
    assert [column.cells for column in scene.columns] == [
        (("De kist is al open",),), (("Wie heeft hem gebracht",),),
    ]  # fmt: skip


def test_whose_eyes_can_be_chosen_in_the_field_and_no_other_kind_keeps_the_choice(talk: Evening) -> None:
    talk.go_to(StepKind.VALUES_NORMS)
    tap(talk, "The resident")
    talk.until(lambda view: any(line.field is CaptureField.PERSPECTIVE for line in view.lines))
    eyes = next(line.text_id for line in talk.view.lines)
    capture = talk.page.capture
    capture._pick_kind(CaptureField.RULE.value)
    assert capture._choice == eyes
    assert "The resident" in [each.text().strip() for each in capture.findChildren(ToggleChip)]
    capture._pick_kind(CaptureField.PERSPECTIVE.value)
    assert capture._choice == ""
