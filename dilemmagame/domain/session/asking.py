"""Votes on the values of the group's board: what is asked, when, and when its result leaves the stage."""

from __future__ import annotations

from dilemmagame.domain.ballots import LETTERS, About, Channel, Form, Question, RoundStatus, form_of
from dilemmagame.domain.commands import AskValues, PutResultAway
from dilemmagame.domain.events import ResultPutAway, RoundClosed
from dilemmagame.domain.session.decide import Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.moves import open_round
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import rules
from dilemmagame.domain.timing import SessionTime

FEWEST_TO_CHOOSE, MOST_TO_CHOOSE = 2, len(LETTERS)
FEWEST_TO_ORDER, MOST_TO_ORDER = 3, 6
MOST_PICKED = 3


def decide(state: Session, command: AskValues | PutResultAway, now: SessionTime) -> Outcome:
    """Events for a vote on values."""
    match command:
        case AskValues(about=about):
            return ask(state, about, now)
        case PutResultAway(number=number, away=away):
            vote = state.round_numbered(number)
            if vote is None or vote.question is None or vote.status is not RoundStatus.REVEALED:
                return Refusal(RefusalCode.UNKNOWN_ROUND)
            return Decision((ResultPutAway(now.ms, number, away),))


def ask(state: Session, about: About, now: SessionTime) -> Outcome:
    """Open a round on the values that stand on the board now. One that was held in this step before stays in the log
    and is told no more.
    """
    refusal = _not_now(state, about)
    if refusal is not None:
        return Refusal(refusal)
    question = question_now(state, about)
    if question is None:
        return Refusal(RefusalCode.TOO_FEW_VALUES)
    subject = next(each for each in state.subjects_of(state.position) if each.about is about)
    left_open = [vote for vote in state.rounds if vote.status is RoundStatus.OPEN]
    closed = (RoundClosed(now.ms, vote.number) for vote in left_open)
    return Decision((*closed, open_round(state, state.current.item, 1, now, subject, question=question)))


def _not_now(state: Session, about: About) -> RefusalCode | None:
    if state.phase is not Phase.RUNNING:
        return RefusalCode.NOT_RUNNING
    if form_of(about) is Form.SINGLE or not rules(state.current.step.kind).asks:
        return RefusalCode.NOT_NOW
    if any(vote.status is not RoundStatus.REVEALED for vote in state.rounds_here()):
        return RefusalCode.VOTE_OPEN
    if form_of(about) is Form.RANKING and state.channel is not Channel.PHONES:
        return RefusalCode.NO_ORDER_BY_HAND
    return None


def question_now(state: Session, about: About) -> Question | None:
    """What would be asked about the values on the board of the current item; None where they are too few or too many.

    Everybody chooses three at most, and always fewer than there are: who may choose all says nothing.
    """
    known = {term.id for term in state.plan.values}
    values = tuple(value for item, value in state.values if item == state.current.item and value in known)
    match form_of(about):
        case Form.MULTIPLE if FEWEST_TO_CHOOSE <= len(values) <= MOST_TO_CHOOSE:
            return Question(values, min(MOST_PICKED, len(values) - 1))
        case Form.RANKING if FEWEST_TO_ORDER <= len(values) <= MOST_TO_ORDER:
            return Question(values, len(values))
        case _:
            return None
