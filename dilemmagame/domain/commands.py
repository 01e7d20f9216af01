"""What the trainer can ask of a session. Commands may carry typed text; events never do."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import THE_CARD, About, Channel, Count, PlaceSum, Subject
from dilemmagame.domain.disclosure import Flows, NetOnly
from dilemmagame.domain.events import Blank
from dilemmagame.domain.flows import FlowMatrix
from dilemmagame.domain.plan import Confidentiality, PlannedItem
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.timing import PauseReason


@dataclass(frozen=True, slots=True)
class Advance:
    """The amber button and the clicker's 'next': does what `primary` says, one thing at a time."""


@dataclass(frozen=True, slots=True)
class GoBack:
    pass


@dataclass(frozen=True, slots=True)
class JumpTo:
    index: int


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Leave this step without doing what the amber button would do (for example without revealing)."""


@dataclass(frozen=True, slots=True)
class PauseTimer:
    reason: PauseReason = PauseReason.TRAINER


@dataclass(frozen=True, slots=True)
class ResumeTimer:
    pass


@dataclass(frozen=True, slots=True)
class AddTime:
    ms: int


@dataclass(frozen=True, slots=True)
class HoldEndTime:
    """Accept the proposal to shorten or skip what is left so that the end time holds."""


@dataclass(frozen=True, slots=True)
class SetPresent:
    present: int


@dataclass(frozen=True, slots=True)
class SetConfidentiality:
    level: Confidentiality


@dataclass(frozen=True, slots=True)
class ReopenVote:
    """Open the round again before it is revealed; after a reveal this starts a new round on the same slot."""

    number: int


@dataclass(frozen=True, slots=True)
class CountHands:
    """The whole tally of a closed round as it stands on the number pad."""

    number: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class EnterPaperTally:
    """A tally that was taken on paper, typed in afterwards."""

    item: int
    slot: int
    present: int
    counts: tuple[Count, ...]
    subject: Subject = THE_CARD


@dataclass(frozen=True, slots=True)
class TakeTotals:
    """The totals of the phones of a closed round; `matrix` where its ballots are linked with those of the first
    round on the same question. The matrix is used and not kept. `ballots` and `places` are there for values, where one
    ballot holds several choices or an order.
    """

    number: int
    counts: tuple[Count, ...]
    matrix: FlowMatrix | None = None
    ballots: int = 0
    places: tuple[PlaceSum, ...] = ()


@dataclass(frozen=True, slots=True)
class VoidRound:
    """Let an unrevealed round be voted again from nothing, because phones lost their place."""

    number: int


@dataclass(frozen=True, slots=True)
class SetChannel:
    """Vote by phone or by hand from now on. From phones to hands, an open round closes for phones: what came in
    stays counted, and hands can be added.
    """

    channel: Channel


@dataclass(frozen=True, slots=True)
class TellMoves:
    """What may be told of who moved between two rounds whose ballots were linked; never the matrix itself."""

    first: int
    second: int
    told: Flows | NetOnly


@dataclass(frozen=True, slots=True)
class Capture:
    """Keep a text with the current step. `draft` while it is still being typed. `item` -1: the current
    one.
    """

    field: CaptureField
    body: str
    choice: str = ""
    draft: bool = False
    item: int = -1


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Replace the body of a text; the old body is overwritten. `keep` turns a draft into a captured line."""

    text_id: str
    body: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Strike:
    """Make texts physically vanish."""

    text_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameValue:
    value: str
    named: bool
    item: int = -1


@dataclass(frozen=True, slots=True)
class ProposeAgreement:
    body: str
    who: str = ""
    when: str = ""
    friction: str = ""
    item: int = -1


@dataclass(frozen=True, slots=True)
class JudgeAgreement:
    number: int
    status: AgreementStatus


@dataclass(frozen=True, slots=True)
class SupportAgreement:
    """So many of those present stand behind it."""

    number: int
    support: int
    present: int


@dataclass(frozen=True, slots=True)
class AdoptValue:
    """The group makes a value its own, or takes that back."""

    value: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class AskValues:
    """Let the group choose from the values on its board (`About.VALUES`), or put them in order (`About.ORDER`)."""

    about: About


@dataclass(frozen=True, slots=True)
class PutResultAway:
    """Take the result of a vote on values off the stage, so that the board stands there; or bring it back."""

    number: int
    away: bool


@dataclass(frozen=True, slots=True)
class RecallValue:
    """Put on the stage, or take away, what the group agreed on before about a value that this card touches."""

    value: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ChooseVoice:
    """Choose one of the card's advisers, counted from 0, or let go of it."""

    voice: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class HearVoice:
    """Let a chosen adviser speak on the stage; -1 for silence."""

    voice: int


@dataclass(frozen=True, slots=True)
class ShowTwist:
    """Put what-if `number` of the card on the stage, counted from 1; 0 takes it away."""

    number: int


@dataclass(frozen=True, slots=True)
class ScoreProcess:
    """How much a process of the group (a captured line) has of a vulnerability: 0 to 3, or -1 for no answer."""

    text_id: str
    vulnerability: str
    score: int


@dataclass(frozen=True, slots=True)
class InsertItem:
    """A card or a break on the fly, after step `after`; -1: after the whole item that is on now."""

    item: PlannedItem
    after: int = -1


@dataclass(frozen=True, slots=True)
class BlankStage:
    blank: Blank


@dataclass(frozen=True, slots=True)
class FreezeStage:
    frozen: bool


@dataclass(frozen=True, slots=True)
class StartCalm:
    pass


@dataclass(frozen=True, slots=True)
class EndCalm:
    pass


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """A break on the fly of `minutes`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class EndBreak:
    pass


@dataclass(frozen=True, slots=True)
class ChooseLeaving:
    """Whether these captured lines and agreements (by their first text) go into the notes that leave."""

    text_ids: tuple[str, ...]
    leaves: bool


@dataclass(frozen=True, slots=True)
class FileText:
    """Put a captured line somewhere else: in another column, or with an article of the code of conduct."""

    text_id: str
    choice: str


@dataclass(frozen=True, slots=True)
class MarkNotes:
    """Say how far the notes are."""

    status: NotesStatus


@dataclass(frozen=True, slots=True)
class CountEvaluation:
    """The evaluation forms, added up per statement; no `forms` takes the count away."""

    forms: int
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    pass


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


Command = (
    Advance | GoBack | JumpTo | SkipStep | PauseTimer | ResumeTimer | AddTime | HoldEndTime | SetPresent
    | SetConfidentiality | ReopenVote | CountHands | EnterPaperTally | TakeTotals | VoidRound | SetChannel
    | TellMoves | Capture | Rewrite | Strike
    | NameValue | ProposeAgreement | JudgeAgreement | SupportAgreement | AdoptValue | RecallValue | ChooseVoice
    | AskValues | PutResultAway
    | HearVoice | ShowTwist | ScoreProcess | InsertItem | BlankStage | FreezeStage | StartCalm | EndCalm
    | ChooseLeaving | FileText | MarkNotes | CountEvaluation | TakeBreak | EndBreak | Finish | Reopen
)  # fmt: skip
