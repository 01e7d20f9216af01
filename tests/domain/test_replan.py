"""Holding the end time while an evening runs: whatever overruns or comes in, no step goes under its minimum."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.base import paths
from dilemmagame.domain.commands import Advance, Command, HoldEndTime, InsertItem, JumpTo
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.planning import fill_template
from dilemmagame.domain.session import Phase, Primary, Refusal, Session, begin, decide, replay
from dilemmagame.domain.session.clockwork import proposed_replan, schedule
from dilemmagame.domain.session.state import primary
from dilemmagame.domain.templates import floor_ms
from dilemmagame.domain.timing import SessionTime
from dilemmagame.library.methods import read_methods
from dilemmagame.library.programmes import read_programmes
from tests.sample import OPEN_CARD, OPTIONS_CARD, plan

METHODS = {method.id: method for method in read_methods(paths.assets() / "methods")[0]}
PROGRAMMES = {each.id: each for each in read_programmes(paths.assets() / "programmes", methods=METHODS)[0]}
CARDS = (OPTIONS_CARD, OPEN_CARD, *(replace(OPTIONS_CARD, id=f"k{n}", title=f"Kaart {n}") for n in range(6)))
BEGIN = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


class Evening:
    """A session and a clock that runs with it."""

    def __init__(self, made: Plan) -> None:
        self.state: Session = begin(made)
        self.ms = 0

    @property
    def now(self) -> SessionTime:
        return SessionTime(self.ms, BEGIN + timedelta(milliseconds=self.ms))

    def do(self, command: Command) -> bool:
        outcome = decide(self.state, command, self.now)
        if isinstance(outcome, Refusal):
            return False
        self.state = replay(self.state, outcome.events)
        return True

    def sit_out(self) -> None:
        """Exactly as long as the timer of this step says, and on to the next step."""
        here = self.state.position
        timer = self.state.timer
        self.ms += max(0, timer.remaining_ms(self.ms)) if timer is not None else 0
        for _click in range(12):
            if self.state.position != here or self.state.phase is Phase.FINISHED:
                return
            self.do(Advance())


def evening(programme: str, present: int) -> Evening:
    items = fill_template(PROGRAMMES[programme], CARDS, METHODS, present)
    return Evening(replace(plan(*items), present=present, starts_at=BEGIN))


@given(
    st.sampled_from(["raad-45", "raad-90", "raad-150", "team-60"]),
    st.integers(5, 40),
    st.lists(st.tuples(st.integers(0, 20 * 60), st.booleans(), st.booleans()), min_size=1, max_size=14),
)
@settings(max_examples=40)
def test_no_step_goes_under_its_minimum_and_the_end_holds_when_it_is_said_to(
    programme: str, present: int, happenings: list[tuple[int, bool, bool]]
) -> None:
    run = evening(programme, present)
    run.do(Advance())
    promised = schedule(run.state, run.now).planned_end
    for overrun, hold, insert in happenings:
        run.ms += overrun * 1000
        if insert:
            run.do(InsertItem(PlannedItem(METHODS["M12"], CARDS[7])))
            run.do(InsertItem(PlannedItem(METHODS["break"])))
        assert schedule(run.state, run.now).planned_end == promised, (
            "what comes in does not move the promised end"
        )
        proposal = proposed_replan(run.state, run.now)
        if hold and proposal is not None:
            assert run.do(HoldEndTime())
            coming = [
                n for n in range(run.state.position + 1, len(run.state.steps)) if n not in run.state.skipped
            ]
            for index in coming:
                step = run.state.steps[index].step
                assert run.state.planned_ms[index] >= min(floor_ms(step), step.planned_ms)
            assert all(run.state.steps[index].step.optional for index in proposal.skipped)
            if proposal.holds:
                assert schedule(run.state, run.now).expected_end <= promised
        if run.state.phase is Phase.FINISHED:
            return
        run.sit_out()


@given(st.sampled_from(["raad-90", "raad-150"]), st.integers(5, 30), st.integers(2, 9))
@settings(max_examples=25)
def test_an_evening_that_overran_and_holds_on_ends_at_the_promised_time(
    programme: str, present: int, minutes: int
) -> None:
    run = evening(programme, present)
    run.do(Advance())
    promised = schedule(run.state, run.now).planned_end
    run.ms += minutes * 60_000
    proposal = proposed_replan(run.state, run.now)
    if proposal is None or not proposal.holds:
        return
    run.do(HoldEndTime())
    while run.state.phase is not Phase.FINISHED:
        run.sit_out()
    late = run.now.wall - promised
    assert late <= timedelta(seconds=1)
    assert late >= -timedelta(minutes=1.5) - timedelta(seconds=15) * len(run.state.steps)


def test_leaving_the_rest_of_a_piece_gives_its_time_back() -> None:
    run = evening("raad-90", 18)
    run.do(Advance())
    late = schedule(run.state, run.now).behind_ms
    index = next(n for n, each in enumerate(run.state.steps) if each.item == 2)
    assert run.do(JumpTo(index))
    assert schedule(run.state, run.now).behind_ms < late
    assert primary(run.state) is not Primary.START
