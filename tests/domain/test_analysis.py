"""The measures against a table worked out by hand, and against what their names promise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.domain.analysis import (
    Named,
    Picture,
    agree_early,
    agreement,
    camps_index,
    evenness,
    most_said,
    read_round,
)
from dilemmagame.domain.ballots import THE_CARD, About, Channel, Count, Round, RoundStatus, Subject
from dilemmagame.domain.cards import CardKind, ScaleKind
from tests.sample import OPTIONS_CARD

SHADES_CARD = replace(
    OPTIONS_CARD, kind=CardKind.SCALE, scale=ScaleKind.WHITE_GREY_BLACK, options=(), statement="Dit kan."
)
TALLIES = st.lists(st.integers(0, 12), min_size=3, max_size=7).filter(any)


def vote(subject: Subject = THE_CARD, /, **ballots: int) -> Round:
    counts = tuple(Count(choice.strip("_"), n) for choice, n in ballots.items())
    total = sum(ballots.values())
    return Round(1, 0, 1, total, Channel.HANDS, RoundStatus.REVEALED, counts, subject=subject)


@pytest.mark.parametrize(
    ("ballots", "by_hand"),
    [
        # one place: U 1, one of five places filled: 1
        ((0, 0, 9, 0, 0), 1.0),
        # all five places, no three places speak: 1 · (1 - 4/4)
        ((3, 3, 3, 3, 3), 0.0),
        # 10001: three times 101 and nothing else: U = -4/3; times 1 - 1/4
        ((4, 0, 0, 0, 4), -1.0),
        # 11000: 110 three times: U 1; times 1 - 1/4
        ((2, 2, 0, 0, 0), 0.75),
        # layers 111 (2 high, 6 ballots, A 0) and 010 (2 high, 2 ballots, A 1): 6/8 · 0 + 2/8 · 1
        ((2, 4, 2), 0.25),
        # layers 101 (1 high, 2 ballots, U -2, A -1) and 001 (2 high, 2 ballots, A 1): 2/4 · -1 + 2/4 · 1
        ((1, 0, 3), 0.0),
        # 10100: 101 once, 110 twice? places 1,3 filled: (1,2,3) 101; (1,3,4),(1,3,5) 110; (2,3,4),(2,3,5) 011? no: 010.
        # TU 2, TDU 1: U = (3·2 - 4·1) / (3·3) = 2/9; times 3/4
        ((5, 0, 5, 0, 0), 2 / 9 * 0.75),
    ],
)
def test_agreement_is_what_a_pencil_finds(ballots: tuple[int, ...], by_hand: float) -> None:
    assert agreement(ballots) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("ballots", "even", "camps"),
    [
        ((9, 0, 0), 0.0, 0.0),
        # 3/2 · (1 - 1/2) = 0.75; 4 · 2 · 1/4 · 1/2 = 1
        ((5, 5, 0), 0.75, 1.0),
        # 3/2 · (1 - 1/3) = 1; 4 · 3 · 1/9 · 2/3 = 8/9
        ((4, 4, 4), 1.0, 8 / 9),
        # 2 · (1 - 10/16) = 0.75; 4 · (9/16 · 1/4 + 1/16 · 3/4) = 0.75
        ((3, 1), 0.75, 0.75),
    ],
)
def test_evenness_and_camps_are_what_a_pencil_finds(
    ballots: tuple[int, ...], even: float, camps: float
) -> None:
    assert evenness(ballots) == pytest.approx(even)
    assert camps_index(ballots) == pytest.approx(camps)


@given(TALLIES)
def test_the_measures_stay_between_their_ends_and_do_not_see_the_direction(ballots: list[int]) -> None:
    assert -1 - 1e-9 <= agreement(ballots) <= 1 + 1e-9
    assert agreement(ballots) == pytest.approx(agreement(ballots[::-1]))
    assert -1e-9 <= evenness(ballots) <= 1 + 1e-9
    assert evenness(ballots) == pytest.approx(evenness(sorted(ballots)))
    assert -1e-9 <= camps_index(ballots) <= 1 + 1e-9


@given(TALLIES, st.integers(2, 5))
def test_a_group_that_is_twice_as_large_is_read_the_same(ballots: list[int], times: int) -> None:
    larger = [n * times for n in ballots]
    assert agreement(larger) == pytest.approx(agreement(ballots))
    assert evenness(larger) == pytest.approx(evenness(ballots))
    assert camps_index(larger) == pytest.approx(camps_index(ballots))


@pytest.mark.parametrize(
    ("ballots", "picture"),
    [
        ({"A": 9, "B": 2, "C": 1}, Picture.ALIKE),
        ({"A": 6, "B": 5, "C": 1}, Picture.CAMPS),
        ({"A": 5, "B": 4, "C": 4}, Picture.APART),
    ],
)
def test_options_are_read_in_a_word(ballots: dict[str, int], picture: Picture) -> None:
    reading = read_round(vote(**ballots), OPTIONS_CARD)
    assert reading is not None
    assert reading.picture is picture
    assert [each.name for each in reading.measures] == [Named.LARGEST_SHARE, Named.EVENNESS, Named.CAMPS]


@pytest.mark.parametrize(
    ("ballots", "picture"),
    [
        ({"white": 9}, Picture.ALIKE),
        ({"white": 6, "black": 6}, Picture.CAMPS),
        ({"white": 4, "grey": 4, "black": 4}, Picture.APART),
    ],
)
def test_a_line_is_read_with_the_measure_for_a_line(ballots: dict[str, int], picture: Picture) -> None:
    reading = read_round(vote(**ballots), SHADES_CARD)
    assert reading is not None
    assert reading.picture is picture
    assert reading.measures[0].name is Named.AGREEMENT


def test_people_without_an_opinion_take_no_place_among_the_others_and_are_counted_apart() -> None:
    reading = read_round(vote(A=8, B=2, unsure=4, other=1), OPTIONS_CARD)
    assert reading is not None
    assert (reading.ballots, reading.neutral) == (10, 5)
    assert reading.measures[0].value == pytest.approx(0.8)
    assert read_round(vote(unsure=9, A=1), OPTIONS_CARD) is None


def test_how_sure_people_are_lies_on_a_line() -> None:
    counts = (Count("2", 1), Count("4", 6))
    round_ = replace(vote(), counts=counts, subject=Subject(About.CERTAINTY))
    reading = read_round(round_, OPTIONS_CARD)
    assert reading is not None
    assert reading.measures[0].name is Named.AGREEMENT


def test_four_in_five_for_one_action_is_early_agreement_and_not_knowing_is_none() -> None:
    assert agree_early(vote(A=8, B=1, unsure=1))
    assert not agree_early(vote(A=7, B=2, unsure=1))
    assert not agree_early(vote(unsure=9, A=1))
    assert not agree_early(vote())


def test_what_most_people_said_has_no_answer_at_a_tie() -> None:
    assert most_said((0, 3, 1)) == 2
    assert most_said((0, 3, 3)) is None
    assert most_said((0, 0)) is None
