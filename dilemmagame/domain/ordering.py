"""What a group that put values in order may be told: the order of the group, and from enough ballots how high a value
stands on average. Measured by the mean rank, which is the Borda count by another name (J.-C. de Borda, 1781).

What is shown may not tell anybody's own order, not even to somebody who heard what that person put at one place. Tried
on every room of three and of four values, of many sizes (tests/domain/test_ordering.py), these figures are safe:

- The order of the group, equal sums sharing a place, from five ballots on.
- Averages in half places, from four ballots for each value (12 for three values, 24 for six). In tenths they give the
  sums away, and the sums of a small room leave one order for whoever put the second value on top.

How often a value stood on top, or even which one stood there most often, is never told: beside the order of the group
it does the same. So is how often a value stood at each place: of five people that is a list of their orders. So the
ballots give out the sums alone, and those only from five ballots on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dilemmagame.domain.ballots import PlaceSum

BALLOTS_PER_OPTION = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a choice ended. `place` counts from 1 and is shared by equals; `halves` is the average place in half places
    (3: one and a half), or None where that may not be told.
    """

    choice: str
    place: int
    halves: int | None = None


def group_order(sums: Iterable[PlaceSum], ballots: int) -> tuple[Placed, ...]:
    """The choices from first to last, equals in the order in which they come. `ballots` is at least 1."""
    given = tuple(sums)
    tells = ballots >= BALLOTS_PER_OPTION * len(given)
    placed = (
        Placed(
            each.choice,
            1 + sum(1 for other in given if other.places < each.places),
            _halves(each.places, ballots) if tells else None,
        )
        for each in given
    )
    return tuple(sorted(placed, key=lambda each: each.place))


def agree_on_top(sums: Iterable[PlaceSum], ballots: int) -> bool:
    """Everybody put the same choices first, however many (one of all but one), so that the result tells something of
    everybody's order.
    """
    places = sorted(each.places for each in sums)
    return any(sum(places[:top]) == ballots * top * (top + 1) // 2 for top in range(1, len(places)))


def _halves(places: int, ballots: int) -> int:
    """The average in half places, a half of a half rounded up."""
    return (4 * places + ballots) // (2 * ballots)
