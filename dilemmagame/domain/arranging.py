"""Rearranging a programme: pieces moved, added, taken out, made longer or shorter. Every function gives a new value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dilemmagame.domain.cards import Card, unfold
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.plan import PlannedItem, PlannedStep, expand
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem, floor_ms, stretched, timed

LONGEST_STEP_MS = 240 * 60_000


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A programme with the cards chosen for its places, in order; None for a place that has no card yet."""

    template: ProgrammeTemplate
    cards: tuple[Card | None, ...] = ()

    def card(self, item: TemplateItem) -> Card | None:
        """The card that is played in `item`."""
        number = item.card or 0
        return self.cards[number - 1] if 0 < number <= len(self.cards) else None


@dataclass(frozen=True, slots=True)
class StepSlot:
    """A step that is played: its planned length and the least it may be. `extra_ms` of both came from steps that fall
    away on this card and are not its own.
    """

    step: Step
    ms: int
    least_ms: int
    extra_ms: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """One piece of the programme in time: it begins `start_ms` after the evening and takes `ms`.

    `card` is the chosen card, None for a piece of the frame or a place that has no card yet. `steps` are those of its
    first turn; all `turns` count in `ms`.
    """

    place: int
    item: TemplateItem
    method: Method
    card: Card | None
    turns: int
    start_ms: int
    ms: int
    steps: tuple[StepSlot, ...]


def timeline(arrangement: Arrangement, methods: Mapping[str, Method], present: int) -> tuple[Slot, ...]:
    """Every piece of the programme with its time; a place without a card counts as a card everybody votes on.

    A method id that is not in `methods` raises KeyError.
    """
    items = arrangement.template.items
    planned: list[PlannedItem] = []
    turns: list[list[int]] = []
    seen: set[StepKind] = set()
    for item in items:
        method = timed(methods[item.method], item, seen, present)
        seen.update(step.kind for step in method.steps)
        card = arrangement.card(item)
        turns.append([])
        for turn in unfold(card) if card is not None else (None,):
            turns[-1].append(len(planned))
            planned.append(PlannedItem(method, turn, item.pages))
    steps: dict[int, list[PlannedStep]] = {}
    for step in expand(planned, present):
        steps.setdefault(step.item, []).append(step)
    slots: list[Slot] = []
    start = 0
    for place, item in enumerate(items):
        ms = sum(each.step.planned_ms for turn in turns[place] for each in steps.get(turn, ()))
        method, first = methods[item.method], turns[place][0]
        played = _slots(steps.get(first, ()), method, planned[first].method)
        slots.append(Slot(place, item, method, arrangement.card(item), len(turns[place]), start, ms, played))
        start += ms
    return tuple(slots)


def _slots(played: Sequence[PlannedStep], usual: Method, now: Method) -> tuple[StepSlot, ...]:
    """Steps that share an id (the rungs of a what-if ladder) are one."""
    floors = {step.id: floor_ms(step) for step in usual.steps}
    own = {step.id: step for step in now.steps}
    together: dict[str, int] = {}
    for each in played:
        together[each.step.id] = together.get(each.step.id, 0) + each.step.planned_ms
    found = []
    for step_id, ms in together.items():
        step = own[step_id]
        extra = max(0, ms - step.planned_ms)
        found.append(StepSlot(step, step.planned_ms + extra, floors[step_id] + extra, extra))
    return tuple(found)


def total_ms(slots: Sequence[Slot]) -> int:
    """The length of the whole programme."""
    return sum(slot.ms for slot in slots)


# the order


def moved(arrangement: Arrangement, place: int, target: int) -> Arrangement:
    """The piece at `place` put at `target`, its card with it; outside the programme nothing changes."""
    items = list(arrangement.template.items)
    if place == target or not (0 <= place < len(items) and 0 <= target < len(items)):
        return arrangement
    items.insert(target, items.pop(place))
    return _numbered(arrangement, items)


def added(
    arrangement: Arrangement, place: int, method: str, *, on_card: bool, card: Card | None = None
) -> Arrangement:
    """A new piece at `place`: a card place (with `card` on it, or still open), or a piece of the frame."""
    items = list(arrangement.template.items)
    count = arrangement.template.cards
    cards = (*arrangement.cards, *[None] * max(0, count - len(arrangement.cards)))[:count]
    new = TemplateItem(method, count + 1 if on_card else None)
    items.insert(min(max(place, 0), len(items)), new)
    return _numbered(Arrangement(arrangement.template, (*cards, card) if on_card else cards), items)


def removed(arrangement: Arrangement, place: int) -> Arrangement:
    """Without the piece at `place` and its card; the last piece stays, since a programme has at least one."""
    items = list(arrangement.template.items)
    if len(items) < 2 or not 0 <= place < len(items):
        return arrangement
    del items[place]
    return _numbered(arrangement, items)


def with_card(arrangement: Arrangement, number: int, card: Card | None) -> Arrangement:
    """Another card on the `number`-th card place (counted from 1)."""
    cards = [*arrangement.cards, *[None] * max(0, number - len(arrangement.cards))]
    cards[number - 1] = card
    return replace(arrangement, cards=tuple(cards))


def _numbered(arrangement: Arrangement, items: Sequence[TemplateItem]) -> Arrangement:
    """Cards are counted in the order in which they come; two pieces on one card stay on one card."""
    numbers: dict[int, int] = {}
    cards: list[Card | None] = []
    numbered: list[TemplateItem] = []
    for item in items:
        if item.card is not None and item.card not in numbers:
            numbers[item.card] = len(numbers) + 1
            cards.append(arrangement.card(item))
        numbered.append(item if item.card is None else replace(item, card=numbers[item.card]))
    return Arrangement(replace(arrangement.template, items=tuple(numbered)), tuple(cards))


# methods and lengths


def with_method(arrangement: Arrangement, place: int, method: str) -> Arrangement:
    """The piece at `place` with another method, at that method's own lengths."""
    return _with(arrangement, place, TemplateItem(method, arrangement.template.items[place].card))


def with_item(arrangement: Arrangement, place: int, **changes: object) -> Arrangement:
    """The piece at `place` with other values in its TemplateItem, such as the trainer's own pages."""
    item = replace(arrangement.template.items[place], **changes)  # type: ignore[arg-type]  # names are the item's own
    return _with(arrangement, place, item)


def with_usual_lengths(arrangement: Arrangement, place: int) -> Arrangement:
    """The piece at `place` as long as its method says."""
    return _with(arrangement, place, replace(arrangement.template.items[place], minutes=0, lengths=()))


def with_step(arrangement: Arrangement, slot: Slot, step_id: str, ms: int) -> Arrangement:
    """One step of a piece `ms` long, never under its minimum; the other steps stay as they are."""
    lengths = {each.step.id: each.ms - each.extra_ms for each in slot.steps}
    step = next(each for each in slot.steps if each.step.id == step_id)
    lengths[step_id] = min(max(ms, step.least_ms), LONGEST_STEP_MS) - step.extra_ms
    return _with_lengths(arrangement, slot, lengths)


def with_length(arrangement: Arrangement, slot: Slot, ms: int) -> Arrangement:
    """A piece that takes `ms` in all, its steps in proportion and none under its minimum."""
    first = sum(each.ms for each in slot.steps)
    wanted = ms if slot.turns == 1 or not slot.ms else ms * first // slot.ms
    found = stretched([_as_planned(each) for each in slot.steps], wanted)
    lengths = {each.step.id: got - each.extra_ms for each, got in zip(slot.steps, found, strict=True)}
    return _with_lengths(arrangement, slot, lengths)


def fitted(arrangement: Arrangement, slots: Sequence[Slot], wanted_ms: int) -> Arrangement:
    """The whole programme in `wanted_ms`: every step in proportion, none under its minimum."""
    every = [_as_planned(each) for slot in slots for each in slot.steps for _turn in range(slot.turns)]
    found = iter(stretched(every, wanted_ms))
    for slot in slots:
        lengths = {each.step.id: [next(found) for _turn in range(slot.turns)] for each in slot.steps}
        extra = {each.step.id: each.extra_ms for each in slot.steps}
        own = {step_id: max(got) - extra[step_id] for step_id, got in lengths.items()}
        arrangement = _with_lengths(arrangement, slot, own)
    return arrangement


def _as_planned(slot: StepSlot) -> Step:
    return replace(slot.step, planned_ms=slot.ms, minimum_ms=slot.least_ms)


def _with_lengths(arrangement: Arrangement, slot: Slot, lengths: Mapping[str, int]) -> Arrangement:
    usual = {step.id: step.planned_ms for step in slot.method.steps}
    changed = tuple((step_id, ms) for step_id, ms in lengths.items() if ms != usual[step_id])
    return _with(arrangement, slot.place, replace(slot.item, minutes=0, lengths=changed))


def _with(arrangement: Arrangement, place: int, item: TemplateItem) -> Arrangement:
    items = list(arrangement.template.items)
    items[place] = item
    return replace(arrangement, template=replace(arrangement.template, items=tuple(items)))
