"""Stories about the room the library has: its buttons, small windows, other programs, the keyboard, every size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.gui.library.page import Acts
from dilemmagame.gui.library.rail import Scope
from dilemmagame.library.catalogue import Collection, Facet
from tests.gui.library.reading_room import (
    BROKEN_CARD,
    OPEN_CARD,
    SIZES,
    STAGED_CARD,
    choose_first,
    library,
    titles,
    titles_id,
    write_own,
)
from tests.gui.pages import click, clipped, nameless, shown, small, until, walk


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
