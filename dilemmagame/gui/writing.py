"""The ways into and between the pages for writing: a card, a deck, a translation, an own case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _, language
from dilemmagame.base.sentences import sentence

if TYPE_CHECKING:
    from dilemmagame.gui.services import Services

Go = Callable[[QWidget], None]


class Writing:
    """Opens the pages of the editor; `home` and `library` are the ways out, `print_deck` the way to paper."""

    def __init__(
        self,
        services: Services,
        go: Go,
        home: Callable[[], None],
        library: Callable[[], None],
        print_deck: Callable[[str], None],
    ) -> None:
        self._services = services
        self._go = go
        self._home = home
        self._library = library
        self._print_deck = print_deck

    @property
    def _decks(self) -> Path:
        return self._services.shelf.own_decks

    def card(self, folder: Path, card_id: str) -> None:
        """Edit the card with this id, or look at it when the deck is not the user's own."""
        from dilemmagame.library.reading import read_source_deck

        reading = read_source_deck(folder)
        stem = next((card.stem for card in reading.cards if card_id in (card.card.id, card.stem)), "")
        if stem:
            self._open(folder, stem, from_library=True)
        else:
            self._library()

    def _open(self, folder: Path, stem: str, *, from_library: bool = False, copied: bool = False) -> None:
        from dilemmagame.gui.editor.deckfiles import is_own
        from dilemmagame.gui.editor.page import EditorPage
        from dilemmagame.gui.stage.cardlook import CardLook

        own = is_own(folder, self._decks)
        try:
            page = EditorPage(
                self._services, CardLook(), folder, stem, own=own, from_library=from_library or not own
            )
        except WorldError as error:
            self._explain(error)
            return
        page.back.connect(self._leave if from_library or not own else lambda: self.deck(folder, stem))
        page.print_deck.connect(self._to_paper)
        page.copy_wanted.connect(lambda wanted: self._copy(folder, wanted, from_library=from_library))
        page.translate.connect(lambda wanted: self._translate(folder, wanted))
        self._go(page)
        if copied:
            page.tell_copied()

    def deck(self, folder: Path, chosen: str = "", *, new_card: bool = False, copied: bool = False) -> None:
        """The settings and the order of a deck; a deck that is not the user's own is copied first."""
        from dilemmagame.gui.editor.deckfiles import is_own
        from dilemmagame.gui.editor.deckpage import DeckPage

        if not is_own(folder, self._decks):
            self._ask_copy(folder)
            return
        try:
            page = DeckPage(self._services, folder, chosen)
        except WorldError as error:
            self._explain(error)
            return
        page.back.connect(self._leave)
        page.edit_card.connect(lambda stem: self._open(folder, stem))
        page.translate.connect(lambda stem: self._translate(folder, stem))
        self._go(page)
        if new_card:
            page.new_card.ask()
        if copied:
            page.tell_copied()

    def new_card(self, folder: Path | None) -> None:
        """A new card in this deck, or in the first deck of the user's own, which is made when there is none."""
        from dilemmagame.gui.editor.deckfiles import is_own
        from dilemmagame.library.reading import deck_folders

        if folder is None or not is_own(folder, self._decks):
            folder = next(iter(deck_folders(self._decks)), None)
        if folder is None:
            self.new_deck()
        else:
            self.deck(folder, new_card=True)

    def new_deck(self) -> None:
        """A new deck with one first card, opened at its title."""
        from dilemmagame.gui.editor.starting import new_deck

        try:
            folder = new_deck(self._decks, _("New deck"), (), language())
        except WorldError as error:
            self._explain(error)
            return
        self.deck(folder)

    def own_case(self) -> None:
        """The walk from an own case to a draft card."""
        from dilemmagame.gui.editor.intakepage import IntakePage
        from dilemmagame.gui.editor.recognising import recognised
        from dilemmagame.gui.editor.starting import make_own_case

        page = IntakePage(
            self._services, recognised, lambda case, role: make_own_case(self._decks, case, role)
        )
        page.back.connect(self._home)
        page.made.connect(self._open)
        self._go(page)

    def _translate(self, folder: Path, stem: str) -> None:
        from dilemmagame.gui.editor.deckfiles import is_own
        from dilemmagame.gui.editor.translatepage import TranslatePage

        if not is_own(folder, self._decks):
            self._ask_copy(folder, stem)
            return
        try:
            page = TranslatePage(self._services, folder, stem)
        except WorldError as error:
            self._explain(error)
            return
        page.back.connect(lambda: self.deck(folder, stem))
        self._go(page)

    def _ask_copy(self, folder: Path, stem: str = "") -> None:
        from dilemmagame.gui.editor.copypage import CopyPage

        page = CopyPage(folder)
        page.back.connect(self._library)
        page.wanted.connect(lambda: self._copy(folder, stem))
        self._go(page)

    def _copy(self, folder: Path, stem: str, *, from_library: bool = False) -> None:
        from dilemmagame.gui.editor.starting import copy_deck

        try:
            made = copy_deck(folder, self._decks)
        except WorldError as error:
            self._explain(error)
            return
        if stem:
            self._open(made, stem, from_library=from_library, copied=True)
        else:
            self.deck(made, copied=True)

    def _to_paper(self, deck_id: str) -> None:
        self._services.shelf.refresh()
        self._print_deck(deck_id)

    def _leave(self) -> None:
        self._services.shelf.refresh()
        self._library()

    def _explain(self, error: WorldError) -> None:
        """A page that cannot open: say why, with the way back."""
        from dilemmagame.gui.editor.copypage import ExplainPage

        page = ExplainPage(sentence(error))
        page.back.connect(self._library)
        self._go(page)
