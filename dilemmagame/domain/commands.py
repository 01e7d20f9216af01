"""What the trainer can ask of a session. Commands may carry typed text; events never do."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.events import Blank, PauseReason
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import CaptureField


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
class Finish:
    pass


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


Command = (
    Advance | GoBack | JumpTo | SkipStep | PauseTimer | ResumeTimer | AddTime | HoldEndTime | SetPresent
    | SetConfidentiality | ReopenVote | CountHands | EnterPaperTally | Capture | Rewrite | Strike | NameValue
    | ProposeAgreement | JudgeAgreement | BlankStage | FreezeStage | StartCalm | EndCalm
    | TakeBreak | EndBreak | Finish | Reopen
)  # fmt: skip
