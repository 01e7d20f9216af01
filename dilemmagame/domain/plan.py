"""The plan of one session: who, what and how long, with the cards and methods as they were when it was
made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.cards import Card, Norm, Term, grey_cases
from dilemmagame.domain.evening import PLAIN_EVENING, Evening
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.steps import Needs, StepKind, rules


class Confidentiality(Enum):
    """What may be told outside. Source: Chatham House Rule for the second level; the third is ours."""

    OPEN = "open"
    CHATHAM_HOUSE = "chatham-house"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of the programme: a card played with a method, or (`card` is None) a piece of the frame.

    `pages` are the trainer's own pages for the stage: names of picture files in the data folder.
    """

    method: Method
    card: Card | None = None
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is fixed before the session starts. `starts_at` is aware, or None: begin when ready.

    `norms` and `themes` are the entries the cards refer to, `values`, `vulnerabilities`, `chain` and `measures` whole
    word lists, so that the session stands on its own.
    `screen` is False for an evening without a projector. `channel` is how votes come in at the start. `laid` are the
    steps as they were laid in a row when the session began: what is stored points at their places, so a later version
    with other rules must not lay them anew. Empty before, and in sessions that began before this was kept.
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
    evening: Evening = PLAIN_EVENING
    vulnerabilities: tuple[Term, ...] = ()
    chain: tuple[Term, ...] = ()
    measures: tuple[Term, ...] = ()
    channel: Channel = Channel.HANDS
    laid: tuple[PlannedStep, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(item.card for item in self.items if item.card is not None)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the evening: `item` is its place in the plan's items; `number` the what-if of a rung, else 0."""

    item: int
    step: Step
    number: int = 0

    @property
    def slots(self) -> tuple[int, ...]:
        """The slots of the rounds this step is about."""
        return self.step.rounds if self.step.kind in (StepKind.REVEAL, StepKind.SPREAD) else (self.step.slot,)


def laid_out(plan: Plan) -> Plan:
    """`plan` with its steps in a row by the rules of now."""
    return replace(plan, laid=expand(plan.items, plan.present))


def expand(items: Sequence[PlannedItem], present: int = 0) -> tuple[PlannedStep, ...]:
    """Lay all steps of all items in a row, for `present` people.

    Steps marked `once` come only the first time their kind appears. A step whose card lacks what it needs falls away;
    where votes fall away, the dialogue gets their minutes. On a turn of a staged card before the last, nothing looks
    back: no second vote, no conclusion, no agreement.
    """
    seen: set[StepKind] = set()
    row: list[PlannedStep] = []
    for place, item in enumerate(items):
        row.extend(steps_of(item, place, present, seen))
    return tuple(row)


def steps_of(
    item: PlannedItem, place: int, present: int, seen: set[StepKind] | None = None
) -> tuple[PlannedStep, ...]:
    """The steps of one item, which stands at `place` in the plan; `seen` gathers the kinds that were there before."""
    before = seen if seen is not None else set()
    steps = [
        step
        for step in item.method.steps
        if not (step.once and step.kind in before) and step.from_people <= present
    ]
    steps = _fitting(steps, item)
    if item.card is not None and item.card.turn < item.card.turn_count:
        steps = _until_the_next_turn(steps)
    before.update(step.kind for step in steps)
    row: list[PlannedStep] = []
    for step in steps:
        row.extend(
            _rungs(place, step, item.card) if step.kind is StepKind.TWIST else (PlannedStep(place, step),)
        )
    return tuple(row)


def _fitting(steps: Sequence[Step], item: PlannedItem) -> list[Step]:
    kept = [step for step in steps if _has(item, rules(step.kind).needs)]
    without_votes = item.card is not None and not item.card.choices
    freed = sum(step.planned_ms for step in steps) - sum(step.planned_ms for step in kept)
    for place, step in enumerate(kept):
        if without_votes and step.kind is StepKind.DIALOGUE:
            kept[place] = replace(step, planned_ms=step.planned_ms + freed)
            break
    return kept


def _has(item: PlannedItem, needs: Needs) -> bool:
    """Whether the item has what a step needs. Without a card it is not known yet, so nothing is missing."""
    card = item.card
    match needs:
        case Needs.PAGES:
            return bool(item.pages)
        case Needs.CHOICES:
            return card is None or bool(card.choices)
        case Needs.CASES:
            return card is None or bool(grey_cases(card))
        case Needs.TWISTS:
            return card is None or bool(card.choices and card.twists)
        case Needs.VOICES:
            return card is None or bool(card.voices)
        case Needs.NOTHING:
            return True


def _rungs(place: int, step: Step, card: Card | None) -> tuple[PlannedStep, ...]:
    """One numbered step per what-if of the card, which share the minutes."""
    count = max(1, len(card.twists)) if card is not None else 1
    share = replace(step, planned_ms=step.planned_ms // count, minimum_ms=step.minimum_ms // count)
    if count == 1:
        return (PlannedStep(place, share, 1),)
    return tuple(
        PlannedStep(
            place, replace(share, title=Localised(f"{share.title.nl} {n}", f"{share.title.en} {n}")), n
        )
        for n in range(1, count + 1)
    )


def _until_the_next_turn(steps: Sequence[Step]) -> list[Step]:
    """Where the first votes are shown by themselves, the second vote waits for the last turn."""
    shown_at_once = any(step.kind is StepKind.REVEAL and step.rounds == (1,) for step in steps)
    return [
        step
        for step in steps
        if not rules(step.kind).ends_case and not (shown_at_once and (step.slot == 2 or 2 in step.rounds))
    ]


def total_ms(items: Sequence[PlannedItem], present: int = 0) -> int:
    """Planned length of the whole programme in milliseconds, for `present` people."""
    return sum(planned.step.planned_ms for planned in expand(items, present))
