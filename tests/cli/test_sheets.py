"""import and sheet on the command line: what is said, what is written, and what never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dilemmagame.cli import main
from dilemmagame.library.reading import read_deck
from tests.library.sheets import Rows, column, files, retyped, row_of, village, workbook

Said = pytest.CaptureFixture[str]

ROWS: Rows = [
    ["Woorden", "Verhaaltje", "Vraag", "Keuze A", "Keuze B"],
    ["Eén", "Er ligt taart.", "Wat doe je?", "Eten", "Laten"],
    [None, "Er ligt niets.", "Wat doe je?", "Eten", "Laten"],
]


def run(data: Path, *arguments: str, lang: str = "en") -> int:
    return main(["--data", str(data), "--lang", lang, *arguments])


def test_a_sheet_becomes_a_deck(tmp_path: Path, capsys: Said) -> None:
    sheet = workbook(tmp_path / "taart.xlsx", ROWS)
    call = ("import", str(sheet), "-o", str(tmp_path / "taart"), "--columns", "title=A, situatie=verhaaltje")
    assert run(tmp_path / "data", *call, "--preview") == 1
    said = capsys.readouterr()
    assert said.out == "2\tnew\teen\tEén\n"
    assert "taart.xlsx:3:1: error sheet-title-missing This row has no title" in said.err
    assert not (tmp_path / "taart").exists()
    # the row without a title does not hold up the other, and is said
    assert run(tmp_path / "data", *call) == 1
    assert "(new: 1, changed: 0)" in capsys.readouterr().out
    deck, problems = read_deck(tmp_path / "taart")
    assert (deck.title, [card.title for card in deck.cards], problems) == ("Taart", ["Eén"], ())


def test_a_card_that_is_there_is_never_changed_without_asking(tmp_path: Path, capsys: Said) -> None:
    deck = village(tmp_path)
    before = files(deck)
    rows: Rows = [["Titel", "Minuten", "Voorkomen"], ["De sleutel", 45, None], ["De brief", None, None]]
    sheet = workbook(tmp_path / "blad.xlsx", rows)
    call = ("import", str(sheet), "-o", str(deck))
    assert run(tmp_path / "data", *call) == 1
    said = capsys.readouterr().err
    assert "would change 1 file" in said
    assert "“De sleutel”" in said
    assert said.endswith("Nothing was written.\n")
    assert files(deck) == before
    assert run(tmp_path / "data", *call, "--preview") == 0
    assert "\tchanged\tMinutes\t'20' -> '45'" in capsys.readouterr().out
    assert run(tmp_path / "data", *call, "--update") == 0
    assert "(new: 0, changed: 1)" in capsys.readouterr().out
    after = files(deck)
    assert after.pop("cards/de-sleutel.md") == before.pop("cards/de-sleutel.md").replace(
        b"minutes: 20", b"minutes: 45"
    )
    assert after == before
    assert run(tmp_path / "data", *call) == 0
    assert "says nothing that is not in the deck already" in capsys.readouterr().out


def test_a_translation_goes_out_and_comes_back(tmp_path: Path, capsys: Said) -> None:
    deck = village(tmp_path)
    target = tmp_path / "english.xlsx"
    assert run(tmp_path / "data", "sheet", str(deck), "-o", str(target), "--form", "translation") == 0
    assert "english.xlsx (" in capsys.readouterr().out

    def type_in(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "de-brief", "Title"), column(sheet, "Translation (en)"), "The letter")

    retyped(target, type_in)
    assert run(tmp_path / "data", "import", str(target), "-o", str(deck)) == 0
    assert "(new: 1, changed: 0)" in capsys.readouterr().out
    assert "# The letter" in (deck / "cards/de-brief.en.md").read_text(encoding="utf-8")


def test_a_template_in_the_language_of_the_program(tmp_path: Path, capsys: Said) -> None:
    for lang, suffix, title in (("nl", "xlsx", "De laatste moestuin"), ("en", "csv", "The last allotment")):
        target = tmp_path / f"begin.{suffix}"
        assert run(tmp_path / "data", "sheet", "--template", "-o", str(target), lang=lang) == 0
        assert (
            run(tmp_path / "data", "import", str(target), "-o", str(tmp_path / f"deck-{lang}"), lang=lang)
            == 0
        )
        deck, problems = read_deck(tmp_path / f"deck-{lang}", lang)
        assert (deck.language, [card.title for card in deck.cards], problems) == (lang, [title], ())
    assert not capsys.readouterr().err


def test_own_decks_are_found_by_name_and_shipped_ones_stay(tmp_path: Path, capsys: Said) -> None:
    village(tmp_path / "data" / "decks")
    sheet = workbook(
        tmp_path / "taart.xlsx", [["Titel", "Situatie", "Vraag"], ["Eén", "Er ligt taart.", "En?"]]
    )
    assert run(tmp_path / "data", "import", str(sheet), "-o", "dorp") == 0
    assert (tmp_path / "data/decks/dorp/cards/een.md").is_file()
    assert run(tmp_path / "data", "import", str(sheet), "-o", "raadsleden") == 2
    assert "came with the program" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("import", "{sheet}", "-o", "{here}/Mijn Deck"), 2, "for example mijn-deck"),
        (("import", "{sheet}", "-o", "{here}/d", "--columns", "title"), 2, "title=Name"),
        (
            ("import", "{sheet}", "-o", "{here}/d", "--columns", "title=Naam"),
            2,
            "Its columns are: Woorden, Verhaaltje",
        ),
        (("import", "{here}/niets.xlsx", "-o", "{here}/d"), 1, "There is no file"),
        (("import", "{sheet}", "-o", "{here}/d"), 1, "Nothing was written."),
        (
            ("import", "{sheet}", "-o", "{here}/d", "--sheet", "Weg"),
            1,
            "There is no sheet with the name “Weg”",
        ),
        (("import", "{here}/kapot.xlsx", "-o", "{here}/d"), 1, "Nothing was taken in"),
        (("sheet", "raadsleden", "-o", "{here}/x.pdf"), 2, ".xlsx or .csv"),
        (("sheet", "-o", "{here}/x.xlsx"), 2, "Say which deck"),
        (("sheet", "nergens", "-o", "{here}/x.xlsx"), 1, "There is no file or folder nergens"),
    ],
)
def test_what_cannot_be_done_is_one_plain_sentence(
    arguments: tuple[str, ...], code: int, said: str, tmp_path: Path, capsys: Said
) -> None:
    sheet = workbook(tmp_path / "taart.xlsx", ROWS)
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04 half")
    assert run(tmp_path / "data", *(each.format(sheet=sheet, here=tmp_path) for each in arguments)) == code
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err
    assert not (tmp_path / "d").exists()
