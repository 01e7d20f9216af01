"""The sheet of the grey area, read back from the PDF and asked for on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from dilemmagame.cli import main
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.printing.greysheet import print_grey_sheet
from dilemmagame.printing.preview import page_count
from dilemmagame.printing.runsheet import print_runsheet
from tests.printing import sample
from tests.sample import CARD_ROUND, OPTIONS_CARD, plan

CASES = tuple(f"Geval nummer {number} gaat over een bos tulpen." for number in range(1, 9))
LONG = " ".join(["woord"] * 29) + " einde."


def said(pdf: bytes) -> str:
    return " ".join("".join(sample.page_texts(pdf)).split())


def drawn(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of everything on the first page that is no text, in points."""
    document = pypdfium2.PdfDocument(pdf)
    places = [
        each.get_bounds()
        for each in document[0].get_objects()
        if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
    ]
    document.close()
    return [(right - left, top - bottom) for left, bottom, right, top in places]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("zonder je naam", "wit", "grijs", "zwart", "na het gesprek")),
        ("en", ("without your name", "grey")),
    ],
)
def test_eight_cases_stand_on_one_page_without_a_name(language: str, words: tuple[str, ...]) -> None:
    pdf = print_grey_sheet(replace(OPTIONS_CARD, cases=CASES), language)
    assert page_count(pdf) == 1
    assert all(text in said(pdf) for text in (*CASES, *words))


def test_every_case_has_seven_boxes_of_the_same_size() -> None:
    pdf = print_grey_sheet(replace(OPTIONS_CARD, cases=CASES), "nl")
    squares = [(wide, tall) for wide, tall in drawn(pdf) if wide > 10 and abs(wide - tall) < 0.5]
    rings = 2
    assert len(squares) == 7 * len(CASES) + rings
    assert len({(round(wide), round(tall)) for wide, tall in squares}) == 2


def test_twelve_long_cases_run_on_and_lose_nothing() -> None:
    pdf = print_grey_sheet(replace(OPTIONS_CARD, cases=(LONG,) * 12), "nl")
    pages = sample.page_texts(pdf)
    assert len(pages) == 2
    assert said(pdf).count("einde.") == 12
    assert all("zwart" in page for page in pages)


def test_without_borderline_cases_the_what_ifs_are_placed() -> None:
    card = replace(OPTIONS_CARD, twists=("Het is december.", "De gever verhuist."))
    assert "De gever verhuist." in said(print_grey_sheet(card, "nl"))
    with pytest.raises(ValueError, match=OPTIONS_CARD.id):
        print_grey_sheet(replace(OPTIONS_CARD, twists=()), "nl")


def test_the_command_line_prints_the_sheet_of_one_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "blad.pdf"
    call = ["print", "raadsleden", "-o", str(target), "--data", str(tmp_path), "--lang", "nl", "--grey-sheet"]
    assert main([*call, "ondernemersdiner"]) == 0
    assert "De voetbalclub geeft alle raadsleden een sjaal" in said(target.read_bytes())
    assert main([*call, "ondernemersdiner,gratis-advocaat"]) == 2
    assert "Noem één kaart" in capsys.readouterr().err


def test_the_run_sheet_gives_the_cases_to_the_trainer() -> None:
    card = replace(OPTIONS_CARD, cases=CASES)
    pdf = print_runsheet(plan(PlannedItem(CARD_ROUND, card)), "nl")
    assert "Grensgevallen" in said(pdf)
    assert all(text in said(pdf) for text in CASES)
    assert "Grensgevallen" not in said(print_runsheet(plan(PlannedItem(CARD_ROUND, OPTIONS_CARD)), "nl"))
