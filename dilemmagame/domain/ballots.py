"""Rounds and tallies: how a vote is counted. Who voted what does not exist in this model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Channel(Enum):
    """How the answers of a round came in. PHONES are secret, a shared keyboard included; MIXED has raised hands too."""

    HANDS = "hands"
    PAPER = "paper"
    PHONES = "phones"
    MIXED = "mixed"


class RoundStatus(Enum):
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class About(Enum):
    """What a round asks."""

    CARD = "card"
    TWIST = "twist"
    CASE = "case"
    CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a round is about; `number` counts the what-ifs or the cases of the card from 1, else it is 0."""

    about: About = About.CARD
    number: int = 0


THE_CARD = Subject()


@dataclass(frozen=True, slots=True)
class Count:
    """So many ballots for one choice: a letter, a shade, a figure, or 'unsure' or 'other'."""

    choice: str
    ballots: int


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one card. `slot` is 1 or 2; a repeated vote keeps the old round and gets a higher `number`.

    `counts` is the whole tally, `secret` the part of it that came from phones. `waiting`: closed, and the totals of
    the phones are on their way. `voided`: how often it was begun anew from nothing.
    """

    number: int
    item: int
    slot: int
    present: int
    channel: Channel
    status: RoundStatus
    counts: tuple[Count, ...] = ()
    warned: bool = False
    subject: Subject = THE_CARD
    secret: tuple[Count, ...] = ()
    waiting: bool = False
    voided: int = 0

    @property
    def by_phone(self) -> bool:
        """Phones may answer, or have answered."""
        return self.channel in (Channel.PHONES, Channel.MIXED)

    @property
    def total(self) -> int:
        """Ballots counted; may differ from the number present."""
        return sum(count.ballots for count in self.counts)

    def ballots_for(self, choice: str) -> int:
        return next((count.ballots for count in self.counts if count.choice == choice), 0)


def added(first: Iterable[Count], second: Iterable[Count]) -> tuple[Count, ...]:
    """Two tallies as one, in the order in which choices first appear."""
    sums: dict[str, int] = {}
    for count in (*first, *second):
        sums[count.choice] = sums.get(count.choice, 0) + count.ballots
    return tuple(Count(choice, ballots) for choice, ballots in sums.items())
