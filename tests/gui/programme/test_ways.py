"""From preparing to the programme and back through the real window, with every choice kept; and to faulty files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.gui.evening import Evening
from dilemmagame.gui.programme.faultspage import FaultsPage
from dilemmagame.gui.programme.page import ProgrammePage
from dilemmagame.gui.shell import MainWindow
from tests.gui.pages import click, rest, until
from tests.gui.prepare.opened import prepare, preparing
from tests.library.samples import METHOD
from tests.prepared import used_folder


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    folder = used_folder(tmp_path / "data")
    folder.methods.mkdir(parents=True)
    (folder.methods / "weegschaal.toml").write_text(METHOD.replace('"vote"', '"stemmen"'), encoding="utf-8")
    with preparing(folder, qtbot) as opened:
        yield opened


def test_a_changed_programme_is_played_and_every_other_choice_stays(window: MainWindow) -> None:
    page = prepare(window)
    page._take(programme="raad-45", present=14, title="Een eigen titel")
    chosen = page.draft
    click(page.adapt)
    editor = window._pages.currentWidget()
    assert isinstance(editor, ProgrammePage)
    click(editor.use)
    assert prepare(window).draft == chosen, "nothing was changed"
    click(prepare(window).adapt)
    editor = window._pages.currentWidget()
    assert isinstance(editor, ProgrammePage)
    editor.order.lines.setFocus()
    editor.order.lines.setCurrentRow(3)
    QTest.keyClick(editor.order.lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(editor.order.lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    click(editor.add_break)
    click(editor.use)
    page = prepare(window)
    assert page.draft.cards == (chosen.cards[2], chosen.cards[0], chosen.cards[1])
    assert (page.draft.present, page.draft.title) == (14, "Een eigen titel")
    assert "Pauze" in page.bar.accessibleDescription()
    length = page.programmes._group.checkedButton()
    assert length is not None
    assert length.text().strip() == "45 min"
    click(page.start)
    evening = window._evening
    assert isinstance(evening, Evening)
    until(lambda: evening._view is not None)
    assert evening._view is not None
    assert [item.title.nl for item in evening._view.items][2] == "Pauze"
    assert window._settings.last_programme != "raad-45", (
        "an evening that was put together once is not remembered"
    )


def test_one_method_for_all_cards_and_a_card_too_many_come_along(window: MainWindow) -> None:
    page = prepare(window)
    page._take(programme="raad-45", method="M13")
    spare = next(card.id for card in page._desk.deck(page.draft).cards if card.id not in page.draft.cards)  # type: ignore[union-attr]  # there is a deck
    page._pick(spare, True)
    planned = page._desk.planned_ms(page.draft)
    click(page.adapt)
    editor = window._pages.currentWidget()
    assert isinstance(editor, ProgrammePage)
    methods = [item.method for item in editor.arrangement.template.items]
    assert methods == ["opening", "M13", "M13", "closing"], "one was proposed, since that fills the time"
    assert sum(slot.ms for slot in editor._slots) == planned
    editor.order.lines.setFocus()
    editor.order.lines.setCurrentRow(1)
    QTest.keyClick(editor.order.lines, Qt.Key.Key_Delete)
    click(editor.use)
    assert spare in prepare(window).draft.cards
    assert len(prepare(window).draft.cards) == 1
    assert prepare(window).draft.method == ""


def test_files_with_mistakes_are_one_click_away_and_mended_ones_can_be_chosen(
    window: MainWindow, tmp_path: Path
) -> None:
    page = prepare(window)
    page._take(present=9)
    assert "weegschaal.toml" in page.message.text
    click(page.message.act)
    faults = window._pages.currentWidget()
    assert isinstance(faults, FaultsPage)
    (tmp_path / "data" / "methods" / "weegschaal.toml").write_text(METHOD, encoding="utf-8")
    click(faults.again)
    rest(30)
    faults.top.back.click()
    page = prepare(window)
    assert page.draft.present == 9
    assert page.message.text == ""
    assert "X1" in {method.id for method in page._desk.methods}
