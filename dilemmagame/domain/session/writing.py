"""What is kept in words: captured lines, values, agreements; and striking, after which a text is
physically gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.domain.commands import Capture, JudgeAgreement, NameValue, ProposeAgreement, Rewrite, Strike
from dilemmagame.domain.events import (
    AgreementJudged,
    AgreementProposed,
    Text,
    TextCaptured,
    TextKept,
    TextsStruck,
    ValueNamed,
)
from dilemmagame.domain.session.decide import Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.state import Session
from dilemmagame.domain.timing import SessionTime

LONGEST_TEXT = 4_000


def decide(
    state: Session,
    command: Capture | Rewrite | Strike | NameValue | ProposeAgreement | JudgeAgreement,
    now: SessionTime,
) -> Outcome:
    """Events for words."""
    match command:
        case Capture():
            return _capture(state, command, now)
        case Rewrite():
            return _rewrite(state, command, now)
        case Strike(text_ids=text_ids):
            return _strike(state, text_ids, now)
        case NameValue(value=value, named=named, item=item):
            place = _item(state, item)
            if place is None:
                return Refusal(RefusalCode.UNKNOWN_STEP)
            return Decision((ValueNamed(now.ms, place, value, named),))
        case ProposeAgreement():
            return _propose(state, command, now)
        case JudgeAgreement(number=number, status=status):
            if all(agreement.number != number for agreement in state.agreements):
                return Refusal(RefusalCode.UNKNOWN_AGREEMENT)
            return Decision((AgreementJudged(now.ms, number, status),))


def _item(state: Session, wanted: int) -> int | None:
    item = state.current.item if wanted == -1 else wanted
    return item if 0 <= item < len(state.plan.items) else None


def _faulty(body: str) -> Refusal | None:
    if not body.strip():
        return Refusal(RefusalCode.EMPTY_TEXT)
    return Refusal(RefusalCode.TEXT_TOO_LONG) if len(body) > LONGEST_TEXT else None


def _new_id(state: Session, offset: int = 0) -> str:
    return f"t{state.texts_used + 1 + offset:04d}"


def _capture(state: Session, command: Capture, now: SessionTime) -> Outcome:
    item = _item(state, command.item)
    if item is None:
        return Refusal(RefusalCode.UNKNOWN_STEP)
    if refusal := _faulty(command.body):
        return refusal
    text = Text(_new_id(state), command.body)
    event = TextCaptured(now.ms, text.id, command.field, state.position, item, command.choice, command.draft)
    return Decision((event,), (text,))


def _known_texts(state: Session) -> frozenset[str]:
    captured = {line.text_id for line in state.captures}
    return frozenset(captured.union(*(agreement.texts for agreement in state.agreements)))


def _rewrite(state: Session, command: Rewrite, now: SessionTime) -> Outcome:
    if command.text_id not in _known_texts(state):
        return Refusal(RefusalCode.UNKNOWN_TEXT)
    if refusal := _faulty(command.body):
        return refusal
    kept = (TextKept(now.ms, command.text_id),) if command.keep else ()
    return Decision(kept, (Text(command.text_id, command.body),))


def _strike(state: Session, text_ids: Sequence[str], now: SessionTime) -> Outcome:
    gone = tuple(dict.fromkeys(text_ids))
    known = _known_texts(state)
    if not gone or any(text_id not in known for text_id in gone):
        return Refusal(RefusalCode.UNKNOWN_TEXT)
    agreed = (text for a in state.agreements if a.body in gone for text in a.texts)
    # what was said under a perspective goes with it
    under = (line.text_id for line in state.captures if line.choice in gone)
    gone = tuple(dict.fromkeys((*gone, *agreed, *under)))
    return Decision((TextsStruck(now.ms, gone),), strikes=gone)


def _propose(state: Session, command: ProposeAgreement, now: SessionTime) -> Outcome:
    item = _item(state, command.item)
    if item is None:
        return Refusal(RefusalCode.UNKNOWN_STEP)
    if refusal := _faulty(command.body):
        return refusal
    bodies = (command.body, command.who, command.when, command.friction)
    if any(len(body) > LONGEST_TEXT for body in bodies):
        return Refusal(RefusalCode.TEXT_TOO_LONG)
    texts: list[Text] = []
    ids: list[str] = []
    for body in bodies:
        if body.strip():
            texts.append(Text(_new_id(state, len(texts)), body))
            ids.append(texts[-1].id)
        else:
            ids.append("")
    number = max((agreement.number for agreement in state.agreements), default=0) + 1
    return Decision((AgreementProposed(now.ms, number, item, *ids),), tuple(texts))
