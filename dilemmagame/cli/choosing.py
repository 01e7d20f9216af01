"""From names on the command line to decks, programmes and plans."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, Deck
from dilemmagame.domain.methods import Method
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.domain.plan import Confidentiality, Plan
from dilemmagame.domain.planning import Occasion, fill_template, make_plan, playable, suited, with_method
from dilemmagame.domain.templates import ProgrammeTemplate
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.shelf import Shelf


def find_deck(shelf: Shelf, name: str) -> DeckFolder:
    """A deck by folder or by id. WorldError when it is not there or holds no card that can be played."""
    path = Path(name)
    if (path / "deck.md").is_file():
        found = shelf.read(path)
    else:
        found = next(
            (each for each in shelf.decks if name in (each.deck.id, each.path.name)), None
        ) or _missing(name)
    if not playable(found.deck):
        raise WorldError(WorldErrorCode.DECK_EMPTY, name)
    return found


def _missing(name: str) -> DeckFolder:
    raise WorldError(WorldErrorCode.FILE_MISSING, name)


def pick_cards(deck: DeckFolder, wanted: str | None) -> tuple[Card, ...]:
    """The playable cards, or only those named in `wanted` (ids with commas between)."""
    cards = playable(deck.deck)
    if wanted is None:
        return cards
    by_id = {card.id: card for card in cards}
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    for name in names:
        if name not in by_id:
            raise WorldError(WorldErrorCode.FILE_MISSING, name)
    return tuple(by_id[name] for name in names)


def varied(
    cards: Sequence[Card], template: ProgrammeTemplate, methods: Mapping[str, Method]
) -> tuple[Card, ...]:
    """As many cards as `template` has places, in the order of the deck, with every kind of card among them where that
    is possible, and a card with cases where they are placed from white to black.
    """
    wanted = max(1, template.cards)
    firsts = {card.kind: card for card in reversed(cards)}
    needed = list(firsts.values())[:wanted]
    rest = [card for card in cards if card not in needed][: wanted - len(needed)]
    return suited([card for card in cards if card in needed or card in rest], cards, template, methods)


def find_programme(shelf: Shelf, name: str | None, deck: Deck) -> ProgrammeTemplate:
    """A programme by id; without a name the longest that is made for this deck's audience alone, else the longest."""
    if name is None:
        own = [
            each for each in shelf.programmes if each.audience and set(each.audience) <= set(deck.audience)
        ]
        chosen = (own or list(shelf.programmes))[-1:]
    else:
        chosen = [each for each in shelf.programmes if each.id == name]
    if not chosen:
        raise WorldError(WorldErrorCode.PROGRAMME_MISSING, name or "")
    return chosen[0]


def sample_organisation() -> Organisation:
    """The invented organisation of a rehearsal."""
    return Organisation(
        _("Municipality of Wolderhage"),
        _("the council clerk's office"),
        (
            Contact(_("confidential adviser"), _("see the intranet")),
            Contact(_("council clerk"), _("at the town hall")),
        ),
    )


def rehearsal_plan(
    shelf: Shelf,
    deck: DeckFolder,
    template: ProgrammeTemplate,
    cards: Sequence[Card],
    method: str | None,
    present: int,
    starts_at: datetime | None,
) -> Plan:
    """The plan of a rehearsed or printed evening. WorldError for an unknown method."""
    wanted = {each.method for each in template.items} | ({method} if method else set())
    for name in sorted(wanted):
        if name not in shelf.methods:
            raise WorldError(WorldErrorCode.METHOD_MISSING, name)
    items = fill_template(template, cards, shelf.methods, present)
    if method is not None:
        items = with_method(items, shelf.methods[method])
    occasion = Occasion(
        session_id=secrets.token_hex(8),
        title=_("Council in conversation"),
        organisation=sample_organisation(),
        confidentiality=Confidentiality.CHATHAM_HOUSE,
        present=present,
        starts_at=starts_at,
    )
    return make_plan(occasion, deck.deck, items, shelf.vocabulary)
