"""Stories about an own case that becomes a draft card."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.gui.editor.intake import OwnCase, keep_case, load_case
from dilemmagame.gui.editor.intakepage import IntakePage
from dilemmagame.gui.editor.recognising import recognised
from dilemmagame.gui.editor.starting import make_own_case
from dilemmagame.library.reading import read_source_deck
from tests.gui.pages import click, clipped, nameless, services, shown, small, until

FULL = OwnCase(
    happens="Een inwoner geeft je een boekenbon.",
    role="Adviseur",
    place="Wolderhage",
    hard="Weigeren doet pijn.",
    options=("Je neemt hem aan.", "Je geeft hem terug."),
    supports=("hij is blij.", "je bent vrij."),
    costs=("je bent iets schuldig.", "hij is gekwetst."),
    vulnerabilities=("V4",),
    title="De boekenbon",
)


def test_the_walk_ends_as_a_draft_card_in_a_deck_of_ones_own(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        made: list[tuple[Path, str]] = []
        page = IntakePage(given, recognised, lambda case, role: make_own_case(given.folder.decks, case, role))
        page.made.connect(lambda folder, stem: made.append((folder, stem)))
        qtbot.addWidget(page)
        shown(page)
        page.activateWindow()
        click(page.next)
        assert page.message.text  # nothing was written yet
        assert page.case.step == 1
        screens = page.screens
        QTest.keyClicks(page.focusWidget(), "Een inwoner geeft je een bon. Mail: jan@example.org")
        assert "jan@example.org" in screens.warnings[0].text
        assert "een echte persoon, een adres of een nummer" in screens.warnings[0].text
        screens.happens.setPlainText("Een inwoner geeft je een boekenbon.")
        assert not screens.warnings[0].text
        click(page.next)
        screens.role.setEditText("Adviseur")
        QTest.keyClicks(screens.place, "Wolderhage")
        click(page.next)
        QTest.keyClicks(page.focusWidget(), "Weigeren doet pijn.")
        click(page.next)
        QTest.keyClicks(page.focusWidget(), "Je neemt hem aan.")
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(page.focusWidget(), "Je geeft hem terug.")
        click(page.next)
        QTest.keyClicks(screens.supports[0], "hij is blij.")
        QTest.keyClicks(screens.costs[1], "hij is gekwetst.")
        QTest.qWait(20)
        assert clipped(page) == nameless(page) == small(page) == []
        click(page.next)
        screens.processes["V4"].setChecked(True)
        click(page.next)
        assert "Je bent adviseur in Wolderhage." in screens.preview.text()
        QTest.keyClicks(screens.title, "De boekenbon")
        until(lambda: load_case(given.folder.root).begun, 5)
        click(page.next)
        [(folder, stem)] = made
        [card] = [reading.card for reading in read_source_deck(folder).cards]
        assert (stem, card.title, card.status) == ("de-boekenbon", "De boekenbon", "concept")
        assert card.vulnerabilities == ("V4",)
        assert [option.text for option in card.options] == ["Je neemt hem aan.", "Je geeft hem terug."]
        assert card.considerations[1].cost == "hij is gekwetst."
        assert not card.broken
        assert not load_case(given.folder.root).begun


def test_a_second_case_comes_in_the_same_deck(tmp_path: Path) -> None:
    first = make_own_case(tmp_path, FULL, "")
    second = make_own_case(tmp_path, FULL, "")
    assert first[0] == second[0]
    assert [card.stem for card in read_source_deck(first[0]).cards] == ["de-boekenbon", "de-boekenbon-2"]


def test_a_case_that_is_not_finished_waits_for_the_next_time(tmp_path: Path) -> None:
    keep_case(tmp_path, replace(FULL, step=4))
    assert load_case(tmp_path) == replace(FULL, step=4)
    (tmp_path / "own-case.json").write_text('{"step": 99, "options": 3, "title": ["x"]}', encoding="utf-8")
    assert load_case(tmp_path) == OwnCase()
    (tmp_path / "own-case.json").write_bytes(b"\xff[")
    assert load_case(tmp_path) == OwnCase()


def test_starting_again_asks_once_more(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        keep_case(given.folder.root, FULL)
        page = IntakePage(given, recognised, lambda case, role: make_own_case(given.folder.decks, case, role))
        qtbot.addWidget(page)
        shown(page)
        click(page.again)
        assert page.case.begun
        click(page.again)
        assert not page.case.begun
        assert not load_case(given.folder.root).begun


def test_a_case_tells_who_looks_real() -> None:
    assert set(recognised("Bel 06-12345678 of mail jan@example.org")) == {"jan@example.org", "06-12345678"}
    assert recognised("Ik sprak met Jan de Vries.") == ("Jan de Vries",)
    assert recognised("# Een kop\n- een punt") == ()
    assert recognised("") == ()
