"""An evening in which no card is played is prepared, printed, practised and started like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base.settings import Settings
from dilemmagame.gui.evening import Evening
from dilemmagame.gui.practice.report import PracticeReport
from dilemmagame.gui.practising import Practice
from dilemmagame.gui.prepare.draft import without_cards
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.prepare.wording import hindrance
from dilemmagame.gui.programme.page import ProgrammePage
from dilemmagame.gui.shell import MainWindow
from dilemmagame.printing.preview import page_count
from tests.gui.pages import SIZES, click, clipped, services, shown, until
from tests.gui.prepare.opened import prepare, preparing
from tests.prepared import used_folder

BOARD = "waarden-30"
SAID = {
    "nl": "Deze avond heeft geen kaarten nodig. Met ‘Pas het programma aan’ kun je er een toevoegen.",
    "en": "This evening needs no cards. With “Adapt the programme” you can add one.",
}


@pytest.fixture(params=["nl", "en"])
def window(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with preparing(used_folder(tmp_path / "data"), qtbot, request.param) as opened:
        yield opened


def take_from_the_menu(page: PreparePage, programme: str) -> None:
    next(each for each in page.programmes.more.menu().actions() if each.data() == programme).trigger()


def test_the_values_board_alone_starts_and_the_page_says_it_needs_no_cards(window: MainWindow) -> None:
    page = prepare(window)
    page._take(method="M12")
    take_from_the_menu(page, BOARD)
    for size in SIZES:
        window.resize(*size)
        assert clipped(page) == []
    assert page.no_cards.text() == SAID[window._settings.language]
    assert page.no_cards.isVisible()
    assert not page.cards.isVisible()
    assert not page.add.isVisible()
    assert not page.surprise.isEnabled()
    assert page.print.isEnabled()
    assert page.reason.isHidden()
    click(page.start)
    evening = window._evening
    assert isinstance(evening, Evening)
    until(lambda: evening._view is not None)
    assert evening._view is not None
    assert evening._view.plan.cards == ()


def test_it_is_practised_and_comes_back_as_it_was(window: MainWindow) -> None:
    page = prepare(window)
    take_from_the_menu(page, BOARD)
    click(page.practise)
    practice = window._evening
    assert isinstance(practice, Practice)
    until(lambda: practice._view is not None)
    click(practice.bar.end)
    report = window._pages.currentWidget()
    assert isinstance(report, PracticeReport)
    click(report.done)
    assert prepare(window).draft.programme == BOARD


def test_a_card_comes_in_by_adapting_the_programme(window: MainWindow) -> None:
    page = prepare(window)
    chosen = page.draft.cards
    page._take(cards=chosen, picked=True)
    take_from_the_menu(page, BOARD)
    click(page.adapt)
    editor = window._pages.currentWidget()
    assert isinstance(editor, ProgrammePage)
    assert editor.arrangement.cards == (), "cards of another evening do not come along unasked"
    click(editor.use)
    page = prepare(window)
    page._take(programme="raad-90")
    assert page.draft.cards == chosen, "what was picked is there again for an evening with cards"
    assert page.cards.isVisible()
    assert page.no_cards.isHidden()


@pytest.mark.parametrize(("deck", "programme"), [("raadsleden", BOARD), ("ambtenaren", "scan-60")])
def test_its_run_sheet_is_a_pdf(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, deck: str, programme: str
) -> None:
    target = tmp_path / "draaiboek.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    with services(tmp_path) as given:
        page = PreparePage(given, Settings(last_deck=deck, last_programme=programme), lambda _s: None)
        qtbot.addWidget(page)
        shown(page)
        assert without_cards(page.desk.programme(page.draft))
        click(page.run_sheet)
        until(target.exists)
        until(page.run_sheet.isEnabled)
        assert page_count(target.read_bytes()) >= 1


def test_cards_chosen_in_the_library_are_played_after_an_evening_without(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with services(tmp_path) as given:
        deck = next(each.deck for each in given.shelf.decks if each.deck.id == "raadsleden")
        wanted = tuple(card.id for card in deck.cards[4:6])
        last = Settings(last_deck=deck.id, last_programme=BOARD)
        page = PreparePage(given, last, lambda _s: None, cards=wanted, asked=True)
        qtbot.addWidget(page)
        shown(page)
        assert [item.card.id for item in page.desk.items(page.draft) if item.card] == list(wanted)


def test_what_makes_starting_impossible_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = PreparePage(given, Settings(last_deck="raadsleden"), lambda _s: None)
        qtbot.addWidget(page)
        shown(page)
        page._desk.decks = ()
        page._show()
        said = hindrance(page.desk, page.draft)
        assert said
        assert page.reason.isVisible()
        assert page.reason.text() == page.start.toolTip() == said
        assert not page.start.isEnabled()
        assert not page.print.isEnabled()


def test_a_long_word_on_a_tile_is_whole(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = PreparePage(given, Settings(last_present=6), lambda _s: None)
        qtbot.addWidget(page)
        shown(page)
        words = [
            (label.text(), word, label.fontMetrics().horizontalAdvance(word), label.width())
            for label in page.methods.findChildren(type(page.course))
            for word in label.text().split()
        ]
        assert any(word == "Raadgeversronde" for _text, word, _wide, _room in words)
        assert [each for each in words if each[2] > each[3]] == []
