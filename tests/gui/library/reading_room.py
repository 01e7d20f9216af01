"""What the stories about the library share: own decks, an open page, and ways to walk about in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.gui.library.page import Acts, LibraryPage
from dilemmagame.gui.stage.painter import StagePainter
from dilemmagame.gui.widgets.page import theme_in_use
from tests.gui.pages import services, shown, until
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


def titles_id(page: LibraryPage, row: int) -> str:
    return page.grid.cards.shown[row].card.id
