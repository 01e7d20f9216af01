"""Counting: the hand count of a closed round, opening a vote again, and a tally from paper typed in
afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dilemmagame.domain.ballots import Channel, Count, Form, Round, RoundStatus
from dilemmagame.domain.cards import choices_for
from dilemmagame.domain.commands import (
    CountHands,
    EnterPaperTally,
    ReopenVote,
    SetChannel,
    TakeTotals,
    TellMoves,
    VoidRound,
)
from dilemmagame.domain.disclosure import Disclosure, Hidden, bars, shift
from dilemmagame.domain.events import (
    BallotsCounted,
    ChannelSet,
    CountsEntered,
    Event,
    MovesTold,
    RoundClosed,
    RoundOpened,
    RoundReopened,
    RoundRevealed,
    RoundVoided,
)
from dilemmagame.domain.session import asking
from dilemmagame.domain.session.decide import MOST_PRESENT, Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.moves import open_round
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import rules
from dilemmagame.domain.timing import SessionTime

Counting = CountHands | ReopenVote | EnterPaperTally | TakeTotals | VoidRound | SetChannel | TellMoves


def decide(state: Session, command: Counting, now: SessionTime) -> Outcome:
    """Events for counting."""
    match command:
        case CountHands(number=number, counts=counts):
            return _count(state, number, counts, now)
        case ReopenVote(number=number):
            return _reopen(state, number, now)
        case EnterPaperTally():
            return _paper(state, command, now)
        case TellMoves():
            return _tell_moves(state, command, now)
        case TakeTotals():
            return _take_totals(state, command, now)
        case VoidRound(number=number):
            return _void(state, number, now)
        case SetChannel(channel=channel):
            return _set_channel(state, channel, now)


def _count(state: Session, number: int, counts: Sequence[Count], now: SessionTime) -> Outcome:
    vote = state.round_numbered(number)
    if vote is None:
        return Refusal(RefusalCode.UNKNOWN_ROUND)
    if vote.status is RoundStatus.OPEN:
        return Refusal(RefusalCode.VOTE_OPEN)
    if vote.status is RoundStatus.REVEALED:
        return Refusal(RefusalCode.ALREADY_REVEALED)
    if vote.form is Form.RANKING:
        return Refusal(RefusalCode.NO_ORDER_BY_HAND)
    refusal = _faulty(state.choices_of(vote), counts)
    # Everybody raises one hand for a value at most; over all values together hands may be more than people.
    if vote.form is Form.MULTIPLE and any(count.ballots > state.present for count in counts):
        refusal = refusal or Refusal(RefusalCode.MORE_THAN_PRESENT)
    return refusal or Decision((CountsEntered(now.ms, number, state.present, tuple(counts)),))


def _faulty(choices: tuple[str, ...], counts: Sequence[Count]) -> Refusal | None:
    chosen = [count.choice for count in counts]
    if any(choice not in choices for choice in chosen) or len(set(chosen)) != len(chosen):
        return Refusal(RefusalCode.UNKNOWN_CHOICE)
    if any(not 0 <= count.ballots <= MOST_PRESENT for count in counts):
        return Refusal(RefusalCode.BAD_NUMBER)
    return None


def _reopen(state: Session, number: int, now: SessionTime) -> Outcome:
    """Before the reveal the same round goes on; after it the old round stands and a new one begins."""
    vote = state.round_numbered(number)
    if vote is None or vote != state.round_for(vote.item, vote.slot, vote.subject):
        return Refusal(RefusalCode.UNKNOWN_ROUND)
    if state.phase is not Phase.RUNNING:
        return Refusal(RefusalCode.NOT_RUNNING)
    rule = rules(state.current.step.kind)
    if not (rule.ballots or rule.asks) or vote not in state.rounds_here():
        return Refusal(RefusalCode.NOT_NOW)
    match vote.status:
        case RoundStatus.OPEN:
            return Refusal(RefusalCode.VOTE_OPEN)
        case RoundStatus.CLOSED:
            return Decision((RoundReopened(now.ms, number),))
        case RoundStatus.REVEALED if vote.question is not None:
            return asking.ask(state, vote.subject.about, now)
        case RoundStatus.REVEALED:
            return Decision((open_round(state, vote.item, vote.slot, now, vote.subject),))


def _paper(state: Session, command: EnterPaperTally, now: SessionTime) -> Outcome:
    """A tally that was taken on paper stands as revealed: the room has seen it. It may be typed in again.

    It is a round of its own: one that was opened by hands and never counted stays as it was.
    """
    if not 0 <= command.item < len(state.plan.items) or command.slot not in (1, 2):
        return Refusal(RefusalCode.UNKNOWN_STEP)
    if not 1 <= command.present <= MOST_PRESENT:
        return Refusal(RefusalCode.BAD_NUMBER)
    card = state.plan.items[command.item].card
    choices = choices_for(card, command.subject) if card is not None else ()
    refusal = _faulty(choices, command.counts)
    if refusal is not None:
        return refusal
    vote = state.round_for(command.item, command.slot, command.subject)
    if vote is not None and vote.total > 0 and vote.channel is not Channel.PAPER:
        return Refusal(RefusalCode.ALREADY_REVEALED)
    if vote is not None and vote.channel is Channel.PAPER:
        return Decision((CountsEntered(now.ms, vote.number, command.present, command.counts),))
    number = len(state.rounds) + 1
    left_open = vote is not None and vote.status is RoundStatus.OPEN
    closed: tuple[Event, ...] = (RoundClosed(now.ms, vote.number),) if vote is not None and left_open else ()
    return Decision(
        (
            *closed,
            RoundOpened(
                now.ms, number, command.item, command.slot, command.present, Channel.PAPER, command.subject
            ),
            RoundClosed(now.ms, number),
            CountsEntered(now.ms, number, command.present, command.counts),
            RoundRevealed(now.ms, number),
        )
    )


def _tell_moves(state: Session, command: TellMoves, now: SessionTime) -> Outcome:
    """Only between a first and a second round on the same question of one card, both revealed. Every second round is
    told about once: tables that form a ring could add up, those that form a tree cannot.
    """
    first, second = state.round_numbered(command.first), state.round_numbered(command.second)
    if first is None or second is None or first.number >= second.number:
        return Refusal(RefusalCode.UNKNOWN_ROUND)
    same = (first.item, first.subject) == (second.item, second.subject)
    if not same or any(bars(vote) is not Disclosure.BARS for vote in (first, second)):
        return Refusal(RefusalCode.NOT_NOW)
    if (first.slot, second.slot) != (1, 2):
        return Refusal(RefusalCode.NOT_NOW)
    if any(told.second == second.number for told in state.moves):
        return Refusal(RefusalCode.ALREADY_REVEALED)
    return Decision((MovesTold(now.ms, first.number, second.number, command.told),))


def _take_totals(state: Session, command: TakeTotals, now: SessionTime) -> Outcome:
    """Totals may come twice, after a restart of the server; before the reveal the last ones count."""
    vote = state.round_numbered(command.number)
    if vote is None or not vote.by_phone:
        return Refusal(RefusalCode.UNKNOWN_ROUND)
    if vote.status is not RoundStatus.CLOSED:
        return Refusal(
            RefusalCode.VOTE_OPEN if vote.status is RoundStatus.OPEN else RefusalCode.ALREADY_REVEALED
        )
    refusal = _faulty(state.choices_of(vote), command.counts)
    if refusal is not None:
        return refusal
    counted = BallotsCounted(now.ms, vote.number, command.counts, command.ballots, command.places)
    return Decision((counted, *_moves(state, vote, command, now)))


def _moves(state: Session, vote: Round, command: TakeTotals, now: SessionTime) -> tuple[Event, ...]:
    """What will be told of who moved, decided while the matrix is still there. It stays covered until the reveal."""
    first = state.round_for(vote.item, 1, vote.subject) if vote.slot == 2 else None
    card = state.plan.items[vote.item].card
    if command.matrix is None or first is None or card is None:
        return ()
    before, after = (
        replace(each, status=RoundStatus.REVEALED) for each in (first, replace(vote, counts=command.counts))
    )
    told = shift(before, after, choices_for(card, vote.subject), command.matrix)
    return () if isinstance(told, Hidden) else (MovesTold(now.ms, first.number, vote.number, told),)


def _void(state: Session, number: int, now: SessionTime) -> Outcome:
    vote = state.round_numbered(number)
    if vote is None or vote not in state.rounds_here():
        return Refusal(RefusalCode.UNKNOWN_ROUND)
    if state.phase is not Phase.RUNNING:
        return Refusal(RefusalCode.NOT_RUNNING)
    if vote.status is RoundStatus.REVEALED:
        return Refusal(RefusalCode.ALREADY_REVEALED)
    return Decision((RoundVoided(now.ms, number),))


def _set_channel(state: Session, channel: Channel, now: SessionTime) -> Outcome:
    if channel not in (Channel.HANDS, Channel.PHONES):
        return Refusal(RefusalCode.UNKNOWN_CHOICE)
    if channel is state.channel:
        return Refusal(RefusalCode.NOT_NOW)
    still_open = [vote for vote in state.rounds if vote.status is RoundStatus.OPEN and vote.by_phone]
    closed = tuple(RoundClosed(now.ms, vote.number) for vote in still_open)
    return Decision((*closed, ChannelSet(now.ms, channel)))
