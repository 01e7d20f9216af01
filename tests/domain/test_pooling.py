"""Counts of people beside their total: no cell under five stands alone or can be worked out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.domain.pooling import pool


def test_large_cells_stand_alone() -> None:
    found = pool({"raadsleden": 18, "ambtenaren": 30})
    assert found.shown == (("raadsleden", 18), ("ambtenaren", 30))
    assert found.total == 48
    assert found.together == ()


def test_one_small_cell_takes_the_smallest_other_with_it() -> None:
    found = pool({"raadsleden": 18, "bestuurders": 4, "ambtenaren": 30})
    assert found.shown == (("ambtenaren", 30),)
    assert found.together == ("raadsleden", "bestuurders")
    assert (found.people, found.total) == (22, 52)


def test_two_small_cells_make_five_together() -> None:
    found = pool({"a": 3, "b": 4, "c": 9})
    assert found.together == ("a", "b")
    assert found.shown == (("c", 9),)


def test_a_whole_under_five_is_not_told() -> None:
    found = pool({"a": 4})
    assert (found.shown, found.people, found.total) == ((), None, None)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40)))
def test_nothing_under_five_follows_from_what_is_told(cells: dict[str, int]) -> None:
    found = pool(cells)
    assert all(people >= 5 for _name, people in found.shown)
    if found.total is None:
        assert sum(cells.values()) < 5
        assert found.shown == ()
    elif found.together:
        assert found.people is not None
        assert found.people >= 5
        assert len(found.together) >= 2
        assert found.total == sum(cells.values())
