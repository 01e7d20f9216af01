"""What may be shown of a vote: the one place that decides, for stage, console, notes and exports alike.

Rule: bars from five ballots in the round (single options may be small); unanimity warns the trainer first;
between rounds without linked ballots only net differences, and who moved is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.ballots import Round, RoundStatus

THRESHOLD = 5


class Disclosure(Enum):
    """What a scene or a document may show."""

    HIDDEN = "hidden"
    NOT_COUNTED = "not-counted"
    TOO_FEW = "too-few"
    BARS = "bars"


def bars(vote: Round) -> Disclosure:
    """What may be shown of one round, outside the console's own counting fields."""
    if vote.status is not RoundStatus.REVEALED:
        return Disclosure.HIDDEN
    if vote.total == 0:
        return Disclosure.NOT_COUNTED
    return Disclosure.BARS if vote.total >= THRESHOLD else Disclosure.TOO_FEW


def is_unanimous(vote: Round) -> bool:
    """All counted ballots are for one choice: showing the result tells what everybody chose."""
    return vote.total > 0 and sum(1 for count in vote.counts if count.ballots > 0) == 1


@dataclass(frozen=True, slots=True)
class NetChange:
    """How many more (or fewer) ballots one choice has in the second round. Who moved is unknown."""

    choice: str
    before: int
    after: int

    @property
    def delta(self) -> int:
        return self.after - self.before


def net_changes(before: Round, after: Round, choices: tuple[str, ...]) -> tuple[NetChange, ...] | None:
    """Net differences per choice, or None where one of the two rounds may not be shown."""
    if bars(before) is not Disclosure.BARS or bars(after) is not Disclosure.BARS:
        return None
    return tuple(
        NetChange(choice, before.ballots_for(choice), after.ballots_for(choice)) for choice in choices
    )
