"""Practising an evening in the app: a clock that runs faster or leaps, and a room that holds up its cards."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from dilemmagame.base.clock import Clock, Moment
from dilemmagame.domain.ballots import Count, Form, RoundStatus, form_of
from dilemmagame.live.console_view import ConsoleView, RoundPanel
from dilemmagame.live.voters import Room, tallied

SPEEDS = (1, 10, 60)
LONGEST_LOOK_MS = 12 * 3_600_000
"""Between two looks at a clock that leaps nothing is a gap."""


class PaceClock:
    """Runs `speed` times as fast as `real`, from `start` on. Safe to read and to set from any thread."""

    def __init__(self, real: Clock, start: datetime) -> None:
        self._real = real
        self._start = start
        self._lock = threading.Lock()
        self._speed = 1
        self._gone_ms = 0
        self._seen_ms = real.now().mono_ms

    def now(self) -> Moment:
        with self._lock:
            self._catch_up()
            return Moment(self._gone_ms, self._start + timedelta(milliseconds=self._gone_ms))

    @property
    def speed(self) -> int:
        return self._speed

    def run_at(self, speed: int) -> None:
        """From now on `speed` times as fast."""
        with self._lock:
            self._catch_up()
            self._speed = speed

    def leap(self, ms: int) -> None:
        """Let `ms` milliseconds pass at once."""
        with self._lock:
            self._catch_up()
            self._gone_ms += max(0, ms)

    def _catch_up(self) -> None:
        seen = self._real.now().mono_ms
        self._gone_ms += (seen - self._seen_ms) * self._speed
        self._seen_ms = seen


class InventedRoom:
    """People who are not there: what they hold up stays the same however often one looks."""

    def __init__(self, present: int, seed: int) -> None:
        self._room = Room(present, seed)
        self._held: dict[int, tuple[Count, ...]] = {}

    def held_up(self, view: ConsoleView) -> tuple[tuple[RoundPanel, tuple[Count, ...]], ...]:
        """What the room shows for each round of `view` that is closed and not counted yet."""
        waiting = [
            vote
            for vote in (*view.votes, *view.certainty)
            if vote.status is RoundStatus.CLOSED and not vote.total
        ]
        fresh = [vote for vote in waiting if vote.number not in self._held]
        for vote in fresh:
            if (counts := self._answer(view, vote)) is not None:
                self._held[vote.number] = self._within(counts, vote)
        if fresh:
            self._room.next_round()
        return tuple((vote, self._held[vote.number]) for vote in waiting if vote.number in self._held)

    def _answer(self, view: ConsoleView, vote: RoundPanel) -> tuple[Count, ...] | None:
        about = vote.subject.about
        if form_of(about) is not Form.SINGLE:
            return tallied(self._room.valued(vote.choices, vote.most, about).values(), vote.choices)
        return self._room.answer(view.card, vote.slot, vote.subject) if view.card is not None else None

    @staticmethod
    def _within(counts: tuple[Count, ...], vote: RoundPanel) -> tuple[Count, ...]:
        """No more cards than people: the trainer may have said that fewer are present. Hands for values are counted
        value by value.
        """
        if form_of(vote.subject.about) is not Form.SINGLE:
            return tuple(Count(each.choice, min(each.ballots, vote.present)) for each in counts)
        left = vote.present
        kept: list[Count] = []
        for count in counts:
            number = min(count.ballots, left)
            left -= number
            if number:
                kept.append(Count(count.choice, number))
        return tuple(kept)


def to_the_next_moment(view: ConsoleView, wall: datetime) -> int:
    """How long until the time of this step (or of the break) is over, in milliseconds; 0 when nothing runs."""
    if view.break_until is not None:
        return max(0, int((view.break_until - wall).total_seconds() * 1000))
    if view.timer is None or not view.timer.running:
        return 0
    return max(0, view.timer.remaining_ms)
