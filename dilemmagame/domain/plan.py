"""The plan of one session: who, what and how long, with the cards and methods as they were when it was
made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from dilemmagame.domain.cards import Card, Norm, Term
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.steps import StepKind, rules


class Confidentiality(Enum):
    """What may be told outside. Source: Chatham House Rule for the second level; the third is ours."""

    OPEN = "open"
    CHATHAM_HOUSE = "chatham-house"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of the programme: a card played with a method, or (`card` is None) a piece of the frame."""

    method: Method
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is fixed before the session starts. `starts_at` is aware, or None: begin when ready.

    `norms`, `values` and `themes` are the entries the cards refer to, so that the session stands on its own.
    `screen` is False for an evening without a projector.
    """

    session_id: str
    title: str
    organisation: Organisation
    language: str
    audience: str
    confidentiality: Confidentiality
    present: int
    items: tuple[PlannedItem, ...]
    starts_at: datetime | None = None
    deck_title: str = ""
    norms: tuple[Norm, ...] = ()
    values: tuple[Term, ...] = ()
    themes: tuple[Term, ...] = ()
    screen: bool = True

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(item.card for item in self.items if item.card is not None)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the whole evening: `item` is its place in the plan's items."""

    item: int
    step: Step


def expand(items: Sequence[PlannedItem]) -> tuple[PlannedStep, ...]:
    """Lay all steps of all items in a row.

    Steps marked `once` come only the first time their kind appears. On a card nobody can vote on,
    votes and reveals fall away and the dialogue gets their minutes. On a turn of a staged card before the last,
    nothing looks back: no second vote, no conclusion, no agreement.
    """
    seen: set[StepKind] = set()
    row: list[PlannedStep] = []
    for place, item in enumerate(items):
        steps = [step for step in item.method.steps if not (step.once and step.kind in seen)]
        if item.card is not None and not item.card.choices:
            steps = _without_votes(steps)
        if item.card is not None and item.card.turn < item.card.turn_count:
            steps = _until_the_next_turn(steps)
        seen.update(step.kind for step in steps)
        row.extend(PlannedStep(place, step) for step in steps)
    return tuple(row)


def _without_votes(steps: Sequence[Step]) -> list[Step]:
    kept = [step for step in steps if not rules(step.kind).votes]
    freed = sum(step.planned_ms for step in steps) - sum(step.planned_ms for step in kept)
    for place, step in enumerate(kept):
        if step.kind is StepKind.DIALOGUE:
            kept[place] = replace(step, planned_ms=step.planned_ms + freed)
            break
    return kept


def _until_the_next_turn(steps: Sequence[Step]) -> list[Step]:
    """Where the first votes are shown by themselves, the second vote waits for the last turn."""
    shown_at_once = any(step.kind is StepKind.REVEAL and step.rounds == (1,) for step in steps)
    return [
        step
        for step in steps
        if not rules(step.kind).ends_case and not (shown_at_once and (step.slot == 2 or 2 in step.rounds))
    ]


def total_ms(items: Sequence[PlannedItem]) -> int:
    """Planned length of the whole programme in milliseconds."""
    return sum(planned.step.planned_ms for planned in expand(items))
