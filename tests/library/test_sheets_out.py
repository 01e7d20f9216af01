"""Sheets that go out and come back: nothing changes by the journey, and what a person changed is all that changes."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library.door import sheet_rows
from dilemmagame.library.editing import parts_of
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sheets import outgoing
from dilemmagame.library.sheets.listing import read_key
from dilemmagame.library.sheets.mapping import Form, guess
from dilemmagame.library.sheets.outgoing import export_sheet, export_template
from dilemmagame.library.sheets.placing import write_plan
from tests.library.sheets import column, files, page, planned, retyped, row_of, told, village, workbook

DAY = date(2026, 11, 22)
SHIPPED = Path(__file__).resolve().parents[2] / "decks"
BOTH = pytest.mark.parametrize("suffix", [".xlsx", ".csv"])


def exported(deck: Path, name: str, form: Form = Form.TABLE, language: str = "", spoken: str = "nl") -> Path:
    with i18n.speaking(spoken):
        return export_sheet(deck, deck.parent / name, form, DAY, language=language).target


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


def test_three_changed_cells_of_a_translation_change_three_lines(tmp_path: Path) -> None:
    deck = village(tmp_path)
    before = files(deck)
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en")

    def type_in(sheet: Worksheet) -> None:
        text = column(sheet, "Vertaling (en)")
        for part, words in (
            ("Keuze B", "You call the caretaker."),
            ("Prijs A", "you bend the rule."),
            ("Titel", "A key"),
        ):
            sheet.cell(row_of(sheet, "de-sleutel", part), text, words)

    plan = planned(retyped(target, type_in), deck)
    assert [(entry.file, sorted(entry.default)) for entry in plan.touches] == [
        ("cards/de-sleutel.en.md", ["cost A", "option B", "title"])
    ]
    write_plan(plan, plan.default())
    after = files(deck)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"cards/de-sleutel.en.md"}
    old, new = (each["cards/de-sleutel.en.md"].decode().splitlines() for each in (before, after))
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        ("# The key", "# A key"),
        ("- **B.** You ring the caretaker.", "- **B.** You call the caretaker."),
        ("- **A.** For: people are inside. Cost: you go over the rule.",
         "- **A.** For: people are inside. Cost: you bend the rule."),
    ]  # fmt: skip


def test_a_new_translation_gets_a_file_that_says_from_which_version(tmp_path: Path) -> None:
    deck = village(tmp_path)
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en", "en")

    def type_in(sheet: Worksheet) -> None:
        text = column(sheet, "Translation (en)")
        assert sheet.cell(row_of(sheet, "de-brief", "Title"), column(sheet, "State")).value == "missing"
        for part, words in (
            ("Title", "The letter"),
            ("Situation", "A letter lies here."),
            ("Question", "What now?"),
        ):
            sheet.cell(row_of(sheet, "de-brief", part), text, words)
        sheet.cell(row_of(sheet, "deck.md", "Title"), text, "A village")

    plan = planned(retyped(target, type_in), deck)
    assert not plan.touches
    assert [(entry.file, entry.new, entry.broken) for entry in plan.entries if entry.changes] == [
        ("deck.en.md", True, False), ("cards/de-brief.en.md", True, False),
    ]  # fmt: skip
    write_plan(plan, plan.default())
    assert (deck / "cards/de-brief.en.md").read_text(encoding="utf-8") == (
        '---\nid: de-brief\nlanguage: en\ntranslates: "1.0"\n---\n# The letter\n\nA letter lies here.\n\n'
        "## Question\n\nWhat now?\n"
    )
    english, _problems = read_deck(deck, "en")
    assert english.title == "A village"
    letter = english.card("de-brief")
    assert letter is not None
    assert letter.title == "The letter"


def test_what_was_changed_on_both_sides_is_told_and_left_alone(tmp_path: Path) -> None:
    deck = village(tmp_path)
    target = exported(deck, "proef.xlsx", Form.PROOF)
    path = deck / "cards/de-sleutel.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Het regent.", "Het hagelt.").replace("Je doet open.", "Je opent."), encoding="utf-8"
    )
    moved_on = files(deck)

    def type_in(sheet: Worksheet) -> None:
        place = column(sheet, "Tekst")
        sheet.cell(row_of(sheet, "de-sleutel", "Wat als 1"), place, "Het sneeuwt.")
        sheet.cell(row_of(sheet, "de-sleutel", "Wat als 2"), place, "De beheerder is je broer.")

    plan = planned(retyped(target, type_in), deck)
    key = next(entry for entry in plan.entries if entry.id == "de-sleutel")
    # option A was changed in the deck alone, so the sheet does not undo that
    assert [(change.part, change.held) for change in key.changes] == [("twist 1", True), ("twist 2", False)]
    assert [code for _line, _column, code in told(plan)] == ["sheet-changed-meanwhile"]
    write_plan(plan, plan.default())
    after = (deck / "cards/de-sleutel.md").read_bytes()
    assert after == moved_on["cards/de-sleutel.md"].replace(
        b"De beheerder is je zus.", b"De beheerder is je broer."
    )
    assert plan.all_of(key) > plan.default()


def test_a_translation_of_a_text_that_moved_on_is_taken_with_a_warning(tmp_path: Path) -> None:
    deck = village(tmp_path)
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en")
    path = deck / "cards/de-sleutel.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Je doet open.", "Je opent."), encoding="utf-8")

    def type_in(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "de-sleutel", "Keuze A"), column(sheet, "Vertaling (en)"), "You unlock it.")

    plan = planned(retyped(target, type_in), deck)
    assert [code for _line, _column, code in told(plan)] == ["sheet-source-changed"]
    assert [entry.default for entry in plan.touches] == [frozenset({"option A"})]


def test_an_outdated_translation_is_current_when_all_of_it_is_done(tmp_path: Path) -> None:
    deck = village(tmp_path)
    path = deck / "cards/de-sleutel.md"
    path.write_text(path.read_text(encoding="utf-8").replace('"1.10"', '"1.11"'), encoding="utf-8")
    before = files(deck)
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en")
    states: list[str] = []

    def all_but_one(sheet: Worksheet) -> None:
        place = column(sheet, "Stand")
        rows = [n for n in range(2, sheet.max_row + 1) if sheet.cell(n, 1).value == "de-sleutel"]
        states.extend(str(sheet.cell(n, place).value) for n in rows)
        for number in rows[1:]:
            sheet.cell(number, place, "klaar")

    def the_last(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "de-sleutel", "Titel"), column(sheet, "Stand"), "Done")
        text = column(sheet, "Vertaling (en)")
        sheet.cell(row_of(sheet, "de-sleutel", "Status"), text, "new")

    assert not planned(retyped(target, all_but_one), deck).default()
    assert set(states) == {"nakijken", "ontbreekt"}
    plan = planned(retyped(target, the_last), deck)
    write_plan(plan, plan.default())
    new = files(deck)["cards/de-sleutel.en.md"].decode()
    assert 'translates: "1.11"' in new
    assert (
        new.replace('"1.11"', '"1.10"').replace("status: new\n", "")
        == before["cards/de-sleutel.en.md"].decode()
    )


def test_a_what_if_waits_for_the_one_before_it(tmp_path: Path) -> None:
    deck = village(tmp_path)
    (deck / "cards/de-sleutel.en.md").unlink()
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en")

    def type_in(sheet: Worksheet) -> None:
        sheet.cell(
            row_of(sheet, "de-sleutel", "Wat als 2"), column(sheet, "Vertaling (en)"), "She is your sister."
        )

    plan = planned(retyped(target, type_in), deck)
    assert [code for _line, _column, code in told(plan)] == ["sheet-gap"]
    assert not plan.default()


def test_rows_about_nothing_in_the_deck_are_left_out(tmp_path: Path) -> None:
    deck = village(tmp_path)
    before = files(deck)
    target = exported(deck, "proef.xlsx", Form.PROOF)

    def type_in(sheet: Worksheet) -> None:
        key = column(sheet, "Sleutel (niet wijzigen)")
        sheet.cell(row_of(sheet, "de-brief", "Titel"), 1, "een-andere-kaart")
        sheet.cell(row_of(sheet, "de-brief", "Situatie"), key, "field:minutes")
        sheet.cell(row_of(sheet, "de-brief", "Vraag"), key, "")
        sheet.cell(
            row_of(sheet, "het-broodje", "Vraag"), column(sheet, "Tekst"), '=HYPERLINK("https://x.example")'
        )

    plan = planned(retyped(target, type_in), deck)
    assert sorted(code for _line, _column, code in told(plan)) == [
        "sheet-card-unknown", "sheet-formula", "sheet-part-unknown", "sheet-part-unknown",
    ]  # fmt: skip
    write_plan(plan, plan.default())
    assert files(deck) == before


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


def test_a_key_says_where_a_text_belongs_or_nothing() -> None:
    assert read_key("turn 2 option A #0123abcd") == ("turn 2 option A", "0123abcd")
    assert read_key("voice 1 name") == ("voice 1 name", "")
    for typed in ("", "field:id #0123abcd", "turn 9 question", "option G", "../../etc"):
        assert read_key(typed) == ("", "")


def test_a_sheet_of_someone_else_with_a_column_for_cards_is_a_table(tmp_path: Path) -> None:
    rows = sheet_rows(
        workbook(tmp_path / "blad.xlsx", [["Kaart", "Tekst", "Opmerking"], ["Een", "Twee", "Drie"]])
    )
    assert guess(rows).form is Form.TABLE


def test_a_list_without_its_keys_is_not_taken_for_cards(tmp_path: Path) -> None:
    deck = village(tmp_path)
    target = exported(deck, "proef.xlsx", Form.PROOF)

    def throw_away(sheet: Worksheet) -> None:
        sheet.delete_cols(column(sheet, "Sleutel (niet wijzigen)"))

    plan = planned(retyped(target, throw_away), deck)
    assert [code for _line, _column, code in told(plan)] == ["sheet-keys"]
    assert not plan.entries


def test_a_translation_into_the_language_of_the_deck_makes_no_file_of_its_own(tmp_path: Path) -> None:
    deck = village(tmp_path)
    before = files(deck)
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en")

    def turn_round(sheet: Worksheet) -> None:
        sheet.cell(1, column(sheet, "Vertaling (en)"), "Vertaling (nl)")
        sheet.cell(row_of(sheet, "de-sleutel", "Titel"), 4, "Nog een sleutel")

    plan = planned(retyped(target, turn_round), deck)
    assert {entry.file for entry in plan.entries} <= before.keys()
    write_plan(plan, plan.default())
    assert files(deck) == before


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    deck = village(tmp_path)
    path = deck / "cards/de-sleutel.md"
    dos = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(dos)
    target = exported(deck, "blad.xlsx")

    def type_in(sheet: Worksheet) -> None:
        row = row_of(sheet, "de-sleutel")
        sheet.cell(row, column(sheet, "Keuze A"), "Je laat ze binnen.")
        sheet.cell(row, column(sheet, "Wat als"), "Het regent.\nDe beheerder is je zus.\nHet is al laat.")

    plan = planned(retyped(target, type_in), deck)
    write_plan(plan, plan.default())
    expected = dos.replace(b"Je doet open.", b"Je laat ze binnen.")
    expected = expected.replace(b"je zus.\r\n", b"je zus.\r\n3. Het is al laat.\r\n")
    assert path.read_bytes() == expected


def test_an_adviser_without_a_name_holds_up_no_other(tmp_path: Path) -> None:
    deck = village(tmp_path)
    path = deck / "cards/de-sleutel.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("- **Beheerder:** Bel mij gerust.", "- Stilte.\n- **Bode:** Ga weg."), encoding="utf-8"
    )
    (deck / "cards/de-sleutel.en.md").unlink()
    target = exported(deck, "vertaling.xlsx", Form.TRANSLATION, "en")

    def type_in(sheet: Worksheet) -> None:
        place = column(sheet, "Vertaling (en)")
        for part, words in (
            ("Raadgever 1", "Silence."),
            ("Raadgever 2: naam", "Usher"),
            ("Raadgever 2", "Go away."),
        ):
            sheet.cell(row_of(sheet, "de-sleutel", part), place, words)

    plan = planned(retyped(target, type_in), deck)
    assert not plan.problems
    assert plan.default() == {
        ("cards/de-sleutel.en.md", part) for part in ("voice 1 text", "voice 2 name", "voice 2 text")
    }


def test_two_cards_with_one_id_keep_a_row_each(tmp_path: Path) -> None:
    deck = village(tmp_path)
    (deck / "cards/dubbel.md").write_bytes((deck / "cards/de-brief.md").read_bytes())
    target = exported(deck, "blad.xlsx")
    plan = planned(target, deck)
    assert "sheet-row-twice" not in [code for _line, _column, code in told(plan)]
    assert len(plan.entries) == 5
