"""Simulated voters for rehearsals: seeded and human. They abstain, move, come late and leave early."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.ballots import (
    THE_CARD,
    About,
    Count,
    Form,
    Subject,
    answer_of,
    form_of,
    picked_in,
)
from dilemmagame.domain.cards import GREY_PLACES, Card, choices_for
from dilemmagame.domain.flows import NO_BALLOT, FlowMatrix

ABSTAINS = 0.05
MOVES = 0.30
LEAVES = 0.06
COMES_LATE = 0.08


@dataclass(slots=True)
class _Voter:
    lean: float
    here_from: int
    here_until: int
    choice: str = ""


class Room:
    """A room of `size` people with a will of their own; the same seed gives the same evening."""

    def __init__(self, size: int, seed: int) -> None:
        self._chance = random.Random(seed)
        self._round = 0
        self._voters = [self._person() for _ in range(size)]
        self._cast: dict[int, dict[int, str]] = {}

    def _person(self) -> _Voter:
        late = 2 if self._chance.random() < COMES_LATE else 0
        leaves = 3 if self._chance.random() < LEAVES else 1_000
        return _Voter(self._chance.random(), late, leaves)

    @property
    def present(self) -> int:
        """How many are in the room now; never nobody."""
        return max(1, sum(1 for voter in self._voters if voter.here_from <= self._round < voter.here_until))

    def answer(self, card: Card, slot: int, subject: Subject = THE_CARD) -> tuple[Count, ...]:
        """What a fair hand count of one round gives."""
        return tallied(self.answers(card, slot, subject).values(), choices_for(card, subject))

    def answers(self, card: Card, slot: int, subject: Subject = THE_CARD) -> dict[int, str]:
        """What everybody who takes part answers in one round, by the place of the person. In a second round, or after a
        what-if, some have moved.
        """
        match subject.about:
            case About.CARD:
                chosen = self._cast[slot] = self._chosen(card, again=slot == 2)
                return chosen
            case About.TWIST:
                return self._chosen(card, again=True)
            case About.CASE:
                return self._placed(subject.number, slot)
            case About.CERTAINTY:
                return {place: str(self._chance.randint(2, 5)) for place, _voter in self._taking_part()}
            case About.VALUES | About.ORDER:
                raise ValueError("values stand on no card")

    def valued(self, choices: tuple[str, ...], most: int, about: About) -> dict[int, str]:
        """What everybody who takes part chooses of the values of a board, or in what order they put them: those that a
        group names first it likes a little better.
        """
        found: dict[int, str] = {}
        for place, _voter in self._taking_part():
            liking = {choice: at + self._chance.gauss(0, 2) for at, choice in enumerate(choices)}
            order = sorted(liking, key=liking.__getitem__)
            many = len(order) if form_of(about) is Form.RANKING else self._chance.randint(1, most)
            found[place] = answer_of(form_of(about), order[:many])
        return found

    def moves(self, card: Card) -> FlowMatrix:
        """Who went from what to what between the last first and second vote on `card`, as linked ballots would know."""
        names = (*card.choices, NO_BALLOT)
        first, second = self._cast.get(1, {}), self._cast.get(2, {})
        pairs = Counter(
            (first.get(place, NO_BALLOT), second.get(place, NO_BALLOT))
            for place in first.keys() | second.keys()
        )
        return FlowMatrix(card.choices, tuple(tuple(pairs[a, b] for b in names) for a in names))

    def next_round(self) -> None:
        """Whoever comes late or leaves early does so between rounds."""
        self._round += 1

    def _taking_part(self) -> list[tuple[int, _Voter]]:
        here = (
            (place, voter)
            for place, voter in enumerate(self._voters)
            if voter.here_from <= self._round < voter.here_until
        )
        return [each for each in here if self._chance.random() >= ABSTAINS]

    def _chosen(self, card: Card, *, again: bool) -> dict[int, str]:
        chosen: dict[int, str] = {}
        for place, voter in self._taking_part():
            if not again or voter.choice not in card.choices or self._chance.random() < MOVES:
                voter.choice = self._pick(card, voter)
            chosen[place] = voter.choice
        return chosen

    def _placed(self, case: int, slot: int) -> dict[int, str]:
        """Every case has a shade of its own; people differ by their lean, and less so the second time."""
        shade = random.Random(case).uniform(0.1, 0.9)
        width = 0.5 if slot == 1 else 0.3
        return {
            place: GREY_PLACES[min(6, max(0, round(6 * (shade + width * (voter.lean - 0.5)))))]
            for place, voter in self._taking_part()
        }

    def _pick(self, card: Card, voter: _Voter) -> str:
        roll = self._chance.random()
        if roll < 0.06:
            return UNSURE
        if roll < 0.10:
            return OTHER
        own = card.choices[:-2]
        place = min(len(own) - 1, int((0.6 * voter.lean + 0.4 * self._chance.random()) * len(own)))
        return own[place]


def tallied(answers: Iterable[str], choices: tuple[str, ...]) -> tuple[Count, ...]:
    """Answers as a tally in the order of the choices; several choices count each."""
    counted = Counter(choice for answer in answers for choice in picked_in(answer))
    return tuple(Count(choice, counted[choice]) for choice in choices if choice in counted)
