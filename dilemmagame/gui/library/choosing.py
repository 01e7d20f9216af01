"""What goes on from the library to preparing or printing: cards chosen by hand, or one whole deck. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dilemmagame.domain.planning import gather
from dilemmagame.library.catalogue import Entry
from dilemmagame.library.reading import DeckFolder

CHOSEN_DECK = "chosen-cards"
"""The id of the deck that is put together for one evening; it is not kept."""


@dataclass(frozen=True, slots=True)
class Handover:
    """`shelved` holds the cards, `cards` their ids in the order of choosing (empty: the deck as a whole).

    `gathered`: the deck was put together here and stands on no shelf.
    """

    shelved: DeckFolder
    cards: tuple[str, ...] = ()
    gathered: bool = False


def from_chosen(entries: Sequence[Entry]) -> Handover:
    """To prepare with: one deck as it is when all cards are from it, else one put together."""
    folders = {entry.key.folder for entry in entries}
    if len(folders) == 1:
        return Handover(entries[0].shelved, tuple(entry.card.id for entry in entries))
    return put_together(entries)


def put_together(entries: Sequence[Entry]) -> Handover:
    """A deck of these cards alone, in this order: for printing, or for an evening with cards of several decks."""
    deck = gather(CHOSEN_DECK, [(entry.shelved.deck, entry.card) for entry in entries])
    shelved = DeckFolder(entries[0].shelved.path, deck, ())
    return Handover(shelved, tuple(card.id for card in deck.cards), gathered=True)
