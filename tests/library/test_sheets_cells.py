"""Any text in any cell: it goes out and comes back as it was, and never as a formula."""

from __future__ import annotations

import csv
import io
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dilemmagame.library.door.arrivals import SheetRow, SheetRows
from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.sections import LETTERS
from dilemmagame.library.sheets import cells
from dilemmagame.library.sheets.columns import COLUMNS, LISTS, guessed
from dilemmagame.library.sheets.incoming import FRAME, plan_import
from dilemmagame.library.sheets.mapping import Mapping, guess_from
from dilemmagame.library.sheets.writing import Sheet, table, workbook
from dilemmagame.library.sources import clean
from tests.library.samples import CARD

SIGNS = "=+-@|%'\"\t\r\n;,:*_#.\\ <>&{}[]AaBbÉé1‘’–😀\u00a0\u202e\ufeff＝"
texts = st.one_of(st.text(SIGNS, max_size=30), st.text(max_size=20))
lines = texts.map(lambda text: " ".join(clean(text).split()))


def door(text: str) -> str:
    """What the door makes of a cell."""
    return clean(text).strip()


@given(texts)
@example(" \r")
@example("'=1")
@example("\u00a0 \t+")
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    told = cells.guarded(text)
    assert not told.lstrip(" \u00a0").startswith(tuple("=+-@|%\t\r\n＝＋－＠−"))
    assert cells.unguarded(told) == text


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=4))
def test_a_csv_gives_back_every_cell(rows: list[list[str]]) -> None:
    sheet = Sheet("Blad", ("a", "b"), tuple(tuple(row) for row in rows), (10, 10))
    read = list(csv.reader(io.StringIO(table(sheet).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [[cells.unguarded(cell) for cell in row] for row in read[1:]] == [
        [clean(cell) for cell in row] for row in rows
    ]


@given(st.lists(texts, min_size=1, max_size=6))
def test_a_workbook_gives_back_every_cell_and_has_no_formula(row: list[str]) -> None:
    sheet = Sheet("Blad", tuple("x" for _cell in row), (tuple(row),), tuple(10 for _cell in row))
    book = load_workbook(BytesIO(workbook([sheet], "Proef", date(2026, 11, 22))))
    found = next(iter(book.worksheets[0].iter_rows(min_row=2, max_row=2, max_col=len(row))))
    assert [door(str(cell.value or "")) for cell in found] == [door(text) for text in row]
    assert not [cell for cell in found if cell.data_type == "f" or cell.hyperlink]


@given(st.sampled_from([name for name in COLUMNS if name != "field:id"]), texts)
def test_a_cell_that_came_in_is_there_the_next_time(column: str, typed: str) -> None:
    cell = door(typed)
    try:
        edits = cells.change(column, cell, parts_of(CARD, deck=False), "nl")
    except cells.TooManyError:
        return
    after = with_parts(CARD, edits or {}, deck=False)
    parts = parts_of(after, deck=False)
    again = cells.written(column, parts, "nl", "nl")
    assert cells.same(column, again, parts, "nl")
    assert cells.change(column, door(again), parts, "nl") is None
    if edits is None:
        assert after == CARD


@given(st.lists(lines, min_size=6, max_size=6), st.lists(lines, max_size=4))
def test_lists_in_a_cell_come_back_line_by_line(options: list[str], twists: list[str]) -> None:
    start = FRAME.format(id="a", language="nl", kind="options")
    changes = {f"option {letter}": text for letter, text in zip(LETTERS, options, strict=True)}
    changes |= {f"supports {letter}": text for letter, text in zip(LETTERS, reversed(options), strict=True)}
    changes |= {f"twist {n}": text for n, text in enumerate(twists, 1)}
    changes |= {f"voice {n} text": text for n, text in enumerate(twists, 1)}
    parts = parts_of(with_parts(start, dict(changes), deck=False), deck=False)
    for name in LISTS:
        assert cells.change(name, door(cells.written(name, parts, "nl", "nl")), parts, "nl") is None, name


@given(st.lists(st.lists(texts, min_size=6, max_size=6), min_size=1, max_size=4))
def test_no_row_makes_planning_fail(rows: list[list[str]]) -> None:
    headings = ("Titel", "Situatie", "Soort", "Keuzes", "Overwegingen", "Minuten")
    made = tuple(SheetRow(n, tuple(door(cell) for cell in row)) for n, row in enumerate(rows, 2))
    sheet = SheetRows((SheetRow(1, headings), *made), (), refused=False)
    plan = plan_import(sheet, guess_from(headings), Path("/nergens/dorp"), name="blad", language="nl")
    titled = [row for row in made if row.cells[0].strip()]
    assert len(plan.entries) <= len(titled)
    for entry in plan.entries:
        assert entry.card is not None
        assert parts_of(entry.text(entry.default), deck=False)["field:id"] == entry.id


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("options", "A. Ja\nb) Nee\n- Soms", {"option A": "Ja", "option B": "Nee", "option C": "Soms"}),
        ("options", "A. Jansen belt\nA. Bakker belt", {"option A": "Jansen belt", "option B": "A. Bakker belt"}),
        ("turn 3 options", "1. Ja\n2. Nee", {"turn 3 option A": "Ja", "turn 3 option B": "Nee"}),
        ("considerations", "B. Prijs: duur", {"supports B": "", "cost B": "duur"}),
        ("considerations", "Voor: snel", {"supports A": "snel", "cost A": None}),
        ("voices", "Bode: Ja: echt", {"voice 1 name": "Bode", "voice 1 text": "Ja: echt"}),
        ("twists", "* Eén\n\n2) Twee", {"twist 1": "Eén", "twist 2": "Twee"}),
        ("situation", "Eén.\nTwee.", {"situation": "Eén.\n\nTwee."}),
        ("situation", "- Eén.\n- Twee.", {"situation": "- Eén.\n- Twee."}),
        ("question", "Wat\ndoe je?", {"question": "Wat doe je?"}),
        ("field:kind", "Schaal", {"field:kind": "scale"}),
        ("field:scale", "wit – grijs – zwart", {"field:scale": "white-grey-black"}),
        ("title", "'=som", {"title": "=som"}),
    ],
)  # fmt: skip
def test_how_people_fill_a_cell(column: str, cell: str, expected: dict[str, str | None]) -> None:
    assert cells.change(column, cell, {}, "nl") == expected


def test_more_lines_than_there_is_room_for_are_not_taken() -> None:
    with pytest.raises(cells.TooManyError):
        cells.change("options", "\n".join("1234567"), {}, "nl")
    with pytest.raises(cells.TooManyError):
        cells.change("twists", "\n".join("x" * 61), {}, "nl")


def test_a_hostile_sheet_takes_no_long_time(tmp_path: Path) -> None:
    nasty = (":" * 4000, "(" * 4000, "'" * 4000, "a " * 2000, "\n" * 3998 + "xx", "* " * 2000, "1.\n" * 1300)
    started = time.perf_counter()
    for text in nasty:
        assert guessed(text)[0] == ""
    rows = tuple(SheetRow(n, ("Titel", *nasty)) for n in range(2, 30))
    sheet = SheetRows((SheetRow(1, ("t",) * 8), *rows), (), refused=False)
    columns = (
        "title",
        "situation",
        "options",
        "considerations",
        "voices",
        "facilitator",
        "twists",
        "question",
    )
    plan = plan_import(sheet, Mapping(columns, ("t",) * 8), tmp_path / "dorp", name="b", language="nl")
    assert len(plan.entries) == 28
    assert time.perf_counter() - started < 20
