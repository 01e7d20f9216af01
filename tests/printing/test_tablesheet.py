"""Sheets for the tables, read back from the PDF and asked for on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.cli import main
from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import Option
from dilemmagame.printing.preview import page_count
from dilemmagame.printing.tablesheet import print_table_sheets
from tests.printing import sample
from tests.sample import OPEN_CARD, OPTIONS_CARD


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in sample.page_texts(pdf)]


def test_every_table_has_its_own_page_with_case_question_answers_and_what_to_bring_back() -> None:
    told = pages(print_table_sheets((OPTIONS_CARD,), 3, "nl"))
    assert len(told) == 3
    for number, page in enumerate(told, 1):
        assert f"Tafel {number}" in page
        assert "Je krijgt een kist wijn van een aannemer." in page
        assert "Wat doe je?" in page
        assert all(option.text in page for option in OPTIONS_CARD.options)
        assert "Dit brengen we terug: één zin, zonder namen" in page


def test_the_sheets_of_one_card_lie_together() -> None:
    told = pages(print_table_sheets((OPTIONS_CARD, OPEN_CARD), 2, "en"))
    assert [("Een gerucht" in page, "Table 2" in page) for page in told] == [
        (False, False), (False, True), (True, False), (True, True),
    ]  # fmt: skip


def test_a_full_card_with_six_answers_still_leaves_lines_on_its_page() -> None:
    words = " ".join(["Je zit in de raad en dit is een zin van elf woorden."] * 10)
    options = tuple(
        Option(letter, "Je doet iets wat een hele regel kost, en nog wat meer.") for letter in "ABCDEF"
    )
    card = replace(OPTIONS_CARD, situation=(paragraph(words),), options=options)
    pdf = print_table_sheets((card,), 1, "nl")
    assert page_count(pdf) == 1
    assert "Wat schuurde er, of welke vraag blijft over?" in pages(pdf)[0]


@pytest.mark.parametrize("tables", [0, 41])
def test_no_tables_and_too_many_are_refused(tables: int) -> None:
    with pytest.raises(ValueError, match=str(tables)):
        print_table_sheets((OPTIONS_CARD,), tables)


def test_the_command_line_wants_to_know_the_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "tafels.pdf"
    call = [
        "print",
        "raadsleden",
        "-o",
        str(target),
        "--data",
        str(tmp_path),
        "--lang",
        "nl",
        "--table-sheets",
    ]
    assert main([*call, "2", "--cards", "ondernemersdiner"]) == 0
    assert page_count(target.read_bytes()) == 2
    assert main([*call, "2"]) == 2
    assert "--cards" in capsys.readouterr().err
    assert main([*call, "99", "--cards", "ondernemersdiner"]) == 2
    assert "van 1 tot 40" in capsys.readouterr().err
