"""Time as arithmetic: timers from stored deadlines, the time plan and how to hold the end time. All in
milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class PauseReason(Enum):
    """Why a timer stands still."""

    TRAINER = "trainer"
    GAP = "gap"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class SessionTime:
    """`ms` counts the running time of this session (it stands still while the laptop sleeps); `wall`
    is aware UTC.
    """

    ms: int
    wall: datetime


@dataclass(frozen=True, slots=True)
class StepTimer:
    """A countdown towards `deadline_ms`; paused when `paused_at_ms` is set. Nothing closes by itself
    at zero.
    """

    total_ms: int
    deadline_ms: int
    paused_at_ms: int | None = None

    def remaining_ms(self, now_ms: int) -> int:
        """What is left; negative when the step runs over."""
        return self.deadline_ms - (now_ms if self.paused_at_ms is None else self.paused_at_ms)

    def pause(self, now_ms: int) -> StepTimer:
        return self if self.paused_at_ms is not None else StepTimer(self.total_ms, self.deadline_ms, now_ms)

    def resume(self, now_ms: int) -> StepTimer:
        if self.paused_at_ms is None:
            return self
        return StepTimer(self.total_ms, self.deadline_ms + now_ms - self.paused_at_ms)

    def add(self, ms: int) -> StepTimer:
        return StepTimer(max(0, self.total_ms + ms), self.deadline_ms + ms, self.paused_at_ms)


@dataclass(frozen=True, slots=True)
class StepPlan:
    """The time of a step that is still to come."""

    index: int
    planned_ms: int
    minimum_ms: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Replan:
    """New lengths for steps to come: (index, ms) pairs, indexes to skip, and whether the end time then
    holds.
    """

    lengths: tuple[tuple[int, int], ...]
    skipped: tuple[int, ...]
    holds: bool

    @property
    def total_ms(self) -> int:
        return sum(ms for _, ms in self.lengths)


GRAIN_MS = 15_000


def hold_end_time(steps: Sequence[StepPlan], available_ms: int) -> Replan:
    """Fit `steps` into `available_ms`: shorten all in proportion, never under a minimum; then skip
    optional ones.

    The last optional step is skipped first. When even the minimum does not fit, every step stands at
    its minimum
    and `holds` is False. Lengths stay multiples of fifteen seconds where the minimum allows it.
    """
    kept = list(steps)
    skipped: list[int] = []
    while sum(step.minimum_ms for step in kept) > available_ms:
        last = next((step for step in reversed(kept) if step.optional), None)
        if last is None:
            lengths = tuple((step.index, min(step.minimum_ms, step.planned_ms)) for step in kept)
            return Replan(lengths, tuple(skipped), sum(ms for _, ms in lengths) <= max(0, available_ms))
        kept.remove(last)
        skipped.append(last.index)
    planned = sum(step.planned_ms for step in kept)
    floor = sum(min(step.minimum_ms, step.planned_ms) for step in kept)
    if planned <= available_ms or planned == floor:
        return Replan(tuple((step.index, step.planned_ms) for step in kept), tuple(skipped), holds=True)
    share = (available_ms - floor) / (planned - floor)
    fitted = [_shortened(step, share) for step in kept]
    _hand_back(fitted, kept, available_ms - sum(fitted))
    shortened = tuple((step.index, ms) for step, ms in zip(kept, fitted, strict=True))
    return Replan(shortened, tuple(skipped), holds=True)


def _hand_back(lengths: list[int], steps: Sequence[StepPlan], left_ms: int) -> None:
    """Rounding down leaves time over; it goes back, a grain at a time, to the steps that lost most."""
    while left_ms >= GRAIN_MS:
        lost = [step.planned_ms - ms for step, ms in zip(steps, lengths, strict=True)]
        most = max(lost, default=0)
        if most < GRAIN_MS:
            return
        lengths[lost.index(most)] += GRAIN_MS
        left_ms -= GRAIN_MS


def _shortened(step: StepPlan, share: float) -> int:
    low = min(step.minimum_ms, step.planned_ms)
    exact = low + int((step.planned_ms - low) * share)
    return max(low, exact - exact % GRAIN_MS)
