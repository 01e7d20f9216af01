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
    VALUES = "values"
    ORDER = "order"


class Form(Enum):
    """How a question is answered. Certainty, a scale and a place on the grey line are single choices too."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"


_FORMS = {About.VALUES: Form.MULTIPLE, About.ORDER: Form.RANKING}


def form_of(about: About) -> Form:
    """Values are chosen several at a time or put in order; every question of a card has one answer."""
    return _FORMS.get(about, Form.SINGLE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a round is about; `number` counts from 1 the what-ifs or the cases of the card, or, for values, the steps
    of the item; else it is 0.
    """

    about: About = About.CARD
    number: int = 0


THE_CARD = Subject()
LETTERS = "ABCDEFGHIJKL"


@dataclass(frozen=True, slots=True)
class Question:
    """What a round asks that stands on no card, as it stood when the round opened: ids of values, of which everybody
    chooses at most `most`, or which everybody puts in order.
    """

    options: tuple[str, ...]
    most: int = 1

    @property
    def choices(self) -> tuple[str, ...]:
        """What stands on a ballot: a letter for each option."""
        return tuple(LETTERS[: len(self.options)])


@dataclass(frozen=True, slots=True)
class Count:
    """So many ballots for one choice: a letter, a shade, a figure, or 'unsure' or 'other'."""

    choice: str
    ballots: int


@dataclass(frozen=True, slots=True)
class PlaceSum:
    """The places of one choice in all orders that people gave, added up; the top is place 1."""

    choice: str
    places: int


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one card, or on values. `slot` is 1 or 2; a repeated vote keeps the old round and gets a higher
    `number`.

    `counts` is the whole tally, `secret` the part of it that came from phones. `waiting`: closed, and the totals of
    the phones are on their way. `voided`: how often it was begun anew from nothing. `question` is there where no card
    asks; then `ballots` is how many people answered by phone, and `places` holds the orders they gave, added up.
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
    question: Question | None = None
    ballots: int = 0
    places: tuple[PlaceSum, ...] = ()

    @property
    def form(self) -> Form:
        return form_of(self.subject.about)

    @property
    def by_phone(self) -> bool:
        """Phones may answer, or have answered."""
        return self.channel in (Channel.PHONES, Channel.MIXED)

    @property
    def total(self) -> int:
        """Ballots counted; may differ from the number present. Of hands that may be raised several times only the least
        number of people is known to whom they can belong.
        """
        match self.form:
            case Form.SINGLE:
                return sum(count.ballots for count in self.counts)
            case Form.MULTIPLE:
                hands = without(self.counts, self.secret) if self.by_phone else self.counts
                return self.ballots + least_people(hands, self.question.most if self.question else 1)
            case Form.RANKING:
                return self.ballots

    @property
    def unseen(self) -> int:
        """How many people answered in secret."""
        return sum(count.ballots for count in self.secret) if self.form is Form.SINGLE else self.ballots

    def ballots_for(self, choice: str) -> int:
        return next((count.ballots for count in self.counts if count.choice == choice), 0)


def added(first: Iterable[Count], second: Iterable[Count]) -> tuple[Count, ...]:
    """Two tallies as one, in the order in which choices first appear."""
    sums: dict[str, int] = {}
    for count in (*first, *second):
        sums[count.choice] = sums.get(count.choice, 0) + count.ballots
    return tuple(Count(choice, ballots) for choice, ballots in sums.items())


def without(counts: Iterable[Count], part: Iterable[Count]) -> tuple[Count, ...]:
    """What is left of a tally without a part of it; choices of which nothing is left fall away."""
    taken = {count.choice: count.ballots for count in part}
    left = (Count(each.choice, each.ballots - taken.get(each.choice, 0)) for each in counts)
    return tuple(each for each in left if each.ballots)


def least_people(counts: Iterable[Count], most: int) -> int:
    """How many people there are at least behind hands of which everybody may raise `most`."""
    hands = [count.ballots for count in counts]
    return max(max(hands, default=0), -(-sum(hands) // most))


SEVERAL, ORDERED = "+", ">"


def answer_of(form: Form, picked: Iterable[str]) -> str:
    """What somebody picked as one short text: 'A', 'A+C', or as an order 'C>A>B'."""
    return (ORDERED if form is Form.RANKING else SEVERAL).join(picked)


def picked_in(answer: str) -> tuple[str, ...]:
    """The choices in such a text, in the order in which they stand there."""
    return tuple(answer.replace(ORDERED, SEVERAL).split(SEVERAL))
