"""What the notes hold, as values: facts, agreements, signals, outcomes, lines. Language and thresholds are applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dilemmagame.domain.analysis import Reading
from dilemmagame.domain.ballots import About, Channel
from dilemmagame.domain.coverage import Coverage
from dilemmagame.domain.disclosure import Disclosure, NetChange
from dilemmagame.domain.organisations import CodeArticle, Contact
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.review import UNMARKED, NotesMark
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.valuing import ValuesTold


@dataclass(frozen=True, slots=True)
class PlayedCard:
    number: int
    card_id: str
    title: str
    method: str


@dataclass(frozen=True, slots=True)
class Facts:
    """`begun` and `ended` are local times, or None. `present` is the lowest and the highest number that was noted.

    `advice`: the trainer comes from outside, so the organisation still decides.
    """

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
    mark: NotesMark = UNMARKED
    advice: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """`about` is the title of the card it came from, or '', `number` which dilemma that was. `support` of `present`
    people stand behind it; both are 0 where nobody asked, or where it may not be told.
    """

    body: str
    who: str
    when: str
    friction: str
    confirmed: bool
    about: str
    number: int = 0
    support: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A captured line, without a speaker: none is ever kept. `number` says on which dilemma it came up, 0: on none."""

    text: str
    field: CaptureField
    choice: str = ""
    about: str = ""
    draft: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """One round as it may be told. `ballots` follows the outcome's choices and is empty unless `verdict` is BARS,
    so is `total` 0 and `reading` None. `held` counts how often the round was held; only the last one shown is told.
    """

    slot: int
    held: int
    channel: Channel
    present: int
    verdict: Disclosure
    ballots: tuple[int, ...] = ()
    total: int = 0
    reading: Reading | None = None


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
class Asked:
    """The rounds on one what-if (`number` from 1), one case on the grey line (likewise), or on how sure people were.

    `text` is what was asked about; '' for how sure.
    """

    about: About
    number: int
    text: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FlowLine:
    """So many people went from one choice to another; the choices as a reader knows them, '' for no ballot."""

    before: str
    after: str
    people: int


@dataclass(frozen=True, slots=True)
class NormLine:
    name: str
    summary: str
    checked_on: date | None
    certain: bool


@dataclass(frozen=True, slots=True)
class ItemNotes:
    """What was said and counted on one card, or (`number` 0) in a piece of the evening around the cards.

    `flows` are those that may be shown between the two rounds on the card, `other_moves` how many chose differently
    outside them, where that may be told. `case` is the case of the card in words, `start` the vote from which its
    ladder of what-ifs starts.
    """

    number: int
    title: str
    question: str
    outcome: Outcome | None
    said: tuple[Said, ...]
    values: tuple[str, ...]
    norms: tuple[NormLine, ...]
    choices: tuple[Choice, ...]
    asked: tuple[Asked, ...] = ()
    voices: tuple[str, ...] = ()
    flows: tuple[FlowLine, ...] = ()
    other_moves: int | None = None
    case: str = ""
    start: Tally | None = None

    def lines(self, field: CaptureField) -> tuple[Said, ...]:
        return tuple(line for line in self.said if line.field is field)

    def asked_about(self, about: About) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if each.about is about)


@dataclass(frozen=True, slots=True)
class StepTime:
    """Planned and real length of a step in milliseconds; `spent_ms` is None for a step that was not held."""

    item: int
    item_title: str
    title: str
    planned_ms: int
    spent_ms: int | None


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value on the group's board, with what the group means by it."""

    name: str
    definition: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class ValuesVote:
    """A vote on the values of the board in one of its steps, `names` by the letters on the ballot. `held` counts how
    often it was held; only the last one shown is told.
    """

    step: str
    names: tuple[str, ...]
    told: ValuesTold
    held: int


@dataclass(frozen=True, slots=True)
class ScoredProcess:
    """A process of the group with (vulnerability id, 0 to 3) pairs."""

    name: str
    scores: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """The evaluation: how many forms, and per statement the average, in the order of the form."""

    count: int
    averages: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything that may leave one session. `withheld`: the session was closed, only agreements, signals and facts are
    here. `waiting`: proposals that were not confirmed and are not here for that reason. `passages` are texts of papers
    beside the notes, by their place there (`Said.choice`). `forms` is None below the threshold.
    `photos` of flip-overs lie beside the session on the trainer's laptop; none of them leaves.
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
    board: tuple[ValueLine, ...] = ()
    values_votes: tuple[ValuesVote, ...] = ()
    scan: tuple[ScoredProcess, ...] = ()
    vulnerabilities: tuple[Choice, ...] = ()
    fitting: tuple[str, ...] = ()
    covered: Coverage | None = None
    passages: tuple[Said, ...] = ()
    forms: Forms | None = None
    code: tuple[CodeArticle, ...] = ()
    contacts: tuple[Contact, ...] = ()
    photos: int = 0

    def said_anywhere(self, field: CaptureField) -> tuple[Said, ...]:
        """The lines of one kind over the whole evening."""
        return tuple(line for item in self.items for line in item.lines(field))
