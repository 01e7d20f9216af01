"""Who moved from what to what as a table, and a small exact solver that says which cells of such a table an
outsider can work out. What may be shown is decided in `disclosure`, not here.

Method. An outsider knows row sums, column sums, sums over further sets of cells, and per cell values that cannot
be. Each of these is a linear equality with coefficients 0 and 1 over whole numbers from 0 up. Every cell gets an
interval; in every equality each cell is at most the total minus the least of the others and at least the total
minus the most of the others, repeated until nothing changes (interval propagation). Where intervals stay open a
depth-first search tries the values of one cell, the narrowest interval first, and propagates again. That is exact:
it ends with a table that fits or with the certainty that none does. A cell is determined when one fitting table is
known and no other has another value there; each table found shows many cells open at once, so few searches are
needed. The price is bounded by a `Budget` of search nodes; when it is spent `BudgetSpent` is raised and the caller
must show less. The solver never sees the real table, only what is known of it, so its answer tells nothing either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

NO_BALLOT = "no-ballot"
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FlowMatrix:
    """Ballots by choice before (rows) and choice after (columns), from ballots linked within one card.

    Rows and columns follow `choices`, then one for 'no ballot in this round'. The corner of those two is nobody and
    must be 0. Raises ValueError for another shape, a negative number, or a choice named twice.
    """

    choices: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...] = field(repr=False)

    def __post_init__(self) -> None:
        size = len(self.choices) + 1
        if len({*self.choices, NO_BALLOT}) != size:
            raise ValueError("a choice is named twice")
        if len(self.cells) != size or any(len(row) != size for row in self.cells):
            raise ValueError("the table does not fit its choices")
        if any(people < 0 for row in self.cells for people in row):
            raise ValueError("a cell is negative")
        if self.cells[-1][-1]:
            raise ValueError("somebody without a ballot in both rounds is not in the table")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of rows and columns."""
        return (*self.choices, NO_BALLOT)

    @property
    def row_sums(self) -> tuple[int, ...]:
        return tuple(sum(row) for row in self.cells)

    @property
    def column_sums(self) -> tuple[int, ...]:
        return tuple(sum(row[place] for row in self.cells) for place in range(len(self.cells)))

    def people(self, cells: frozenset[Cell]) -> int:
        """How many ballots in a set of cells together."""
        return sum(self.cells[row][column] for row, column in cells)


@dataclass(frozen=True, slots=True)
class Sum:
    """So many people in these cells together: a linear equality with coefficients 0 and 1."""

    cells: frozenset[Cell]
    people: int


@dataclass(frozen=True, slots=True)
class Gap:
    """The value of one cell is known not to lie from `low` up to and including `high`."""

    cell: Cell
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Known:
    """Everything an outsider knows of a table: its margins, sums over cells, and values that cannot be."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    sums: tuple[Sum, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def and_also(self, *sums: Sum) -> Known:
        return replace(self, sums=(*self.sums, *sums))

    @property
    def total(self) -> int:
        return sum(self.rows)


class BudgetSpent(Exception):  # noqa: N818 - not a fault: the search was stopped, nothing is known
    """The search was stopped before it was sure."""


@dataclass(slots=True)
class Budget:
    """Search nodes that may still be visited; one node costs one propagation."""

    nodes: int

    def spend(self) -> None:
        if self.nodes <= 0:
            raise BudgetSpent
        self.nodes -= 1


Watch = Callable[[Cell, int], bool]


def determined(known: Known, watch: Watch, budget: Budget) -> Mapping[Cell, int] | None:
    """The cells that have the same value in every table that fits `known`, with that value, as far as `watch`
    asks for them; None where no table fits. Raises `BudgetSpent`.
    """
    puzzle = _Puzzle.of(known)
    start = puzzle.start()
    first = None if start is None else puzzle.solve(start, budget)
    if start is None or first is None:
        return None
    varying: set[int] = set()
    fixed: dict[Cell, int] = {}
    for place, value in enumerate(first):
        cell = divmod(place, len(known.columns))
        if place in varying or not watch(cell, value):
            continue
        other = puzzle.elsewhere(start, place, value, budget)
        if other is None:
            fixed[cell] = value
        else:
            varying.update(each for each, held in enumerate(other) if held != first[each])
    return fixed


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Per cell the least and the most it can be; lists that are copied before they are narrowed."""

    low: list[int]
    high: list[int]

    def narrowed(self, place: int, low: int, high: int) -> _Ranges:
        ranges = _Ranges(self.low.copy(), self.high.copy())
        ranges.low[place] = max(low, self.low[place])
        ranges.high[place] = min(high, self.high[place])
        return ranges

    def narrowest(self) -> int | None:
        """The open cell with the fewest values left, or None where every cell has one value."""
        widths = (
            (high - low, place) for place, (low, high) in enumerate(zip(self.low, self.high, strict=True))
        )
        return min((each for each in widths if each[0] > 0), default=(0, None))[1]


@dataclass(frozen=True, slots=True)
class _Puzzle:
    """`Known` with cells as places in one row, so that narrowing is quick."""

    most: int
    size: int
    lines: tuple[tuple[tuple[int, ...], int], ...]
    lines_of: tuple[tuple[int, ...], ...]
    gaps: Mapping[int, tuple[int, int]]

    @classmethod
    def of(cls, known: Known) -> _Puzzle:
        height, width = len(known.rows), len(known.columns)
        lines = [(tuple(range(row * width, (row + 1) * width)), sum_) for row, sum_ in enumerate(known.rows)]
        lines += [
            (tuple(range(column, height * width, width)), sum_) for column, sum_ in enumerate(known.columns)
        ]
        lines += [
            (tuple(sorted(row * width + column for row, column in each.cells)), each.people)
            for each in known.sums
        ]
        lines_of = tuple(
            tuple(number for number, (places, _) in enumerate(lines) if place in places)
            for place in range(height * width)
        )
        gaps = {
            gap.cell[0] * width + gap.cell[1]: (gap.low, gap.high)
            for gap in known.gaps
            if gap.low <= gap.high
        }
        return cls(known.total, height * width, tuple(lines), lines_of, gaps)

    def start(self) -> _Ranges | None:
        """What propagation alone says; None where that already shows that no table fits."""
        ranges = _Ranges([0] * self.size, [self.most] * self.size)
        return ranges if self._propagate(ranges, range(len(self.lines))) else None

    def elsewhere(self, start: _Ranges, place: int, value: int, budget: Budget) -> list[int] | None:
        """A table in which this cell has another value, or None where there is none."""
        for low, high in ((value + 1, self.most), (0, value - 1)):
            ranges = start.narrowed(place, low, high)
            if self._propagate(ranges, self.lines_of[place]):
                found = self.solve(ranges, budget)
                if found is not None:
                    return found
        return None

    def solve(self, ranges: _Ranges, budget: Budget) -> list[int] | None:
        """A table within these ranges, which have been propagated, or None. The depth is at most twice the number
        of cells' values, the work at most `budget`.
        """
        waiting = [ranges]
        while waiting:
            budget.spend()
            current = waiting.pop()
            place = current.narrowest()
            if place is None:
                return current.low
            low, high = current.low[place], current.high[place]
            for least, most in ((low, high - 1), (high, high)):
                next_ranges = current.narrowed(place, least, most)
                if self._propagate(next_ranges, self.lines_of[place]):
                    waiting.append(next_ranges)
        return None

    def _propagate(self, ranges: _Ranges, lines: tuple[int, ...] | range) -> bool:
        """Narrow `ranges` until nothing changes; False where a cell has no value left."""
        low, high = ranges.low, ranges.high
        queue = list(lines)
        while queue:
            places, people = self.lines[queue.pop()]
            least = sum(low[place] for place in places)
            most = sum(high[place] for place in places)
            for place in places:
                old_low, old_high = low[place], high[place]
                new_low, new_high = self._outside_gap(
                    place, max(old_low, people - most + old_high), min(old_high, people - least + old_low)
                )
                if new_low > new_high:
                    return False
                if (new_low, new_high) != (old_low, old_high):
                    low[place], high[place] = new_low, new_high
                    least += new_low - old_low
                    most += new_high - old_high
                    queue.extend(self.lines_of[place])
            if not least <= people <= most:
                return False
        return True

    def _outside_gap(self, place: int, low: int, high: int) -> tuple[int, int]:
        """The range without a gap at either end. A gap in the middle waits until an end reaches it."""
        gap = self.gaps.get(place)
        if gap is None:
            return low, high
        if gap[0] <= low <= gap[1]:
            low = gap[1] + 1
        if gap[0] <= high <= gap[1]:
            high = gap[0] - 1
        return low, high
