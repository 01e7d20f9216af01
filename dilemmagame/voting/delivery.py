"""Brings what the voting server found to the session, again and again until it is on disk there or refused."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass

from dilemmagame.base.errors import WorldError
from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.session import Refusal
from dilemmagame.live.phoning import Take

AGAIN_SECONDS = (2.0, 5.0, 10.0, 20.0)
Told = TakeTotals | VoidRound


@dataclass(slots=True, eq=False)
class _Parcel:
    """`due`: when to bring it again, in seconds of a counting clock; never while the session has it."""

    told: Told
    failed: int = 0
    due: float = math.inf


class Delivery:
    """What was told of a round stands until something newer is told of it, or it is dropped. From any thread."""

    def __init__(self, take: Take, changed: Callable[[], None]) -> None:
        """`changed` is called when something arrived, was refused, or could not be stored."""
        self._take = take
        self._changed = changed
        self._lock = threading.Lock()
        self._parcels: dict[int, _Parcel] = {}

    def bring(self, told: Told) -> None:
        parcel = _Parcel(told)
        with self._lock:
            self._parcels[told.number] = parcel
        self._hand_over(parcel)

    def again(self) -> None:
        """Bring what could not be stored and has waited long enough; to be called every second or so."""
        now = time.monotonic()
        with self._lock:
            due = [each for each in self._parcels.values() if each.due <= now]
            for each in due:
                each.due = math.inf
        for each in due:
            self._hand_over(each)

    def drop(self, numbers: Iterable[int]) -> None:
        """These rounds begin from nothing: what was found of them counts no more."""
        with self._lock:
            for number in numbers:
                self._parcels.pop(number, None)

    def drop_totals(self, numbers: Iterable[int]) -> None:
        """These rounds go on: their totals count no more."""
        with self._lock:
            for number in numbers:
                if number in self._parcels and isinstance(self._parcels[number].told, TakeTotals):
                    del self._parcels[number]

    @property
    def could_not_be_stored(self) -> bool:
        """Whether totals are waiting for room on the disk."""
        with self._lock:
            return any(each.failed and isinstance(each.told, TakeTotals) for each in self._parcels.values())

    @property
    def is_emptying(self) -> bool:
        """Whether the session has yet to say that a round is voted again from nothing."""
        with self._lock:
            return any(isinstance(each.told, VoidRound) for each in self._parcels.values())

    def _hand_over(self, parcel: _Parcel) -> None:
        answer = self._take(parcel.told)
        if answer is None:
            self._arrived(parcel)
        else:
            answer.add_done_callback(lambda done: self._answered(parcel, done))

    def _answered(self, parcel: _Parcel, answer: Future[Refusal | None]) -> None:
        if not isinstance(answer.exception(), WorldError):
            self._arrived(parcel)
            return
        with self._lock:
            parcel.due = time.monotonic() + AGAIN_SECONDS[min(parcel.failed, len(AGAIN_SECONDS) - 1)]
            parcel.failed += 1
        self._changed()

    def _arrived(self, parcel: _Parcel) -> None:
        with self._lock:
            if self._parcels.get(parcel.told.number) is parcel:
                del self._parcels[parcel.told.number]
        self._changed()
