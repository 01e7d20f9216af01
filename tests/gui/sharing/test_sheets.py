"""Stories about spreadsheets that come in: columns, cards to tick, faulty rows, and lists that come back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.sharing.cardsview import CardsView
from dilemmagame.gui.sharing.choosing import ChooseView
from dilemmagame.gui.sharing.done import DoneView
from dilemmagame.gui.sharing.mappingview import MappingView, letters
from dilemmagame.gui.sharing.packageview import RefusedView
from dilemmagame.gui.sharing.page import FetchPage
from dilemmagame.gui.sharing.sheetwalk import SheetWalk
from dilemmagame.library.sheets.mapping import Form
from dilemmagame.library.sheets.outgoing import export_sheet
from tests.gui.pages import click, walk
from tests.gui.sharing.traffic import fetching, fits, settled, texts
from tests.library.packages import snapshot
from tests.library.sheets import column, retyped, row_of, village, workbook

Row = list[str | int | float | None]
HEADINGS: Row = [
    "Naam van het geval",
    "Verhaal",
    "Vraag",
    "Keuze A",
    "Voor A",
    "Prijs A",
    "Keuze B",
    "Voor B",
    "Prijs B",
    "Duur",
]
GOOD: Row = [
    "Het <b>dienblad</b>",
    "Een inwoner brengt gebak.",
    "Wat doe je?",
    "Aannemen",
    "Beleefd.",
    "Niet vrij.",
    "Weigeren",
    "Vrij.",
    "Bot.",
    15,
]
ALSO: Row = [
    "De oude bekende",
    "Hij belt je.",
    "Wat zeg je?",
    "Niets",
    "Eerlijk.",
    "Boos.",
    "Iets",
    "Prettig.",
    "Oneerlijk.",
    10,
]
NAMELESS: Row = ["", "Een verhaal.", "Wat?", "a", "b", "c", "d", "e", "f", 10]
HALF: Row = ["Twee petten", "Je bent voorzitter.", "Stem je?", "Ja", "x", "y", None, None, None, "veel"]


def columns_step(page: FetchPage) -> MappingView:
    assert isinstance(page.step, SheetWalk)
    assert isinstance(page.step.step, MappingView)
    return page.step.step


def cards_step(page: FetchPage) -> CardsView:
    assert isinstance(page.step, SheetWalk)
    assert isinstance(page.step.step, CardsView)
    return page.step.step


def lines(step: CardsView) -> list[str]:
    return [step.entries.item(place).text() for place in range(step.entries.count())]


def tick(step: CardsView, place: int) -> None:
    """With the keyboard, as somebody who goes down the list."""
    step.entries.setFocus()
    step.entries.setCurrentRow(place)
    QTest.keyClick(step.entries, Qt.Key.Key_Space)


def go_on(page: FetchPage) -> CardsView:
    click(columns_step(page).go)
    settled(page)
    return cards_step(page)


def test_faulty_rows_are_listed_and_the_ticked_cards_become_a_new_deck(tmp_path: Path, qtbot: QtBot) -> None:
    sheet = workbook(tmp_path / "mijn kaarten.xlsx", [HEADINGS, GOOD, NAMELESS, HALF, ALSO])
    with fetching(tmp_path, qtbot, sheet) as (page, given):
        step = columns_step(page)
        assert not step.go.isEnabled(), "nothing says yet where the titles are"
        assert step.missing.isVisible()
        assert page.focusWidget() is step.boxes[0]
        step.boxes[0].setCurrentIndex(step.boxes[0].findData("title"))
        step.boxes[0].activated.emit(step.boxes[0].currentIndex())
        assert not step.missing.isVisible()
        cards = go_on(page)
        assert lines(cards) == [
            "Het <b>dienblad</b>\nnieuw",
            "Twee petten\nniet af",
            "De oude bekende\nnieuw",
        ]
        assert "kloppen niet" in cards.message.text
        cards.tabs.setCurrentIndex(1)
        said = texts(cards)
        assert "Rij 3, kolom A" in said
        assert "Rij 4, kolom J" in said
        tick(cards, 1)
        assert cards.go.accessibleName() == "Neem over: 2 nieuw"
        assert not given.folder.decks.exists()
        cards.title.setText("Gevallen van dinsdag")
        click(cards.go)
        settled(page)
        assert isinstance(page.step, DoneView)
        assert "Speelbaar: 2 kaarten." in texts(page)
        folder = given.folder.decks / "gevallen-van-dinsdag"
        assert sorted(path.name for path in (folder / "cards").iterdir()) == [
            "de-oude-bekende.md",
            "het-b-dienblad-b.md",
        ]
        assert [each.deck.title for each in given.shelf.decks if each.path == folder] == [
            "Gevallen van dinsdag"
        ]


def test_giving_a_column_a_name_takes_it_from_the_other(tmp_path: Path, qtbot: QtBot) -> None:
    sheet = workbook(tmp_path / "kaarten.xlsx", [["Titel", "Kop", "Vraag"], ["Een", "Twee", "Wat?"]])
    with fetching(tmp_path, qtbot, sheet) as (page, _given):
        step = columns_step(page)
        assert step.boxes[0].currentData() == "title"
        step.boxes[1].setCurrentIndex(step.boxes[1].findData("title"))
        step.boxes[1].activated.emit(0)
        assert step.boxes[0].currentData() == ""
        assert lines(go_on(page))[0].startswith("Twee")


def test_a_table_of_a_known_deck_shows_what_changes_and_takes_only_what_is_ticked(
    tmp_path: Path, qtbot: QtBot
) -> None:
    folder = village(DataFolder(tmp_path / "data").decks)
    sheet = tmp_path / "dorp.xlsx"
    i18n.use("nl")
    export_sheet(folder, sheet, Form.TABLE, date(2026, 11, 22))

    def type_in(page: Worksheet) -> None:
        page.cell(row_of(page, "de-sleutel"), column(page, "Vraag"), "Wat doe je met de sleutel?")
        page.cell(row_of(page, "de-sleutel"), column(page, "Titel"), "De andere sleutel")
        page.cell(row_of(page, "de-brief"), column(page, "Vraag"), "Wie schrijft terug?")

    retyped(sheet, type_in)
    with fetching(tmp_path, qtbot, sheet) as (page, _given):
        cards = go_on(page)
        assert cards.target == folder, "the deck the ids are from"
        states = dict(line.split("\n") for line in lines(cards))
        assert states["De andere sleutel"] == "gewijzigd"
        place = next(n for n, line in enumerate(lines(cards)) if line.startswith("De andere sleutel"))
        cards.entries.setCurrentRow(place)
        assert "Wat doe je met de sleutel?" in texts(cards)
        click_box(cards, "title")
        other = next(n for n, line in enumerate(lines(cards)) if line.startswith("De brief"))
        tick(cards, other)
        assert cards.go.accessibleName() == "Neem over: 1 gewijzigd"
        click(cards.go)
        settled(page)
        key = (folder / "cards" / "de-sleutel.md").read_text(encoding="utf-8")
        assert "Wat doe je met de sleutel?" in key
        assert "# De sleutel\n" in key
        assert "Wie schrijft terug?" not in (folder / "cards" / "de-brief.md").read_text(encoding="utf-8")


def click_box(cards: CardsView, part: str) -> None:
    box = cards.entry.boxes[part]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("form", "language", "heading"), [(Form.PROOF, "", "Tekst"), (Form.TRANSLATION, "en", "Vertaling (en)")]
)
def test_a_list_that_comes_back_needs_no_columns(
    tmp_path: Path, qtbot: QtBot, form: Form, language: str, heading: str
) -> None:
    folder = village(DataFolder(tmp_path / "data").decks)
    sheet = tmp_path / "lijst.xlsx"
    i18n.use("nl")
    export_sheet(folder, sheet, form, date(2026, 11, 22), language=language)

    def type_in(page: Worksheet) -> None:
        page.cell(row_of(page, "de-sleutel", "Vraag"), column(page, heading), "What now?")

    retyped(sheet, type_in)
    with fetching(tmp_path, qtbot, sheet) as (page, _given):
        cards = cards_step(page)
        settled(page)
        assert cards.target == folder
        assert cards.go.accessibleName() == "Neem over: 1 gewijzigd"
        click(cards.go)
        settled(page)
        name = "de-sleutel.en.md" if language else "de-sleutel.md"
        assert "What now?" in (folder / "cards" / name).read_text(encoding="utf-8")


def test_an_emptied_cell_takes_a_text_out_only_by_its_own_tick(tmp_path: Path, qtbot: QtBot) -> None:
    folder = village(DataFolder(tmp_path / "data").decks)
    sheet = tmp_path / "dorp.xlsx"
    i18n.use("nl")
    export_sheet(folder, sheet, Form.TABLE, date(2026, 11, 22))
    retyped(sheet, lambda page: empty(page, "de-sleutel", "Voorkomen"))
    with fetching(tmp_path, qtbot, sheet) as (page, _given):
        cards = go_on(page)
        place = next(n for n, line in enumerate(lines(cards)) if line == "De sleutel\nwacht op je keuze")
        tick(cards, place)
        assert not cards.wanted
        assert not cards.go.isEnabled()
        click_box(cards, "prevention")
        click(cards.go)
        settled(page)
        assert "## Voorkomen" not in (folder / "cards" / "de-sleutel.md").read_text(encoding="utf-8")


def empty(page: Worksheet, card: str, heading: str) -> None:
    page.cell(row_of(page, card), column(page, heading)).value = None


def test_a_list_without_a_deck_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    folder, sheet = village(tmp_path / "elders"), tmp_path / "lijst.xlsx"
    export_sheet(folder, sheet, Form.PROOF, date(2026, 11, 22))
    with fetching(tmp_path, qtbot, sheet) as (page, _given):
        assert "geen eigen stapel" in texts(page)


def test_leaving_writes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    village(DataFolder(tmp_path / "data").decks)
    sheet = workbook(tmp_path / "kaarten.xlsx", [["Titel", *HEADINGS[1:]], GOOD, ALSO])
    with fetching(tmp_path, qtbot, sheet) as (page, given):
        before = snapshot(given.folder.decks)
        cards = go_on(page)
        cards.left.emit()
        assert isinstance(page.step, ChooseView)
        assert "niets bewaard" in page.message.text
        assert snapshot(given.folder.decks) == before


def test_what_is_no_sheet_is_refused_with_advice(tmp_path: Path, qtbot: QtBot) -> None:
    old = tmp_path / "oud.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    with fetching(tmp_path, qtbot, old) as (page, _given):
        assert isinstance(page.step, RefusedView)
        assert "oud.xls" in texts(page)


def test_columns_have_the_names_of_a_spreadsheet() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


@pytest.mark.parametrize("theme", ["paper", "contrast"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_steps_fit_and_are_reached_by_keyboard(
    tmp_path: Path, qtbot: QtBot, language: str, theme: str
) -> None:
    sheet = workbook(
        tmp_path / "kaarten.xlsx", [["Titel", *HEADINGS[1:], "Mijn kolom"], GOOD, NAMELESS, HALF]
    )
    with fetching(tmp_path, qtbot, sheet, language, theme=theme) as (page, _given):
        fits(page)
        assert columns_step(page).boxes[2] in walk(page)
        cards = go_on(page)
        fits(page)
        reached = walk(page)
        for each in (cards.decks, cards.title, cards.entries, cards.tabs.tabBar(), cards.go):
            assert each in reached, each
        cards.tabs.setCurrentIndex(1)
        fits(page)
