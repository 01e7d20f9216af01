"""What may be shown between two rounds, against a table worked out by hand and an adversary who tries every table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dilemmagame.domain import disclosure
from dilemmagame.domain.ballots import Channel, Count, Round, RoundStatus, added
from dilemmagame.domain.disclosure import (
    Disclosure,
    Flow,
    Flows,
    Hidden,
    NetChange,
    NetOnly,
    Shift,
    Told,
    bars,
    is_unanimous,
    shift,
)
from dilemmagame.domain.flows import NO_BALLOT, FlowMatrix

Rows = tuple[tuple[int, ...], ...]
LETTERS = ("A", "B", "C", "D", "E", "F", "unsure", "other")


def a_round(slot: int, ballots: Mapping[str, int], status: RoundStatus = RoundStatus.REVEALED) -> Round:
    counts = tuple(Count(choice, number) for choice, number in ballots.items())
    return Round(slot, 0, slot, sum(ballots.values()), Channel.PAPER, status, counts)


def between(rows: Rows, earlier: tuple[Told, ...] = ()) -> Shift:
    """`shift` for a whole table; its last row and column are those without a ballot in that round."""
    choices = LETTERS[: len(rows) - 1]
    matrix = FlowMatrix(choices, rows)
    before = a_round(1, dict(zip(choices, matrix.row_sums, strict=False)))
    after = a_round(2, dict(zip(choices, matrix.column_sums, strict=False)))
    return shift(before, after, choices, matrix, earlier)


def closed(*rows: tuple[int, ...]) -> Rows:
    """A table in which everybody voted in both rounds."""
    return (*((*row, 0) for row in rows), (0,) * (len(rows) + 1))


# --- the adversary: tries every table, shares no code with the solver ------------------------------------------------


def lines(total: int, most: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Every way to lay `total` in a row with at most so many per place."""
    if len(most) == 1:
        if total <= most[0]:
            yield (total,)
        return
    for first in range(min(total, most[0]) + 1):
        for rest in lines(total - first, most[1:]):
            yield (first, *rest)


def every_table(
    rows: tuple[int, ...], columns: tuple[int, ...], shown: Mapping[tuple[int, int], int] | None = None
) -> Iterator[Rows]:
    """Every table with these margins, nobody in the last corner, and these values in the cells that are shown."""
    values = shown or {}
    if len(rows) == 1:
        fits_here = all(columns[j] == n for (i, j), n in values.items() if i == 0)
        if fits_here and sum(columns) == rows[0] and columns[-1] == 0:
            yield (columns,)
        return
    later = [sum(n for (i, column), n in values.items() if i and column == j) for j in range(len(columns))]
    room = tuple(values.get((0, j), most - later[j]) for j, most in enumerate(columns))
    below = {(i - 1, j): n for (i, j), n in values.items() if i}
    for line in lines(rows[0], room):
        if all(line[j] == n for (i, j), n in values.items() if i == 0):
            left = tuple(most - taken for most, taken in zip(columns, line, strict=True))
            for rest in every_table(rows[1:], left, below):
                yield (line, *rest)


def margins(table: Rows) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(map(sum, table)), tuple(map(sum, zip(*table, strict=True)))


def moves(table: Rows) -> int:
    last = len(table) - 1
    return sum(table[i][j] for i in range(last) for j in range(last) if i != j)


def given_away(tables: list[Rows]) -> set[tuple[int, int, int]]:
    """The cells about fewer than five people that are the same in all these tables."""
    rows, columns = margins(tables[0])
    size = range(len(rows))
    same = {(i, j, tables[0][i][j]) for i in size for j in size if len({t[i][j] for t in tables}) == 1}
    return {
        (i, j, n) for i, j, n in same if 1 <= n <= 4 or (n == 0 and min(rows[i], columns[j]) in (1, 2, 3, 4))
    }


def consistent_tables(table: Rows, shown: NetOnly | Flows) -> list[Rows]:
    """Every table that agrees with both bars and with what is shown between the rounds."""
    names = (*LETTERS[: len(table) - 1], NO_BALLOT)
    cells = shown.cells if isinstance(shown, Flows) else ()
    values = {(names.index(flow.before), names.index(flow.after)): flow.people for flow in cells}
    every = every_table(*margins(table), values)
    return [other for other in every if shown.moved is None or moves(other) == shown.moved]


def assert_safe(table: Rows, shown: NetOnly | Flows) -> None:
    if isinstance(shown, NetOnly) and shown.moved is None:
        return
    consistent = consistent_tables(table, shown)
    assert table in consistent
    assert given_away(consistent) == set()


# --- by hand ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "moved", "why"),
    [
        (closed((6, 2), (0, 4)), None, "two by two: the bars and the number give every cell"),
        (closed((10, 0), (0, 8)), None, "nobody moved: 0 is the least number there is, so it stays untold"),
        (
            closed((9, 0, 0), (2, 5, 0), (1, 0, 6)),
            None,
            "bars 9-7-7 to 12-5-6: 3 moves must be B to A 2, C to A 1",
        ),
        (
            closed((5, 2, 2), (2, 5, 2), (2, 2, 5)),
            12,
            "equal bars, many ways round: twelve moved and no one knows how",
        ),
        (closed((1, 1, 1), (1, 1, 1), (1, 1, 1)), 6, "nine people: 6 moves leave every cell open"),
        (closed((1, 0, 0), (0, 3, 0), (0, 0, 4)), None, "nobody moved: each cell is its bar"),
        (closed((14, 4), (0, 0)), None, "round one unanimous: the bars tell that four moved to B"),
        (closed((12, 6), (0, 0)), None, "round one unanimous: 6 is the only number there can be"),
    ],
)
def test_the_number_who_moved_is_told_only_where_it_gives_no_cell_away(
    rows: Rows, moved: int | None, why: str
) -> None:
    shown = between(rows)
    assert isinstance(shown, NetOnly)
    assert shown.moved == moved, why


def test_flows_show_large_cells_and_pool_the_rest() -> None:
    rows = closed((14, 6, 1, 1, 1), (2, 12, 3, 1, 1), (5, 1, 13, 1, 1), (1, 1, 1, 3, 1), (1, 1, 0, 2, 4))
    shown = between(rows)
    assert isinstance(shown, Flows)
    assert shown.cells == (
        Flow("A", "A", 14),
        Flow("A", "B", 6),
        Flow("B", "B", 12),
        Flow("C", "A", 5),
        Flow("C", "C", 13),
    )
    assert (shown.other_moves, shown.moved) == (21, 32)
    assert shown.changes[0] == NetChange("A", 23, 23)


def test_no_flows_where_one_small_cell_is_what_is_left_of_a_row() -> None:
    shown = between(closed((14, 6, 2), (3, 12, 4), (5, 1, 13)))
    assert isinstance(shown, NetOnly)
    assert shown.moved == 21, "A to C would be 22 - 14 - 6"


def test_a_large_cell_that_leaves_a_small_rest_is_pooled() -> None:
    shown = between(closed((14, 6, 2, 1), (3, 12, 4, 1), (5, 1, 13, 2), (1, 2, 1, 25)))
    assert isinstance(shown, Flows)
    assert Flow("D", "D", 25) not in shown.cells, "four of 29 went elsewhere"


def test_those_who_voted_once_have_their_own_row_and_column() -> None:
    rows = ((14, 6, 2, 2), (3, 12, 4, 2), (3, 1, 13, 1), (6, 2, 3, 0))
    shown = between(rows)
    assert isinstance(shown, Flows)
    assert Flow(NO_BALLOT, "A", 6) in shown.cells
    assert not Flow(NO_BALLOT, "A", 6).is_move
    assert shown.changes[0] == NetChange("A", 24, 26)
    assert_safe(rows, shown)


def test_a_cell_that_is_not_shown_tells_something_by_that() -> None:
    """B to A could stand as 7. But then B to B has neither 5, 6 nor 7, or it would stand there too."""
    table = closed((7, 2, 0), (7, 8, 0), (1, 2, 2))
    rows, columns = margins(table)
    shown = {(1, 0): 7}
    tables = list(every_table(rows, columns, shown))
    assert given_away(tables) == set(), "the figure alone gives nobody away"
    size = range(len(table))
    silent = [
        each
        for each in tables
        if {(i, j) for i in size for j in size if 5 <= each[i][j] <= min(rows[i], columns[j]) - 5}
        == shown.keys()
    ]
    assert given_away(silent) == {(1, 2, 0)}, "with the silence about the rest: nobody went from B to C"
    assert isinstance(between(table), NetOnly)


def test_a_few_phones_beside_many_hands_are_not_shown_and_not_called_a_small_vote() -> None:
    hands = (Count("A", 12), Count("B", 8))
    few = (Count("A", 1), Count("B", 3))
    mixed = Round(1, 0, 1, 24, Channel.MIXED, RoundStatus.REVEALED, added(few, hands), secret=few)
    assert bars(mixed) is Disclosure.FEW_BY_PHONE
    five = (*few, Count("C", 1))
    assert bars(replace(mixed, counts=added(five, hands), secret=five)) is Disclosure.BARS
    alone = replace(mixed, counts=few, channel=Channel.PHONES)
    assert bars(alone) is Disclosure.TOO_FEW, "four are few, whatever the hands"


def test_phones_that_all_say_the_same_beside_raised_hands_are_unanimous() -> None:
    """The room saw the hands, so the rest of the bars is what everybody with a phone chose."""
    phones = (Count("A", 6),)
    mixed = Round(
        1, 0, 1, 9, Channel.MIXED, RoundStatus.CLOSED, (Count("A", 7), Count("B", 2)), secret=phones
    )
    assert is_unanimous(mixed)
    assert not is_unanimous(replace(mixed, secret=(Count("A", 5), Count("B", 1))))
    assert not is_unanimous(replace(mixed, channel=Channel.PHONES))


def test_rounds_under_five_hide_everything() -> None:
    few, enough = a_round(1, {"A": 3, "B": 1}), a_round(2, {"A": 3, "B": 2})
    matrix = FlowMatrix(("A", "B"), ((3, 0, 0), (0, 1, 0), (0, 1, 0)))
    assert shift(few, enough, ("A", "B"), matrix) == Hidden(Disclosure.TOO_FEW, Disclosure.BARS)
    assert shift(enough, few, ("A", "B"), None) == Hidden(Disclosure.BARS, Disclosure.TOO_FEW)


def test_a_round_that_is_not_revealed_hides_everything() -> None:
    first, second = a_round(1, {"A": 9}), a_round(2, {"A": 9}, RoundStatus.CLOSED)
    assert shift(first, second, ("A", "B"), None) == Hidden(Disclosure.BARS, Disclosure.HIDDEN)


def test_rounds_counted_by_hand_show_net_differences_without_who_moved() -> None:
    shown = shift(a_round(1, {"A": 10, "B": 8}), a_round(2, {"A": 7, "B": 11}), ("A", "B"), None)
    assert shown == NetOnly((NetChange("A", 10, 7), NetChange("B", 8, 11)), None)


def test_a_matrix_that_does_not_add_up_to_the_bars_tells_nothing() -> None:
    matrix = FlowMatrix(("A", "B"), closed((10, 6), (6, 12)))
    first, second = a_round(1, {"A": 17, "B": 17}), a_round(2, {"A": 16, "B": 18})
    assert shift(first, second, ("A", "B"), matrix) == NetOnly(
        (NetChange("A", 17, 16), NetChange("B", 17, 18))
    )


def test_what_was_told_before_counts_as_known() -> None:
    rows = closed((5, 2, 2), (2, 5, 2), (2, 2, 5))
    alone = between(rows)
    stayed = Told(frozenset({("A", "A"), ("B", "B")}), 10)
    wrong = Told(frozenset({("A", "A")}), 6)
    fixed = Told(frozenset({("A", "B")}), 2)
    assert isinstance(alone, NetOnly)
    assert alone.moved == 12
    assert between(rows, (stayed,)) == alone
    assert between(rows, (fixed,)) == NetOnly(alone.changes)
    assert between(rows, (wrong,)) == NetOnly(alone.changes)


def test_less_is_shown_when_the_search_may_not_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = closed((14, 6, 2), (3, 12, 4), (5, 1, 13))
    monkeypatch.setattr(disclosure, "SEARCH_NODES", 3)
    shown = between(rows)
    assert isinstance(shown, NetOnly)
    assert shown.moved is None


# --- against the adversary -------------------------------------------------------------------------------------------


def tables(size: int, most: int, big: int = 0) -> st.SearchStrategy[Rows]:
    """Tables of `size` choices and one more for no ballot; `big` is added to cells here and there."""
    cell = st.integers(0, most) if not big else st.one_of(st.integers(0, most), st.integers(5, big))
    square = st.lists(cell, min_size=(size + 1) ** 2, max_size=(size + 1) ** 2)

    def laid(cells: list[int]) -> Rows:
        rows = [cells[at : at + size + 1] for at in range(0, len(cells), size + 1)]
        for number, row in enumerate(rows):
            row[-1] = row[-1] % 2 if number < size else 0
        rows[-1] = [each % 2 for each in rows[-1]]
        return tuple(tuple(row) for row in rows)

    return square.map(laid)


@given(tables(3, 2))
@settings(max_examples=60)
def test_no_small_cell_follows_from_what_is_shown_of_a_small_group(table: Rows) -> None:
    shown = between(table)
    if not isinstance(shown, Hidden):
        assert_safe(table, shown)


@given(tables(2, 4, big=12))
@settings(max_examples=150)
def test_no_small_cell_follows_from_what_is_shown_between_two_choices(table: Rows) -> None:
    shown = between(table)
    if not isinstance(shown, Hidden):
        assert_safe(table, shown)


@st.composite
def large_groups(draw: st.DrawFn) -> Rows:
    """Three choices with many who stayed, one large move, few other moves and some who voted once."""
    stayed, moved = st.integers(10, 16), st.integers(4, 8)
    few = st.integers(1, 4)
    a, b, c = draw(stayed), draw(stayed), draw(stayed)
    return (
        (a, draw(moved), draw(few), draw(few)),
        (draw(few), b, draw(few), draw(few)),
        (draw(st.one_of(few, moved)), draw(few), c, draw(few)),
        (draw(few), draw(few), draw(few), 0),
    )


def test_no_small_cell_follows_from_flows() -> None:
    seen: dict[str, int] = defaultdict(int)

    @given(large_groups())
    @settings(max_examples=120, derandomize=True)
    def try_one(table: Rows) -> None:
        shown = between(table)
        assert not isinstance(shown, Hidden)
        seen[type(shown).__name__] += 1
        if isinstance(shown, Flows):
            seen["with a number"] += shown.other_moves is not None
            assert_safe(table, shown)

    try_one()
    assert seen["Flows"] >= 20, "the property must not hold for want of flows"
    assert seen["with a number"] >= 5


@given(tables(3, 1))
@settings(max_examples=15)
def test_silence_tells_a_reader_of_this_source_nothing_in_a_small_group(table: Rows) -> None:
    """He tries every table with these bars, keeps those for which we would say and not say the same."""
    same_bars = list(every_table(*margins(table)))
    assume(len(same_bars) <= 150)
    shown = between(table)
    assume(not isinstance(shown, Hidden))
    same_answer = [other for other in same_bars if between(other) == shown]
    assert given_away(same_answer) <= given_away(same_bars)
