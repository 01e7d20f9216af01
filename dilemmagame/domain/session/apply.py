"""apply(state, event): the new state. Pure, total over events that `decide` made, and the whole of resume."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dilemmagame.domain.agreements import Agreement
from dilemmagame.domain.ballots import Channel, Round, RoundStatus, added
from dilemmagame.domain.events import (
    AgreementJudged,
    AgreementProposed,
    AgreementSupported,
    BallotsCounted,
    BreakEnded,
    BreakStarted,
    CalmEnded,
    CalmStarted,
    ChannelSet,
    ConfidentialityChanged,
    CountsEntered,
    EvaluationCounted,
    Event,
    Finished,
    ItemInserted,
    LeavingChosen,
    MovesTold,
    NotesMarked,
    PageTurned,
    PlanChanged,
    PresentChanged,
    ProcessScored,
    RawWiped,
    Reopened,
    ResultPutAway,
    RevealWarned,
    RoundClosed,
    RoundOpened,
    RoundReopened,
    RoundRevealed,
    RoundVoided,
    StageBlanked,
    StageFrozen,
    Started,
    StepEntered,
    TextCaptured,
    TextFiled,
    TextKept,
    TextsStruck,
    TimeAdded,
    TimerPaused,
    TimerResumed,
    TwistShown,
    ValueAdopted,
    ValueNamed,
    ValueRecalled,
    VoiceChosen,
    VoiceHeard,
)
from dilemmagame.domain.plan import steps_of
from dilemmagame.domain.session import reviewing
from dilemmagame.domain.session.state import Captured, Phase, Session
from dilemmagame.domain.steps import rules
from dilemmagame.domain.timing import StepTimer

T = TypeVar("T")


def replay(state: Session, events: Iterable[Event]) -> Session:
    """The state after all `events`."""
    for event in events:
        state = apply(state, event)
    return state


def apply(state: Session, event: Event) -> Session:
    """The state after `event`."""
    state = replace(state, clock_ms=max(state.clock_ms, event.at))
    match event:
        case Started() | Finished() | Reopened() | StepEntered():
            return _moved(state, event)
        case TimerPaused() | TimerResumed() | TimeAdded() | PlanChanged():
            return _timed(state, event)
        case (
            RoundOpened()
            | RoundClosed()
            | RoundReopened()
            | CountsEntered()
            | RevealWarned()
            | RoundRevealed()
            | RoundVoided()
            | BallotsCounted()
            | MovesTold()
        ):
            return _voted(state, event)
        case (
            TextCaptured()
            | TextKept()
            | TextsStruck()
            | ValueNamed()
            | AgreementProposed()
            | AgreementJudged()
            | AgreementSupported()
        ):
            return _written(state, event)
        case VoiceChosen() | VoiceHeard() | TwistShown() | ProcessScored() | ValueAdopted() | ValueRecalled():
            return _tapped(state, event)
        case ResultPutAway(number=number, away=away):
            others = state.put_away - {number}
            return replace(state, put_away=others | {number} if away else others)
        case PageTurned(page=page):
            return replace(state, page=page)
        case ItemInserted():
            return _inserted(state, event)
        case ChannelSet(channel=channel):
            return replace(state, channel=channel)
        case PresentChanged(present=present):
            return replace(state, present=present)
        case ConfidentialityChanged(level=level):
            return replace(state, confidentiality=level)
        case StageBlanked(blank=blank):
            return replace(state, blank=blank)
        case StageFrozen(frozen=frozen):
            return replace(state, frozen=frozen)
        case CalmStarted():
            return replace(state, calm=True)
        case CalmEnded():
            return replace(state, calm=False)
        case LeavingChosen() | TextFiled() | NotesMarked() | EvaluationCounted() | RawWiped():
            return reviewing.apply(state, event)
        case BreakStarted(until=until):
            return replace(state, break_until=until)
        case BreakEnded():
            return replace(state, break_until=None)


def _moved(state: Session, event: Started | Finished | Reopened | StepEntered) -> Session:
    match event:
        case Started(at=at, wall=wall):
            return replace(state, phase=Phase.RUNNING, started_at=wall, entered_ms=at)
        case Finished(at=at, wall=wall):
            left = _with_spent(state, at)
            return replace(
                left,
                phase=Phase.FINISHED,
                finished_at=wall,
                timer=None,
                entered_ms=at,
                break_until=None,
                calm=False,
            )
        case Reopened(at=at):
            return replace(state, phase=Phase.RUNNING, finished_at=None, entered_ms=at)
        case StepEntered(at=at, index=index):
            left = _with_spent(state, at)
            return replace(
                left,
                position=index,
                entered_ms=at,
                visited=left.visited | {index},
                skipped=left.skipped - {index},
                timer=_fresh_timer(left, index, at),
                heard=None,
                twist=None,
                page=0,
            )


def _with_spent(state: Session, at: int) -> Session:
    """Book the time since the current step was entered."""
    spent = list(state.spent_ms)
    spent[state.position] += max(0, at - state.entered_ms)
    return replace(state, spent_ms=tuple(spent))


def _fresh_timer(state: Session, index: int, at: int) -> StepTimer | None:
    """A countdown over what is left of the step's plan; coming back to a step goes on where it was."""
    if not rules(state.steps[index].step.kind).timed:
        return None
    total = state.planned_ms[index]
    return StepTimer(total, at + total - state.spent_ms[index])


def _timed(state: Session, event: TimerPaused | TimerResumed | TimeAdded | PlanChanged) -> Session:
    if isinstance(event, PlanChanged):
        planned = list(state.planned_ms)
        for index, ms in event.lengths:
            planned[index] = ms
        return replace(state, planned_ms=tuple(planned), skipped=state.skipped | frozenset(event.skipped))
    if state.timer is None:
        return state
    match event:
        case TimerPaused(at=at):
            return replace(state, timer=state.timer.pause(at))
        case TimerResumed(at=at):
            return replace(state, timer=state.timer.resume(at))
        case TimeAdded(ms=ms):
            return replace(state, timer=state.timer.add(ms))


def _voted(
    state: Session,
    event: RoundOpened
    | RoundClosed
    | RoundReopened
    | CountsEntered
    | RevealWarned
    | RoundRevealed
    | RoundVoided
    | BallotsCounted
    | MovesTold,
) -> Session:
    match event:
        case RoundOpened():
            opened = Round(
                event.number,
                event.item,
                event.slot,
                event.present,
                event.channel,
                RoundStatus.OPEN,
                subject=event.subject,
                question=event.question,
            )
            return replace(state, rounds=(*state.rounds, opened))
        case RoundClosed():
            held = state.round_numbered(event.number)
            waiting = held is not None and held.by_phone
            return _round_changed(state, event.number, status=RoundStatus.CLOSED, waiting=waiting)
        case RoundReopened() | RoundVoided():
            held = state.round_numbered(event.number)
            voided = (held.voided if held is not None else 0) + isinstance(event, RoundVoided)
            emptied = {
                "counts": (),
                "secret": (),
                "ballots": 0,
                "places": (),
                "waiting": False,
                "warned": False,
            }
            state = _without_moves(state, event.number)
            return _round_changed(state, event.number, status=RoundStatus.OPEN, voided=voided, **emptied)
        case BallotsCounted(number=number, counts=counts):
            state = _without_moves(state, number)
            told = {"counts": counts, "secret": counts, "ballots": event.ballots, "places": event.places}
            return _round_changed(state, number, **told, waiting=False, warned=False)
        case CountsEntered():
            return _counted(state, event)
        case RevealWarned():
            return _round_changed(state, event.number, warned=True)
        case RoundRevealed():
            return _round_changed(state, event.number, status=RoundStatus.REVEALED, warned=False)
        case MovesTold():
            others = tuple(m for m in state.moves if (m.first, m.second) != (event.first, event.second))
            return replace(state, moves=(*others, event))


def _counted(state: Session, event: CountsEntered) -> Session:
    """A hand count replaces a hand count; beside phones it is added to what they brought."""
    vote = state.round_numbered(event.number)
    changes: dict[str, object] = {"counts": event.counts, "present": event.present, "warned": False}
    if vote is not None and vote.by_phone:
        hands = any(count.ballots for count in event.counts)
        changes["counts"] = added(vote.secret, event.counts)
        changes["channel"] = Channel.MIXED if hands else Channel.PHONES
    return _round_changed(state, event.number, **changes)


def _without_moves(state: Session, number: int) -> Session:
    """Other ballots, other moves: what was decided about the old ones is not told any more."""
    return replace(
        state, moves=tuple(each for each in state.moves if number not in (each.first, each.second))
    )


def _round_changed(state: Session, number: int, **changes: object) -> Session:
    rounds = tuple(
        replace(vote, **changes) if vote.number == number else vote  # type: ignore[arg-type]  # names are Round's own
        for vote in state.rounds
    )
    return replace(state, rounds=rounds)


def _written(
    state: Session,
    event: TextCaptured
    | TextKept
    | TextsStruck
    | ValueNamed
    | AgreementProposed
    | AgreementJudged
    | AgreementSupported,
) -> Session:
    match event:
        case TextCaptured():
            line = Captured(
                event.text_id, event.field, event.step, event.item, event.choice, event.at, event.draft
            )
            return replace(state, captures=(*state.captures, line), texts_used=state.texts_used + 1)
        case TextKept(text_id=text_id):
            kept = tuple(replace(c, draft=False) if c.text_id == text_id else c for c in state.captures)
            return replace(state, captures=kept)
        case TextsStruck(text_ids=text_ids):
            return _struck(state, frozenset(text_ids))
        case ValueNamed(item=item, value=value, named=named):
            others = tuple(pair for pair in state.values if pair != (item, value))
            return replace(state, values=(*others, (item, value)) if named else others)
        case AgreementProposed():
            agreement = Agreement(event.number, event.item, event.body, event.who, event.when, event.friction)
            kept_agreements = tuple(a for a in state.agreements if a.number != event.number)
            fresh = sum(1 for text in agreement.texts if text not in _agreement_texts(state))
            return replace(
                state,
                agreements=tuple(sorted((*kept_agreements, agreement), key=lambda a: a.number)),
                texts_used=state.texts_used + fresh,
            )
        case AgreementJudged(number=number, status=status):
            judged = tuple(replace(a, status=status) if a.number == number else a for a in state.agreements)
            return replace(state, agreements=judged)
        case AgreementSupported(number=number, support=support, present=present):
            backed = tuple(
                replace(a, support=support, present=present) if a.number == number else a
                for a in state.agreements
            )
            return replace(state, agreements=backed)


def _agreement_texts(state: Session) -> frozenset[str]:
    return frozenset(text for agreement in state.agreements for text in agreement.texts)


def _struck(state: Session, gone: frozenset[str]) -> Session:
    def blanked(agreement: Agreement) -> Agreement:
        return replace(
            agreement,
            who="" if agreement.who in gone else agreement.who,
            when="" if agreement.when in gone else agreement.when,
            friction="" if agreement.friction in gone else agreement.friction,
        )

    return replace(
        state,
        captures=tuple(c for c in state.captures if c.text_id not in gone),
        agreements=tuple(blanked(a) for a in state.agreements if a.body not in gone),
        scores=tuple(score for score in state.scores if score[0] not in gone),
        struck=state.struck | gone,
    )


def _tapped(
    state: Session,
    event: VoiceChosen | VoiceHeard | TwistShown | ProcessScored | ValueAdopted | ValueRecalled,
) -> Session:
    match event:
        case VoiceChosen(item=item, voice=voice, chosen=chosen):
            silenced = None if state.heard == (item, voice) else state.heard
            return replace(state, voices=_toggled(state.voices, (item, voice), chosen), heard=silenced)
        case VoiceHeard(item=item, voice=voice):
            return replace(state, heard=None if voice == -1 else (item, voice))
        case TwistShown(item=item, number=number):
            return replace(state, twist=(item, number) if number else None)
        case ProcessScored(text_id=text_id, vulnerability=vulnerability, score=score):
            others = tuple(each for each in state.scores if each[:2] != (text_id, vulnerability))
            return replace(state, scores=others if score < 0 else (*others, (text_id, vulnerability, score)))
        case ValueAdopted(value=value, adopted=adopted):
            return replace(state, adopted=_toggled(state.adopted, value, adopted))
        case ValueRecalled(item=item, value=value, shown=shown):
            return replace(state, recalled=_toggled(state.recalled, (item, value), shown))


def _toggled(kept: tuple[T, ...], one: T, on: bool) -> tuple[T, ...]:
    others = tuple(each for each in kept if each != one)
    return (*others, one) if on else others


def _inserted(state: Session, event: ItemInserted) -> Session:
    """Make room in the row of steps; everything that points at a later step moves along."""
    at = event.index
    place = len(state.plan.items)
    new = event.steps or steps_of(event.item, place, state.present)

    def moved(index: int) -> int:
        return index + len(new) if index >= at else index

    return replace(
        state,
        plan=replace(state.plan, items=(*state.plan.items, event.item), laid=()),
        steps=(*state.steps[:at], *new, *state.steps[at:]),
        planned_ms=(*state.planned_ms[:at], *(each.step.planned_ms for each in new), *state.planned_ms[at:]),
        spent_ms=(*state.spent_ms[:at], *(0 for _ in new), *state.spent_ms[at:]),
        position=moved(state.position),
        visited=frozenset(moved(index) for index in state.visited),
        skipped=frozenset(moved(index) for index in state.skipped),
        captures=tuple(replace(line, step=moved(line.step)) for line in state.captures),
    )
