"""Lists of texts that come back from proofreaders and translators: what a person changed is all that changes."""

from __future__ import annotations

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from dilemmagame.library.door import sheet_rows
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sheets.listing import read_key
from dilemmagame.library.sheets.mapping import Form, guess
from dilemmagame.library.sheets.placing import write_plan
from tests.library.sheets import (
    column,
    exported,
    files,
    planned,
    retyped,
    row_of,
    told,
    village,
    workbook,
)


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
