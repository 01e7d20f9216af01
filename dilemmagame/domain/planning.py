"""From a programme template and chosen cards to the plan of one session; and which cards fit in the time there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dilemmagame.domain.cards import Card, Deck, Vocabulary, unfold
from dilemmagame.domain.methods import Method
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem
from dilemmagame.domain.templates import ProgrammeTemplate


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who meets, when and how openly."""

    session_id: str
    title: str
    organisation: Organisation
    confidentiality: Confidentiality
    present: int
    starts_at: datetime | None = None
    screen: bool = True


def playable(deck: Deck) -> tuple[Card, ...]:
    """The cards that can be played; broken ones stay visible elsewhere."""
    return tuple(card for card in deck.cards if not card.broken)


def fill_template(
    template: ProgrammeTemplate, cards: Sequence[Card], methods: Mapping[str, Method]
) -> tuple[PlannedItem, ...]:
    """The items of `template` with the chosen cards in their places; a staged card gives one item per turn.

    Places without a card fall away; cards beyond the template's places are played with the method of its last card
    place, before the frame that closes the evening. A method id that is not in `methods` raises KeyError.
    """
    items: list[PlannedItem] = []
    places = [each for each in template.items if each.card is not None]
    after_last_card = 0
    for each in template.items:
        if each.card is None:
            items.append(PlannedItem(methods[each.method]))
        elif each.card <= len(cards):
            items.extend(_played(methods[each.method], cards[each.card - 1]))
            after_last_card = len(items)
    if places:
        method = methods[places[-1].method]
        spare = [item for card in cards[len(places) :] for item in _played(method, card)]
        items[after_last_card:after_last_card] = spare
    return tuple(items)


def _played(method: Method, card: Card) -> list[PlannedItem]:
    return [PlannedItem(method, turn) for turn in unfold(card)]


def with_method(items: Sequence[PlannedItem], method: Method) -> tuple[PlannedItem, ...]:
    """The same programme with every card played by `method`."""
    return tuple(PlannedItem(method, item.card) if item.card is not None else item for item in items)


def make_plan(occasion: Occasion, deck: Deck, items: Sequence[PlannedItem], vocabulary: Vocabulary) -> Plan:
    """The plan, with the norms, values and themes that it needs to stand on its own."""
    cards = [item.card for item in items if item.card is not None]
    norms = {norm for card in cards for norm in card.norms}
    themes = {theme for card in cards for theme in card.themes}
    return Plan(
        session_id=occasion.session_id,
        title=occasion.title,
        organisation=occasion.organisation,
        language=deck.language,
        audience=deck.audience[0] if deck.audience else "",
        confidentiality=occasion.confidentiality,
        present=occasion.present,
        items=tuple(items),
        starts_at=occasion.starts_at,
        deck_title=deck.title,
        norms=tuple(norm for norm in deck.norms if norm.id in norms),
        values=vocabulary.values,
        themes=tuple(term for term in vocabulary.themes if term.id in themes),
        screen=occasion.screen,
    )
