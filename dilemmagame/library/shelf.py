"""Everything that can be chosen on this computer: shipped and own decks, methods, programmes and vocabularies."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dilemmagame.base import paths
from dilemmagame.domain.cards import Vocabulary
from dilemmagame.domain.methods import Method
from dilemmagame.domain.templates import ProgrammeTemplate

if TYPE_CHECKING:
    from dilemmagame.library.reading import DeckFolder


class Shelf:
    """Reads on first use and keeps what it read; make a new one after files have changed."""

    def __init__(self, folder: paths.DataFolder, language: str) -> None:
        self._folder = folder
        self.language = language

    @cached_property
    def decks(self) -> tuple[DeckFolder, ...]:
        """Shipped decks first, then the user's own; a deck without one readable card is left out."""
        from dilemmagame.library.reading import read_decks

        found = read_decks(paths.shipped_decks(), self._folder.decks, language=self.language)
        return tuple(each for each in found if each.deck.cards)

    def read(self, folder: Path) -> DeckFolder:
        """One deck from its folder; never raises on what is in it."""
        from dilemmagame.library.reading import DeckFolder, read_deck

        deck, problems = read_deck(folder, self.language)
        return DeckFolder(folder, deck, problems)

    @cached_property
    def methods(self) -> dict[str, Method]:
        """All methods by id, the frame pieces too; a user's own replaces a shipped one of the same id."""
        from dilemmagame.library.methods import read_methods

        found, _ = read_methods(paths.assets() / "methods", self._folder.methods)
        return {method.id: method for method in found}

    @cached_property
    def programmes(self) -> tuple[ProgrammeTemplate, ...]:
        """Shipped and own programmes, shortest first."""
        from dilemmagame.library.methods import read_programmes

        found, _ = read_programmes(paths.assets() / "programmes", self._folder.root / "programmes")
        return tuple(sorted(found, key=lambda template: template.minutes))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        from dilemmagame.library.vocabulary import read_vocabulary

        return read_vocabulary(paths.assets() / "vocabulary")[0]
