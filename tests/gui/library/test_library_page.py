"""Stories about the library: finding cards, choosing them for a session, reading one, and what is wrong with one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.cards import CardKind
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.gui.library.choosing import CHOSEN_DECK, Handover
from dilemmagame.gui.library.page import Acts, LibraryPage
from dilemmagame.gui.library.rail import Scope
from dilemmagame.gui.stage.painter import StagePainter
from dilemmagame.gui.widgets.page import theme_in_use
from dilemmagame.library.catalogue import Collection, Facet
from tests.gui.pages import click, clipped, nameless, services, shown, small, until, walk
from tests.sample import CARD_ROUND, plan

SIZES = ((1366, 768), (1280, 720), (1920, 1080), (1093, 614))
OWN_DECK = """---
id: eigen
version: "1.0"
language: nl
audience: [raadsleden]
title: Eigen stapel
licence: CC-BY-4.0
cards: [kapot]
---
Een inleiding.
"""
BROKEN_CARD = """---
id: kapot
version: "1.0"
language: nl
kind: options
themes: [T01]
---
# <b>Kapotte</b> kaart

Er is iets.

## Vraag

Wat doe je?
"""
OPEN_CARD = """---
id: eigen-casus
version: "1.0"
language: nl
kind: open
status: concept
minutes: 25
---
# Eigen casus

Er gebeurde iets bij de zandbak.

## Vraag

Wat nu?
"""
STAGED_CARD = """---
id: in-beurten
version: "1.0"
language: nl
kind: stages
---
# In beurten

Eerst dit.

## Vraag

Wat nu?

## Beurt 2

Daarna dat.

### Vraag

En nu?
"""


def write_own(tmp_path: Path, **cards: str) -> Path:
    folder = DataFolder(tmp_path / "data").decks / "eigen"
    (folder / "cards").mkdir(parents=True, exist_ok=True)
    (folder / "deck.md").write_text(OWN_DECK, encoding="utf-8")
    for name, text in cards.items():
        (folder / "cards" / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def library(
    tmp_path: Path,
    qtbot: QtBot,
    language: str = "nl",
    *,
    theme: str = "paper",
    minutes: int = 0,
    acts: Acts | None = None,
    played: bool = False,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[LibraryPage]:
    with services(tmp_path, language, theme) as given:
        if played:
            shelf_card = given.shelf.decks[0].deck.cards[0]
            for number in range(3):
                evening = replace(plan(PlannedItem(CARD_ROUND, shelf_card)), session_id=f"s{number}")
                given.store.create(evening, datetime(2026, 9, 10 + number, 18, tzinfo=UTC))
        painter = StagePainter(theme_in_use(), QSize(1920, 1080))
        page = LibraryPage(given, minutes=minutes, paint_stage=painter.paint, acts=acts)
        qtbot.addWidget(page)
        shown(page, size)
        until(lambda: page.catalogue.learned)
        QTest.qWait(20)
        yield page


def titles(page: LibraryPage) -> list[str]:
    return [entry.card.title for entry in page.grid.cards.shown]


def go_to(page: LibraryPage, title: str) -> None:
    """The cursor on a card, and the card at the right."""
    page.grid.setCurrentIndex(page.grid.cards.index(titles(page).index(title)))
    page._look()


def choose_first(page: LibraryPage, count: int) -> None:
    page.grid.setFocus()
    for row in range(count):
        page.grid.setCurrentIndex(page.grid.cards.index(row))
        QTest.keyClick(page.grid, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("language", "parts"),
    [("nl", ("Overwegingen", "Wat als", "Raadgevers", "Voorkomen", "Normen", "Voor de begeleider", "Gecontroleerd op")),
     ("en", ("Considerations", "What if", "Advisers", "Prevention", "Norms", "For the facilitator", "Checked on"))],
)  # fmt: skip
def test_a_card_shows_everything_that_is_on_it(
    tmp_path: Path, qtbot: QtBot, language: str, parts: tuple[str, ...]
) -> None:
    with library(tmp_path, qtbot, language) as page:
        seen: set[str] = set()
        for row, entry in enumerate(page.grid.cards.shown[:12]):
            page.grid.setCurrentIndex(page.grid.cards.index(row))
            page._look()
            texts, card = page.side.detail.texts(), entry.card
            seen |= {part for part in parts if part in texts}
            assert card.title in texts
            assert card.question in texts
            assert all(option.text in texts for option in card.options)
            assert all(twist in texts for twist in card.twists)
            assert all(voice.text in texts for voice in card.voices)
            norms = [norm for norm in map(entry.shelved.deck.norm, card.norms) if norm is not None]
            mark = "controleer\n" if language == "nl" else "check this\n"
            assert texts.count(mark) >= sum(not norm.certain for norm in norms)
        assert seen == set(parts)


def test_search_goes_through_the_texts_and_enter_leads_to_the_cards(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        QTest.keyClicks(page.search, "huisartsenpost haven")
        assert titles(page) == ["Hoofdelijk stemmen"]
        until(lambda: "Hoofdelijk stemmen" in page.side.detail.texts())
        QTest.keyClick(page.search, Qt.Key.Key_Return)
        assert page.focusWidget() is page.grid
        QTest.keyClick(page.grid, Qt.Key.Key_Slash)
        assert page.focusWidget() is page.search


def test_what_is_nowhere_gives_advice_and_a_way_back(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        everything = len(titles(page))
        page.search.setText("zeppelinhangar")
        assert titles(page) == []
        assert page._middle.empty.isVisible()
        assert "Er past geen kaart bij" in page._middle.advice.text()
        click(page._middle.undo)
        assert len(titles(page)) == everything
        page.rail.choose(Scope(Collection.RECENT))
        assert "nog geen kaart gespeeld" in page._middle.advice.text()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_filters_narrow_say_how_many_there_would_be_and_can_be_let_go(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        everything = len(titles(page))
        themes = page.filters.choices[Facet.THEME]
        themes.showPopup()
        place = themes.findData("T06")
        said = themes.itemText(place)
        themes.setCurrentIndex(place)
        themes.hidePopup()
        themes.activated.emit(themes.currentIndex())
        assert said.endswith(f"({len(titles(page))})")
        assert all("T06" in entry.card.themes for entry in page.grid.cards.shown)
        kinds = page.filters.popover.choices[Facet.KIND]
        kinds.chosen.emit(Facet.KIND, CardKind.OPTIONS.value)
        assert all(entry.card.kind is CardKind.OPTIONS for entry in page.grid.cards.shown)
        chips = page.filters.chips.findChildren(QAbstractButton)
        assert [chip.text().strip() for chip in chips][:2] == [
            "Thema: Cliëntelisme en ons-kent-ons",
            "Soort kaart: Keuzes",
        ]
        click(chips[-1])
        assert len(titles(page)) == everything
        assert page.filters.wanted == ()


def test_an_audience_is_pressed_on_and_off(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        everything = len(titles(page))
        button = page.filters.segments.buttons["raadsleden"]
        click(button)
        assert 0 < len(titles(page)) < everything
        assert all("raadsleden" in entry.card.audience for entry in page.grid.cards.shown)
        click(button)
        assert len(titles(page)) == everything


def test_the_rail_has_collections_and_decks_with_their_numbers(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, kapot=BROKEN_CARD, eigen_casus=OPEN_CARD)
    with library(tmp_path, qtbot, played=True) as page:
        lines = {
            page.rail.item(row).text(): page.rail.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(page.rail.count())
        }
        assert lines["Eigen kaarten"] == "Eigen kaarten, 2 kaarten"
        assert lines["Laatst gebruikt"] == "Laatst gebruikt, 1 kaart"
        assert lines["Concepten"] == "Concepten, 1 kaart"
        assert lines["Kapotte kaarten"] == "Kapotte kaarten, 1 kaart"
        assert lines["Eigen stapel"] == "Eigen stapel, 2 kaarten"
        page.rail.choose(Scope(Collection.RECENT))
        assert titles(page) == [page._decks[0].deck.cards[0].title]
        page._look()
        assert "In 3 sessies, laatst op 12 september 2026" in page.side.detail.texts()


def test_chosen_cards_are_counted_and_handed_over(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot, minutes=60) as page:
        handed: list[Handover] = []
        page.prepare.connect(handed.append)
        page.rail.choose(Scope(folder=page._decks[0].path))
        choose_first(page, 3)
        cards = page._decks[0].deck.cards[:3]
        assert page.tray.state.text() == "3 kaarten in de sessie"
        assert page.tray.sum.text() == f"{sum(card.minutes for card in cards)} min van 60"
        click(page.tray.go)
        assert handed == [Handover(page._decks[0], tuple(card.id for card in cards))]
        QTest.keyClick(page.grid, Qt.Key.Key_Space)
        assert page.tray.state.text() == "2 kaarten in de sessie"
        click(page.tray.clear)
        assert not page.tray.state.isVisible()
        click(page.tray.go)
        assert handed[1] == Handover(page._decks[0])


def test_a_choice_may_span_decks(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, eigen_casus=OPEN_CARD)
    with library(tmp_path, qtbot) as page:
        handed: list[Handover] = []
        page.prepare.connect(handed.append)
        choose_first(page, 1)
        page.rail.choose(Scope(Collection.OWN))
        choose_first(page, 1)
        click(page.tray.go)
        [found] = handed
        assert found.gathered
        assert found.shelved.deck.id == CHOSEN_DECK
        assert [card.title for card in found.shelved.deck.cards] == [
            page._decks[0].deck.cards[0].title,
            "Eigen casus",
        ]
        first = page._decks[0].deck.cards[0]
        assert {norm.id for norm in found.shelved.deck.norms} >= set(first.norms)


def test_one_card_or_the_choice_is_printed(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        printed: list[Handover] = []
        page.print_cards.connect(printed.append)
        page._look()
        click(page.side.print)
        assert [card.id for card in printed[0].shelved.deck.cards] == [titles_id(page, 0)]
        choose_first(page, 2)
        click(page.tray.print)
        assert [card.id for card in printed[1].shelved.deck.cards] == [
            titles_id(page, 0),
            titles_id(page, 1),
        ]


def titles_id(page: LibraryPage, row: int) -> str:
    return page.grid.cards.shown[row].card.id


def test_a_click_on_the_round_chooses_and_a_click_on_the_card_only_shows_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with library(tmp_path, qtbot) as page:
        box = page.grid.visualRect(page.grid.cards.index(1))
        QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        assert page.grid.currentIndex().row() == 1
        assert page.chosen == []
        corner = QPoint(box.right() - 20, box.top() + 20)
        QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=corner)
        assert [entry.card.id for entry in page.chosen] == [titles_id(page, 1)]


def test_arrows_walk_over_rows_and_columns(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        grid, across = page.grid, page.grid._columns
        assert across >= 2
        grid.setFocus()
        for key, row in (
            (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 1 + across), (Qt.Key.Key_Left, across), (Qt.Key.Key_Up, 0),
            (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, len(titles(page)) - 1), (Qt.Key.Key_Home, 0),
        ):  # fmt: skip
            QTest.keyClick(grid, key)
            assert grid.currentIndex().row() == row, key
        QTest.keyClick(grid, Qt.Key.Key_End)
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())


def test_a_broken_card_is_there_with_its_reason_and_cannot_be_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, kapot=BROKEN_CARD)
    with library(tmp_path, qtbot) as page:
        page.rail.choose(Scope(Collection.BROKEN))
        page._look()
        texts = page.side.detail.texts()
        assert "Regel" in texts
        assert "Keuzes" in texts
        index = page.grid.cards.index(0)
        assert "kapot" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        QTest.keyClick(page.grid, Qt.Key.Key_Space)
        assert page.chosen == []
        assert "kapotte kaart" in page.message.text
        page.rail.choose(Scope(folder=page._decks[-1].path))
        assert not page.tray.go.isEnabled()
        assert not page.tray.print.isEnabled()
        assert not page.side.choose.isVisible()
        labels = [label for label in page.findChildren(QLabel) if label.text()]
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_stage_shows_every_turn_of_a_card(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, in_beurten=STAGED_CARD)
    with library(tmp_path, qtbot) as page:
        page.rail.choose(Scope(Collection.OWN))
        go_to(page, "In beurten")
        preview = page.side.detail.preview
        assert preview is not None
        until(lambda: preview.picture.ready)
        first = preview.grab().toImage()
        assert [button.text() for button in preview.buttons] == ["Beurt 1", "Beurt 2"]
        click(preview.buttons[1])
        until(lambda: preview.picture.ready)
        QTest.qWait(20)
        assert preview.grab().toImage() != first
        assert "Daarna dat." in page.side.detail.texts()


def test_a_deck_introduces_itself(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        assert not page._middle.about.isVisible()
        page.rail.choose(Scope(folder=page._decks[0].path))
        click(page._middle.about)
        assert page._decks[0].deck.title in page.side.detail.texts()
        assert not page.side.choose.isVisible()


def test_only_what_can_be_done_has_a_button(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        assert page.makers == {}
        assert page.side.edit is None
    done: list[object] = []
    acts = Acts(
        import_deck=lambda: done.append("import"),
        new_deck=lambda: done.append("deck"),
        new_card=done.append,
        edit_card=lambda folder, card: done.append((folder, card)),
        share_deck=lambda folder: done.append(("share", folder)),
    )
    with library(tmp_path, qtbot, acts=acts) as page:
        folder = page._decks[0].path
        page.rail.choose(Scope(folder=folder))
        page._look()
        for button in (*page.makers.values(), page.side.edit, page._middle.deck_acts[1]):
            assert button is not None
            click(button)
        assert done == [folder, "deck", "import", (folder, titles_id(page, 0)), ("share", folder)]


def test_a_card_written_meanwhile_appears_when_the_window_is_used_again(tmp_path: Path, qtbot: QtBot) -> None:
    folder = write_own(tmp_path, eigen_casus=OPEN_CARD)
    with library(tmp_path, qtbot) as page:
        page.rail.choose(Scope(Collection.OWN))
        choose_first(page, 1)
        assert titles(page) == ["Eigen casus"]
        path = folder / "cards" / "in-beurten.md"
        path.write_text(STAGED_CARD, encoding="utf-8")
        os.utime(path, ns=(1, 1))
        page._refresh()
        until(lambda: len(titles(page)) == 2)
        assert page.rail.scope == Scope(Collection.OWN)
        assert [entry.card.title for entry in page.chosen] == ["Eigen casus"]


def test_where_there_is_little_room_enter_opens_the_card_and_escape_goes_back(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with library(tmp_path, qtbot, size=(880, 600)) as page:
        assert page.grid.isVisible()
        assert not page.side.isVisible()
        page.grid.setFocus()
        QTest.keyClick(page.grid, Qt.Key.Key_Return)
        assert page.side.isVisible()
        assert not page.grid.isVisible()
        QTest.keyClick(page.side.detail, Qt.Key.Key_Escape)
        assert page.grid.isVisible()
        assert not page.side.isVisible()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    write_own(tmp_path, kapot=BROKEN_CARD, in_beurten=STAGED_CARD)
    acts = Acts(lambda: None, lambda: None, lambda _folder: None, lambda _folder, _card: None)
    with library(tmp_path, qtbot, language, acts=acts, size=size, minutes=60) as page:
        assert (page.width(), page.height()) == size
        choose_first(page, 2)
        page.filters._take(Facet.SENSITIVITY, "1")
        for row in (*range(4), len(titles(page)) - 1):
            page.grid.setCurrentIndex(page.grid.cards.index(row))
            page._look()
            shown(page, size)
            assert clipped(page) == []
        assert nameless(page) == []
        assert small(page) == []


def test_tab_reaches_everything(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        page._look()
        shown(page)
        reached = walk(page)
        for control in (
            page.home, page.rail, page.search, page.filters.choices[Facet.THEME], page.filters.more, page.grid,
            page.side.detail, page.side.choose, page.tray.print, page.tray.go,
        ):  # fmt: skip
            assert control in reached, control.accessibleName()
