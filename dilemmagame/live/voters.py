"""Simulated voters for rehearsals: seeded and human. They abstain, move, come late and leave early."""

from __future__ import annotations

import random
from dataclasses import dataclass

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.cards import Card

ABSTAINS = 0.05
MOVES = 0.30
LEAVES = 0.06
COMES_LATE = 0.08


@dataclass(slots=True)
class _Voter:
    lean: float
    here_from: int
    here_until: int
    choice: str | None = None


class Room:
    """A room of `size` people with a will of their own; the same seed gives the same evening."""

    def __init__(self, size: int, seed: int) -> None:
        self._chance = random.Random(seed)
        self._round = 0
        self._voters = [self._person() for _ in range(size)]

    def _person(self) -> _Voter:
        late = 2 if self._chance.random() < COMES_LATE else 0
        leaves = 3 if self._chance.random() < LEAVES else 1_000
        return _Voter(self._chance.random(), late, leaves)

    @property
    def present(self) -> int:
        """How many are in the room now; never nobody."""
        return max(1, sum(1 for voter in self._voters if voter.here_from <= self._round < voter.here_until))

    def vote(self, card: Card, slot: int) -> tuple[Count, ...]:
        """One round on `card`: what a fair hand count gives. In the second round some have moved."""
        tally: dict[str, int] = {}
        for voter in self._voters:
            if not voter.here_from <= self._round < voter.here_until or self._chance.random() < ABSTAINS:
                continue
            if slot == 1 or voter.choice not in card.choices or self._chance.random() < MOVES:
                voter.choice = self._pick(card, voter)
            if voter.choice is not None:
                tally[voter.choice] = tally.get(voter.choice, 0) + 1
        self._round += 1
        return tuple(Count(choice, tally[choice]) for choice in card.choices if choice in tally)

    def _pick(self, card: Card, voter: _Voter) -> str:
        roll = self._chance.random()
        if roll < 0.06:
            return UNSURE
        if roll < 0.10:
            return OTHER
        own = card.choices[:-2]
        place = min(len(own) - 1, int((0.6 * voter.lean + 0.4 * self._chance.random()) * len(own)))
        return own[place]
