"""What a ladder of what-ifs shows: where another answer became the largest, where two drew level, or that it held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Course(Enum):
    """How a ladder went."""

    NOT_KNOWN = "not-known"
    """Fewer than two rungs can be compared, or not the case as it stood."""
    EVEN_START = "even-start"
    """Before anything changed no answer was the largest, so nothing can tip."""
    TIPPED = "tipped"
    LEVEL = "level"
    """On some rung no answer was the largest; on none was it another."""
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Climb:
    """`number` is the what-if on which it tipped or drew level, else 0. `before` and `after` are the answers with the
    most ballots in the case as it stood and on that rung.
    """

    course: Course
    number: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def climb(choices: Sequence[str], rungs: Sequence[tuple[int, tuple[int, ...]]]) -> Climb:
    """Compare each rung with the first. A rung is its number, 0 for the case as it stood, with its ballots in the
    order of `choices`; rungs without ballots (nothing may be told of them) are passed over. The first rung with
    another largest answer is the tipping point; a tie tips nothing.
    """
    told = [(number, ballots) for number, ballots in rungs if any(ballots)]
    if not told or told[0][0] != 0:
        return Climb(Course.NOT_KNOWN)
    start = _largest(choices, told[0][1])
    if len(told) < 2:
        return Climb(Course.NOT_KNOWN, before=start)
    if len(start) > 1:
        return Climb(Course.EVEN_START, before=start)
    now = [(number, _largest(choices, ballots)) for number, ballots in told[1:]]
    for number, largest in now:
        if len(largest) == 1 and largest != start:
            return Climb(Course.TIPPED, number, start, largest)
    for number, largest in now:
        if len(largest) > 1:
            return Climb(Course.LEVEL, number, start, largest)
    return Climb(Course.HELD, before=start)


def _largest(choices: Sequence[str], ballots: tuple[int, ...]) -> tuple[str, ...]:
    top = max(ballots)
    return tuple(choice for choice, n in zip(choices, ballots, strict=True) if n == top)
