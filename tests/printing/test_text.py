"""The fitter: sizes, hyphens, fonts; without a page."""

from __future__ import annotations

import random

import pytest

from dilemmagame.domain.blocks import Span
from dilemmagame.gui import tokens
from dilemmagame.printing import look
from dilemmagame.printing.geometry import FORMATS, Duplex, back_of, sheet_for
from dilemmagame.printing.laying import Passage, fit, lay
from dilemmagame.printing.text import Face, font, plain, text_width, words
from tests.printing import sample


def _text(lines: tuple[object, ...]) -> str:
    return "".join(run.text for line in lines for run in line.runs)  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(25))
def test_lines_keep_every_character_and_stay_in_the_column(seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join(
        "abcdefghij klmnop"[: chance.randint(1, 17)] * chance.randint(1, 3)
        for _word in range(chance.randint(1, 90))
    )
    laid = fit((Passage(plain(text)),), 120, 500, 12)
    if laid is None:
        assert lay((Passage(plain(text)),), 120, 7.0).height > 500
        return
    assert sample.bare(_text(laid.lines)) == sample.bare(text)
    for line in laid.lines:
        assert sum(text_width(run.text.strip(), Face(run.font), line.size) for run in line.runs) <= 120 + 0.01


def test_the_size_found_is_the_largest_that_fits() -> None:
    flow = (Passage(plain(" ".join([sample.SENTENCE] * 6))),)
    laid = fit(flow, 150, 200, 20)
    assert laid is not None
    assert laid.height <= 200 < lay(flow, 150, laid.size_pt + 0.25).height


def test_a_text_that_needs_less_than_seven_points_is_refused() -> None:
    flow = (Passage(plain(" ".join([sample.SENTENCE] * 30))),)
    assert fit(flow, 150, 200, 20) is None
    assert fit((Passage(flow[0].words, floor=2.0),), 150, 200, 20, 2.0) is not None


def test_a_long_compound_is_divided_between_syllables() -> None:
    laid = lay((Passage(plain("arbeidsongeschiktheidsuitkering", Face.TITLE)),), 80, 12)
    parts = [_text((line,)).strip() for line in laid.lines]
    assert len(parts) > 1
    assert all(part.endswith("-") for part in parts[:-1])
    assert parts[0] in ("arbeids-", "arbeidson-", "arbeidsonge-")


def test_looks_inside_a_word_do_not_tear_it_apart() -> None:
    made = words((Span("half", strong=True), Span("vet en los"), Span(" einde")))
    assert [word.text for word in made] == ["halfvet", "en", "los", "einde"]


def test_invisible_characters_leave_no_trace() -> None:
    made = plain("on\u200bzicht\u202ebaar\u00ad")
    assert [word.text for word in made] == ["onzichtbaar"]


@pytest.mark.parametrize("face", Face)
def test_fonts_are_whole_static_files(face: Face) -> None:
    assert font(face.value).face.charWidths
    assert text_width("Āéíßœ “‘’” – … €", face, 10) > 40


def test_paper_and_stage_share_their_option_colours() -> None:
    for letter in look.LETTERS:
        assert tokens.PAPER.look(letter).fill.upper() == look.option_colour(letter)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("duplex", Duplex)
@pytest.mark.parametrize("bleed", [0.0, 3.0])
def test_slots_lie_on_the_page_without_touching_each_other(name: str, duplex: Duplex, bleed: float) -> None:
    if (name, duplex) == ("a5", Duplex.FOLD):
        bleed = 0.0  # two A5 cards fill the sheet
    sheet = sheet_for(FORMATS[name], duplex, bleed)
    slots = list(sheet.fronts)
    if duplex is Duplex.FOLD:
        slots += [back_of(slot, sheet, duplex) for slot in sheet.fronts]
    for number, slot in enumerate(slots):
        assert slot.x >= bleed - 1e-6
        assert slot.y >= bleed - 1e-6
        assert slot.x + slot.width <= sheet.width - bleed + 1e-6
        assert slot.y + slot.height <= sheet.height - bleed + 1e-6
        for other in slots[number + 1 :]:
            apart = abs(slot.x - other.x) >= slot.width - 1e-6 or abs(slot.y - other.y) >= slot.height - 1e-6
            assert apart


def test_eight_a7_and_nine_poker_cards_go_on_a_sheet() -> None:
    assert len(sheet_for(FORMATS["a7"], Duplex.LONG).fronts) == 8
    assert len(sheet_for(FORMATS["poker"], Duplex.LONG).fronts) == 9
    assert len(sheet_for(FORMATS["a6"], Duplex.LONG).fronts) == 4
    assert len(sheet_for(FORMATS["a5"], Duplex.LONG).fronts) == 2
