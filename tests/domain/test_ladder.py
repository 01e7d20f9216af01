"""A ladder of what-ifs: where it tips, where it draws level, where it holds; and where a ladder starts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.domain.ballots import About, Channel, Count, Round, RoundStatus, Subject
from dilemmagame.domain.commands import Advance, CountHands, InsertItem
from dilemmagame.domain.ladder import Climb, Course, climb
from dilemmagame.domain.methods import only_the_what_ifs
from dilemmagame.domain.plan import PlannedItem, expand
from dilemmagame.domain.session import Primary, primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.consoling import console_view
from dilemmagame.live.form_scenes import LadderScene
from dilemmagame.live.staging import stage_view
from tests.domain.test_forms import Evening
from tests.forms import ADVISERS, LADDER, RICH_CARD
from tests.sample import CARD_ROUND

CHOICES = ("A", "B", "C")


@pytest.mark.parametrize(
    ("rungs", "found"),
    [
        ([(0, (6, 2, 1)), (1, (5, 4, 0)), (2, (3, 6, 0))], Climb(Course.TIPPED, 2, ("A",), ("B",))),
        ([(0, (6, 2, 1)), (1, (5, 4, 0))], Climb(Course.HELD, before=("A",))),
        ([(0, (6, 2, 1)), (1, (4, 4, 1)), (2, (5, 4, 0))], Climb(Course.LEVEL, 1, ("A",), ("A", "B"))),
        ([(0, (4, 4, 1)), (1, (1, 8, 0))], Climb(Course.EVEN_START, before=("A", "B"))),
        ([(0, (6, 2, 1))], Climb(Course.NOT_KNOWN, before=("A",))),
        ([(1, (6, 2, 1)), (2, (1, 8, 0))], Climb(Course.NOT_KNOWN)),
        ([(0, ()), (1, (6, 2, 1)), (2, (1, 8, 0))], Climb(Course.NOT_KNOWN)),
        ([(0, (6, 2, 1)), (1, ()), (2, (1, 8, 0))], Climb(Course.TIPPED, 2, ("A",), ("B",))),
        ([], Climb(Course.NOT_KNOWN)),
    ],
)
def test_a_ladder_is_read(rungs: list[tuple[int, tuple[int, ...]]], found: Climb) -> None:
    assert climb(CHOICES, rungs) == found


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3).filter(any), min_size=2, max_size=5))
def test_a_tipping_rung_has_another_single_largest_answer_and_no_earlier_rung_has(
    tallies: list[tuple[int, ...]],
) -> None:
    found = climb(CHOICES, list(enumerate(tallies)))
    tops = [tuple(c for c, n in zip(CHOICES, each, strict=True) if n == max(each)) for each in tallies]
    moved = [n for n, top in enumerate(tops) if len(top) == 1 and top != tops[0]]
    if len(tops[0]) > 1:
        assert found.course is Course.EVEN_START
    elif moved:
        assert (found.course, found.number, found.after) == (Course.TIPPED, moved[0], tops[moved[0]])
    else:
        assert found.course in (Course.LEVEL, Course.HELD)


def test_only_the_what_ifs_are_left_of_a_method_for_a_card_that_was_voted_on() -> None:
    short = only_the_what_ifs(LADDER)
    assert short is not None
    assert [step.kind for step in short.steps] == [StepKind.TWIST, StepKind.TIPPING]
    assert only_the_what_ifs(ADVISERS) is None


def test_rungs_carry_their_number_in_the_list_of_the_evening() -> None:
    rungs = [each for each in expand([PlannedItem(LADDER, RICH_CARD)]) if each.step.kind is StepKind.TWIST]
    assert [each.step.title.nl for each in rungs] == ["twist 1", "twist 2"]


def agreeing() -> Evening:
    """A card round in which nearly everybody chose B, just shown."""
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.VOTE)
    evening.do(Advance())
    for vote in evening.state.rounds_here():
        counts = (Count("B", 11), Count("A", 1)) if vote.subject.about is About.CARD else (Count("4", 12),)
        evening.do(CountHands(vote.number, counts))
    evening.to(StepKind.REVEAL)
    while primary(evening.state) in (Primary.REVEAL, Primary.REVEAL_ANYWAY):
        evening.do(Advance())
    return evening


def test_a_ladder_put_in_after_a_vote_starts_from_that_vote_and_is_offered_once() -> None:
    evening = agreeing()
    assert console_view(evening.state, {}, evening.now(), 0).offer_ladder
    short = only_the_what_ifs(LADDER)
    assert short is not None
    evening.do(InsertItem(PlannedItem(short, RICH_CARD), evening.state.position))
    assert not console_view(evening.state, {}, evening.now(), 0).offer_ladder
    evening.do(Advance())
    assert evening.state.current.step.kind is StepKind.TWIST
    evening.do(Advance())
    vote = evening.state.rounds_here()[0]
    assert vote.subject == Subject(About.TWIST, 1)
    evening.do(CountHands(vote.number, (Count("A", 9), Count("B", 3))), Advance())
    scene = stage_view(evening.state, {}, 0).scene
    assert isinstance(scene, LadderScene)
    assert [(rung.number, rung.total) for rung in scene.rungs] == [(0, 12), (1, 12)]
    assert scene.tipping == 1


def test_another_card_is_no_start() -> None:
    evening = agreeing()
    other = replace(RICH_CARD, id="een-ander")
    evening.do(InsertItem(PlannedItem(LADDER, other), evening.state.position))
    assert evening.state.ladder_start(len(evening.state.plan.items) - 1) is None


def test_readings_are_there_only_for_rounds_that_may_be_told() -> None:
    evening = agreeing()
    readings = console_view(evening.state, {}, evening.now(), 0).readings
    assert [slot for slot, _reading in readings] == [1]
    few = Round(1, 0, 1, 4, Channel.HANDS, RoundStatus.REVEALED, (Count("A", 4),))
    small = replace(evening.state, rounds=(few,))
    assert console_view(small, {}, evening.now(), 0).readings == ()
