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
    from dilemmagame.domain.cards import Deck, Problem
    from dilemmagame.library.memory import Stamp
    from dilemmagame.library.reading import DeckFolder


class Shelf:
    """Reads on first use and keeps what it read; `refresh` looks whether decks changed on disk."""

    def __init__(self, folder: paths.DataFolder, language: str) -> None:
        self._folder = folder
        self.language = language
        self._known: dict[Path, tuple[Stamp, tuple[Deck, tuple[Problem, ...]]]] = {}

    @cached_property
    def decks(self) -> tuple[DeckFolder, ...]:
        """Shipped decks first, then the user's own; a deck without one readable card is left out.

        An own deck takes the place of the shipped one with its id, as methods do.
        """
        return self._read_decks()

    @property
    def own_decks(self) -> Path:
        """The folder of the user's own decks."""
        return self._folder.decks

    def refresh(self) -> bool:
        """Read the decks again whose files changed since; True when something came, went or changed.

        May be called on another thread than `decks` is used on: what was read before stays as it is.
        """
        before = self.decks
        now = self._read_decks()
        self.__dict__["decks"] = now
        return now != before

    def with_deck(self, added: DeckFolder) -> Shelf:
        """This shelf with one more deck in front, such as cards chosen by hand from several."""
        shelf = Shelf(self._folder, self.language)
        shelf.__dict__.update(self.__dict__)
        shelf.__dict__["decks"] = (added, *self.decks)
        return shelf

    def _read_decks(self) -> tuple[DeckFolder, ...]:
        from dilemmagame.library.memory import Memory, stamp_of
        from dilemmagame.library.packages.applying import settle
        from dilemmagame.library.reading import read_deck, read_decks

        memory = Memory(self._folder.root / "cache" / "decks")
        known: dict[Path, tuple[Stamp, tuple[Deck, tuple[Problem, ...]]]] = {}

        def read(folder: Path, language: str) -> tuple[Deck, tuple[Problem, ...]]:
            stamp = stamp_of(folder)
            before = self._known.get(folder)
            found = before[1] if before is not None and before[0] == stamp else None
            if found is None:
                found = memory.recall(folder, language, stamp)
            if found is None:
                found = read_deck(folder, language)
                memory.keep(folder, language, stamp, *found)
            known[folder] = (stamp, found)
            return found

        settle(self._folder.decks)
        own = read_decks(self._folder.decks, language=self.language, read=read)
        replaced = {each.deck.id for each in own if each.deck.cards}
        shipped = read_decks(paths.shipped_decks(), language=self.language, read=read)
        memory.forget_others(known, self.language)
        self._known = known
        decks = (*(each for each in shipped if each.deck.id not in replaced), *own)
        return tuple(each for each in decks if each.deck.cards)

    def read(self, folder: Path) -> DeckFolder:
        """One deck from its folder; never raises on what is in it."""
        from dilemmagame.library.reading import DeckFolder, read_deck

        deck, problems = read_deck(folder, self.language)
        return DeckFolder(folder, deck, problems)

    @property
    def methods(self) -> dict[str, Method]:
        """All methods by id, the frame pieces too; a user's own replaces a shipped one of the same id."""
        return self._read_methods[0]

    @property
    def programmes(self) -> tuple[ProgrammeTemplate, ...]:
        """Shipped and own programmes, shortest first."""
        return self._read_programmes[0]

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What is wrong in the user's own method and programme files, file by file."""
        return (*self._read_methods[1], *self._read_programmes[1])

    @property
    def own_methods(self) -> Path:
        """The folder of the user's own methods."""
        return self._folder.methods

    @property
    def own_programmes(self) -> Path:
        """The folder of the user's own programmes."""
        return self._folder.root / "programmes"

    @property
    def own_programme_ids(self) -> frozenset[str]:
        """The programmes that are the user's own."""
        return self._read_programmes[2]

    def refresh_programmes(self) -> None:
        """Read methods and programmes again when they are asked for next."""
        for name in ("_read_methods", "_read_programmes"):
            self.__dict__.pop(name, None)

    @cached_property
    def _read_methods(self) -> tuple[dict[str, Method], tuple[Problem, ...]]:
        from dilemmagame.library.methods import read_methods

        found, problems = read_methods(paths.assets() / "methods", self.own_methods)
        return {method.id: method for method in found}, _of_folder(problems, self.own_methods)

    @cached_property
    def _read_programmes(
        self,
    ) -> tuple[tuple[ProgrammeTemplate, ...], tuple[Problem, ...], frozenset[str]]:
        from dilemmagame.library.programmes import read_programmes

        folders = (paths.assets() / "programmes", self.own_programmes)
        found, problems = read_programmes(*folders, methods=self.methods)
        own, _problems = read_programmes(self.own_programmes, methods=self.methods)
        by_length = sorted(found, key=lambda template: template.minutes)
        ids = frozenset(template.id for template in own)
        return tuple(by_length), _of_folder(problems, self.own_programmes), ids

    @cached_property
    def vocabulary(self) -> Vocabulary:
        from dilemmagame.library.vocabulary import read_vocabulary

        return read_vocabulary(paths.assets() / "vocabulary", self._folder.vocabulary)[0]


def _of_folder(problems: tuple[Problem, ...], folder: Path) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if Path(problem.file).parent == folder)
