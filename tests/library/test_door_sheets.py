"""Honest sheets come in as the text that a person typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from dilemmagame.library import limits
from dilemmagame.library.door import SheetRows, sheet_rows


def cells(found: SheetRows) -> list[tuple[str, ...]]:
    assert not found.refused
    return [row.cells for row in found.rows]


def csv(content: bytes, folder: Path, name: str = "a.csv") -> SheetRows:
    path = folder / name
    path.write_bytes(content)
    return sheet_rows(path)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook as people make them: two sheets, one hidden, every sort of cell."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Kaarten"
    sheet.append(["id", "titel", "minuten", "versie"])
    sheet.append(["een", " Café\nnoir ", 15, 1])
    sheet.cell(2, 4).number_format = "0.0"
    sheet.append([])
    sheet.append([date(2026, 11, 22), datetime(2026, 11, 22, 19, 30), time(7, 5), timedelta(hours=30)])  # noqa: DTZ001 - a sheet knows no zones
    sheet.append([0.1 + 0.2, 1.5, 0.5, 1234567])
    sheet.cell(5, 3).number_format = "0%"
    sheet.append([True, 1e20, -3, "=1+1"])
    sheet.append(["ja", None, None, "nee"])
    made.create_sheet("Uitleg").append(["lees dit"])
    made.create_sheet("Verborgen").sheet_state = "hidden"
    path = tmp_path / "kaarten.xlsx"
    made.save(path)
    return path


def test_a_workbook_comes_in_as_typed(book: Path) -> None:
    found = sheet_rows(book)
    assert cells(found) == [
        ("id", "titel", "minuten", "versie"),
        ("een", "Café\nnoir", "15", "1.0"),
        ("2026-11-22", "2026-11-22 19:30", "07:05", "30:00"),
        ("0.3", "1.5", "50%", "1234567"),
        ("TRUE", "1e+20", "-3", ""),
        ("ja", "", "", "nee"),
    ]
    assert [row.line for row in found.rows] == [1, 2, 4, 5, 6, 7]
    assert [(problem.line, problem.column, problem.code) for problem in found.problems] == [
        (6, 4, "sheet-formula")
    ]
    assert (found.sheet, found.sheets) == ("Kaarten", ("Kaarten", "Uitleg"))


def test_another_sheet_can_be_chosen_by_its_title(book: Path) -> None:
    assert cells(sheet_rows(book, sheet="Uitleg")) == [("lees dit",)]
    for absent in ("Verborgen", "Nergens"):
        found = sheet_rows(book, sheet=absent)
        assert (found.refused, [problem.code for problem in found.problems]) == (True, ["sheet-missing"])


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_the_separator_is_found(sign: str, tmp_path: Path) -> None:
    rows = [("id", "titel", "tekst"), ("een", "Ja; of, nee", 'Zij zegt: "ja"'), ("twee", "regel\nregel", "")]
    text = "\r\n".join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    assert cells(csv(text.encode(), tmp_path)) == rows


def test_commas_in_sentences_do_not_hide_the_semicolon(tmp_path: Path) -> None:
    text = "id;titel\neen;Ja, nee, misschien\ntwee;Soms, of niet\ndrie;Nooit\n"
    assert cells(csv(text.encode(), tmp_path))[1] == ("een", "Ja, nee, misschien")


def test_excels_own_note_of_the_separator_is_heeded_and_lines_still_count(tmp_path: Path) -> None:
    found = csv(b"sep=,\r\nid,titel\r\n\r\neen,a;b\r\n", tmp_path)
    assert [(row.line, row.cells) for row in found.rows] == [(2, ("id", "titel")), (4, ("een", "a;b"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_come_in_from_both_character_sets(encoding: str, tmp_path: Path) -> None:
    found = csv("id;titel\neen;Café – ‘ja’ €\n".encode(encoding), tmp_path)
    assert cells(found) == [("id", "titel"), ("een", "Café – ‘ja’ €")]
    assert found.problems == ()


def test_a_record_over_several_lines_is_told_by_its_first(tmp_path: Path) -> None:
    found = csv(b'id;titel\neen;"a\nb\nc"\ntwee;d\n', tmp_path)
    assert [row.line for row in found.rows] == [1, 2, 5]


def test_a_full_sheet_fits_and_one_row_more_is_told_at_its_line(tmp_path: Path) -> None:
    whole = b"a;b\n" * limits.SHEET_ROWS
    assert csv(whole, tmp_path).problems == ()
    found = csv(whole + b"c;d\n", tmp_path)
    assert len(found.rows) == limits.SHEET_ROWS
    assert [(problem.line, problem.code) for problem in found.problems] == [
        (limits.SHEET_ROWS + 1, "sheet-rows")
    ]


def test_one_column_and_other_suffixes_are_fine(tmp_path: Path) -> None:
    assert cells(csv(b"titel\neen\n", tmp_path)) == [("titel",), ("een",)]
    assert cells(csv(b"id\ttitel\neen\tx\n", tmp_path, "a.TSV")) == [("id", "titel"), ("een", "x")]
    assert csv(b"id;titel\n", tmp_path, "a.xls").refused


def test_a_sheet_that_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in sheet_rows(tmp_path / "x.csv").problems] == ["file-missing"]
    with (tmp_path / "a.csv").open("wb") as stream:
        stream.truncate(limits.SHEET_BYTES + 1)
    assert [problem.code for problem in sheet_rows(tmp_path / "a.csv").problems] == ["sheet-too-large"]
