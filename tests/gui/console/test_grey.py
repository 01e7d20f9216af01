"""The grey area on the console: counted from the keyboard, finer when wanted, told in words after the map was shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import Count, RoundStatus
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.casegrid import CaseGrid, CountCell
from dilemmagame.gui.console.panels.agreement import AgreementPanel
from dilemmagame.gui.console.panels.grey import GreyPanel
from dilemmagame.gui.console.panels.spread import SpreadPanel
from dilemmagame.gui.theme import apply_theme
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.form_scenes import GreyPlacingScene, GreyScene
from dilemmagame.live.stage_view import AgreementScene, BoardScene
from tests.gui.console.room import FULL_CARD, Evening, inside, shown_words
from tests.gui.console.test_reach import SIZES, clipped, walk
from tests.sample import method, plan, step

CASES = ("Een pen.", "Een lunch.", "Een weekend weg.")
GREY_AREA = method(
    "M13",
    step(StepKind.READ, 2),
    step(StepKind.GREY, 6, slot=1),
    step(StepKind.SPREAD, 3, rounds=(1,)),
    step(StepKind.EDGES, 9),
    replace(step(StepKind.AGREEMENT, 7), capture=("line", "signal")),
    step(StepKind.GREY, 4, slot=2),
    step(StepKind.SPREAD, 2, rounds=(1, 2)),
)


def grey_evening() -> Plan:
    return plan(PlannedItem(GREY_AREA, replace(FULL_CARD, cases=CASES)))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(qtbot, tmp_path / "data", grey_evening())
    yield made
    made.close()


def grid_of(room: Evening) -> CaseGrid:
    panel = room.page.step.panel
    assert isinstance(panel, GreyPanel | SpreadPanel)
    return panel.grid


def counts(view: ConsoleView) -> list[tuple[Count, ...]]:
    return [vote.hands for vote in view.votes]


def count(room: Evening, *rows: tuple[int, int, int]) -> ConsoleView:
    """Close the placing and type white, grey and black for every case."""
    room.next()
    grid_of(room).begin()
    for row in rows:
        for number in row:
            room.press(Qt.Key.Key_Backspace)
            QTest.keyClicks(room.focused(), str(number))
            room.press(Qt.Key.Key_Return)
    return room.until(lambda view: [vote.total for vote in view.votes] == [sum(row) for row in rows])


def test_while_people_place_nobody_can_count_and_no_number_stands_there(room: Evening) -> None:
    view = room.go_to(StepKind.GREY)
    assert isinstance(view.stage.scene, GreyPlacingScene)
    assert view.stage.scene.cases == CASES
    assert [vote.status for vote in view.votes] == [RoundStatus.OPEN] * 3
    assert all(not cell.isEnabled() and not cell.text() for row in grid_of(room).cells for cell in row)


def test_the_counts_are_typed_along_the_cases_without_a_mouse(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    view = count(room, (10, 6, 2), (3, 9, 6), (0, 4, 14))
    assert counts(view)[1] == (Count("1", 3), Count("4", 9), Count("7", 6))
    assert "3 of 3 cases counted" in shown_words(room.page.step)
    assert "18 of 18" in shown_words(room.page.step)
    room.until(lambda _view: room.page.footer.next.hasFocus())


def test_arrows_move_between_the_numbers_and_there_is_one_stop_for_tab(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    room.next()
    grid = grid_of(room)
    grid.begin()
    for key, place in (
        (Qt.Key.Key_Down, (1, 0)), (Qt.Key.Key_Right, (1, 1)), (Qt.Key.Key_Up, (0, 1)), (Qt.Key.Key_Left, (0, 0)),
        (Qt.Key.Key_Left, (0, 0)),
    ):  # fmt: skip
        room.press(key)
        assert room.focused() is grid.cells[place[0]][place[1]]
    stops = [cell for row in grid.cells for cell in row if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [grid.cells[0][0]]
    names = {cell.accessibleName() for row in grid.cells for cell in row}
    assert len(names) == 9
    assert "Case 2, grey" in names


def test_a_full_stop_of_the_clicker_is_no_number(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    room.next()
    grid_of(room).begin()
    QTest.keyClicks(room.focused(), "7")
    room.press(Qt.Key.Key_Period)
    cell = room.focused()
    assert isinstance(cell, CountCell)
    assert cell.text() == "7"


def test_finer_counting_shows_seven_places_and_keeps_what_was_counted(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    count(room, (10, 6, 2), (3, 9, 6), (0, 4, 14))
    grid = grid_of(room)
    assert [len(row) for row in grid.cells] == [3, 3, 3]
    room.click(grid.fine)
    assert [len(row) for row in grid.cells] == [7, 7, 7]
    assert [cell.text() for cell in grid.cells[0]] == ["10", "", "", "6", "", "", "2"]
    grid.cells[0][2].setFocus()
    QTest.keyClicks(grid.cells[0][2], "1")
    view = room.until(lambda view: view.votes[0].total == 19)
    assert Count("3", 1) in counts(view)[0]
    assert not grid.fine.isEnabled(), "the finer number would be lost"


def test_a_map_that_is_still_empty_asks_for_the_counts_first(room: Evening) -> None:
    empty, counted = "Nothing is counted yet.", "Are the counts right?"
    room.go_to(StepKind.GREY)
    room.next()
    room.go_to(StepKind.SPREAD)
    assert any(text.startswith(empty) for text in shown_words(room.page.step))
    grid_of(room).begin()
    QTest.keyClicks(room.focused(), "7")
    room.press(Qt.Key.Key_Return)
    room.until(lambda view: view.votes[0].total == 7)
    said = shown_words(room.page.step)
    assert any(text.startswith(counted) for text in said)
    assert not any(text.startswith(empty) for text in said)


def test_placing_can_be_opened_again_by_key(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    room.next()
    room.until(lambda view: all(vote.status is RoundStatus.CLOSED for vote in view.votes))
    room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.until(lambda view: all(vote.status is RoundStatus.OPEN for vote in view.votes))


def test_the_map_is_covered_first_and_a_count_can_still_be_mended(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    count(room, (10, 6, 2), (3, 9, 6), (0, 4, 14))
    view = room.go_to(StepKind.SPREAD)
    assert isinstance(view.stage.scene, GreyScene)
    assert view.stage.scene.covered
    grid = grid_of(room)
    assert grid.cells[1][0].text() == "3"
    grid.cells[1][0].setFocus()
    room.press(Qt.Key.Key_Backspace)
    QTest.keyClicks(grid.cells[1][0], "4")
    room.until(lambda view: view.votes[1].total == 19)


def test_after_the_map_the_widest_case_comes_first_in_words(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    count(room, (18, 1, 0), (9, 0, 9), (0, 4, 14))
    room.go_to(StepKind.SPREAD)
    view = room.next()
    scene = view.stage.scene
    assert isinstance(scene, GreyScene)
    assert scene.widest == 2
    words = shown_words(room.page.step)
    assert any(text.startswith("Ask first about case 2") for text in words)
    told = [text for text in words if text[:2] in ("1.", "2.", "3.")]
    assert [text[0] for text in told] == ["2", "3", "1"]
    assert "Middle: white. People stand far apart." in words


def test_a_case_on_which_all_stand_together_warns_before_it_is_shown(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    count(room, (18, 0, 0), (9, 0, 9), (0, 4, 14))
    room.go_to(StepKind.SPREAD)
    view = room.view
    while view.primary is not Primary.REVEAL_ANYWAY:
        view = room.next()
    assert isinstance(view.stage.scene, GreyScene)
    assert view.stage.scene.covered
    assert any(text.startswith("Case 1: when you show this") for text in shown_words(room.page.step))


def test_the_line_that_is_drawn_stands_on_the_stage_and_the_taps_fill_the_form(room: Evening) -> None:
    room.go_to(StepKind.AGREEMENT)
    panel = room.page.step.panel
    assert isinstance(panel, AgreementPanel)
    room.click(panel.line.add)
    QTest.keyClicks(room.focused(), "Niets van een partij in een lopend besluit")
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = room.until(
        lambda view: any(line.field is CaptureField.LINE and not line.draft for line in view.lines)
    )
    assert isinstance(view.stage.scene, AgreementScene)
    assert view.stage.scene.body == "Niets van een partij in een lopend besluit"
    ask = next(each for each in panel.findChildren(QAbstractButton) if each.text().strip() == "Ask")
    room.click(ask)
    room.click(panel.form.propose)
    view = room.until(lambda view: bool(view.agreements))
    assert isinstance(view.stage.scene, AgreementScene)
    assert view.stage.scene.body == "Who stands in the grey asks somebody else first."


def test_a_method_that_asks_for_no_line_shows_none(qtbot: QtBot, tmp_path: Path) -> None:
    short = method("X", step(StepKind.READ, 1), replace(step(StepKind.AGREEMENT, 2), capture=("signal",)))
    room = Evening(qtbot, tmp_path / "data", plan(PlannedItem(short, FULL_CARD)))
    room.go_to(StepKind.AGREEMENT)
    panel = room.page.step.panel
    assert isinstance(panel, AgreementPanel)
    assert not panel.line.isVisible()
    assert not panel.greys.isVisible()
    room.close()


def test_both_edges_are_written_in_their_own_column(room: Evening) -> None:
    room.go_to(StepKind.EDGES)
    panel = room.page.step.panel
    assert panel is not None
    add = next(
        each
        for each in panel.findChildren(QAbstractButton)
        if each.accessibleName() == "Edge for Between grey and black"
    )
    room.click(add)
    QTest.keyClicks(room.focused(), "Het is geld")
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = room.until(lambda view: any(line.body == "Het is geld" and not line.draft for line in view.lines))
    assert isinstance(view.stage.scene, BoardScene)
    assert [column.cells for column in view.stage.scene.columns] == [((),), (("Het is geld",),)]


def test_a_line_typed_at_the_second_edge_stands_at_that_edge(qtbot: QtBot, tmp_path: Path) -> None:
    both = method("E", step(StepKind.READ, 1), step(StepKind.EDGES, 2), step(StepKind.EDGES, 2))
    room = Evening(qtbot, tmp_path / "data", plan(PlannedItem(both, FULL_CARD)))
    room.go_to(StepKind.EDGES)
    for words in ("Het is groot", "Het is geld"):
        room.press(Qt.Key.Key_F2)
        QTest.keyClicks(room.focused(), words)
        room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        kept = words
        room.until(lambda view, kept=kept: any(x.body == kept and not x.draft for x in view.lines))  # type: ignore[misc]
        room.next()
    lines = {line.body: line.choice for line in room.view.lines}
    assert lines == {"Het is groot": "white-grey", "Het is geld": "grey-black"}
    room.close()


def test_before_and_after_are_compared_over_the_same_cases(room: Evening) -> None:
    room.go_to(StepKind.GREY)
    count(room, (10, 6, 2), (3, 9, 6), (0, 4, 14))
    room.go_to(StepKind.GREY, 2)
    count(room, (14, 3, 1), (3, 5, 10), (0, 1, 17))
    room.go_to(StepKind.SPREAD)
    view = room.next()
    scene = view.stage.scene
    assert isinstance(scene, GreyScene)
    assert scene.slots == (1, 2)
    assert [(row.before.median, row.after.median) for row in scene.rows if row.before and row.after] == [
        (1, 1), (4, 7), (7, 7),
    ]  # fmt: skip
    assert any("Middle: black, was grey" in text for text in shown_words(room.page.step))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("letters", [1.0, 1.5])
def test_nothing_is_clipped_or_pushed_out_of_sight(room: Evening, language: str, letters: float) -> None:
    i18n.use(language)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper", letters)
    faults: list[str] = []
    for size in SIZES:
        room.page.resize(*size)
    for state in walk(room):
        panel = room.page.step.panel
        assert panel is not None
        if isinstance(panel, GreyPanel | SpreadPanel) and panel.grid.isVisible():
            panel.grid.fine.setChecked(True)
            panel.grid.show_votes(room.view.votes[:3], room.view)
        QApplication.processEvents()
        room_for = panel.parentWidget()
        assert room_for is not None
        if panel.minimumSizeHint().width() > room_for.width():
            faults.append(f"{state}: the panel needs {panel.minimumSizeHint()} of {room_for.size()}")
        cut = [widget for widget in inside(panel) if not isinstance(widget, QLineEdit)]
        faults += [f"{state}: {fault}" for widget in cut if (fault := clipped(widget))]
        faults += [
            f"{state}: no name: {each}" for each in panel.findChildren(CountCell) if not each.accessibleName()
        ]
        faults += [
            f"{state}: small: {each.size()}" for each in panel.findChildren(CountCell) if each.height() < 34
        ]
    apply_theme(app, "night")
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_the_number_under_the_cursor_is_scrolled_into_sight(room: Evening) -> None:
    room.page.resize(1198, 650)
    room.go_to(StepKind.GREY)
    room.next()
    grid = grid_of(room)
    room.click(grid.fine)
    QApplication.processEvents()
    last = grid.cells[-1][0]
    room.qtbot.waitUntil(lambda: grid.height() >= grid.sizeHint().height())  # laid out anew
    QApplication.processEvents()
    assert last.visibleRegion().isEmpty()
    grid.begin()
    for _line in range(2):
        room.press(Qt.Key.Key_Down)
    QApplication.processEvents()
    assert room.focused() is last
    assert last.visibleRegion().boundingRect().height() == last.height()
