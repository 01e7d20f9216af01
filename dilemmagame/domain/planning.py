"""From a programme template and chosen cards to the plan of one session; and which cards fit in the time there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.cards import Card, Deck, Norm, Vocabulary, same_card, unfold
from dilemmagame.domain.evening import PLAIN_EVENING, Evening
from dilemmagame.domain.methods import Method
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem, timed


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who meets, when, how openly, and what kind of evening it is."""

    session_id: str
    title: str
    organisation: Organisation
    confidentiality: Confidentiality
    present: int
    starts_at: datetime | None = None
    screen: bool = True
    evening: Evening = PLAIN_EVENING
    channel: Channel = Channel.HANDS


def playable(deck: Deck) -> tuple[Card, ...]:
    """The cards that can be played; broken ones stay visible elsewhere."""
    return tuple(card for card in deck.cards if not card.broken)


def in_stock(plan: Plan, decks: Sequence[Deck]) -> tuple[Card, ...]:
    """What may come into an evening on the fly: the cards of the decks its cards come from; where it has none, those of
    all decks for its audience. A card that is there twice comes once.
    """
    own = plan.cards
    found = [deck for deck in decks if any(same_card(card, mine) for card in deck.cards for mine in own)]
    found = found or [deck for deck in decks if plan.audience in deck.audience]
    return tuple({card.home or card.id: card for deck in found for card in deck.cards}.values())


def gather(deck_id: str, picks: Sequence[tuple[Deck, Card]]) -> Deck:
    """One deck of cards picked from several, in the order of the picks, with the norms they refer to.

    A card or a norm whose id another deck took first goes on under its id and the name of its own deck.
    """
    decks = tuple({id(deck): deck for deck, _card in picks}.values())
    cards: dict[str, Card] = {}
    norms: dict[str, Norm] = {}
    for deck, card in picks:
        known_as: dict[str, str] = {}
        for norm in (found for each in card.norms if (found := deck.norm(each)) is not None):
            name = norm.id if norms.get(norm.id, norm) == norm else f"{norm.id}-{deck.id}"
            norms.setdefault(name, replace(norm, id=name))
            known_as[norm.id] = name
        own_id = card.id if card.id not in cards else f"{card.id}-{deck.id}"
        cards[own_id] = replace(card, id=own_id, norms=tuple(known_as.get(each, each) for each in card.norms))
    return Deck(
        id=deck_id,
        version="1.0",
        language=decks[0].language if decks else "nl",
        title=", ".join(dict.fromkeys(deck.title for deck in decks)),
        audience=tuple(dict.fromkeys(name for deck in decks for name in deck.audience)),
        introduction=(),
        cards=tuple(cards.values()),
        norms=tuple(norms.values()),
    )


def suited(
    cards: Sequence[Card], spare: Sequence[Card], template: ProgrammeTemplate, methods: Mapping[str, Method]
) -> tuple[Card, ...]:
    """`cards` so that where small cases are placed from white to black a card stands that has them: it changes places
    with another of `cards`, else the first of `spare` with cases takes the place.
    """
    row = list(cards)
    for each in template.items:
        place = (each.card or 0) - 1
        method = methods.get(each.method)
        grey = method is not None and any(step.kind is StepKind.GREY for step in method.steps)
        if not grey or not 0 <= place < len(row) or row[place].cases:
            continue
        wanted = next((card for card in row[place + 1 :] if card.cases), None)
        if wanted is not None:
            there = row.index(wanted)
            row[place], row[there] = row[there], row[place]
        elif fresh := next((card for card in spare if card.cases and card not in row), None):
            row[place] = fresh
    return tuple(row)


def fill_template(
    template: ProgrammeTemplate, cards: Sequence[Card], methods: Mapping[str, Method], present: int = 0
) -> tuple[PlannedItem, ...]:
    """The items of `template` with the chosen cards in their places; a staged card gives one item per turn.

    Places without a card fall away; cards beyond the template's places are played as in its shortest card place, before
    the frame that closes the evening. A method id that is not in `methods` raises KeyError.
    """
    return tuple(item for _place, item in filled(template, cards, methods, present))


def filled(
    template: ProgrammeTemplate, cards: Sequence[Card], methods: Mapping[str, Method], present: int = 0
) -> tuple[tuple[int, PlannedItem], ...]:
    """As `fill_template`, each item with its place in the template, -1 for a card beyond the template's places."""
    items: list[tuple[int, PlannedItem]] = []
    seen: set[StepKind] = set()
    after_last_card = 0
    for place, each in enumerate(template.items):
        if each.card is not None and each.card > len(cards):
            continue
        method = timed(methods[each.method], each, seen, present)
        seen.update(step.kind for step in method.steps)
        if each.card is None:
            items.append((place, PlannedItem(method, pages=each.pages)))
        else:
            items.extend((place, item) for item in _played(method, cards[each.card - 1]))
            after_last_card = len(items)
    way = spare_way(template, methods)
    if way is not None:
        method = timed(methods[way.method], way, seen, present)
        spare = [(-1, item) for card in cards[template.cards :] for item in _played(method, card)]
        items[after_last_card:after_last_card] = spare
    return tuple(items)


def spare_way(template: ProgrammeTemplate, methods: Mapping[str, Method]) -> TemplateItem | None:
    """How a card beyond the places of `template` is played: as in its shortest card place; None where it has none."""
    places = [each for each in template.items if each.card is not None]
    return min(places, key=lambda each: timed(methods[each.method], each).planned_ms, default=None)


def _played(method: Method, card: Card) -> list[PlannedItem]:
    return [PlannedItem(method, turn) for turn in unfold(card)]


def with_method(items: Sequence[PlannedItem], method: Method) -> tuple[PlannedItem, ...]:
    """The same programme with every card played by `method`."""
    return tuple(PlannedItem(method, item.card) if item.card is not None else item for item in items)


def make_plan(occasion: Occasion, deck: Deck, items: Sequence[PlannedItem], vocabulary: Vocabulary) -> Plan:
    """The plan, with what it needs of norms, values and themes to stand on its own; all norms of the deck, since a card
    may come in on the way.
    """
    cards = [item.card for item in items if item.card is not None]
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
        norms=deck.norms,
        values=vocabulary.values,
        themes=tuple(term for term in vocabulary.themes if term.id in themes),
        screen=occasion.screen,
        evening=occasion.evening,
        channel=occasion.channel,
        vulnerabilities=vocabulary.vulnerabilities,
        chain=vocabulary.chain,
        measures=vocabulary.measures,
    )
