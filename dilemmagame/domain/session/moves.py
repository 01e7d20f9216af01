"""Moving through the evening: the amber button, back, jump, skip, break, calm, finish."""

from __future__ import annotations

from datetime import timedelta

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import THE_CARD, About, Question, RoundStatus, Subject
from dilemmagame.domain.commands import (
    Advance,
    EndBreak,
    EndCalm,
    Finish,
    GoBack,
    InsertItem,
    JumpTo,
    Reopen,
    SkipStep,
    StartCalm,
    TakeBreak,
)
from dilemmagame.domain.disclosure import is_unanimous
from dilemmagame.domain.events import (
    AgreementJudged,
    BreakEnded,
    BreakStarted,
    CalmEnded,
    CalmStarted,
    Event,
    Finished,
    ItemInserted,
    PageTurned,
    Reopened,
    RevealWarned,
    RoundClosed,
    RoundOpened,
    RoundRevealed,
    Started,
    StepEntered,
    TimerPaused,
    TimerResumed,
)
from dilemmagame.domain.plan import steps_of
from dilemmagame.domain.session.decide import Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.state import Phase, Primary, Session, primary
from dilemmagame.domain.steps import StepKind, rules
from dilemmagame.domain.timing import PauseReason, SessionTime

Move = Advance | GoBack | JumpTo | SkipStep | TakeBreak | EndBreak | StartCalm | EndCalm | Finish | Reopen
LONGEST_BREAK_MINUTES = 240


def decide(state: Session, command: Move, now: SessionTime) -> Outcome:
    """Events for a move through the programme."""
    match command:
        case Reopen():
            if state.phase is not Phase.FINISHED:
                return Refusal(RefusalCode.NOT_NOW)
            return Decision((Reopened(now.ms), *entering(state, state.position, now)))
        case _ if state.phase is Phase.FINISHED:
            return Refusal(RefusalCode.FINISHED)
        case Advance():
            return _advance(state, now)
        case Finish():
            return Decision((Finished(now.ms, now.wall),))
        case JumpTo(index=index):
            if not 0 <= index < len(state.steps):
                return Refusal(RefusalCode.UNKNOWN_STEP)
            return _go(state, index, now)
        case GoBack():
            if state.page > 0 and state.page_count:
                return Decision((PageTurned(now.ms, state.page - 1),))
            target = state.previous_index()
            return Refusal(RefusalCode.FIRST_STEP) if target is None else _go(state, target, now)
        case SkipStep():
            target = state.next_index()
            return Refusal(RefusalCode.LAST_STEP) if target is None else _go(state, target, now)
        case _:
            return _interruption(state, command, now)


def _interruption(
    state: Session, command: TakeBreak | EndBreak | StartCalm | EndCalm, now: SessionTime
) -> Outcome:
    match command:
        case TakeBreak(minutes=minutes):
            if not 1 <= minutes <= LONGEST_BREAK_MINUTES:
                return Refusal(RefusalCode.BAD_NUMBER)
            return Decision(
                (*_stopped(state, now), BreakStarted(now.ms, now.wall + timedelta(minutes=minutes)))
            )
        case EndBreak():
            return _end_break(state, now)
        case StartCalm():
            if state.calm:
                return Refusal(RefusalCode.NOT_NOW)
            return Decision((*_stopped(state, now), CalmStarted(now.ms)))
        case EndCalm():
            if not state.calm:
                return Refusal(RefusalCode.NOT_NOW)
            return Decision((CalmEnded(now.ms), *_going(state, now)))


def _advance(state: Session, now: SessionTime) -> Outcome:
    match primary(state):
        case Primary.START:
            return Decision((Started(now.ms, now.wall), *_begun(state, now)))
        case Primary.NEXT:
            return Decision(_onward(state, now))
        case Primary.CLOSE_VOTE:
            still_open = [vote for vote in state.rounds_here() if vote.status is RoundStatus.OPEN]
            return Decision(tuple(RoundClosed(now.ms, vote.number) for vote in still_open))
        case Primary.WAIT_FOR_COUNT:
            return Refusal(RefusalCode.STILL_COUNTING)
        case Primary.REVEAL | Primary.REVEAL_ANYWAY:
            return _reveal(state, now)
        case Primary.CONFIRM_AGREEMENT:
            first = state.proposed()[0]
            return Decision((AgreementJudged(now.ms, first.number, AgreementStatus.CONFIRMED),))
        case Primary.END_BREAK:
            return _end_break(state, now)
        case Primary.END_CALM:
            return Decision((CalmEnded(now.ms), *_going(state, now)))
        case Primary.NEXT_PAGE:
            return Decision((PageTurned(now.ms, state.page + 1),))
        case Primary.FINISH:
            return Decision((Finished(now.ms, now.wall),))
        case Primary.NONE:
            return Refusal(RefusalCode.FINISHED)


def _reveal(state: Session, now: SessionTime) -> Outcome:
    """Show the closed rounds of this step. A unanimous round warns the trainer first: everybody's vote
    is then known.
    """
    closed = [vote for vote in state.rounds_here() if vote.status is RoundStatus.CLOSED]
    telling = [vote for vote in closed if vote.subject.about is not About.CERTAINTY]
    unwarned = [vote for vote in telling if is_unanimous(vote) and not vote.warned]
    if unwarned:
        return Decision(tuple(RevealWarned(now.ms, vote.number) for vote in unwarned))
    return Decision(tuple(RoundRevealed(now.ms, vote.number) for vote in closed))


def _begun(state: Session, now: SessionTime) -> tuple[Event, ...]:
    """The welcome stands there before the start, so the start goes on from it; any other first step is entered."""
    if state.current.step.kind is StepKind.WELCOME:
        return _onward(state, now)
    return entering(state, state.position, now)


def _onward(state: Session, now: SessionTime) -> tuple[Event, ...]:
    target = state.next_index()
    return () if target is None else entering(state, target, now)


def _go(state: Session, index: int, now: SessionTime) -> Outcome:
    begun: tuple[Event, ...] = (
        (Started(now.ms, now.wall),) if state.phase is Phase.READY and index > 0 else ()
    )
    calm: tuple[Event, ...] = (CalmEnded(now.ms),) if state.calm else ()
    ended: tuple[Event, ...] = (BreakEnded(now.ms),) if state.break_until is not None else ()
    return Decision((*begun, *calm, *ended, *entering(state, index, now)))


def _end_break(state: Session, now: SessionTime) -> Outcome:
    """End a break. A planned break is a step of its own: the evening then goes on with the next one."""
    if state.break_until is None:
        return Refusal(RefusalCode.NOT_NOW)
    if state.current.step.kind is StepKind.PAUSE and state.phase is Phase.RUNNING:
        return Decision((BreakEnded(now.ms), *_onward(state, now)))
    return Decision((BreakEnded(now.ms), *_going(state, now)))


def entering(state: Session, index: int, now: SessionTime) -> tuple[Event, ...]:
    """The events of entering step `index`: a vote opens its round, a planned break says until when."""
    planned = state.steps[index]
    events: list[Event] = [StepEntered(now.ms, index)]
    if planned.step.kind is StepKind.PAUSE:
        until = now.wall + timedelta(milliseconds=state.planned_ms[index])
        events.append(BreakStarted(now.ms, until))
    if rules(planned.step.kind).ballots:
        new = [
            each
            for each in state.subjects_of(index)
            if state.round_for(planned.item, planned.step.slot, each) is None
        ]
        if new:
            left_open = [vote for vote in state.rounds if vote.status is RoundStatus.OPEN]
            events.extend(RoundClosed(now.ms, vote.number) for vote in left_open)
            events.extend(
                open_round(state, planned.item, planned.step.slot, now, each, place)
                for place, each in enumerate(new)
            )
    return tuple(events)


def open_round(
    state: Session,
    item: int,
    slot: int,
    now: SessionTime,
    subject: Subject = THE_CARD,
    place: int = 0,
    question: Question | None = None,
) -> RoundOpened:
    """A new round for the people present now, the `place`-th (from 0) of those that open together."""
    number = len(state.rounds) + 1 + place
    return RoundOpened(now.ms, number, item, slot, state.present, state.channel, subject, question)


def insert(state: Session, command: InsertItem, now: SessionTime) -> Outcome:
    """A card or a break on the fly. What is over stays as it was: the earliest place is after the current step."""
    if state.phase is Phase.FINISHED:
        return Refusal(RefusalCode.FINISHED)
    steps = steps_of(command.item, len(state.plan.items), state.present)
    if not steps:
        return Refusal(RefusalCode.NOTHING_TO_PLAY)
    if not -1 <= command.after < len(state.steps):
        return Refusal(RefusalCode.UNKNOWN_STEP)
    after = command.after
    if after == -1:
        after = max(index for index, each in enumerate(state.steps) if each.item == state.current.item)
    return Decision((ItemInserted(now.ms, max(after, state.position) + 1, command.item, steps),))


def _stopped(state: Session, now: SessionTime) -> tuple[Event, ...]:
    running = state.timer is not None and state.timer.paused_at_ms is None
    return (TimerPaused(now.ms, PauseReason.TRAINER),) if running else ()


def _going(state: Session, now: SessionTime) -> tuple[Event, ...]:
    paused = state.timer is not None and state.timer.paused_at_ms is not None
    return (TimerResumed(now.ms),) if paused else ()
