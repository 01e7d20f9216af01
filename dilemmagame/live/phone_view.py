"""What a phone in the room shows: the task of the moment and the open rounds. There is no field for a count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dilemmagame.domain.ballots import About, RoundStatus, Subject
from dilemmagame.domain.cards import Card, grey_cases
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import PhoneTask, rules
from dilemmagame.live.frames import StageCard
from dilemmagame.live.inbox import TextAsk

FEW_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class PhoneBallot:
    """A round that can be answered now. `text` is the changed fact or the borderline case it is about, else ''. `names`
    says what the choices are where no card does; at most `most` of them may be picked.

    `again` counts how often it was begun anew from nothing; ballots from before no longer stand.
    """

    number: int
    slot: int
    subject: Subject
    choices: tuple[str, ...]
    text: str = ""
    again: int = 0
    names: tuple[Localised, ...] = ()
    most: int = 1


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
    rule = rules(step.kind)
    if not rule.asks and (card is None or not rule.ballots):
        return PhoneView(rule.phone, step.title, None, ())
    open_here = tuple(
        PhoneBallot(
            vote.number,
            vote.slot,
            vote.subject,
            state.choices_of(vote),
            _text(card, vote.subject) if card is not None else "",
            vote.voided,
            state.names_of(vote),
            vote.question.most if vote.question is not None else 1,
        )
        for vote in state.rounds_here()
        if vote.by_phone and (vote.status is RoundStatus.OPEN or (waiting and vote.waiting))
    )
    if not open_here:
        return PhoneView(rule.phone if rule.asks else PhoneTask.LOOK, step.title, None, ())
    return PhoneView(PhoneTask.VOTE, step.title, StageCard.of(card) if card is not None else None, open_here)


def _text(card: Card, subject: Subject) -> str:
    match subject.about:
        case About.TWIST:
            return card.twists[subject.number - 1]
        case About.CASE:
            return grey_cases(card)[subject.number - 1]
        case _:
            return ""
