"""What a chosen file turns out to be: a package, a sheet, or something that stays outside. No Qt: the page calls this
on its background thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dilemmagame.base.atomic import not_written
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.library.door import Imported, import_untrusted, sheet_rows
from dilemmagame.library.door.arrivals import SheetRows
from dilemmagame.library.packages.arriving import Arrival, arrival
from dilemmagame.library.packages.keys import KeyRing
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.sheets.mapping import Form, Mapping, guess

T = TypeVar("T")

PACKAGES = (".dilemma", ".zip")
SHEETS = (".xlsx", ".csv", ".tsv", ".txt", ".xls", ".xlsm", ".ods")
"""Endings that belong to sheets, also those that are refused with advice how to save them otherwise."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing of `source` comes in; the first problem says why."""

    source: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A package that may come in, and what it is to the decks here."""

    source: Path
    arrival: Arrival

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the package says it has, its own first."""
        manifest, deck = self.arrival.seal.manifest, self.arrival.imported.deck
        own = (deck.language,) if deck is not None else ()
        return tuple(dict.fromkeys((*own, *(manifest.languages if manifest is not None else ()))))


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet as rows of text, and what its columns seem to hold."""

    source: Path
    rows: SheetRows
    mapping: Mapping


Found = Refused | Package | SheetFile


def look(source: Path, folder: DataFolder, sheet: str | None = None) -> Found:
    """Read `source` through the door; `sheet` is the title of one sheet of a workbook. Writes nothing.

    Raises WorldError when a deck here or the keys cannot be read.
    """
    if source.suffix.lower() in SHEETS and not source.is_dir():
        rows = sheet_rows(source, sheet=sheet)
        return Refused(source, rows.problems) if rows.refused else SheetFile(source, rows, guess(rows))
    return judged(source, import_untrusted(source), folder)


def judged(source: Path, imported: Imported, folder: DataFolder) -> Found:
    """What a package is to the decks and keys as they are now."""
    if imported.refused:
        return Refused(source, imported.problems)
    return Package(source, arrival(imported, folder.decks, KeyRing(folder)))


def kept(write: Callable[[], T], ring: KeyRing) -> T:
    """What `write` gives, which writes keys. Raises WorldError when the folder for keys takes nothing."""
    try:
        return write()
    except OSError as error:
        raise not_written(error, ring.folder) from error


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """Errors before warnings, else in the order they were found."""
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)


def likely_deck(found: SheetFile, decks: Sequence[DeckFolder]) -> Path | None:
    """The deck whose cards stand in the sheet: at least half of its rows. None when there is no such deck."""
    place = found.mapping.place("field:id" if found.mapping.form is Form.TABLE else "card")
    named = {row.cells[place - 1].strip() for row in found.rows.rows[1:] if 0 < place <= len(row.cells)}
    named -= {"", "deck.md"}
    best = max(decks, key=lambda each: len(named & _ids(each)), default=None)
    if best is None or not named or len(named & _ids(best)) * 2 < len(named):
        return None
    return best.path


def _ids(shelved: DeckFolder) -> set[str]:
    return {card.id for card in shelved.deck.cards}
