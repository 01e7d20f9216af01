"""Which column of a sheet holds what: guessed from its headings, changed by hand. Values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dilemmagame.library.door.arrivals import SheetRows
from dilemmagame.library.sheets import listing
from dilemmagame.library.sheets.columns import COLUMNS, guessed

_LOOKED_AT = 5  # rows in which the headings may be


class Form(Enum):
    """How a deck stands in a sheet: a row per card, a row per text, or a row per text with its translation."""

    TABLE = "table"
    PROOF = "proof"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Mapping:
    """`columns` has for each column of the sheet the name of what it holds, '' where it is not used.

    `headings` are as typed in row `header` of the sheet. `language` is that of most headings, '' when it is not clear;
    of a translation it is the language that was translated into.
    """

    columns: tuple[str, ...]
    headings: tuple[str, ...] = ()
    header: int = 1
    language: str = ""
    form: Form = Form.TABLE

    def with_column(self, index: int, name: str) -> Mapping:
        """With the column at `index` (from 0) holding `name`, which then no other column holds. ValueError: no such
        column, or nothing of that name."""
        if (name and name not in COLUMNS) or not 0 <= index < len(self.columns):
            raise ValueError(name)
        columns = [
            name if place == index else "" if known == name else known
            for place, known in enumerate(self.columns)
        ]
        return replace(self, columns=tuple(columns))

    def place(self, name: str) -> int:
        """The number of the column (from 1) that holds `name`, 0 when none does."""
        return self.columns.index(name) + 1 if name in self.columns else 0

    @property
    def usable(self) -> bool:
        """Whether cards can be made of it: there are titles, or it is a list of texts of this program's making with its
        keys."""
        return ("title" if self.form is Form.TABLE else listing.KEY) in self.columns

    @property
    def unknown(self) -> tuple[int, ...]:
        """The columns (from 0) with a heading that nothing is taken from."""
        return tuple(
            place for place, name in enumerate(self.columns) if not name and self.headings[place].strip()
        )


def guess(rows: SheetRows) -> Mapping:
    """The mapping that the headings of a sheet suggest; a line or two may stand above them."""
    if not rows.rows:
        return Mapping(())
    found = [guess_from(row.cells, row.line) for row in rows.rows[:_LOOKED_AT]]
    named = [each for each in found if each.usable and sum(map(bool, each.columns)) > 1]
    return named[0] if named else found[0]


def guess_from(headings: Sequence[str], header: int = 1) -> Mapping:
    """The same for headings alone; the first of two columns that seem to hold the same counts."""
    listed, language = listing.recognised(headings)
    if listed:
        form = Form.TRANSLATION if language else Form.PROOF
        return Mapping(listed, tuple(headings), header, language, form)
    columns: list[str] = []
    languages: Counter[str] = Counter()
    for typed in headings:
        name, spoken = guessed(typed)
        columns.append(name if name not in columns else "")
        if name and spoken:
            languages[spoken] += 1
    dutch, english = languages["nl"], languages["en"]
    language = "" if dutch == english else "nl" if dutch > english else "en"
    return Mapping(tuple(columns), tuple(headings), header, language)
