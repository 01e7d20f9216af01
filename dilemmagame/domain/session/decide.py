"""decide(state, command, now): the events a command leads to, or a refusal with a code. Pure and total."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.commands import (
    AddTime,
    AdoptValue,
    Advance,
    AskValues,
    BlankStage,
    Capture,
    ChooseLeaving,
    ChooseVoice,
    Command,
    CountEvaluation,
    CountHands,
    EndBreak,
    EndCalm,
    EnterPaperTally,
    FileText,
    Finish,
    FreezeStage,
    GoBack,
    HearVoice,
    HoldEndTime,
    InsertItem,
    JudgeAgreement,
    JumpTo,
    MarkNotes,
    NameValue,
    PauseTimer,
    ProposeAgreement,
    PutResultAway,
    RecallValue,
    Reopen,
    ReopenVote,
    ResumeTimer,
    Rewrite,
    ScoreProcess,
    SetChannel,
    SetConfidentiality,
    SetPresent,
    ShowTwist,
    SkipStep,
    StartCalm,
    Strike,
    SupportAgreement,
    TakeBreak,
    TakeTotals,
    TellMoves,
    VoidRound,
)
from dilemmagame.domain.events import (
    ConfidentialityChanged,
    Event,
    PresentChanged,
    StageBlanked,
    StageFrozen,
    Text,
)
from dilemmagame.domain.session.state import Session
from dilemmagame.domain.timing import SessionTime

MOST_PRESENT = 999


class RefusalCode(Enum):
    """Why a command changes nothing. The sentence is made where it is shown."""

    NOT_NOW = "not-now"
    NOT_RUNNING = "not-running"
    FINISHED = "finished"
    LAST_STEP = "last-step"
    FIRST_STEP = "first-step"
    UNKNOWN_STEP = "unknown-step"
    UNKNOWN_ROUND = "unknown-round"
    VOTE_OPEN = "vote-open"
    ALREADY_REVEALED = "already-revealed"
    BAD_NUMBER = "bad-number"
    UNKNOWN_CHOICE = "unknown-choice"
    UNKNOWN_TEXT = "unknown-text"
    UNKNOWN_AGREEMENT = "unknown-agreement"
    EMPTY_TEXT = "empty-text"
    TEXT_TOO_LONG = "text-too-long"
    NO_TIMER = "no-timer"
    NOTHING_TO_SHORTEN = "nothing-to-shorten"
    NOTHING_TO_PLAY = "nothing-to-play"
    TOO_MANY = "too-many"
    NOT_ON_CARD = "not-on-card"
    STILL_COUNTING = "still-counting"
    TOO_FEW_VALUES = "too-few-values"
    NO_ORDER_BY_HAND = "no-order-by-hand"
    MORE_THAN_PRESENT = "more-than-present"


@dataclass(frozen=True, slots=True)
class Refusal:
    code: RefusalCode


@dataclass(frozen=True, slots=True)
class Decision:
    """The events of a command, the texts they name, and whether texts must physically vanish (`strikes`)."""

    events: tuple[Event, ...] = ()
    texts: tuple[Text, ...] = ()
    strikes: tuple[str, ...] = ()


Outcome = Decision | Refusal


def decide(state: Session, command: Command, now: SessionTime) -> Outcome:
    """What `command` leads to at `now`; never raises on any command in any state."""
    from dilemmagame.domain.session import asking, clockwork, forms, moves, reviewing, voting, writing

    match command:
        case Advance() | GoBack() | JumpTo() | SkipStep() | TakeBreak() | EndBreak() | Finish() | Reopen():
            return moves.decide(state, command, now)
        case StartCalm() | EndCalm():
            return moves.decide(state, command, now)
        case PauseTimer() | ResumeTimer() | AddTime() | HoldEndTime():
            return clockwork.decide(state, command, now)
        case InsertItem():
            return moves.insert(state, command, now)
        case ReopenVote() | CountHands() | EnterPaperTally() | TellMoves():
            return voting.decide(state, command, now)
        case TakeTotals() | VoidRound() | SetChannel():
            return voting.decide(state, command, now)
        case Capture() | Rewrite() | Strike() | NameValue() | ProposeAgreement() | JudgeAgreement():
            return writing.decide(state, command, now)
        case ChooseVoice() | HearVoice() | ShowTwist() | ScoreProcess():
            return forms.decide(state, command, now)
        case SupportAgreement() | AdoptValue() | RecallValue():
            return forms.decide(state, command, now)
        case AskValues() | PutResultAway():
            return asking.decide(state, command, now)
        case ChooseLeaving() | FileText() | MarkNotes() | CountEvaluation():
            return reviewing.decide(state, command, now)
        case SetPresent(present=present):
            if not 1 <= present <= MOST_PRESENT:
                return Refusal(RefusalCode.BAD_NUMBER)
            return Decision((PresentChanged(now.ms, present),))
        case SetConfidentiality(level=level):
            return Decision((ConfidentialityChanged(now.ms, level),))
        case BlankStage(blank=blank):
            return Decision((StageBlanked(now.ms, blank),))
        case FreezeStage(frozen=frozen):
            return Decision((StageFrozen(now.ms, frozen),))
