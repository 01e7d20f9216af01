"""The time plan: sums, minimums, and an end time that holds when it can."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.domain.commands import Advance, HoldEndTime
from dilemmagame.domain.session import Decision, begin, decide, replay
from dilemmagame.domain.session.clockwork import proposed_replan, schedule
from dilemmagame.domain.timing import GRAIN_MS, SessionTime, StepPlan, StepTimer, hold_end_time
from tests.sample import START, plan


@st.composite
def step_plans(draw: st.DrawFn) -> list[StepPlan]:
    lengths = draw(st.lists(st.tuples(st.integers(0, 3_600_000), st.integers(0, 3_600_000)), max_size=12))
    return [StepPlan(i, max(pair), min(pair), draw(st.booleans())) for i, pair in enumerate(lengths)]


@given(step_plans(), st.integers(-3_600_000, 20_000_000))
def test_a_replan_respects_minimums_and_holds_the_end_when_it_says_so(
    steps: list[StepPlan], available: int
) -> None:
    result = hold_end_time(steps, available)
    by_index = {step.index: step for step in steps}
    lengths = dict(result.lengths)
    assert set(lengths) | set(result.skipped) == set(by_index)
    assert all(by_index[index].optional for index in result.skipped)
    for index, ms in lengths.items():
        assert by_index[index].minimum_ms <= ms <= by_index[index].planned_ms
    assert not result.holds or result.total_ms <= max(0, available)
    if sum(step.minimum_ms for step in steps if not step.optional) <= available:
        assert result.holds


@given(st.integers(0, 600_000), st.lists(st.integers(1, 100_000), max_size=6))
def test_a_paused_timer_stands_still(total: int, waits: list[int]) -> None:
    timer, now = StepTimer(total, total), 0
    for wait in waits:
        timer = timer.pause(now)
        left = timer.remaining_ms(now)
        now += wait
        assert timer.remaining_ms(now) == left
        timer = timer.resume(now)
        assert timer.remaining_ms(now) == left


def test_a_late_start_offers_to_hold_the_end_time() -> None:
    state = begin(plan(starts_at=START))
    late = SessionTime(0, START + timedelta(minutes=12))
    outcome = decide(state, Advance(), late)
    assert isinstance(outcome, Decision)
    state = replay(state, outcome.events)
    assert schedule(state, late).behind_ms == 12 * 60_000
    offer = proposed_replan(state, late)
    assert offer is not None
    assert offer.holds
    accepted = decide(state, HoldEndTime(), late)
    assert isinstance(accepted, Decision)
    state = replay(state, accepted.events)
    assert schedule(state, late).behind_ms <= 0
    assert proposed_replan(state, late) is None


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 40)), min_size=1, max_size=30), st.integers(1, 600)
)
def test_time_that_rounding_leaves_over_is_handed_back(pairs: list[tuple[int, int]], minutes: int) -> None:
    steps = [
        StepPlan(index, planned * 60_000, min(planned, least) * 60_000, optional=False)
        for index, (planned, least) in enumerate(pairs)
    ]
    found = hold_end_time(steps, minutes * 60_000)
    if found.holds and found.total_ms < sum(step.planned_ms for step in steps):
        shortened = max(step.planned_ms - ms for step, (_, ms) in zip(steps, found.lengths, strict=True))
        assert minutes * 60_000 - found.total_ms < GRAIN_MS or shortened < GRAIN_MS
