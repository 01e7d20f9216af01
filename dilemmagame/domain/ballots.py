"""Rounds and tallies: how a vote is counted. Who voted what does not exist in this model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Channel(Enum):
    """How the answers of a round came in."""

    HANDS = "hands"
    PAPER = "paper"


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
    """One vote on one card. `slot` is 1 or 2; a repeated vote keeps the old round and gets a higher
    `number`.
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

    @property
    def total(self) -> int:
        """Ballots counted; may differ from the number present."""
        return sum(count.ballots for count in self.counts)

    def ballots_for(self, choice: str) -> int:
        return next((count.ballots for count in self.counts if count.choice == choice), 0)
