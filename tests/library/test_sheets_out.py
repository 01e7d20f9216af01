"""Decks that go out as sheets: they come in again as they were, no cell is a formula, no name is in the file."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library.door import sheet_rows
from dilemmagame.library.editing import parts_of
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sheets import outgoing
from dilemmagame.library.sheets.mapping import Form, guess
from dilemmagame.library.sheets.outgoing import export_sheet, export_template
from dilemmagame.library.sheets.placing import write_plan
from tests.library.sheets import (
    DAY,
    column,
    exported,
    files,
    page,
    planned,
    row_of,
    told,
    village,
)

SHIPPED = Path(__file__).resolve().parents[2] / "decks"
BOTH = pytest.mark.parametrize("suffix", [".xlsx", ".csv"])


@BOTH
@pytest.mark.parametrize("spoken", ["nl", "en"])
@pytest.mark.parametrize("form", list(Form))
def test_a_sheet_that_comes_back_as_it_went_changes_nothing(
    suffix: str, spoken: str, form: Form, tmp_path: Path
) -> None:
    deck = village(tmp_path)
    before = files(deck)
    target = exported(deck, f"blad{suffix}", form, "en" if form is Form.TRANSLATION else "", spoken)
    plan = planned(target, deck)
    assert guess(sheet_rows(target)).form is form
    assert not [entry.file for entry in plan.entries if entry.changes]
    assert not plan.problems
    write_plan(plan, plan.default())
    assert files(deck) == before


@BOTH
def test_a_deck_goes_through_a_table_and_out_again(suffix: str, tmp_path: Path) -> None:
    deck = village(tmp_path)
    target = exported(deck, f"blad{suffix}")
    plan = planned(target, tmp_path / "kopie")
    assert not plan.problems
    write_plan(plan, plan.default(), title="Een dorp")
    for path in (deck / "cards").glob("*.md"):
        if path.name.count(".") == 1:
            copy = parts_of((tmp_path / "kopie/cards" / path.name).read_text(encoding="utf-8"))
            own = parts_of(path.read_text(encoding="utf-8"))
            # a field that the program does not know is no column
            assert copy == {name: text for name, text in own.items() if name != "field:kleur"}, path.name
    again = exported(tmp_path / "kopie", f"weer{suffix}")
    assert sheet_rows(again).rows == sheet_rows(target).rows


@pytest.mark.parametrize("name", ["raadsleden", "bestuurders", "ambtenaren"])
def test_the_shipped_decks_go_through_every_form_unchanged(name: str, tmp_path: Path) -> None:
    for form, suffix in ((Form.TABLE, "csv"), (Form.PROOF, "xlsx"), (Form.TRANSLATION, "xlsx")):
        target = tmp_path / f"{form.value}.{suffix}"
        export_sheet(SHIPPED / name, target, form, DAY, language="en")
        plan = planned(target, SHIPPED / name)
        assert plan.entries
        assert not [change for entry in plan.entries for change in entry.changes if not change.held]
        assert not plan.problems


@pytest.mark.parametrize("form", list(Form))
def test_no_cell_that_goes_out_is_a_formula(form: Form, tmp_path: Path) -> None:
    deck = village(tmp_path)
    path = deck / "cards/de-brief.md"
    text = path.read_text(encoding="utf-8").replace("Wat gaat er door je heen?", '=cmd|" /C calc"!A0 @ +1')
    path.write_text(text.replace("# De brief", '# =HYPERLINK("https://x.example")'), encoding="utf-8")
    for name in ("blad.xlsx", "blad.csv"):
        target = exported(deck, name, form, "en")
        assert not [entry for entry in planned(target, deck).entries if entry.changes]
    book = load_workbook(tmp_path / "blad.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=cmd") for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [cell.coordinate for cell in cells if cell.hyperlink]
    raw = (tmp_path / "blad.csv").read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf"')
    for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert not [cell for cell in row if cell.lstrip()[:1] in set("=+-@|%\t\r")]


def test_a_sheet_is_made_to_be_read(tmp_path: Path) -> None:
    target = exported(village(tmp_path), "blad.xlsx", spoken="en")
    sheet = page(load_workbook(target))
    assert sheet.title == "Cards"
    assert [cell.value for cell in sheet[1]][:5] == ["Id", "Kind", "Title", "Situation", "Statement"]
    assert sheet.freeze_panes == "D2"
    assert sheet["D2"].alignment.wrap_text
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["D"].width > 50
    assert sheet.auto_filter.ref is not None
    minutes = column(sheet, "Minutes")
    assert sheet.cell(row_of(sheet, "de-sleutel"), minutes).value == 20
    assert (
        next(rule.formula1 for rule in sheet.data_validations.dataValidation) == '"options,open,scale,turns"'
    )


def test_no_name_and_no_hour_is_in_the_file(tmp_path: Path) -> None:
    target = exported(village(tmp_path), "blad.xlsx")
    properties = load_workbook(target).properties
    assert (properties.creator, properties.lastModifiedBy, properties.description) in (
        (None, None, None),
        ("", "", ""),
    )
    assert properties.created is not None
    assert properties.created.isoformat() == "2026-11-22T00:00:00"
    with zipfile.ZipFile(target) as parts:
        words = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("docProps/"))
    assert b"<Company></Company>" in words
    first = target.read_bytes()
    exported(target.parent / "dorp", "blad.xlsx")
    assert target.read_bytes() == first


def test_a_wide_deck_still_fits_in_a_sheet_that_comes_in_again(tmp_path: Path) -> None:
    deck = village(tmp_path)
    letters = "ABCDEF"
    options = "".join(f"- **{letter}.** Keuze {letter}.\n" for letter in letters)
    weighed = "".join(f"- **{letter}.** Voor: goed {letter}. Prijs: duur {letter}.\n" for letter in letters)
    later = "".join(
        f"\n## Beurt {n}\n\nVerder.\n\n### Vraag\n\nEn nu?\n\n### Keuzes\n\n{options}\n### Overwegingen\n\n{weighed}"
        for n in range(2, 6)
    )
    path = deck / "cards/het-lek.md"
    start = path.read_text(encoding="utf-8").partition("## Keuzes")[0]
    path.write_text(f"{start}## Keuzes\n\n{options}\n## Overwegingen\n\n{weighed}{later}", encoding="utf-8")
    target = exported(deck, "blad.xlsx")
    rows = sheet_rows(target)
    assert len(rows.rows[0].cells) <= 50
    assert "Keuzes" in rows.rows[0].cells
    plan = planned(target, tmp_path / "kopie")
    assert not plan.problems
    wide = next(entry.card for entry in plan.entries if entry.id == "het-lek")
    there = read_deck(deck)[0].card("het-lek")
    assert wide is not None
    assert there is not None
    assert replace(wide, audience=there.audience) == there


def test_a_long_list_goes_on_in_a_second_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = village(tmp_path)
    monkeypatch.setattr(outgoing, "ROWS_PER_SHEET", 30)
    target = exported(deck, "proef.xlsx", Form.PROOF)
    titles = sheet_rows(target).sheets
    assert titles == ("Teksten 1", "Teksten 2")
    listed = set()
    for title in titles:
        plan = planned(target, deck, sheet=title)
        assert not plan.problems
        listed |= {entry.file for entry in plan.entries}
    assert len(listed) == 5
    with pytest.raises(ValueError, match="csv"):
        exported(deck, "proef.csv", Form.PROOF)


@BOTH
@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_the_template_is_a_sheet_that_makes_a_good_card(suffix: str, spoken: str, tmp_path: Path) -> None:
    target = tmp_path / f"sjabloon{suffix}"
    with i18n.speaking(spoken):
        export_template(target, DAY)
    plan = planned(target, tmp_path / "nieuw")
    assert not plan.problems
    assert plan.language == spoken
    (entry,) = plan.entries
    assert entry.card is not None
    assert not entry.broken
    assert "Wolderhage" in entry.text(entry.default)
    if suffix == ".xlsx":
        book = load_workbook(target)
        assert book.worksheets[0].title == ("Kaarten" if spoken == "nl" else "Cards")
        told_of = [row[0].value for row in page(book, book.worksheets[1].title).iter_rows(min_row=2)]
        assert told_of == [cell.value for cell in page(book)[1]]


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    deck = village(tmp_path)
    with pytest.raises(ValueError, match="pdf"):
        exported(deck, "blad.pdf")
    with pytest.raises(ValueError, match="nl"):
        exported(deck, "blad.xlsx", Form.TRANSLATION, "nl")
    with pytest.raises(WorldError) as caught:
        exported(tmp_path / "nergens", "blad.xlsx")
    assert caught.value.code is WorldErrorCode.FILE_MISSING


def test_two_cards_with_one_id_keep_a_row_each(tmp_path: Path) -> None:
    deck = village(tmp_path)
    (deck / "cards/dubbel.md").write_bytes((deck / "cards/de-brief.md").read_bytes())
    target = exported(deck, "blad.xlsx")
    plan = planned(target, deck)
    assert "sheet-row-twice" not in [code for _line, _column, code in told(plan)]
    assert len(plan.entries) == 5
