"""Spreading a group over tables."""

from __future__ import annotations

import pytest

from dilemmagame.domain.tables import table_sizes


@pytest.mark.parametrize("present", range(10, 200))
def test_tables_have_five_to_eight_people_and_differ_by_one_at_most(present: int) -> None:
    sizes = table_sizes(present)
    assert sum(sizes) == present
    assert all(5 <= size <= 8 for size in sizes)
    assert max(sizes) - min(sizes) <= 1
    assert list(sizes) == sorted(sizes, reverse=True)


@pytest.mark.parametrize("present", [0, 3, 9])
def test_a_small_group_stays_together(present: int) -> None:
    assert table_sizes(present) == (present,)
