"""Sheets as people make them, for the tests of library.sheets: real files, written and changed with openpyxl."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dilemmagame.base import i18n
from dilemmagame.library.door import sheet_rows
from dilemmagame.library.sheets.incoming import plan_import
from dilemmagame.library.sheets.mapping import Form, Mapping, guess
from dilemmagame.library.sheets.outgoing import export_sheet
from dilemmagame.library.sheets.plan import ImportPlan
from tests.library.samples import CARD, CARD_EN, DECK, OPEN_CARD, SCALE_CARD, STAGED_CARD, write_files

Rows = Sequence[Sequence[str | int | float | None]]

DAY = date(2026, 11, 22)
STAGED = STAGED_CARD.replace("de-sleutel", "het-lek").replace("De sleutel", "Het lek")


def village(root: Path) -> Path:
    """A deck with a card of every kind and one translation; its folder."""
    texts = {
        "dorp/deck.md": DECK,
        "dorp/cards/de-sleutel.md": CARD,
        "dorp/cards/de-sleutel.en.md": CARD_EN,
        "dorp/cards/de-brief.md": OPEN_CARD,
        "dorp/cards/het-broodje.md": SCALE_CARD,
        "dorp/cards/het-lek.md": STAGED,
    }
    write_files(root, texts)
    return root / "dorp"


def workbook(path: Path, rows: Rows, title: str = "Blad1") -> Path:
    """An .xlsx with these rows."""
    book = Workbook()
    sheet = page(book)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def page(book: Workbook, title: str = "") -> Worksheet:
    found = book[title] if title else book.worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def retyped(path: Path, change: Callable[[Worksheet], None], title: str = "") -> Path:
    """The same workbook, saved by a spreadsheet program after somebody typed in it."""
    book = load_workbook(path)
    change(page(book, title))
    book.save(path)
    return path


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column under a heading."""
    return [cell.value for cell in sheet[1]].index(heading) + 1


def row_of(sheet: Worksheet, *first: str) -> int:
    """The number of the row that begins with these cells."""
    return next(
        number
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
        if row[: len(first)] == first
    )


def planned(path: Path, folder: Path, mapping: Mapping | None = None, sheet: str | None = None) -> ImportPlan:
    """The plan of a sheet for a deck, through the door."""
    rows = sheet_rows(path, sheet=sheet)
    return plan_import(rows, mapping or guess(rows), folder, name=path.name, language="nl")


def told(plan: ImportPlan) -> list[tuple[int, int, str]]:
    """Every problem as row, column, code."""
    return [(problem.line, problem.column, problem.code) for problem in plan.problems]


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a deck."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def exported(deck: Path, name: str, form: Form = Form.TABLE, language: str = "", spoken: str = "nl") -> Path:
    """The deck as a sheet beside it, in the language `spoken`."""
    with i18n.speaking(spoken):
        return export_sheet(deck, deck.parent / name, form, DAY, language=language).target
