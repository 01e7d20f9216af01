"""What may be told of the rounds on one card: every figure in the notes comes through `domain.disclosure`, here."""

from __future__ import annotations

from dilemmagame.domain import valuing
from dilemmagame.domain.analysis import read_round
from dilemmagame.domain.ballots import THE_CARD, About, Form, Round, RoundStatus, Subject, form_of
from dilemmagame.domain.cards import Card, choices_for, grey_cases
from dilemmagame.domain.disclosure import Disclosure, Flows, Hidden, bars, may_tell, shift
from dilemmagame.domain.flows import NO_BALLOT
from dilemmagame.domain.session.state import Session
from dilemmagame.notes.cleaning import clean, one_line
from dilemmagame.notes.content import Asked, Choice, FlowLine, Outcome, Tally, ValuesVote
from dilemmagame.notes.wording import certainty_name, choice_label, grey_place, subject_name


def outcome_of(state: Session, place: int, card: Card, subject: Subject = THE_CARD) -> Outcome | None:
    """The rounds about `subject` on the item at `place`; None where none was held."""
    told = [vote for slot in (1, 2) if (vote := _round_to_tell(state, place, slot, subject)) is not None]
    if not told:
        return None
    keys = choices_for(card, subject)
    rounds = tuple(_tally(state, vote, keys) for vote in told)
    between = shift(told[0], told[1], keys, None) if len(told) == 2 else None
    changes = () if between is None or isinstance(between, Hidden) else between.changes
    return Outcome(choices_of(card, subject), rounds, changes)


def asked_on(state: Session, place: int, card: Card) -> tuple[Asked, ...]:
    """The rounds on what-ifs, on cases and on how sure people were, in the order in which they stand on the card."""
    held = {vote.subject for vote in state.rounds if vote.item == place and vote.question is None} - {
        THE_CARD
    }
    order = tuple(About)
    found: list[Asked] = []
    for subject in sorted(held, key=lambda each: (order.index(each.about), each.number)):
        outcome = outcome_of(state, place, card, subject)
        if outcome is not None:
            found.append(Asked(subject.about, subject.number, _text(card, subject), outcome))
    return tuple(found)


def values_votes(state: Session, language: str) -> tuple[ValuesVote, ...]:
    """The votes on values, step by step; of each the last one that was shown."""
    found: list[ValuesVote] = []
    for index in range(len(state.steps)):
        for subject in state.subjects_of(index):
            if form_of(subject.about) is Form.SINGLE:
                continue
            item = state.steps[index].item
            vote = _round_to_tell(state, item, 1, subject)
            if vote is not None:
                held = sum(1 for each in state.rounds if (each.item, each.subject) == (item, subject))
                names = tuple(one_line(name.get(language)) for name in state.names_of(vote))
                step = one_line(state.steps[index].step.title.get(language))
                found.append(ValuesVote(step, names, valuing.told(vote), held))
    return tuple(found)


def start_of(state: Session, place: int, card: Card) -> Tally | None:
    """The vote from which the ladder of what-ifs on the item at `place` starts; None where it has no ladder."""
    if all(vote.item != place or vote.subject.about is not About.TWIST for vote in state.rounds):
        return None
    vote = state.ladder_start(place)
    return _tally(state, vote, choices_for(card, THE_CARD)) if vote is not None else None


def _text(card: Card, subject: Subject) -> str:
    match subject.about:
        case About.CASE:
            texts = grey_cases(card)
        case About.TWIST:
            texts = card.twists
        case _:
            return ""
    if not 1 <= subject.number <= len(texts):
        return subject_name(subject)
    return clean(texts[subject.number - 1])


def flows_of(state: Session, place: int, card: Card) -> tuple[tuple[FlowLine, ...], int | None]:
    """Who moved between the two rounds on the card, as far as it was decided that this may be told: the flows, and how
    many moved outside them. Nothing unless both rounds are the ones that are told.
    """
    pair = tuple(_round_to_tell(state, place, slot, THE_CARD) for slot in (1, 2))
    first, second = pair
    if first is None or second is None or any(bars(vote) is not Disclosure.BARS for vote in (first, second)):
        return (), None
    told = state.told_between(first, second)
    if not isinstance(told, Flows):
        return (), told.moved if told is not None else None
    labels = {choice.key: choice.label for choice in choices_of(card, THE_CARD)} | {NO_BALLOT: ""}
    lines = tuple(
        FlowLine(labels[flow.before], labels[flow.after], flow.people)
        for flow in told.cells
        if flow.before in labels and flow.after in labels and may_tell(flow.people)
    )
    return lines, told.other_moves


def choices_of(card: Card, subject: Subject = THE_CARD) -> tuple[Choice, ...]:
    """What could be answered, as a reader knows it."""
    match subject.about:
        case About.CASE:
            return tuple(Choice(key, grey_place(key)) for key in choices_for(card, subject))
        case About.CERTAINTY:
            return tuple(Choice(key, certainty_name(key)) for key in choices_for(card, subject))
        case _:
            return tuple(Choice(key, choice_label(card, key)) for key in choices_for(card, subject))


def _tally(state: Session, vote: Round, keys: tuple[str, ...]) -> Tally:
    verdict = bars(vote)
    same = (vote.item, vote.slot, vote.subject)
    held = sum(1 for each in state.rounds if (each.item, each.slot, each.subject) == same)
    if verdict is not Disclosure.BARS:
        return Tally(vote.slot, held, vote.channel, vote.present, verdict)
    ballots = tuple(vote.ballots_for(key) for key in keys)
    card = state.plan.items[vote.item].card
    reading = read_round(vote, card) if card is not None else None
    return Tally(vote.slot, held, vote.channel, vote.present, verdict, ballots, vote.total, reading)


def _round_to_tell(state: Session, item: int, slot: int, subject: Subject) -> Round | None:
    """The newest round that was revealed; where none was, the newest one, of which nothing is told."""
    wanted = (item, slot, subject)
    here = [
        vote
        for vote in state.rounds
        if (vote.item, vote.slot, vote.subject) == wanted and vote.number not in state.wiped_rounds
    ]
    shown = [vote for vote in here if vote.status is RoundStatus.REVEALED]
    told = shown or here
    return told[-1] if told else None
