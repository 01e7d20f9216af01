"""Whether a method suits the number of people, and what else would: tables, another method, talking before voting."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from dilemmagame.domain.methods import Method
from dilemmagame.domain.steps import StepKind, rules

ANONYMOUS_FROM = 8
"""Under so many people a vote by show of cards or phone tells who voted what to whoever knows the others."""


class Size(Enum):
    """A group beside the range of a method."""

    FITS = "fits"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"


def size_for(method: Method, present: int) -> Size:
    """How `present` people lie to the range the method gives."""
    if present < method.group_min:
        return Size.TOO_SMALL
    return Size.TOO_LARGE if present > method.group_max else Size.FITS


def has_votes(method: Method) -> bool:
    """Whether people choose in it."""
    return any(step.kind is StepKind.VOTE or rules(step.kind).ballots for step in method.steps)


def at_tables(method: Method) -> bool:
    """Whether the group divides over tables in it."""
    return any(step.kind is StepKind.TABLES for step in method.steps)


def works_without_cards(method: Method) -> bool:
    """Whether it is a part of the evening in which the group itself makes something: a scan, the values board."""
    return method.frame and any(step.kind in (StepKind.SCAN, StepKind.VALUES_BOARD) for step in method.steps)


def grows_with(method: Method, present: int) -> bool:
    """Whether this many people bring in steps that a smaller group does not have."""
    return any(0 < step.from_people <= present for step in method.steps)


def alternatives(method: Method, methods: Iterable[Method], present: int) -> tuple[Method, ...]:
    """Other methods for `present` people, the likeliest first: for a group that is too large the ones with tables come
    first, among them the ones that share the most kinds of steps with `method`; then the nearest in length.
    """
    kinds = {step.kind for step in method.steps}
    large = size_for(method, present) is Size.TOO_LARGE

    def far(other: Method) -> tuple[bool, int, int]:
        shared = len(kinds & {step.kind for step in other.steps})
        return not (large and at_tables(other)), -shared, abs(other.planned_ms - method.planned_ms)

    fitting = [
        other
        for other in methods
        if not other.frame and other.id != method.id and size_for(other, present) is Size.FITS
    ]
    return tuple(sorted(fitting, key=far))


def talk_first(methods: Iterable[Method], present: int, length_ms: int) -> tuple[Method, ...]:
    """The methods without votes that suit `present` people, the nearest to `length_ms` first."""
    fitting = [
        each
        for each in methods
        if not each.frame and not has_votes(each) and size_for(each, present) is Size.FITS
    ]
    return tuple(sorted(fitting, key=lambda each: abs(each.planned_ms - length_ms)))
