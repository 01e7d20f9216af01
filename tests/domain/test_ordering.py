"""The order of a group: who shares a place, and that no figure tells anybody's own order, tried on whole rooms."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import pytest

from dilemmagame.domain.ballots import PlaceSum
from dilemmagame.domain.ordering import BALLOTS_PER_OPTION, Placed, agree_on_top, group_order

Sums = tuple[int, ...]


def sums_of(*orders: str) -> tuple[PlaceSum, ...]:
    """The sums of orders written as words: 'BAC' puts B on top."""
    return tuple(PlaceSum(each, sum(order.index(each) + 1 for order in orders)) for each in sorted(orders[0]))


def named(sums: Sums) -> tuple[PlaceSum, ...]:
    return tuple(PlaceSum("ABCDEF"[number], places) for number, places in enumerate(sums))


def test_the_lowest_sum_stands_first_and_equals_share_a_place() -> None:
    found = group_order(sums_of("BAC", "BCA", "ACB", "CAB", "BAC"), 5)
    assert [(each.choice, each.place) for each in found] == [("B", 1), ("A", 2), ("C", 3)]
    found = group_order(sums_of("ABC", "BAC", "ABC", "BAC"), 4)
    assert [(each.choice, each.place) for each in found] == [("A", 1), ("B", 1), ("C", 3)]


def test_averages_come_in_half_places_and_only_from_enough_ballots() -> None:
    orders = ("ABC",) * 7 + ("BAC",) * 5
    assert group_order(sums_of(*orders), 12) == (Placed("A", 1, 3), Placed("B", 2, 3), Placed("C", 3, 6))
    assert {each.halves for each in group_order(sums_of(*orders[1:]), 11)} == {None}
    assert {each.halves for each in group_order(sums_of(*("ABCD",) * 15), 15)} == {None}
    assert [each.halves for each in group_order(sums_of(*("ABCD",) * 16), 16)] == [2, 4, 6, 8]


def test_a_group_that_agrees_on_its_first_or_its_last_is_seen() -> None:
    assert agree_on_top(sums_of("ABC", "ACB", "ABC"), 3)
    assert agree_on_top(sums_of("ABC", "BAC", "ABC"), 3)
    assert agree_on_top(sums_of("ABCD", "BADC", "ABCD"), 3)
    assert not agree_on_top(sums_of("ABC", "BAC", "CAB"), 3)
    assert not agree_on_top(sums_of("ABC", "ABC", "CAB"), 3)


def rooms(options: int, ballots: int) -> set[Sums]:
    """All sums that so many people can make together."""
    found: set[Sums] = {(0,) * options}
    for _ballot in range(ballots):
        found = {
            tuple(a + b for a, b in zip(sums, order, strict=True))
            for sums in found
            for order in permutations(range(1, options + 1))
        }
    return found


@pytest.mark.parametrize(
    ("options", "ballots"),
    [(3, 5), (3, 6), (3, 9), (3, 11), (3, 12), (3, 13), (3, 18), (4, 5)],
)
def test_nobody_can_work_out_an_order_even_who_knows_one_place_in_it(options: int, ballots: int) -> None:
    """For everything that can be shown: of the rooms that show the same, take every order somebody may have given. Who
    knows where that person put one value is left with two orders at least. Rooms that agree on a top come with a
    warning and stay out. By hand also tried: four values with 6, 7, 8, 16 ballots, five values with 5.
    """
    orders = list(permutations(range(1, options + 1)))
    given: dict[tuple[Placed, ...], set[Sums]] = defaultdict(set)
    for others in rooms(options, ballots - 1):
        for order in orders:
            sums = named(tuple(a + b for a, b in zip(others, order, strict=True)))
            if not agree_on_top(sums, ballots):
                given[group_order(sums, ballots)].add(order)
    assert given
    for shown, possible in given.items():
        for option in range(options):
            for place in range(1, options + 1):
                left = [order for order in possible if order[option] == place]
                assert len(left) != 1, (shown, option, place, left)


def test_finer_figures_would_tell_an_order() -> None:
    """Why averages are not told in tenths: then one order is left for whoever put the second value on top."""
    ballots = BALLOTS_PER_OPTION * 3
    given: dict[Sums, set[Sums]] = defaultdict(set)
    for others in rooms(3, ballots - 1):
        for order in permutations((1, 2, 3)):
            sums = tuple(a + b for a, b in zip(others, order, strict=True))
            given[tuple(round(10 * each / ballots) for each in sums)].add(order)
    told = [
        possible for possible in given.values() if len({order for order in possible if order[1] == 1}) == 1
    ]
    assert told
