"""A deck to a sheet: a table to write in, a list of texts to proofread or to translate, and an empty template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dilemmagame.base import i18n
from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _
from dilemmagame.library import limits
from dilemmagame.library.editing import parts_of
from dilemmagame.library.reading import DECK_FILE
from dilemmagame.library.sheets import cells, guide, listing
from dilemmagame.library.sheets.columns import CHOICES, COLUMNS, heading
from dilemmagame.library.sheets.ground import Ground, card_file, ground
from dilemmagame.library.sheets.listing import DECK, State
from dilemmagame.library.sheets.mapping import Form
from dilemmagame.library.sheets.writing import MOST_IN_CELL, Sheet, table, workbook

SUFFIXES = (".xlsx", ".csv")
ROWS_PER_SHEET = limits.SHEET_ROWS - 100
"""A sheet with more rows than these would not come in again; a list goes on in a second one."""

_ALWAYS = (
    "field:id",
    "field:kind",
    "title",
    "situation",
    "question",
    *CHOICES[:6],
    "twists",
    "voices",
    "prevention",
    "facilitator",
    "field:minutes",
)
_WIDE = ("situation", "facilitator", "introduction")
_IN_LISTS = {
    "options": ("option",),
    "considerations": ("supports", "cost"),
    "twists": ("twist",),
    "cases": ("case",),
    "voices": ("voice",),
}
_NUMBERS = ("field:minutes", "field:sensitivity")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: `rows` without headings; `left_out` names texts too long for a cell, as "card: part"."""

    target: Path
    rows: int
    left_out: tuple[str, ...] = ()


def export_sheet(folder: Path, target: Path, form: Form, today: date, *, language: str = "") -> Exported:
    """Write the deck in `folder` to `target` (.xlsx or .csv), headings in the language in use.

    `language` is the one to translate into. `today` is the date in the file's properties. Raises ValueError for another
    suffix, a translation into the deck's own language, or a csv that would not come in again (too many rows);
    WorldError FILE_MISSING (no deck), FILE_UNREADABLE, DISK_FULL or FOLDER_READ_ONLY.
    """
    if not (folder / DECK_FILE).is_file():
        raise WorldError(WorldErrorCode.FILE_MISSING, str(folder / DECK_FILE))
    land = ground(folder, i18n.language())
    if form is Form.TRANSLATION and language in ("", land.deck.language):
        raise ValueError(language)
    if form is Form.TABLE:
        sheets = [_cards(land)]
    else:
        sheets = list(_lists(land, language if form is Form.TRANSLATION else ""))
    left_out = tuple(
        f"{row[0]}: {each.headings[place]}"
        for each in sheets
        for row in each.rows
        for place, text in enumerate(row)
        if len(text) > MOST_IN_CELL
    )
    _write(target, sheets, land.deck.title, today)
    return Exported(target, sum(len(each.rows) for each in sheets), left_out)


def export_template(target: Path, today: date) -> None:
    """Write a sheet to begin with, in the language in use: headings, an example, and a second sheet with help.

    Raises ValueError for a suffix other than .xlsx or .csv; WorldError DISK_FULL or FOLDER_READ_ONLY.
    """
    language = i18n.language()
    parts = guide.example(language)
    names = guide.columns()
    title = _("Cards")
    first = _sheet(
        title, names, [[cells.written(name, parts, language, language) for name in names]], language
    )
    _write(target, [first], title, today, aside=[_help(names, language)])


def _write(
    target: Path, sheets: Sequence[Sheet], title: str, today: date, aside: Sequence[Sheet] = ()
) -> None:
    """Write the sheets; those `aside` are left out of a .csv, which holds one."""
    match target.suffix.lower():
        case ".xlsx":
            content = workbook([*sheets, *aside], title, today)
        case ".csv" if len(sheets) == 1:
            content = table(sheets[0])
        case suffix:
            raise ValueError(suffix)
    write_where_asked(target, content)


def _cards(land: Ground) -> Sheet:
    """One row for each card, with the columns that any of them needs."""
    found = [(card_id, land.text(card_file(stem)) or "") for card_id, stem in land.stems.items()]
    files = [{**parts_of(text, deck=False), "field:id": card_id} for card_id, text in found]
    names = _columns(files)
    language = i18n.language()
    rows = [
        [
            cells.written(name, parts, parts.get("field:language", land.deck.language), language)
            for name in names
        ]
        for parts in files
    ]
    return _sheet(_("Cards"), names, rows, language)


def _columns(files: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns for cards with these parts, never more than come in again."""
    filled = {name for parts in files for name in parts}
    used = [name for name in COLUMNS if name in filled or name in _ALWAYS or _list_in_use(name, filled)]
    names = [name for name in used if name not in ("options", "considerations")]
    if len(names) > limits.SHEET_COLUMNS:
        names = [name for name in used if name not in CHOICES]
    return tuple(names)


def _list_in_use(name: str, filled: set[str]) -> bool:
    """Whether a column that holds a list has anything to hold."""
    before, space, last = name.rpartition(" ")
    starts = tuple(f"{before}{space}{kind} " for kind in _IN_LISTS.get(last, ()))
    return any(part.startswith(starts) for part in filled)


def _sheet(title: str, names: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> Sheet:
    """A table of cards."""
    place = 0 if language == "nl" else 1
    words = {
        "field:kind": tuple(each[place] for each in cells.KIND_WORDS.values()),
        "field:scale": tuple(each[place] for each in cells.SCALE_WORDS.values()),
    }
    return Sheet(
        title,
        tuple(heading(name, language) for name in names),
        tuple(tuple(row) for row in rows),
        tuple(_width(name) for name in names),
        numbers=frozenset(place for place, name in enumerate(names) if name in _NUMBERS),
        choices={place: words[name] for place, name in enumerate(names) if name in words},
        fixed=names.index("title") + 1,
    )


def _width(name: str) -> int:
    """How wide a column is, in characters."""
    if name in _NUMBERS or name == "field:kind":
        return 12
    if name == "title" or name.startswith("field:"):
        return 24
    return 60 if name.rpartition(" ")[2] in _WIDE else 36


def _help(names: Sequence[str], language: str) -> Sheet:
    """What goes in which column."""
    rows = tuple((heading(name, language), guide.what(name)) for name in names)
    return Sheet(_("Help"), (_("Column"), _("What goes in it")), rows, (28, 90))


def _lists(land: Ground, language: str) -> Iterator[Sheet]:
    """The texts of the deck and its cards, a row for each; never half a card on a sheet."""
    spoken = i18n.language()
    titles = _("Translation") if language else _("Texts")
    names = listing.headings(spoken, land.deck.language, language)
    widths = (24, 22, 60, 60, 12, 30, 26) if language else (24, 22, 90, 40, 26)
    quiet = frozenset({0, 1, 2, 6} if language else {0, 1, 4})
    choices = {4: tuple(state.word(spoken) for state in State)} if language else {}
    pages: list[list[tuple[str, ...]]] = [[]]
    for file, stem in [(DECK_FILE, DECK), *((card_file(stem), stem) for stem in land.stems.values())]:
        rows = list(_texts(land, file, stem, language))
        if len(pages[-1]) + len(rows) > ROWS_PER_SHEET and pages[-1]:
            pages.append([])
        pages[-1].extend(rows)
    for number, page in enumerate(pages, 1):
        title = titles if len(pages) == 1 else f"{titles} {number}"
        yield Sheet(title, names, tuple(page), widths, quiet=quiet, choices=choices, fixed=2)


def _texts(land: Ground, file: str, stem: str, language: str) -> Iterator[tuple[str, ...]]:
    """The rows for one file."""
    is_deck = stem == DECK
    source = parts_of(land.text(file) or "", deck=is_deck)
    spoken = i18n.language()
    if not language:
        for part in listing.listed_parts(source):
            yield stem, heading(part, spoken), source[part], "", listing.key(part, source[part])
        return
    there = parts_of(land.text(f"{file.removesuffix('.md')}.{language}.md") or "", deck=is_deck)
    current = there.get("field:translates", "") == source.get("field:version", "1.0")
    for part in listing.listed_parts(source):
        text = there.get(part, "")
        state = State.MISSING if not text else State.DONE if current else State.CHECK
        yield (
            stem, heading(part, spoken), source[part], text, state.word(spoken), "", listing.key(part, text),
        )  # fmt: skip
