"""Programmes as templates: the planned course of an evening before a group's own cards fill it, and its lengths."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.steps import StepKind

_NO_NOTE = Localised("", "")
MINUTE_MS = 60_000
GRAIN_MS = 15_000


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One piece of the evening: a method by id, on the `card`-th chosen card (counted from 1), or on no card.

    `minutes`: how long all its steps take together, 0 as long as the method says. `lengths`: (step id, ms) for steps
    that take another time than the method gives them; they come before `minutes`. `pages` are the trainer's own pages
    for this one evening; no file holds them.
    """

    method: str
    card: int | None = None
    minutes: int = 0
    lengths: tuple[tuple[str, int], ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeTemplate:
    """A ready-made programme of `minutes` whole minutes; `note` says for whom and when it fits."""

    id: str
    title: Localised
    minutes: int
    audience: tuple[str, ...]
    items: tuple[TemplateItem, ...]
    note: Localised = _NO_NOTE

    @property
    def cards(self) -> int:
        """How many cards have to be chosen for it."""
        return max((item.card or 0 for item in self.items), default=0)


def timed(method: Method, item: TemplateItem, seen: Collection[StepKind] = (), present: int = 0) -> Method:
    """`method` with the lengths of `item`; no step becomes shorter than its minimum.

    Steps that are not played count for nothing in `minutes`: those that come only `once` and whose kind is among
    `seen`, and those that are there only for more people than are `present`.
    """
    wanted = dict(item.lengths)
    steps = [
        replace(step, planned_ms=max(wanted[step.id], floor_ms(step))) if step.id in wanted else step
        for step in method.steps
    ]
    if item.minutes and not item.lengths:
        played = [
            place
            for place, step in enumerate(steps)
            if not (step.once and step.kind in seen) and step.from_people <= present
        ]
        lengths = stretched([steps[place] for place in played], item.minutes * MINUTE_MS)
        for place, ms in zip(played, lengths, strict=True):
            steps[place] = replace(steps[place], planned_ms=ms)
    return method if tuple(steps) == method.steps else replace(method, steps=tuple(steps))


def floor_ms(step: Step) -> int:
    """The shortest this step may be planned: its minimum, never more than what it was planned at."""
    return min(step.minimum_ms, step.planned_ms)


def stretched(steps: Sequence[Step], wanted_ms: int) -> tuple[int, ...]:
    """Lengths for `steps` that together take `wanted_ms`, in proportion to their plan, none under its minimum.

    Where the minimums alone take longer, every step stands at its minimum. A step without time keeps none. Changes come
    in quarters of a minute; what is less than that goes to the longest step.
    """
    floors = [floor_ms(step) for step in steps]
    planned = sum(step.planned_ms for step in steps)
    least = sum(floors)
    if wanted_ms <= least or planned == 0:
        return tuple(floors)
    longer = wanted_ms > planned
    begin = [step.planned_ms for step in steps] if longer else floors
    give = [step.planned_ms - (0 if longer else floor) for step, floor in zip(steps, floors, strict=True)]
    room = wanted_ms - sum(begin)
    exact = [room * part / sum(give) for part in give]
    shares = [int(share) - int(share) % GRAIN_MS for share in exact]
    left = room - sum(shares)
    # What rounding left over goes, a quarter of a minute at a time, to those who lost most by it.
    for place in sorted(range(len(steps)), key=lambda each: shares[each] - exact[each]):
        if left >= GRAIN_MS and (longer or shares[place] + GRAIN_MS <= give[place]):
            shares[place] += GRAIN_MS
            left -= GRAIN_MS
    lengths = [start + share for start, share in zip(begin, shares, strict=True)]
    longest = max(range(len(lengths)), key=lambda place: lengths[place])
    lengths[longest] += left
    return tuple(lengths)
