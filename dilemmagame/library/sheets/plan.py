"""What a sheet would change in a deck: the cards it makes and the texts it changes, to be chosen from. Values only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path

from dilemmagame.domain.cards import Card, Problem
from dilemmagame.library.editing import with_parts
from dilemmagame.library.unfinished import with_places

Choice = frozenset[tuple[str, str]]
"""Which changes are taken over, each by the name of its file and of its part."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs from the deck; `line` and `column` are its place in the sheet, from 1.

    `before` is what stands in the deck, '' when nothing does; `after` what the cell says, '' when it is empty.
    `held` changes are not taken over unless a person asks for it.
    """

    line: int
    column: int
    part: str
    before: str
    after: str
    edits: Mapping[str, str | None]
    held: bool = False

    @property
    def removes(self) -> bool:
        """Whether it takes a text out."""
        return not self.after

    @property
    def overwrites(self) -> bool:
        """Whether another text stood there."""
        return bool(self.before)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the deck that a sheet makes or changes; `line` is the first row of the sheet that is about it.

    `file` is its name in the deck. `start` is the text that the changes go into: the file as it is, or the frame of a
    new one. `card` is the card as it becomes by the default choice; None for a file that is no card.
    """

    line: int
    file: str
    id: str
    title: str
    start: str
    changes: tuple[CellChange, ...]
    _: KW_ONLY
    new: bool
    problems: tuple[Problem, ...] = ()
    card: Card | None = None
    source: str = ""

    @property
    def is_deck(self) -> bool:
        """Whether the file is about the deck itself."""
        return "/" not in self.file

    @property
    def broken(self) -> bool:
        """Whether the card could not be played."""
        return self.card is not None and self.card.broken

    @property
    def default(self) -> frozenset[str]:
        """The parts that are taken over when nobody chooses."""
        return frozenset(change.part for change in self.changes if not change.held)

    def text(self, parts: Collection[str]) -> str:
        """The text of the file with these parts taken over."""
        edits: dict[str, str | None] = {}
        for change in self.changes:
            if change.part in parts:
                edits.update(change.edits)
        text = with_parts(self.start, edits, deck=self.is_deck)
        return with_places(self.source, text) if self.source and not self.is_deck else text


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a sheet would do to the deck in `folder`; nothing is written yet.

    `known` are the files of the deck as they were looked at. `problems` are all faults, in the order of the sheet.
    """

    folder: Path
    new_deck: bool
    language: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    known: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def touches(self) -> tuple[Entry, ...]:
        """The entries that change a file that is there already."""
        return tuple(entry for entry in self.entries if not entry.new and entry.default)

    def default(self) -> Choice:
        """Every change but those that are held."""
        return frozenset((entry.file, part) for entry in self.entries for part in entry.default)

    def all_of(self, entry: Entry) -> Choice:
        """Every change of one entry, also those that are held."""
        return frozenset((entry.file, change.part) for change in entry.changes)

    def chosen(self, choice: Choice) -> tuple[tuple[Entry, frozenset[str]], ...]:
        """The entries something is taken over from, each with its parts."""
        wanted: dict[str, set[str]] = {}
        for file, part in choice:
            wanted.setdefault(file, set()).add(part)
        return tuple((entry, frozenset(wanted[entry.file])) for entry in self.entries if entry.file in wanted)
