"""Where a group stands on an ordered line, and how far apart: median and spread of the grey line."""

from __future__ import annotations

from collections.abc import Sequence


def median_place(ballots: Sequence[int]) -> int:
    """The place, counted from 1, of the middle ballot; the lower one of two. Raises ValueError without ballots."""
    total = sum(ballots)
    if total == 0:
        raise ValueError("no ballots, no median")
    passed = 0
    for place, number in enumerate(ballots, 1):
        passed += number
        if 2 * passed >= total:
            return place
    raise AssertionError("unreachable: the ballots add up to their sum")


def spread(ballots: Sequence[int]) -> float:
    """How far two people drawn from the group stand apart on average, in places: 0 when all stand together."""
    total = sum(ballots)
    if total < 2:
        return 0.0
    apart = sum(
        abs(a - b) * first * second for a, first in enumerate(ballots) for b, second in enumerate(ballots)
    )
    return apart / (total * (total - 1))


def in_grey(ballots: Sequence[int]) -> int:
    """How many put it anywhere between the white and the black end."""
    return sum(ballots[1:-1])
