"""The values board on paper, read back from the PDF: every word of the group, large, on the paper asked for."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.localised import Localised
from dilemmagame.printing.geometry import MM
from dilemmagame.printing.preview import page_count
from dilemmagame.printing.valuesboard import MEANING_FLOOR, print_values_board
from tests.printing import sample

NAMES = (
    "Openheid", "Gelijke behandeling", "Menselijke maat", "Moed", "Vertrouwelijkheid", "Onafhankelijkheid",
    "Zorgvuldigheid", "Respect", "Betrouwbaarheid", "Dienstbaarheid", "Loyaliteit",
)  # fmt: skip
WORDS = "Wij zeggen wat we weten, ook als het ons niet uitkomt."


def values(count: int, words: str = WORDS) -> tuple[AdoptedValue, ...]:
    return tuple(
        AdoptedValue(str(n), Localised(name, f"{name} (en)"), words, date(2026, 11, 22))
        for n, name in enumerate(NAMES[:count])
    )


def told(pdf: bytes) -> str:
    return " ".join(" ".join(sample.page_texts(pdf)).split())


@pytest.mark.parametrize(("paper", "wide", "tall"), [("a4", 297, 210), ("a3", 420, 297)])
@pytest.mark.parametrize("count", [1, 3, 4, 6, 9])
def test_every_value_hangs_on_one_page_with_its_words(paper: str, wide: int, tall: int, count: int) -> None:
    foot = "Aangenomen op 22 november 2026"
    pdf = print_values_board(values(count), "nl", paper=paper, holder="Raad van Lindewaard", foot=foot)
    assert page_count(pdf) == 1
    document = pypdfium2.PdfDocument(pdf)
    assert document[0].get_size() == pytest.approx((wide * MM, tall * MM), abs=0.1)
    document.close()
    text = told(pdf)
    for said in (
        *NAMES[:count],
        "Hier staan we voor",
        "Raad van Lindewaard",
        "Aangenomen op 22 november 2026",
    ):
        assert said in text
    assert text.count("uitkomt.") == count


def test_words_are_large_and_equally_large_for_every_value() -> None:
    pdf = print_values_board(values(6), "nl", paper="a4")
    chars = [char for char in sample.chars(pdf, 0) if char.char == "W"]
    heights = {round(char.top - char.bottom, 1) for char in chars}
    assert len(heights) == 1
    assert min(heights) * MM > 0.6 * 14
    bigger = [char for char in sample.chars(print_values_board(values(6), "nl"), 0) if char.char == "W"]
    assert bigger[0].top - bigger[0].bottom > 1.3 * (chars[0].top - chars[0].bottom)


def test_many_words_take_more_pages_and_none_is_lost() -> None:
    long = " ".join([WORDS] * 9)
    pdf = print_values_board(values(11, long), "nl", paper="a4", holder="Team Toezicht")
    assert page_count(pdf) > 1
    assert told(pdf).count("uitkomt.") == 11 * 9
    assert "Team Toezicht · 2 van" in told(pdf)
    chars = [char for char in sample.chars(pdf, 0) if char.char == "W"]
    assert min(char.top - char.bottom for char in chars) * MM > 0.6 * MEANING_FLOOR


def test_a_value_without_words_has_lines_to_write_on_and_hostile_words_are_just_words() -> None:
    pdf = print_values_board((*values(1, ""), *values(2, sample.HOSTILE)[1:]), "en")
    text = told(pdf)
    assert "Openheid (en)" in text
    assert "This is what we stand for" in text
    assert sample.HOSTILE in text


def test_the_same_values_give_the_same_bytes() -> None:
    assert print_values_board(values(4), "nl") == print_values_board(values(4), "nl")


def test_an_unknown_paper_and_an_empty_board_are_refused() -> None:
    for shown, paper in ((values(1), "a2"), ((), "a3")):
        with pytest.raises(ValueError, match=paper):
            print_values_board(shown, "nl", paper=paper)
