"""What has happened in a session, as frozen facts; `at` is session time in milliseconds. They name texts by id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import THE_CARD, Channel, Count, PlaceSum, Question, Subject
from dilemmagame.domain.disclosure import Flows, NetOnly
from dilemmagame.domain.plan import Confidentiality, PlannedItem, PlannedStep
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.timing import PauseReason


class Blank(Enum):
    NONE = "none"
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class Started:
    at: int
    wall: datetime


@dataclass(frozen=True, slots=True)
class StepEntered:
    at: int
    index: int


@dataclass(frozen=True, slots=True)
class TimerPaused:
    at: int
    reason: PauseReason


@dataclass(frozen=True, slots=True)
class TimerResumed:
    at: int


@dataclass(frozen=True, slots=True)
class TimeAdded:
    at: int
    ms: int


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """New lengths (index, ms) for steps to come and steps to skip."""

    at: int
    lengths: tuple[tuple[int, int], ...]
    skipped: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PresentChanged:
    at: int
    present: int


@dataclass(frozen=True, slots=True)
class ConfidentialityChanged:
    at: int
    level: Confidentiality


@dataclass(frozen=True, slots=True)
class RoundOpened:
    at: int
    number: int
    item: int
    slot: int
    present: int
    channel: Channel
    subject: Subject = THE_CARD
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class RoundClosed:
    at: int
    number: int


@dataclass(frozen=True, slots=True)
class RoundReopened:
    at: int
    number: int


@dataclass(frozen=True, slots=True)
class CountsEntered:
    """The whole tally of a closed round as counted in the room; replaces what stood there."""

    at: int
    number: int
    present: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class BallotsCounted:
    """The totals of the phones of a closed round; `ballots` (people) and `places` for a vote on values."""

    at: int
    number: int
    counts: tuple[Count, ...]
    ballots: int = 0
    places: tuple[PlaceSum, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundVoided:
    """The ballots of an unrevealed round no longer count; it is voted again from nothing under the same number."""

    at: int
    number: int


@dataclass(frozen=True, slots=True)
class ChannelSet:
    """How rounds that open from now on are answered."""

    at: int
    channel: Channel


@dataclass(frozen=True, slots=True)
class RevealWarned:
    at: int
    number: int


@dataclass(frozen=True, slots=True)
class RoundRevealed:
    at: int
    number: int


@dataclass(frozen=True, slots=True)
class ResultPutAway:
    """The result of a vote on values left the stage, or came back."""

    at: int
    number: int
    away: bool


@dataclass(frozen=True, slots=True)
class MovesTold:
    """What may be told of who moved between two linked rounds, as `domain.disclosure` decided it."""

    at: int
    first: int
    second: int
    told: Flows | NetOnly


@dataclass(frozen=True, slots=True)
class TextCaptured:
    at: int
    text_id: str
    field: CaptureField
    step: int
    item: int
    choice: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class TextKept:
    """A draft became a captured line."""

    at: int
    text_id: str


@dataclass(frozen=True, slots=True)
class TextsStruck:
    """Texts that are physically gone: the store overwrites them before this event counts."""

    at: int
    text_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueNamed:
    at: int
    item: int
    value: str
    named: bool


@dataclass(frozen=True, slots=True)
class AgreementProposed:
    at: int
    number: int
    item: int
    body: str
    who: str
    when: str
    friction: str


@dataclass(frozen=True, slots=True)
class AgreementJudged:
    at: int
    number: int
    status: AgreementStatus


@dataclass(frozen=True, slots=True)
class AgreementSupported:
    at: int
    number: int
    support: int
    present: int


@dataclass(frozen=True, slots=True)
class ValueAdopted:
    at: int
    value: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class ValueRecalled:
    at: int
    item: int
    value: str
    shown: bool


@dataclass(frozen=True, slots=True)
class VoiceChosen:
    at: int
    item: int
    voice: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class VoiceHeard:
    """`voice` counts from 0; -1: nobody speaks."""

    at: int
    item: int
    voice: int


@dataclass(frozen=True, slots=True)
class TwistShown:
    """`number` counts from 1; 0: none."""

    at: int
    item: int
    number: int


@dataclass(frozen=True, slots=True)
class ProcessScored:
    """`score` -1 takes the answer away."""

    at: int
    text_id: str
    vulnerability: str
    score: int


@dataclass(frozen=True, slots=True)
class PageTurned:
    """Page `page` (from 0) of the trainer's own pages stands on the stage."""

    at: int
    page: int


@dataclass(frozen=True, slots=True)
class ItemInserted:
    """An item came into the programme while it ran: its `steps` from step `index` on. Older sessions name no steps."""

    at: int
    index: int
    item: PlannedItem
    steps: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class StageBlanked:
    at: int
    blank: Blank


@dataclass(frozen=True, slots=True)
class StageFrozen:
    at: int
    frozen: bool


@dataclass(frozen=True, slots=True)
class CalmStarted:
    """'Even pauze': somebody tells a real case; the stage is calm and nothing is kept."""

    at: int


@dataclass(frozen=True, slots=True)
class CalmEnded:
    at: int


@dataclass(frozen=True, slots=True)
class BreakStarted:
    at: int
    until: datetime


@dataclass(frozen=True, slots=True)
class BreakEnded:
    at: int


@dataclass(frozen=True, slots=True)
class LeavingChosen:
    """These texts go into the notes that leave, or stay inside."""

    at: int
    text_ids: tuple[str, ...]
    leaves: bool


@dataclass(frozen=True, slots=True)
class TextFiled:
    at: int
    text_id: str
    choice: str


@dataclass(frozen=True, slots=True)
class NotesMarked:
    at: int
    status: NotesStatus
    wall: datetime


@dataclass(frozen=True, slots=True)
class EvaluationCounted:
    """`sums` holds per statement of the form all circled figures together; no `forms`: nothing was counted."""

    at: int
    forms: int
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RawWiped:
    """Raw material is physically gone; the counts of these rounds are no longer in this log."""

    at: int
    wall: datetime
    rounds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    at: int
    wall: datetime


@dataclass(frozen=True, slots=True)
class Reopened:
    at: int


Event = (
    Started | StepEntered | TimerPaused | TimerResumed | TimeAdded | PlanChanged | PresentChanged
    | ConfidentialityChanged | RoundOpened | RoundClosed | RoundReopened | RoundVoided | CountsEntered | BallotsCounted
    | ChannelSet | RevealWarned | RoundRevealed | ResultPutAway | MovesTold | TextCaptured | TextKept | TextsStruck
    | ValueNamed | AgreementProposed | AgreementJudged | AgreementSupported | ValueAdopted | ValueRecalled | VoiceChosen
    | VoiceHeard | TwistShown | ProcessScored | PageTurned | ItemInserted | StageBlanked | StageFrozen | CalmStarted
    | CalmEnded | BreakStarted | BreakEnded | LeavingChosen | TextFiled | NotesMarked | EvaluationCounted | RawWiped
    | Finished | Reopened
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """A typed text with its id; the body may be overwritten or struck, the id never returns."""

    id: str
    body: str
