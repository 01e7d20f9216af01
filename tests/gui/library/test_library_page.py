"""Stories about looking through the decks: searching, reading a whole card, and what is wrong with a broken one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.library.page import LibraryPage
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, walk

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


@contextmanager
def library(
    tmp_path: Path, qtbot: QtBot, language: str = "nl", *, broken: bool = False
) -> Iterator[LibraryPage]:
    if broken:
        folder = DataFolder(tmp_path / "data").decks / "eigen"
        (folder / "cards").mkdir(parents=True)
        (folder / "deck.md").write_text(OWN_DECK, encoding="utf-8")
        (folder / "cards" / "kapot.md").write_text(BROKEN_CARD, encoding="utf-8")
    with services(tmp_path, language) as given:
        page = LibraryPage(given)
        qtbot.addWidget(page)
        shown(page)
        yield page


def choose(page: LibraryPage, title: str) -> None:
    [item] = page.cards.findItems(title, Qt.MatchFlag.MatchExactly)
    page.cards.setCurrentItem(item)


@pytest.mark.parametrize(
    ("language", "parts"),
    [("nl", ("Overwegingen", "Wat als", "Raadgevers", "Voorkomen", "Normen", "Voor de begeleider", "Gecontroleerd op")),
     ("en", ("Considerations", "What if", "Advisers", "Prevention", "Norms", "For the facilitator", "Checked on"))],
)  # fmt: skip
def test_a_card_shows_everything_that_is_on_it(
    tmp_path: Path, qtbot: QtBot, language: str, parts: tuple[str, ...]
) -> None:
    with library(tmp_path, qtbot, language) as page:
        assert page.cards.count() == 12
        seen: set[str] = set()
        for place in range(12):
            page.cards.setCurrentRow(place)
            texts = page.detail.texts()
            seen |= {part for part in parts if part in texts}
            card = page._decks[0].deck.cards[place]
            assert card.title in texts
            assert card.question in texts
            assert all(option.text in texts for option in card.options)
            assert all(twist in texts for twist in card.twists)
            assert all(voice.text in texts for voice in card.voices)
        assert seen == set(parts)


def test_search_goes_through_the_texts_and_the_theme_narrows(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        QTest.keyClicks(page.search, "huisartsenpost haven")
        assert [page.cards.item(place).text() for place in range(page.cards.count())] == [
            "Hoofdelijk stemmen"
        ]
        assert "Hoofdelijk stemmen" in page.detail.texts()
        page.search.setText("dit staat nergens")
        assert page.cards.count() == 0
        assert "Geen kaart" in page.detail.texts()
        page.search.clear()
        page.themes.setCurrentIndex(page.themes.findData("T01"))
        page.themes.activated.emit(page.themes.currentIndex())
        assert 0 < page.cards.count() < 12


def test_the_doors_name_the_deck(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        printed: list[str] = []
        prepared: list[str] = []
        page.print_deck.connect(printed.append)
        page.prepare.connect(prepared.append)
        click(page.print)
        click(page.go)
        assert (printed, prepared) == (["raadsleden"], ["raadsleden"])
        click(page.about)
        assert "Raadsleden" in page.detail.texts()


def test_a_broken_card_is_there_with_its_reason_and_cannot_be_played(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot, broken=True) as page:
        page.decks.setCurrentRow(1)
        texts = page.detail.texts()
        assert "Regel" in texts
        assert "Keuzes" in texts
        assert "kapot" in page.cards.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert not page.go.isEnabled()
        assert not page.print.isEnabled()


def test_markup_in_a_deck_stays_text(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot, broken=True) as page:
        page.decks.setCurrentRow(1)
        labels = [label for label in page.findChildren(QLabel) if label.text()]
        assert labels
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_an_uncertain_norm_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        deck = page._decks[0].deck
        for card in deck.cards:
            choose(page, card.title)
            norms = [norm for norm in map(deck.norm, card.norms) if norm is not None]
            assert page.detail.texts().count("controleer\n") >= sum(not norm.certain for norm in norms)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    with library(tmp_path, qtbot, language) as page:
        for place in range(page.cards.count()):
            page.cards.setCurrentRow(place)
            shown(page, size)
            assert clipped(page) == []
        assert nameless(page) == []
        assert small(page) == []


def test_tab_reaches_decks_search_theme_cards_and_doors(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        reached = walk(page)
        for control in (
            page.decks,
            page.about,
            page.search,
            page.themes,
            page.cards,
            page.detail,
            page.print,
            page.go,
        ):
            assert control in reached, control.accessibleName()
