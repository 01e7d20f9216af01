"""What cards cover: how many and how long per link of the integrity chain and per vulnerability; of a deck, of a
session, of a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dilemmagame.domain.cards import Card, Term
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Session

MINUTE_MS = 60_000
Played = tuple[Card, int]
"""A card and how long the talk about it takes or took, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many cards are about `id`, and how long they take together. A card about two links counts for both, with its
    whole length: the shares add up to more than the whole.
    """

    id: str
    name: Localised
    cards: int
    ms: int

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded."""
        return round(self.ms / MINUTE_MS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """`chain` and `vulnerabilities` hold every entry of the word list, in its order, also those with nothing."""

    cards: int
    ms: int
    chain: tuple[Share, ...]
    vulnerabilities: tuple[Share, ...]

    @property
    def minutes(self) -> int:
        return round(self.ms / MINUTE_MS)

    @property
    def missing(self) -> tuple[Share, ...]:
        """The links no card is about."""
        return tuple(share for share in self.chain if not share.cards)


def coverage(played: Iterable[Played], chain: Sequence[Term], vulnerabilities: Sequence[Term]) -> Coverage:
    """What `played` covers; the turns of one staged card are one card."""
    together: dict[tuple[str, str], Played] = {}
    for card, ms in played:
        key = (card.source_id, card.version)
        known = together.get(key)
        together[key] = (known[0], known[1] + ms) if known is not None else (card, ms)
    every = tuple(together.values())
    return Coverage(
        len(every),
        sum(ms for _card, ms in every),
        tuple(_share(term, [(c, ms) for c, ms in every if term.id in c.chain]) for term in chain),
        tuple(
            _share(term, [(c, ms) for c, ms in every if term.id in c.vulnerabilities])
            for term in vulnerabilities
        ),
    )


def of_cards(cards: Iterable[Card], chain: Sequence[Term], vulnerabilities: Sequence[Term]) -> Coverage:
    """A deck, or a choice from one, by the minutes on its cards. Broken cards do not count."""
    whole = ((card, card.minutes * MINUTE_MS) for card in cards if not card.broken)
    return coverage(whole, chain, vulnerabilities)


def played_cards(state: Session) -> tuple[Played, ...]:
    """The cards a session came to, with the time that went into them."""
    spent: dict[int, int] = {}
    for index, each in enumerate(state.steps):
        if index in state.visited:
            here = state.phase is Phase.RUNNING and index == state.position
            running = max(0, state.clock_ms - state.entered_ms) if here else 0
            spent[each.item] = spent.get(each.item, 0) + state.spent_ms[index] + running
    items = state.plan.items
    return tuple((card, ms) for item, ms in spent.items() if (card := items[item].card) is not None)


def of_session(state: Session) -> Coverage:
    """What one session covered, by the time that went into it."""
    return coverage(played_cards(state), state.plan.chain, state.plan.vulnerabilities)


def of_evenings(
    evenings: Iterable[Iterable[Played]], chain: Sequence[Term], vulnerabilities: Sequence[Term]
) -> Coverage:
    """What several evenings covered together; a card that came up twice counts twice."""
    each = [coverage(played, chain, vulnerabilities) for played in evenings]
    return Coverage(
        sum(one.cards for one in each),
        sum(one.ms for one in each),
        tuple(_sum(term, [one.chain[place] for one in each]) for place, term in enumerate(chain)),
        tuple(
            _sum(term, [one.vulnerabilities[place] for one in each])
            for place, term in enumerate(vulnerabilities)
        ),
    )


def _share(term: Term, about: Sequence[Played]) -> Share:
    return Share(term.id, term.name, len(about), sum(ms for _card, ms in about))


def _sum(term: Term, shares: Sequence[Share]) -> Share:
    return Share(term.id, term.name, sum(one.cards for one in shares), sum(one.ms for one in shares))
