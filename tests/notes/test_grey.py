"""The grey area in the notes: the middle in words, before and after; nothing of a case with too few ballots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import About, Channel
from dilemmagame.domain.cards import GREY_PLACES
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.content import Asked, Choice, ItemNotes, Outcome, Said, Tally
from dilemmagame.notes.document import Heading, Listing, Passage, Table
from dilemmagame.notes.shades import place_name, spread_words
from dilemmagame.notes.steps.edges import LINES as EDGES
from dilemmagame.notes.steps.grey import LINES as GREY

EMPTY = ItemNotes(1, "Een kist wijn", "Wat doe je?", None, (), (), (), ())
CHOICES = tuple(Choice(place, place) for place in GREY_PLACES)


def tally(slot: int, *ballots: int) -> Tally:
    if sum(ballots) < 5:
        return Tally(slot, 1, Channel.HANDS, 18, Disclosure.TOO_FEW)
    return Tally(slot, 1, Channel.HANDS, 18, Disclosure.BARS, ballots, sum(ballots))


def asked(number: int, text: str, *rounds: Tally) -> Asked:
    return Asked(About.CASE, number, text, Outcome(CHOICES, rounds, ()))


def lines(*cases: Asked) -> tuple[list[Table], list[str]]:
    blocks = GREY.card(replace(EMPTY, asked=cases))
    tables = [block for block in blocks if isinstance(block, Table)]
    return tables, [block.text for block in blocks if isinstance(block, Heading | Passage)]


def test_a_card_without_cases_has_no_heading() -> None:
    assert GREY.card(EMPTY) == ()
    assert EDGES.card(EMPTY) == ()


def test_one_round_tells_the_middle_and_how_far_apart() -> None:
    with i18n.speaking("nl"):
        tables, texts = lines(asked(1, "Een pen.", tally(1, 9, 0, 0, 0, 0, 0, 9)))
    assert tables[0].header == ("Casus", "Midden", "Verschillen", "Stemmen")
    assert tables[0].rows[0].cells == ("1. Een pen.", "wit", "ver uit elkaar", "18")
    assert texts[:2] == ["Het grijze gebied", "In het grijs gelegd, tussen wit en zwart: 0 van de 18 keer."]
    assert "Open geteld" in texts[-1]


def test_before_and_after_stand_side_by_side_and_the_grey_is_counted_over_the_same_cases() -> None:
    with i18n.speaking("nl"):
        tables, texts = lines(
            asked(1, "Een pen.", tally(1, 4, 2, 2, 4, 2, 2, 2), tally(2, 2, 0, 0, 0, 0, 2, 14)),
            asked(2, "Een reis.", tally(1, 0, 0, 0, 9, 9, 0, 0), tally(2, 0, 0, 2, 0, 0, 0, 0)),
        )
    assert [row.cells for row in tables[0].rows] == [
        ("1. Een pen.", "grijs", "zwart", "uit elkaar", "18 / 18"),
        ("2. Een reis.", "grijs", "", "dicht bij elkaar", "18"),
    ]
    assert (
        "In het grijs gelegd, tussen wit en zwart: eerst 12 van de 18 keer, daarna 2 van de 18 keer." in texts
    )
    assert tables[0].words == 4


@pytest.mark.parametrize(("count", "said"), [(1, "1 casus ontbreekt"), (2, "2 casussen ontbreken")])
def test_cases_that_may_not_be_told_are_only_counted(count: int, said: str) -> None:
    with i18n.speaking("nl"):
        tables, texts = lines(*(asked(n, "Geheim geval", tally(1, 2, 1, 1)) for n in range(1, count + 1)))
    assert tables == []
    assert any(text.startswith(said) for text in texts)
    assert all("Geheim" not in text for text in texts)


def test_the_edges_and_the_line_are_told_in_their_columns() -> None:
    said = (
        Said("Er komt een besluit aan.", CaptureField.EDGE, "white-grey"),
        Said("Het is geld.", CaptureField.EDGE, "grey-black"),
        Said("Niets in een lopend besluit.", CaptureField.LINE),
    )
    with i18n.speaking("en"):
        blocks = EDGES.card(replace(EMPTY, said=said))
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == ["Where the grey begins and ends", "The line we draw"]
    edges, line = (block for block in blocks if isinstance(block, Listing))
    assert [(item.text, item.details) for item in edges.items] == [
        ("Between white and grey", ("Er komt een besluit aan.",)),
        ("Between grey and black", ("Het is geld.",)),
    ]
    assert [item.text for item in line.items] == ["Niets in een lopend besluit."]


def test_every_place_has_a_word_of_its_own() -> None:
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            assert len({place_name(place) for place in range(1, 8)}) == 7
            assert len({spread_words(distance) for distance in (0.0, 1.0, 3.0)}) == 3
    for place in (0, 8):
        with pytest.raises(IndexError):
            place_name(place)
