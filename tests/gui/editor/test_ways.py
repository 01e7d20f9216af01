"""Stories about the ways between the pages for writing: from a shipped card to a copy and on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import shipped_decks
from dilemmagame.gui.editor.copypage import CopyPage, ExplainPage
from dilemmagame.gui.editor.deckpage import DeckPage
from dilemmagame.gui.editor.intakepage import IntakePage
from dilemmagame.gui.editor.page import EditorPage
from dilemmagame.gui.editor.translatepage import TranslatePage
from dilemmagame.gui.writing import Writing
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
