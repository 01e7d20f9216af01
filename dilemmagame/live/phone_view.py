"""What a phone in the room shows: the task of the moment and the open rounds. There is no field for a count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dilemmagame.domain.ballots import About, RoundStatus, Subject
from dilemmagame.domain.cards import Card, choices_for, grey_cases
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import PhoneTask, rules
from dilemmagame.live.frames import StageCard
from dilemmagame.live.inbox import TextAsk

FEW_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class PhoneBallot:
    """A round that can be answered now. `text` is the changed fact or the borderline case it is about, else ''.

    `again` counts how often it was begun anew from nothing; ballots from before no longer stand.
    """

    number: int
    slot: int
    subject: Subject
    choices: tuple[str, ...]
    text: str = ""
    again: int = 0


@dataclass(frozen=True, slots=True)
class PhoneView:
    """`card` is there only while it is voted on; in a break, in a calm moment and after the end there is rest. `few`:
    with so few people everybody can guess who chose what. `text` is what may be sent in; never beside a ballot.
    """

    task: PhoneTask
    title: Localised
    card: StageCard | None
    ballots: tuple[PhoneBallot, ...]
    few: bool = False
    text: TextAsk | None = None


def phone_view(state: Session, *, waiting: bool = False, text: TextAsk | None = None) -> PhoneView:
    """The phones now. `waiting`: rounds whose totals are still to come count as open too."""
    now = _now(state, waiting=waiting)
    return replace(now, few=state.present < FEW_PEOPLE, text=text if not now.ballots else None)


def _now(state: Session, *, waiting: bool) -> PhoneView:
    step = state.current.step
    if state.phase is not Phase.RUNNING or state.calm or state.break_until is not None:
        return PhoneView(PhoneTask.REST, step.title, None, ())
    card = state.card
    if card is None or not rules(step.kind).ballots:
        return PhoneView(rules(step.kind).phone, step.title, None, ())
    open_here = tuple(
        PhoneBallot(
            vote.number,
            vote.slot,
            vote.subject,
            choices_for(card, vote.subject),
            _text(card, vote.subject),
            vote.voided,
        )
        for vote in state.rounds_here()
        if vote.by_phone and (vote.status is RoundStatus.OPEN or (waiting and vote.waiting))
    )
    task = PhoneTask.VOTE if open_here else PhoneTask.LOOK
    return PhoneView(task, step.title, StageCard.of(card) if open_here else None, open_here)


def _text(card: Card, subject: Subject) -> str:
    match subject.about:
        case About.TWIST:
            return card.twists[subject.number - 1]
        case About.CASE:
            return grey_cases(card)[subject.number - 1]
        case _:
            return ""
