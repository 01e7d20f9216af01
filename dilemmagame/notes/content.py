"""What the notes hold, as values: facts, agreements, signals, outcomes, lines. Language and thresholds are applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.disclosure import Disclosure, NetChange
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import CaptureField


@dataclass(frozen=True, slots=True)
class PlayedCard:
    number: int
    card_id: str
    title: str
    method: str


@dataclass(frozen=True, slots=True)
class Facts:
    """`begun` and `ended` are local times, or None. `present` is the lowest and the highest number that was noted."""

    session_id: str
    title: str
    organisation: str
    holder: str
    audience: str
    deck: str
    day: date | None
    begun: datetime | None
    ended: datetime | None
    present: tuple[int, int]
    confidentiality: Confidentiality
    cards: tuple[PlayedCard, ...]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """`about` is the title of the card it came from, or ''."""

    body: str
    who: str
    when: str
    friction: str
    confirmed: bool
    about: str


@dataclass(frozen=True, slots=True)
class Said:
    """A captured line, without a speaker: none is ever kept."""

    text: str
    field: CaptureField
    choice: str = ""
    about: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """One round as it may be told. `ballots` follows the outcome's choices and is empty unless `verdict` is BARS,
    and so is `total` 0. `held` counts how often the round was held; only the last one shown is told.
    """

    slot: int
    held: int
    channel: Channel
    present: int
    verdict: Disclosure
    ballots: tuple[int, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` as in the domain, `label` as a reader knows it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rounds on one card. `changes` is empty unless both rounds may be shown."""

    choices: tuple[Choice, ...]
    rounds: tuple[Tally, ...]
    changes: tuple[NetChange, ...]


@dataclass(frozen=True, slots=True)
class NormLine:
    name: str
    summary: str
    checked_on: date | None
    certain: bool


@dataclass(frozen=True, slots=True)
class ItemNotes:
    """What was said and counted on one card, or (`number` 0) in a piece of the evening around the cards."""

    number: int
    title: str
    question: str
    outcome: Outcome | None
    said: tuple[Said, ...]
    values: tuple[str, ...]
    norms: tuple[NormLine, ...]
    choices: tuple[Choice, ...]

    def lines(self, field: CaptureField) -> tuple[Said, ...]:
        return tuple(line for line in self.said if line.field is field)


@dataclass(frozen=True, slots=True)
class StepTime:
    """Planned and real length of a step in milliseconds; `spent_ms` is None for a step that was not held."""

    item: int
    item_title: str
    title: str
    planned_ms: int
    spent_ms: int | None


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything that may leave one session. `withheld`: the session was closed, only agreements, signals and facts are
    here. `waiting`: proposals that were not confirmed and are not here for that reason.
    """

    language: str
    finished: bool
    facts: Facts
    agreements: tuple[AgreementLine, ...]
    waiting: int
    signals: tuple[Said, ...]
    items: tuple[ItemNotes, ...]
    actions: tuple[Said, ...]
    parked: tuple[Said, ...]
    times: tuple[StepTime, ...]
    own: tuple[Said, ...]
    withheld: bool
