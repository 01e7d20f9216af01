"""The clock of the evening: pause, more or less time, how far behind, and holding the end time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from dilemmagame.domain.commands import AddTime, HoldEndTime, PauseTimer, ResumeTimer
from dilemmagame.domain.events import PlanChanged, TimeAdded, TimerPaused, TimerResumed
from dilemmagame.domain.session.decide import Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import rules
from dilemmagame.domain.timing import Replan, SessionTime, StepPlan, hold_end_time

MOST_ADDED_MS = 60 * 60_000
OFFER_FROM_MS = 60_000


def decide(
    state: Session, command: PauseTimer | ResumeTimer | AddTime | HoldEndTime, now: SessionTime
) -> Outcome:
    """Events for the clock."""
    if isinstance(command, HoldEndTime):
        proposal = proposed_replan(state, now)
        if proposal is None:
            return Refusal(RefusalCode.NOTHING_TO_SHORTEN)
        return Decision((PlanChanged(now.ms, proposal.lengths, proposal.skipped),))
    if state.timer is None:
        return Refusal(RefusalCode.NO_TIMER)
    match command:
        case PauseTimer(reason=reason):
            if state.timer.paused_at_ms is not None:
                return Refusal(RefusalCode.NOT_NOW)
            return Decision((TimerPaused(now.ms, reason),))
        case ResumeTimer():
            if state.timer.paused_at_ms is None:
                return Refusal(RefusalCode.NOT_NOW)
            return Decision((TimerResumed(now.ms),))
        case AddTime(ms=ms):
            if not -MOST_ADDED_MS <= ms <= MOST_ADDED_MS or ms == 0:
                return Refusal(RefusalCode.BAD_NUMBER)
            return Decision((TimeAdded(now.ms, ms),))


@dataclass(frozen=True, slots=True)
class Schedule:
    """Planned against real: `behind_ms` is negative when the group is ahead; the two ends are aware times."""

    planned_end: datetime
    expected_end: datetime

    @property
    def behind_ms(self) -> int:
        return int((self.expected_end - self.planned_end).total_seconds() * 1000)


def schedule(state: Session, now: SessionTime) -> Schedule:
    """When the evening was to end, and when it will at this pace."""
    begin = state.plan.starts_at or state.started_at or now.wall
    left = current_left_ms(state, now) + sum(step.planned_ms for step in steps_to_come(state))
    return Schedule(
        begin + timedelta(milliseconds=state.promised_ms), now.wall + timedelta(milliseconds=left)
    )


def current_left_ms(state: Session, now: SessionTime) -> int:
    """What the current step still takes: its timer, and in a break until the hour that was promised."""
    if state.phase is Phase.FINISHED:
        return 0
    if state.break_until is not None:
        return max(0, int((state.break_until - now.wall).total_seconds() * 1000))
    if state.phase is Phase.READY:
        return state.planned_ms[state.position] if rules(state.current.step.kind).timed else 0
    return max(0, state.timer.remaining_ms(now.ms)) if state.timer is not None else 0


def steps_to_come(state: Session) -> tuple[StepPlan, ...]:
    """The steps after the current one that are not skipped and not done yet."""
    if state.phase is Phase.FINISHED:
        return ()
    return tuple(
        StepPlan(
            index,
            state.planned_ms[index],
            min(each.step.minimum_ms, state.planned_ms[index]),
            each.step.optional and index not in state.visited,
        )
        for index, each in enumerate(state.steps)
        if index > state.position and index not in state.skipped
    )


def proposed_replan(state: Session, now: SessionTime) -> Replan | None:
    """How to hold the end time, or None when there is nothing to do (less than a minute behind, or
    nothing gives).
    """
    if state.phase is Phase.FINISHED or schedule(state, now).behind_ms < OFFER_FROM_MS:
        return None
    coming = steps_to_come(state)
    end = schedule(state, now).planned_end
    available = int((end - now.wall).total_seconds() * 1000) - current_left_ms(state, now)
    proposal = hold_end_time(coming, available)
    unchanged = proposal.lengths == tuple((step.index, step.planned_ms) for step in coming)
    return None if unchanged and not proposal.skipped else proposal
