"""What has been chosen so far for one evening, as a value, and the plan that follows from it. No Qt here."""

from __future__ import annotations

import random
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from dilemmagame.base.i18n import _
from dilemmagame.base.settings import Settings
from dilemmagame.domain.arranging import Arrangement, added, removed, with_item
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.cards import Card, Deck
from dilemmagame.domain.evening import PLAIN_EVENING, Evening
from dilemmagame.domain.methods import Method
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem, expand, total_ms
from dilemmagame.domain.planning import (
    Occasion,
    fill_template,
    make_plan,
    playable,
    spare_way,
    suited,
    with_method,
)
from dilemmagame.domain.templates import MINUTE_MS, ProgrammeTemplate, TemplateItem, timed
from dilemmagame.gui.widgets.spans import Piece
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.shelf import Shelf

AS_PROGRAMME = ""
"""The choice of method that leaves each card the method its programme gives it."""
HANDLE_WITH_CARE = 3
USUAL_MINUTES = 90
METHODS_IN_SIGHT = 3
SOON = timedelta(minutes=5)
LONG_AGO = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Draft:
    """The choices of the four blocks. `cards` are ids in playing order; `picked` once a person touched them.

    `title` None: the proposed one. `starts` is local time of day. `own` is a programme that was rearranged for this
    evening. `group` is the id of a group that meets more than once, '' for none; `host` that of its organisation.
    """

    deck: str
    programme: str
    method: str
    present: int
    starts: time
    cards: tuple[str, ...]
    organisation: str
    confidentiality: Confidentiality = Confidentiality.CHATHAM_HOUSE
    title: str | None = None
    picked: bool = False
    screen: bool = True
    by_phone: bool = False
    own: ProgrammeTemplate | None = None
    evening: Evening = PLAIN_EVENING
    host: str = ""
    group: str = ""


class Desk:
    """Reads a Draft against what is on the shelf. Decks without a card that can be played are left out."""

    def __init__(self, shelf: Shelf, used: Collection[str] = ()) -> None:
        self.shelf = shelf
        self._used = frozenset(used)
        self.decks: tuple[DeckFolder, ...] = tuple(each for each in shelf.decks if playable(each.deck))

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods a card can be played with."""
        return tuple(method for method in self.shelf.methods.values() if not method.frame)

    def deck(self, draft: Draft) -> Deck | None:
        found = next((each.deck for each in self.decks if each.deck.id == draft.deck), None)
        return found or (self.decks[0].deck if self.decks else None)

    def programmes(self, draft: Draft) -> tuple[ProgrammeTemplate, ...]:
        """The programmes that can be played, those for the audience of the deck first choice."""
        known = [
            each for each in self.shelf.programmes if all(i.method in self.shelf.methods for i in each.items)
        ]
        deck = self.deck(draft)
        audience = set(deck.audience) if deck is not None else set()
        fitting = [each for each in known if not each.audience or audience & set(each.audience)] or known
        if draft.own is None:
            return tuple(fitting)
        return (draft.own, *(each for each in fitting if each.id != draft.own.id))

    def methods_in_sight(self, draft: Draft) -> tuple[tuple[Method, ...], tuple[Method, ...]]:
        """The three methods that fit the group and the time per card best, and all others."""
        programme = self.programme(draft)
        wanted = programme.minutes * 60_000 / max(programme.cards, 1) if programme is not None else 0
        present = draft.present

        def misfit(method: Method) -> tuple[int, float]:
            outside = max(method.group_min - present, present - method.group_max, 0)
            return outside, abs(method.planned_ms - wanted)

        ranked = sorted(self.methods, key=misfit)
        near = ranked[:METHODS_IN_SIGHT]
        chosen = self.shelf.methods.get(draft.method)
        if chosen is not None and chosen not in near:
            near[-1] = chosen
        return tuple(near), tuple(each for each in self.methods if each not in near)

    def programmes_in_sight(
        self, draft: Draft
    ) -> tuple[tuple[ProgrammeTemplate, ...], tuple[ProgrammeTemplate, ...]]:
        """One programme per length made for this audience alone, and all others; the chosen one is always in sight."""
        known, deck, chosen = self.programmes(draft), self.deck(draft), self.programme(draft)
        audience = set(deck.audience) if deck is not None else set()
        near: dict[int, ProgrammeTemplate] = {}
        # A programme of the user's own takes the place of ours with its length.
        known = tuple(sorted(known, key=lambda each: each.id not in self.shelf.own_programme_ids))
        for each in known:
            if set(each.audience) <= audience:
                near.setdefault(each.minutes, each)
        if chosen is not None:
            near[chosen.minutes] = chosen
        seen = sorted(near.values(), key=lambda each: each.minutes)
        return tuple(seen), tuple(each for each in known if each not in seen)

    def programme(self, draft: Draft) -> ProgrammeTemplate | None:
        known = self.programmes(draft)
        chosen = next((each for each in known if each.id == draft.programme), None)
        return chosen or min(known, key=lambda each: abs(each.minutes - USUAL_MINUTES), default=None)

    def first(self, settings: Settings, organisation: Organisation, now: datetime) -> Draft:
        """Everything filled in: what was chosen last time, and cards that were not played before."""
        begun = Draft(
            deck=settings.last_deck,
            programme=settings.last_programme,
            method=settings.last_method if settings.last_method in self.shelf.methods else AS_PROGRAMME,
            present=settings.last_present,
            starts=next_half_hour(now),
            cards=(),
            organisation=organisation.name,
            host=organisation.id,
            by_phone=settings.last_by_phone,
        )
        return self.settled(begun)

    def settled(self, draft: Draft) -> Draft:
        """The draft with ids that exist, and with proposed cards as long as nobody picked any."""
        deck, programme = self.deck(draft), self.programme(draft)
        if deck is None or programme is None:
            return replace(draft, cards=())
        ids = {card.id for card in playable(deck)}
        kept = tuple(card for card in draft.cards if card in ids)
        draft = replace(draft, deck=deck.id, programme=programme.id, cards=kept)
        if not draft.picked or not kept:
            cards = self._proposal(deck, self._places(draft, programme))
            proposed = tuple(card.id for card in self._suited(cards, deck, programme))
            draft = replace(draft, cards=proposed, picked=False)
        return draft

    def _places(self, draft: Draft, programme: ProgrammeTemplate) -> int:
        """How many cards to propose: as many as the programme has places; with one method for all, as many as fit."""
        method = self.shelf.methods.get(draft.method)
        if method is None:
            return programme.cards
        every = [
            timed(self.shelf.methods[each.method], each) for each in programme.items if each.card is None
        ]
        frame = sum(step.planned_ms for each in every for step in each.steps)
        one = sum(
            step.planned_ms for step in method.steps if not step.once and step.from_people <= draft.present
        )
        fitting = (programme.minutes * MINUTE_MS - frame) // max(one, 1)
        return max(min(fitting, programme.cards), min(programme.cards, 1))

    def _proposal(self, deck: Deck, wanted: int) -> list[Card]:
        """In the order of the deck, cards that were not played yet first; a heavy card never ends the evening."""
        cards = sorted(playable(deck), key=lambda card: card.id in self._used)
        return calm_end([card for card in playable(deck) if card in cards[:wanted]])

    def _suited(self, cards: list[Card], deck: Deck, programme: ProgrammeTemplate) -> list[Card]:
        """Where small cases are placed from white to black, a card that has them; it may change places with another."""
        spare = [card for card in playable(deck) if card.sensitivity < HANDLE_WITH_CARE]
        spare.sort(key=lambda card: card.id in self._used)
        return list(suited(cards, spare, programme, self.shelf.methods))

    def surprised(self, draft: Draft, chance: random.Random) -> Draft:
        """Other cards by chance, as many as the programme has places; fresh ones before played ones."""
        deck, programme = self.deck(draft), self.programme(draft)
        if deck is None or programme is None:
            return draft
        cards = list(playable(deck))
        chance.shuffle(cards)
        cards.sort(key=lambda card: (card.id in draft.cards) + 2 * (card.id in self._used))
        chosen = cards[: max(programme.cards, 1)]
        light = [card for card in cards if card.sensitivity < HANDLE_WITH_CARE and card not in chosen]
        heavy = [card for card in chosen if card.sensitivity >= HANDLE_WITH_CARE]
        for extra, spare in zip(heavy[1:], light, strict=False):
            chosen[chosen.index(extra)] = spare
        chosen.sort(key=lambda card: card.sensitivity)
        chosen = self._suited(calm_end(chosen), deck, programme)
        return replace(draft, cards=tuple(card.id for card in chosen), picked=True)

    def cards(self, draft: Draft) -> tuple[Card, ...]:
        """The chosen cards; none in a programme without a place for cards, whatever was picked before."""
        deck = self.deck(draft)
        if without_cards(self.programme(draft)):
            return ()
        found = (deck.card(card_id) for card_id in draft.cards) if deck is not None else ()
        return tuple(card for card in found if card is not None)

    def items(self, draft: Draft) -> tuple[PlannedItem, ...]:
        """The programme with the chosen cards and method."""
        programme = self.programme(draft)
        if programme is None:
            return ()
        items = fill_template(programme, self.cards(draft), self.shelf.methods, draft.present)
        method = self.shelf.methods.get(draft.method)
        return with_method(items, method) if method is not None else items

    def arrangement(self, draft: Draft) -> Arrangement | None:
        """The evening for the page on which its programme is put together: one method for all cards is written out, and
        cards beyond the places of the programme get a place of their own.
        """
        programme = self.programme(draft)
        if programme is None:
            return None
        cards: list[Card | None] = list(self.cards(draft))
        method = self.shelf.methods.get(draft.method)
        items = [
            TemplateItem(method.id, each.card) if method is not None and each.card is not None else each
            for each in programme.items
            if method is None or (each.card or 0) <= len(cards)
        ]
        arranged = Arrangement(replace(programme, items=tuple(items)), tuple(cards[: programme.cards]))
        places = [place for place, each in enumerate(items) if each.card is not None]
        way = spare_way(arranged.template, self.shelf.methods)
        for number, extra in enumerate(cards[programme.cards :], 1):
            after = (places[-1] if places else 0) + number
            arranged = added(
                arranged, after, way.method if way else self.methods[0].id, on_card=True, card=extra
            )
            if way is not None:
                arranged = with_item(arranged, after, minutes=way.minutes, lengths=way.lengths)
        return arranged

    def rearranged(self, draft: Draft, arranged: Arrangement) -> Draft:
        """The draft after its programme was put together anew; places without a card fall away for this evening."""
        template = arranged.template
        known = next((each for each in self.shelf.programmes if each.id == template.id), None)
        chosen = tuple(card.id for card in arranged.cards if card is not None)
        if None in arranged.cards:
            for place in reversed(range(len(template.items))):
                item = arranged.template.items[place]
                if item.card is not None and arranged.card(item) is None:
                    arranged = removed(arranged, place)
            template = arranged.template
        own = None if template == known else template
        changed = replace(
            draft, own=own, programme=template.id, method=AS_PROGRAMME, cards=chosen, picked=bool(chosen)
        )
        return self.settled(changed)

    def swapped(self, draft: Draft, before: str, after: str) -> Draft:
        """The same evening with one method in the place of another."""
        if draft.method == before:
            return self.settled(replace(draft, method=after))
        arranged = self.arrangement(draft)
        if arranged is None:
            return draft
        items = tuple(
            replace(each, method=after, minutes=0, lengths=()) if each.method == before else each
            for each in arranged.template.items
        )
        return self.rearranged(draft, replace(arranged, template=replace(arranged.template, items=items)))

    def played(self, draft: Draft) -> tuple[Method, ...]:
        """The methods in which the cards of this evening are played, each once."""
        found = {
            item.method.id: self.shelf.methods[item.method.id] for item in self.items(draft) if item.card
        }
        return tuple(found.values())

    def pieces(self, draft: Draft) -> tuple[Piece, ...]:
        """The pieces of the evening with their planned length, in order."""
        items = self.items(draft)
        lengths = [0] * len(items)
        for each in expand(items, draft.present):
            lengths[each.item] += each.step.planned_ms
        pieces: list[Piece] = []
        cards = 0
        for item, ms in zip(items, lengths, strict=True):
            if item.card is None:
                pieces.append(Piece(item.method.title.get(self.shelf.language), ms, None))
            elif item.card.turn > 1:
                pieces[-1] = replace(pieces[-1], ms=pieces[-1].ms + ms)
            else:
                pieces.append(Piece(item.card.title, ms, cards))
                cards += 1
        return tuple(pieces)

    def planned_ms(self, draft: Draft) -> int:
        return total_ms(self.items(draft), draft.present)

    def available_ms(self, draft: Draft) -> int:
        programme = self.programme(draft)
        return programme.minutes * 60_000 if programme is not None else 0

    def room_for_a_card(self, draft: Draft) -> int:
        """Whole minutes that are left in the programme, 0 when it is full."""
        return max(0, self.available_ms(draft) - self.planned_ms(draft)) // 60_000

    def title(self, draft: Draft) -> str:
        """The title of the session: what was typed, else a proposal."""
        deck = self.deck(draft)
        if draft.title is not None and draft.title.strip():
            return draft.title.strip()
        return _("{group} in conversation").format(group=deck.title) if deck is not None else ""

    def plan(self, draft: Draft, organisation: Organisation, now: datetime) -> Plan | None:
        """The plan of this evening, or None as long as there is nothing to play. It may do without cards."""
        deck, items = self.deck(draft), self.items(draft)
        if deck is None or not expand(items, draft.present):
            return None
        occasion = Occasion(
            session_id=secrets.token_hex(8),
            title=self.title(draft),
            organisation=replace(organisation, name=draft.organisation.strip()),
            confidentiality=draft.confidentiality,
            present=draft.present,
            starts_at=on_the_day(draft.starts, now),
            screen=draft.screen,
            evening=draft.evening,
            channel=Channel.PHONES if draft.by_phone else Channel.HANDS,
        )
        return make_plan(occasion, deck, items, self.shelf.vocabulary)


def without_cards(programme: ProgrammeTemplate | None) -> bool:
    """Whether it is a programme in which no card is played, such as that of the values board alone."""
    return programme is not None and not programme.cards


def calm_end(cards: Sequence[Card]) -> list[Card]:
    """The same cards; when the last one has to be handled with care it changes places with the one before."""
    row = list(cards)
    if len(row) > 1 and row[-1].sensitivity >= HANDLE_WITH_CARE > row[-2].sensitivity:
        row[-1], row[-2] = row[-2], row[-1]
    return row


def next_half_hour(now: datetime) -> time:
    """The first half or whole hour that is at least five minutes away, as local time of day."""
    soon = now.astimezone() + SOON
    past = timedelta(minutes=soon.minute % 30, seconds=soon.second, microseconds=soon.microsecond)
    rounded = soon if not past else soon - past + timedelta(minutes=30)
    return rounded.time().replace(tzinfo=None)


def on_the_day(starts: time, now: datetime) -> datetime:
    """The moment `starts` means: today, or tomorrow when that time is long past."""
    local = now.astimezone()
    moment = local.replace(hour=starts.hour, minute=starts.minute, second=0, microsecond=0)
    return moment + timedelta(days=1) if local - moment > LONG_AGO else moment


def moved(cards: Sequence[str], place: int, by: int) -> tuple[str, ...]:
    """The card at `place` moved `by` places; a move over the edge changes nothing."""
    target = place + by
    if not (0 <= place < len(cards) and 0 <= target < len(cards)):
        return tuple(cards)
    row = list(cards)
    row.insert(target, row.pop(place))
    return tuple(row)
