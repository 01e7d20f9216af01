"""The solver behind the rule: exact for small tables, bounded for large ones, silent when it is not sure."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.domain.flows import Budget, BudgetSpent, Cell, FlowMatrix, Gap, Known, Sum, determined

PLACES: tuple[Cell, ...] = tuple(product(range(3), range(3)))


def always(_cell: Cell, _value: int) -> bool:
    return True


def by_hand(known: Known) -> dict[Cell, int] | None:
    """The same answer by trying every table of three by three."""
    fitting = []
    for a, b, c, d in product(range(max(known.rows) + 1), repeat=4):
        rows = [[a, b, known.rows[0] - a - b], [c, d, known.rows[1] - c - d]]
        rows.append([known.columns[j] - rows[0][j] - rows[1][j] for j in range(3)])
        table = {(i, j): rows[i][j] for i, j in PLACES}
        if (
            min(table.values()) >= 0
            and sum(rows[2]) == known.rows[2]
            and all(sum(table[cell] for cell in each.cells) == each.people for each in known.sums)
            and not any(gap.low <= table[gap.cell] <= gap.high for gap in known.gaps)
        ):
            fitting.append(table)
    if not fitting:
        return None
    return {cell: fitting[0][cell] for cell in PLACES if len({table[cell] for table in fitting}) == 1}


@given(
    st.lists(st.integers(0, 3), min_size=9, max_size=9),
    st.lists(st.tuples(st.sets(st.sampled_from(PLACES), min_size=1), st.integers(-1, 1)), max_size=3),
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.integers(0, 4), st.integers(0, 3)),
        max_size=2,
        unique_by=lambda g: g[0],
    ),
)
@settings(max_examples=100)
def test_the_solver_finds_what_trying_every_table_finds(
    cells: list[int], sums: list[tuple[set[Cell], int]], gaps: list[tuple[Cell, int, int]]
) -> None:
    """Some sums are one off, so that no table fits."""
    table = dict(zip(PLACES, cells, strict=True))
    known = Known(
        tuple(sum(table[i, j] for j in range(3)) for i in range(3)),
        tuple(sum(table[i, j] for i in range(3)) for j in range(3)),
        tuple(Sum(frozenset(group), sum(table[cell] for cell in group) + off) for group, off in sums),
        tuple(Gap(cell, low, low + width) for cell, low, width in gaps),
    )
    assert determined(known, always, Budget(100_000)) == by_hand(known)


def test_only_the_cells_that_are_asked_for_are_answered() -> None:
    known = Known((2, 0), (1, 1))
    assert determined(known, lambda _cell, value: value > 0, Budget(50)) == {(0, 0): 1, (0, 1): 1}


def test_a_search_that_is_too_long_is_stopped() -> None:
    known = Known((9,) * 8, (9,) * 8)
    with pytest.raises(BudgetSpent):
        determined(known, always, Budget(5))


def test_a_full_table_of_eight_by_eight_with_a_number_who_moved_stays_within_the_budget() -> None:
    chance = random.Random(7)
    size = range(8)
    rows = [[0] * 8 for _ in size]
    for _ in range(60):
        before = chance.randrange(8)
        rows[before][before if chance.random() < 0.6 else chance.randrange(8)] += 1
    stayed = frozenset((i, i) for i in size)
    moved = frozenset(product(size, size)) - stayed
    people = sum(rows[i][j] for i, j in moved)
    known = Known(
        tuple(map(sum, rows)),
        tuple(map(sum, zip(*rows, strict=True))),
        (Sum(moved, people), Sum(stayed, 60 - people)),
    )
    assert determined(known, always, Budget(4_000)) == {}


@pytest.mark.parametrize(
    ("choices", "cells"),
    [
        (("A", "A"), ((1, 0, 0), (0, 1, 0), (0, 0, 0))),
        (("A", "B"), ((1, 0), (0, 1))),
        (("A", "B"), ((1, 0, 0), (0, -1, 0), (0, 0, 0))),
        (("A", "B"), ((1, 0, 0), (0, 1, 0), (0, 0, 1))),
    ],
)
def test_a_table_that_cannot_be_is_refused(
    choices: tuple[str, ...], cells: tuple[tuple[int, ...], ...]
) -> None:
    with pytest.raises(ValueError, match=r"choice|negative|ballot"):
        FlowMatrix(choices, cells)


def test_a_table_in_a_log_shows_no_numbers() -> None:
    assert "7" not in repr(FlowMatrix(("A",), ((7, 0), (0, 0))))
