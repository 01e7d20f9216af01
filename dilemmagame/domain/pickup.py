"""From a finished evening to what the group keeps of it: agreements, signals, actions, what was parked, and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.groups import Group, GroupEvening, same_value, with_value
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.register import EntryKind, EntryStatus, RegisterEntry, months_later
from dilemmagame.domain.session.state import Captured, Session
from dilemmagame.domain.steps import CaptureField

REVIEW_MONTHS = 6
"""After how long a new agreement is proposed for review; the trainer changes the date in the register."""

_KEPT = {
    CaptureField.SIGNAL: EntryKind.SIGNAL,
    CaptureField.ACTION: EntryKind.ACTION,
    CaptureField.PARKED: EntryKind.PARKED,
}


@dataclass(frozen=True, slots=True)
class Yield:
    """What an evening leaves for its group, in the order in which it was said."""

    session_id: str
    held_on: date | None
    values: tuple[AdoptedValue, ...]
    entries: tuple[RegisterEntry, ...]


def yield_of(state: Session, texts: Mapping[str, str]) -> Yield:
    """What may go from this session to its group. `texts` maps ids to bodies; what has none is left out.

    Of a closed session only confirmed agreements, signals and adopted values leave the room. Drafts and dropped
    agreements never do.
    """
    held_on = _day(state)
    closed = state.confidentiality is Confidentiality.CLOSED
    agreements = [
        _agreement(state, each, texts, held_on)
        for each in state.agreements
        if each.status is AgreementStatus.CONFIRMED
        or (each.status is AgreementStatus.PROPOSED and not closed)
    ]
    lines = [
        _line(state, each, texts, held_on)
        for each in state.captures
        if each.field in _KEPT and not each.draft and (each.field is CaptureField.SIGNAL or not closed)
    ]
    entries = tuple(
        entry for entry in (*agreements, *lines) if entry.body and state.inside.isdisjoint(entry.texts[:1])
    )
    return Yield(state.plan.session_id, held_on, _values(state, texts, held_on), entries)


def fresh(group: Group, found: Yield) -> Yield:
    """The part of `found` that the group does not have yet.

    A value that it has is new only with other words from an evening that was not picked up before.
    """
    known = {entry.id for entry in group.register}
    again = any(each.session_id == found.session_id for each in group.evenings)

    def is_new(value: AdoptedValue) -> bool:
        mine = next((each for each in group.values if same_value(each, value)), None)
        return mine is None or (not again and value.definition not in ("", mine.definition))

    return replace(
        found,
        values=tuple(value for value in found.values if is_new(value)),
        entries=tuple(entry for entry in found.entries if entry.id not in known),
    )


def taken_up(group: Group, found: Yield) -> Group:
    """The group with `found`. What it has already stays as it is; a value gets its newest words."""
    new = fresh(group, found)
    for value in new.values:
        group = with_value(group, value)
    held = group.evenings
    if all(each.session_id != found.session_id for each in held):
        held = (*held, GroupEvening(found.session_id, found.held_on))
    return replace(group, register=(*group.register, *new.entries), evenings=held)


def _day(state: Session) -> date | None:
    moment = state.started_at or state.plan.starts_at
    return None if moment is None else moment.astimezone().date()


def _entry_id(state: Session, text_id: str) -> str:
    return f"{state.plan.session_id}:{text_id}"


def _about(state: Session, item: int) -> str:
    card = state.plan.items[item].card
    return "" if card is None else card.title


def _values(state: Session, texts: Mapping[str, str], held_on: date | None) -> tuple[AdoptedValue, ...]:
    """The adopted values, each in the words that were noted for it last."""
    words = {
        line.choice: texts.get(line.text_id, "").strip()
        for line in state.captures
        if line.field is CaptureField.DEFINITION and not line.draft and line.text_id not in state.inside
    }
    names = {term.id: term.name for term in state.plan.values}
    return tuple(
        AdoptedValue(value, names[value], words.get(value, ""), held_on)
        for value in state.adopted
        if value in names
    )


def _agreement(
    state: Session, agreement: Agreement, texts: Mapping[str, str], held_on: date | None
) -> RegisterEntry:
    confirmed = agreement.status is AgreementStatus.CONFIRMED
    return RegisterEntry(
        id=_entry_id(state, agreement.body),
        kind=EntryKind.AGREEMENT,
        body=texts.get(agreement.body, "").strip(),
        who=texts.get(agreement.who, "").strip(),
        when=texts.get(agreement.when, "").strip(),
        review_on=None if held_on is None else months_later(held_on, REVIEW_MONTHS),
        support=agreement.support,
        present=agreement.present,
        friction=texts.get(agreement.friction, "").strip(),
        status=EntryStatus.SUPPORTED if confirmed else EntryStatus.PROPOSED,
        session_id=state.plan.session_id,
        card_title=_about(state, agreement.item),
        made_on=held_on,
        texts=agreement.texts,
    )


def _line(state: Session, line: Captured, texts: Mapping[str, str], held_on: date | None) -> RegisterEntry:
    return RegisterEntry(
        id=_entry_id(state, line.text_id),
        kind=_KEPT[line.field],
        body=texts.get(line.text_id, "").strip(),
        status=EntryStatus.OPEN,
        session_id=state.plan.session_id,
        card_title=_about(state, line.item),
        made_on=held_on,
        texts=(line.text_id,),
    )
