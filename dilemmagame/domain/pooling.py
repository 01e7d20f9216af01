"""Counts of people beside their total: cells under the threshold go together, so that none can be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dilemmagame.domain.disclosure import may_tell


@dataclass(frozen=True, slots=True)
class Pooled:
    """`shown` are the cells that may stand alone, in their order; `together` the names of the others and `people` how
    many those are in all. With `people` None not even that may be told, and neither may the total.
    """

    shown: tuple[tuple[str, int], ...]
    together: tuple[str, ...] = ()
    people: int | None = 0

    @property
    def total(self) -> int | None:
        """Everybody, or None where that may not be told."""
        return None if self.people is None else sum(n for _name, n in self.shown) + self.people


def pool(cells: Mapping[str, int]) -> Pooled:
    """Which of `cells` (people per name) may stand beside their total.

    Cells of 1 to 4 go together. A pool under five, as one such cell alone is, would follow from the total, so the
    smallest other cell joins it. Where the whole is under five nothing is told.
    """
    counted = {name: people for name, people in cells.items() if people > 0}
    small = [name for name, people in counted.items() if not may_tell(people)]
    others = sorted((name for name in counted if name not in small), key=lambda name: counted[name])
    while small and others and not may_tell(sum(counted[name] for name in small)):
        small.append(others.pop(0))
    people = sum(counted[name] for name in small)
    shown = tuple((name, people) for name, people in counted.items() if name not in small)
    together = tuple(name for name in counted if name in small)
    if together and not may_tell(people):
        return Pooled((), together, None)
    return Pooled(shown, together, people)
