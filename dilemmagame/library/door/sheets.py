"""A foreign sheet (.xlsx, .csv) to rows of clean text, inside the worker. What the columns mean is not decided here."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from dilemmagame.library import limits
from dilemmagame.library.door import names
from dilemmagame.library.door.archive import Archive, Bounds, RefusedError
from dilemmagame.library.door.celltext import text_of
from dilemmagame.library.door.telling import WHOLE, Telling, refusal
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.sources import clean, clean_source

if TYPE_CHECKING:
    from _csv import Reader as _Reader

    from openpyxl import Workbook

SUFFIXES = (".xlsx", ".csv", ".tsv", ".txt")
_ZIP, _OLD_OFFICE = b"PK", b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# The parts with words in them; pictures, macros, connections and links to other files are never looked at.
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/\w+\.xml|xl/_rels/\w+\.xml\.rels|xl/worksheets/[\w -]+\.xml",
    re.ASCII,
)
_SEPARATORS = (";", ",", "\t")
_SNIFFED = 30
_LAST_ROW = 1_048_576
# What openpyxl raises on workbooks that are none, by what it trips over.
_UNREADABLE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NameError, OSError, RecursionError,
    RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def take_sheet(stream: BinaryIO, suffix: str, wanted: str, telling: Telling) -> None:
    """Tell the rows of one sheet: the one with the title `wanted`, else the first that is not hidden.

    `suffix` is that of the file's name, in small letters, with its dot.
    """
    head = stream.read(4)
    stream.seek(0)
    try:
        if suffix == ".xlsx" and head.startswith(_ZIP):
            _take_workbook(stream, wanted, telling)
        elif suffix in SUFFIXES[1:] and not head.startswith((_ZIP, _OLD_OFFICE, *_UTF16)):
            _take_text(stream, telling)
        else:
            raise RefusedError(Code.SHEET_KIND)
    except RefusedError as refused:
        refused = _for_a_sheet(refused)
        told = names.shown(refused.name) if refused.name else ""
        arguments = refused.arguments or ((told,) if told else ())
        telling.problem(refusal(WHOLE, refused.code, *arguments), refuses=True)


def _for_a_sheet(refused: RefusedError) -> RefusedError:
    """What is wrong with the zip file, in the words of someone who sees a workbook."""
    match refused.code:
        case Code.PACKAGE_TOO_LARGE:
            return RefusedError(Code.SHEET_TOO_LARGE, "", *refused.arguments)
        case Code.PACKAGE_DAMAGED | Code.PACKAGE_METHOD | Code.PACKAGE_CROWDED | Code.PACKAGE_OVERLAP:
            return RefusedError(Code.SHEET_DAMAGED)
        case Code.ENTRY_ENCRYPTED:
            return RefusedError(Code.SHEET_KIND)
        case _:
            return refused


def _take_workbook(stream: BinaryIO, wanted: str, telling: Telling) -> None:
    from defusedxml.common import DefusedXmlException
    from openpyxl import load_workbook
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import TranslatorError
    from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

    odd = (*_UNREADABLE, CellCoordinatesException, InvalidFileException, TokenizerError, TranslatorError)
    parts = _parts(
        Archive(stream, Bounds(limits.PACKAGE_FILES, limits.SHEET_PARTS_BYTES, limits.PACKAGE_RATIO))
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(parts, read_only=True, keep_links=False)
            sheets = _visible(book)
            title = wanted or next(iter(sheets))
            if title not in sheets:
                raise RefusedError(Code.SHEET_MISSING, "", names.shown(wanted))
            telling.sheets(title, tuple(sheets))
            _tell_rows(_rows_of(book, sheets[title], telling), telling)
    except DefusedXmlException as error:
        raise RefusedError(Code.SHEET_ENTITIES) from error
    except RefusedError:
        raise
    except odd as error:
        if isinstance(error.__cause__, DefusedXmlException):  # openpyxl wraps every ValueError
            raise RefusedError(Code.SHEET_ENTITIES) from error
        raise RefusedError(Code.SHEET_DAMAGED) from error


def _parts(archive: Archive) -> io.BytesIO:
    """A workbook with nothing in it but the parts that hold words, each as large as it says."""
    twins = Counter(names.same_place(entry.name) for entry in archive.entries)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        for entry in archive.entries:
            if twins[names.same_place(entry.name)] > 1:
                raise RefusedError(Code.ENTRY_TWICE, entry.name, names.shown(entry.name))
            if _PARTS.fullmatch(entry.name) and not entry.link:
                book.writestr(zipfile.ZipInfo(entry.name), archive.read(entry))
    target.seek(0)
    return target


def _visible(book: Workbook) -> dict[str, str]:
    """The sheets that can be chosen: the title they are shown with, and the one they have."""
    found: dict[str, str] = {}
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and len(found) < limits.SHEET_TITLES:
            found.setdefault(names.shown(sheet.title), sheet.title)
    if not found:
        raise RefusedError(Code.SHEET_EMPTY)
    return found


def _rows_of(book: Workbook, title: str, telling: Telling) -> Iterator[tuple[int, list[str]]]:
    """Every row by number, as text."""
    sheet = book[title]
    sheet.reset_dimensions()  # what the file says of its size need not be true
    for line, row in enumerate(sheet.iter_rows(max_row=_LAST_ROW), 1):
        if not row:  # one of perhaps a million that only fill up to a far cell
            continue
        cells: list[str] = []
        for column, cell in enumerate(row, 1):
            if cell.value is None:
                cells.append("")
                continue
            text = text_of(cell)
            if text is None:
                findings = Findings(WHOLE)
                findings.error(Code.SHEET_FORMULA, line, column)
                telling.problem(findings.problems[0])
            cells.append(text or "")
        yield line, cells


def _take_text(stream: BinaryIO, telling: Telling) -> None:
    """A csv, whatever its separator, in UTF-8 or the character set of Windows."""
    findings = Findings(WHOLE)
    content = stream.read(limits.SHEET_BYTES + 1)
    if len(content) > limits.SHEET_BYTES:
        raise RefusedError(Code.SHEET_TOO_LARGE, "", str(limits.SHEET_BYTES // 1024**2))
    if b"\x00" in content:
        raise RefusedError(Code.SHEET_KIND)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            content = content.decode("cp1252").encode("utf-8")
        except UnicodeDecodeError as error:
            raise RefusedError(Code.FILE_NOT_TEXT) from error
    text = clean_source(content, findings) or ""
    for problem in findings.problems:
        telling.problem(problem)
    skipped = 0
    separator = ""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.", first, re.IGNORECASE):  # Excel's own note to itself
        separator, text, skipped = first[-1], rest, 1
    telling.sheets("", ())
    _tell_rows(_records(text, separator or _separator(text), skipped), telling)


def _separator(text: str) -> str:
    """The sign that parts the first rows most evenly; a semicolon, as Dutch Excel writes it, when none does."""
    best, best_score = _SEPARATORS[0], (0.0, 0)
    for sign in _SEPARATORS:
        widths: Counter[int] = Counter()
        try:
            for record in _reader(text, sign):
                if any(record):
                    widths[len(record)] += 1
                if widths.total() >= _SNIFFED:
                    break
        except csv.Error:
            continue
        if widths:
            width, rows = widths.most_common(1)[0]
            score = (rows / widths.total(), width) if width > 1 else (0.0, 0)
            if score > best_score:
                best, best_score = sign, score
    return best


def _records(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line it begins on."""
    reader = _reader(text, separator)
    line = 1 + skipped
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise RefusedError(Code.SHEET_QUOTES, "", str(line)) from error
        yield line, record
        line = reader.line_num + skipped + 1


def _reader(text: str, separator: str) -> _Reader:
    csv.field_size_limit(limits.SHEET_BYTES)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _tell_rows(rows: Iterable[tuple[int, list[str]]], telling: Telling) -> None:
    """Tell what is in the rows within our limits, and where they go over them."""
    told = 0
    findings, edges = Findings(WHOLE), Findings(WHOLE)
    wide = False
    for line, found in rows:
        cells = [_cell(text, line, column, findings) for column, text in enumerate(found, 1)]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if told == limits.SHEET_ROWS:
            edges.error(Code.SHEET_ROWS, line, 1, str(limits.SHEET_ROWS))
            break
        if len(cells) > limits.SHEET_COLUMNS and not wide:
            wide = True
            edges.error(Code.SHEET_COLUMNS, line, limits.SHEET_COLUMNS + 1, str(limits.SHEET_COLUMNS))
        telling.row(line, tuple(cells[: limits.SHEET_COLUMNS]))
        told += 1
    for problem in (*edges.problems, *findings.problems):
        telling.problem(problem)
    if not told:
        raise RefusedError(Code.SHEET_EMPTY)


def _cell(text: str, line: int, column: int, findings: Findings) -> str:
    """The text of a cell on its own: clean, without blanks around it, not longer than it may be."""
    found = clean(text).strip()
    if len(found) > limits.SHEET_CELL:
        findings.error(Code.TEXT_TOO_LONG, line, column, str(limits.SHEET_CELL))
        found = found[: limits.SHEET_CELL]
    return found
