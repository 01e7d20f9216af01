"""Short texts of phones on their way to the app: limits, shuffled batches, and who still has to hear. Pure; time is
passed in. A text lies here for some seconds, without its sender, and nowhere on disk.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

PAUSE_SECONDS = 10.0
MOST_A_STEP = 5
MOST_UNDER_WAY = 200
MOST_SENDERS = 2_000


class Posted(Enum):
    """What a phone hears about its text. `PASSED` is said when the app has it, and for a repeat as well."""

    PASSED = "passed"
    WAIT = "wait"
    SOON = "soon"
    OFTEN = "often"
    FULL = "full"
    CLOSED = "closed"


Answer = Callable[[Posted], None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch on its way: what came since the last one, in an order of chance."""

    number: int
    step: int
    texts: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class _Sender:
    """What is known of a phone in this step: never what it sent. `passed` and `under_way` are its own numbers."""

    count: int = 0
    last: float = float("-inf")
    passed: set[str] = field(default_factory=set)
    under_way: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class _Slip:
    """Between a text and the phone that waits to hear, as long as it waits."""

    text: str = field(repr=False)
    sender: _Sender = field(repr=False)
    nonce: str = field(repr=False)


class Basket:
    """For one thread. Whoever handed in a text hears of it once: who handed it in last, where it came twice."""

    def __init__(self) -> None:
        self._step: int | None = None
        self._is_open = False
        self._senders: dict[bytes, _Sender] = {}
        self._lying: list[_Slip] = []
        self._drawn: dict[int, list[_Slip]] = {}
        self._chance = random.SystemRandom()
        # A server that starts anew gives no number a second time, so that a late answer meets no other batch.
        self._batch = self._chance.getrandbits(40)

    def show(self, step: int | None, *, is_open: bool) -> None:
        """Take texts for `step`, or none any more. Another step, or None, forgets everything of the one before."""
        if step != self._step:
            for slip in [*self._lying, *(each for batch in self._drawn.values() for each in batch)]:
                self._answer(slip, Posted.CLOSED)
            self._senders.clear()
            self._drawn.clear()
        elif self._is_open and not is_open:
            for slip in self._lying:
                self._answer(slip, Posted.CLOSED)
        if step != self._step or not is_open:
            self._lying.clear()
        self._step, self._is_open = step, is_open and step is not None

    def put(self, voter: bytes, nonce: str, text: str, now: float, answer: Answer) -> None:
        """Take a text of the phone that is `voter`; `nonce` is the phone's own number for it."""
        sender = self._senders.get(voter)
        if sender is not None and nonce in sender.passed:
            answer(Posted.PASSED)
        elif sender is not None and nonce in sender.under_way:
            # The line broke off and came back: only the newest asks.
            sender.under_way[nonce] = answer
        elif not self._is_open:
            answer(Posted.CLOSED)
        elif self._under_way() >= MOST_UNDER_WAY or (sender is None and len(self._senders) >= MOST_SENDERS):
            answer(Posted.FULL)
        else:
            self._take(self._senders.setdefault(voter, _Sender()), nonce, text, now, answer)

    def draw(self) -> Drawn | None:
        """All that lies here, shuffled; None when there is nothing."""
        if not self._lying or self._step is None:
            return None
        batch, self._lying = self._lying, []
        self._chance.shuffle(batch)
        self._batch += 1
        self._drawn[self._batch] = batch
        return Drawn(self._batch, self._step, tuple(slip.text for slip in batch))

    def heard(self, number: int, taken: int) -> None:
        """The app has the first `taken` texts of a batch; there was no room for the others."""
        for place, slip in enumerate(self._drawn.pop(number, [])):
            self._answer(slip, Posted.PASSED if place < taken else Posted.FULL)

    def _take(self, sender: _Sender, nonce: str, text: str, now: float, answer: Answer) -> None:
        if sender.count >= MOST_A_STEP:
            answer(Posted.OFTEN)
        elif now - sender.last < PAUSE_SECONDS:
            answer(Posted.SOON)
        else:
            sender.count += 1
            sender.last = now
            sender.under_way[nonce] = answer
            self._lying.append(_Slip(text, sender, nonce))

    def _under_way(self) -> int:
        return len(self._lying) + sum(map(len, self._drawn.values()))

    @staticmethod
    def _answer(slip: _Slip, what: Posted) -> None:
        answer = slip.sender.under_way.pop(slip.nonce)
        if what is Posted.PASSED:
            slip.sender.passed.add(slip.nonce)
        else:
            # What did not arrive does not count against who sent it.
            slip.sender.count -= 1
            slip.sender.last = float("-inf")
        answer(what)
