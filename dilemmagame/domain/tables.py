"""How a large group is spread over tables."""

from __future__ import annotations

BEST_SIZE = 6
LARGEST_TABLE = 8
SMALLEST_GROUP = 10


def table_sizes(present: int) -> tuple[int, ...]:
    """People per table, largest first: tables of five to eight, as even as possible; one table below ten people."""
    if present < SMALLEST_GROUP:
        return (max(present, 0),)
    count = max(round(present / BEST_SIZE), -(-present // LARGEST_TABLE))
    small, larger = divmod(present, count)
    return (small + 1,) * larger + (small,) * (count - larger)


def table_key(number: int) -> str:
    """The name of table `number` (from 1) as the place of a captured line."""
    return f"table-{number}"


def tables_per_part(present: int, parts: int) -> tuple[tuple[int, ...], ...]:
    """Which tables (from 1) get which of `parts` parts, one after the other; empty where there are fewer tables than
    parts, or one table: then people count off, and their number is their part.
    """
    tables = len(table_sizes(present))
    if tables < 2 or parts > tables:
        return ()
    return tuple(tuple(range(part, tables + 1, parts)) for part in range(1, parts + 1))
