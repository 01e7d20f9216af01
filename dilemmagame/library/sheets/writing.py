"""Sheets as files: .xlsx for people, .csv for programs. No cell is ever a formula, and nobody's name is in the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from dilemmagame.library.sheets.cells import guarded
from dilemmagame.library.sources import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

MOST_IN_CELL = 32_767  # of a workbook
_LARGEST_NUMBER = 6  # digits; what is longer is a text that happens to be made of digits
_INK, _PAPER, _QUIET, _LINE = "#1d2430", "#eef1ee", "#6b7280", "#c9cfd6"
_TITLE = 31  # what a workbook allows for the name of a sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `widths` are in characters. `numbers`, `quiet` and `choices` are about columns, counted from 0: those
    that hold numbers, those that are not meant to be typed in, and words to choose from."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: frozenset[int] = frozenset()
    quiet: frozenset[int] = frozenset()
    choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    fixed: int = 1
    """How many columns stay in sight."""


def workbook(sheets: Sequence[Sheet], title: str, day: date) -> bytes:
    """The sheets as an .xlsx; the same sheets and day give the same bytes. `day` is all it says of when."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    made = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    names = dict.fromkeys(
        ("subject", "author", "manager", "company", "category", "keywords", "comments", "status"), ""
    )
    book.set_properties({**names, "title": clean(title), "created": made})
    plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
    cell = book.add_format(plain)
    quiet = book.add_format({**plain, "font_color": _QUIET})
    head = book.add_format({**plain, "bold": True, "font_color": _INK, "bg_color": _PAPER})
    for sheet in sheets:
        _add(book, sheet, cell, quiet, head)
    book.close()
    return stream.getvalue()


def table(sheet: Sheet) -> bytes:
    """The sheet as .csv: semicolons and a byte order mark as Dutch spreadsheets expect, every cell in quotes."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        writer.writerow([guarded(clean(text)) for text in row])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _add(book: Workbook, sheet: Sheet, cell: Format, quiet: Format, head: Format) -> None:
    page = book.add_worksheet(sheet.title[:_TITLE])
    last_row, last_column = max(len(sheet.rows), 1), len(sheet.headings) - 1
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for column, text in enumerate(sheet.headings):
        page.write_string(0, column, clean(text), head)
    for number, row in enumerate(sheet.rows, 1):
        for column, text in enumerate(row):
            shape = quiet if column in sheet.quiet else cell
            if column in sheet.numbers and _is_number(text):
                page.write_number(number, column, int(text), shape)
            elif text:
                page.write_string(number, column, clean(text)[:MOST_IN_CELL], shape)
            else:
                page.write_blank(number, column, None, shape)
    for column, words in sheet.choices.items():
        rule = {"validate": "list", "source": list(words), "error_type": "information"}
        page.data_validation(1, column, last_row + 500, column, rule)
    page.freeze_panes(1, sheet.fixed)
    page.autofilter(0, 0, last_row, last_column)
    page.ignore_errors({"number_stored_as_text": f"A1:AX{last_row + 1}"})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _is_number(text: str) -> bool:
    """Whether a text is a whole number that is read back as it was typed."""
    return text.isascii() and text.isdecimal() and len(text) <= _LARGEST_NUMBER and str(int(text)) == text
