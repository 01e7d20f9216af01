"""Time as an argument: a Moment, the Clock that gives it, and a virtual clock that ships with the code."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of a clock: `mono_ms` counts up and never jumps back, `wall` is the aware time of
    day in UTC.
    """

    mono_ms: int
    wall: datetime


class Clock(Protocol):
    """Gives the present moment."""

    def now(self) -> Moment: ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> Moment:
        return Moment(time.monotonic_ns() // 1_000_000, datetime.now(UTC))


class VirtualClock:
    """A clock that stands still until it is told to move; for rehearsals and tests."""

    def __init__(self, start: datetime | None = None) -> None:
        self._wall = start or datetime(2026, 3, 18, 18, 30, tzinfo=UTC)
        self._mono_ms = 0

    def now(self) -> Moment:
        return Moment(self._mono_ms, self._wall)

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass, on both scales."""
        self._mono_ms += ms
        self._wall += timedelta(milliseconds=ms)

    def jump_wall(self, delta: timedelta) -> None:
        """Set the time of day forward or back, as a user or a time server would; the counting scale
        goes on.
        """
        self._wall += delta
