"""Stories about the ways between the pages for writing: from a shipped card to a copy and on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import shipped_decks
from dilemmagame.gui.editor.copypage import CopyPage, ExplainPage
from dilemmagame.gui.editor.deckpage import DeckPage
from dilemmagame.gui.editor.intakepage import IntakePage
from dilemmagame.gui.editor.page import EditorPage
from dilemmagame.gui.editor.translatepage import TranslatePage
from dilemmagame.gui.writing import Writing
from dilemmagame.library.reading import read_source_deck
from tests.gui.editor.decks import deck_in
from tests.gui.pages import click, services


class Window:
    """Shows one page at a time, as the main window does."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.page = QWidget()
        self.left: list[str] = []

    def go(self, page: QWidget) -> None:
        self._qtbot.addWidget(page)
        before = self.page
        self.page = page
        for each in (before, page):
            if isinstance(each, EditorPage):
                each.keeper._look.stop()
        page.show()
        before.hide()


def test_from_a_card_of_the_program_to_ones_own_copy_and_on(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        window = Window(qtbot)
        left = window.left
        writing = Writing(
            given, window.go, lambda: left.append("home"), lambda: left.append("library"), left.append
        )
        writing.card(shipped_decks() / "raadsleden", "bel-jij-even")
        assert isinstance(window.page, EditorPage)
        click(window.page.copy)
        page = window.page
        assert isinstance(page, EditorPage)
        folder = page.draft.deck
        assert folder == given.folder.decks / "raadsleden-eigen"
        assert page.form.title.isEnabled()
        assert f"Je werkt nu in ‘{deck_title(folder)}’" in page.message.text
        assert page.deck_name.text() == deck_title(folder)
        page.form.title.setText("Bel jij nog even")
        page.form.title.typed.emit("Bel jij nog even")
        click(page.to_translation)
        assert isinstance(window.page, TranslatePage)
        assert "# Bel jij nog even" in (folder / "cards" / "bel-jij-even.md").read_text(encoding="utf-8")
        assert window.page._chips["title"].text() == "bron gewijzigd"
        assert window.page._chips["question"].text() == "klaar"
        window.page._leave()
        assert isinstance(window.page, DeckPage)
        assert window.page.cards.list.chosen == "bel-jij-even"
        window.page._leave()
        assert window.left == ["library"]
        assert any(each.path == folder for each in given.shelf.decks)


def deck_title(folder: Path) -> str:
    return read_source_deck(folder).deck.title


def test_done_leads_to_where_one_came_from(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        window = Window(qtbot)
        folder = deck_in(given.folder.decks)
        writing = Writing(
            given, window.go, lambda: None, lambda: window.left.append("library"), window.left.append
        )
        writing.card(folder, "wijn")
        assert isinstance(window.page, EditorPage)
        assert window.page.bar.back.text().strip() == "Bibliotheek"
        assert window.page.deck_name.text() == "Proef"
        click(window.page.done)
        assert window.left == ["library"]
        writing.deck(folder)
        assert isinstance(window.page, DeckPage)
        window.page.cards.open.emit("stelling")
        assert isinstance(window.page, EditorPage)
        assert window.page.bar.back.text().strip() == "Kaarten"
        click(window.page.done)
        assert isinstance(window.page, DeckPage)
        assert window.left == ["library"]


def test_asking_again_for_a_new_card_keeps_the_title_that_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        window = Window(qtbot)
        Writing(given, window.go, lambda: None, lambda: None, window.left.append).deck(
            deck_in(given.folder.decks)
        )
        page = window.page
        assert isinstance(page, DeckPage)
        click(page.new)
        QTest.keyClicks(page.new_card.title, "Een tas vol")
        click(page.new)
        assert page.new_card.title.text() == "Een tas vol"
        page.new_card.hide()
        click(page.new)
        assert not page.new_card.title.text()


def test_every_way_in_leads_somewhere(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        window = Window(qtbot)
        writing = Writing(
            given, window.go, lambda: None, lambda: window.left.append("library"), window.left.append
        )
        writing.deck(shipped_decks() / "raadsleden")
        assert isinstance(window.page, CopyPage)
        click(window.page.make)
        assert isinstance(window.page, DeckPage)
        assert "Je werkt nu in" in window.page.message.text
        writing.own_case()
        assert isinstance(window.page, IntakePage)
        folder = deck_in(given.folder.decks)
        writing.new_card(folder)
        assert isinstance(window.page, DeckPage)
        assert not window.page.new_card.isHidden()
        writing.new_deck()
        assert isinstance(window.page, DeckPage)
        assert window.page._folder.name == "nieuwe-stapel"
        (folder / "cards" / "wijn.md").write_bytes(b"x" * 70_000)
        writing.card(folder, "wijn")
        assert type(window.page) is ExplainPage
        writing.card(folder, "bestaat-niet")
        assert window.left == ["library"]
