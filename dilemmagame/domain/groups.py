"""A group that meets more than once: its name, who chairs it, its values and its register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dilemmagame.domain.evening import AdoptedValue, Chair, Evening
from dilemmagame.domain.organisations import Contact, Organisation, merged_contacts
from dilemmagame.domain.register import (
    EntryKind,
    HalfYear,
    RegisterEntry,
    due,
    told,
)


@dataclass(frozen=True, slots=True)
class GroupEvening:
    """An evening of which the yield was picked up."""

    session_id: str
    held_on: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of an organisation. `size` is how many people it usually has, 0 when nobody said so.

    `contacts` stand before those of the organisation.
    """

    id: str
    organisation_id: str
    name: str
    size: int = 0
    chair: Chair = Chair.NOBODY
    values: tuple[AdoptedValue, ...] = ()
    register: tuple[RegisterEntry, ...] = ()
    contacts: tuple[Contact, ...] = ()
    evenings: tuple[GroupEvening, ...] = ()

    def entries(self, kind: EntryKind) -> tuple[RegisterEntry, ...]:
        return tuple(entry for entry in self.register if entry.kind is kind)

    def due(self, day: date) -> tuple[RegisterEntry, ...]:
        """What has to be looked at again on `day`, the longest overdue first."""
        return due(self.register, day)


def with_entry(group: Group, entry: RegisterEntry, day: date) -> Group:
    """The group with `entry` new or in the place of the one with its id; `day` is noted when it stands otherwise."""
    before = next((each for each in group.register if each.id == entry.id), None)
    if before is None:
        return replace(group, register=(*group.register, entry))
    if (before.status, before.outcome) != (entry.status, entry.outcome):
        entry = replace(entry, changed_on=day)
    return replace(group, register=tuple(entry if each is before else each for each in group.register))


def without_entry(group: Group, entry_id: str) -> Group:
    return replace(group, register=tuple(each for each in group.register if each.id != entry_id))


def same_value(first: AdoptedValue, second: AdoptedValue) -> bool:
    """Whether it is one value: by its id in the word list, or by its name where one of them is a word of its own."""
    if first.value and second.value:
        return first.value == second.value
    names = {first.name.nl.strip().casefold(), first.name.en.strip().casefold()} - {""}
    return bool(names & {second.name.nl.strip().casefold(), second.name.en.strip().casefold()})


def with_value(group: Group, value: AdoptedValue) -> Group:
    """The group with `value` new, or in the place of the same value."""
    if any(same_value(each, value) for each in group.values):
        return replace(
            group, values=tuple(value if same_value(each, value) else each for each in group.values)
        )
    return replace(group, values=(*group.values, value))


def without_value(group: Group, value: AdoptedValue) -> Group:
    return replace(group, values=tuple(each for each in group.values if not same_value(each, value)))


def without_texts(group: Group, session_id: str, text_ids: Iterable[str], bodies: Iterable[str]) -> Group:
    """The group after texts of a session were struck: what was taken from them is gone here too.

    An entry goes whole when its first text, what it says, is struck; `bodies` are the struck words themselves, for
    what stands beside it and for the meaning of a value.
    """
    gone = frozenset(text_ids)
    words = frozenset(body.strip() for body in bodies if body.strip())
    kept = [
        entry
        for entry in group.register
        if entry.session_id != session_id or not entry.texts or entry.texts[0] not in gone
    ]

    def cleared(entry: RegisterEntry) -> RegisterEntry:
        if entry.session_id != session_id or not gone.intersection(entry.texts):
            return entry
        return replace(
            entry,
            who="" if entry.who in words else entry.who,
            when="" if entry.when in words else entry.when,
            friction="" if entry.friction in words else entry.friction,
            texts=tuple(text for text in entry.texts if text not in gone),
        )

    held_here = any(evening.session_id == session_id for evening in group.evenings)
    values = tuple(
        replace(value, definition="") if held_here and value.definition.strip() in words else value
        for value in group.values
    )
    return replace(group, register=tuple(cleared(entry) for entry in kept), values=values)


def reworded(group: Group, session_id: str, text_id: str, before: str, after: str) -> Group:
    """The group after a text of a session was written anew, for example without a name.

    What was taken from it follows, unless it was changed here.
    """
    old, new = before.strip(), after.strip()

    def followed(entry: RegisterEntry) -> RegisterEntry:
        if entry.session_id != session_id or text_id not in entry.texts or not new:
            return entry
        return replace(
            entry,
            body=new if entry.body == old else entry.body,
            who=new if entry.who == old else entry.who,
            when=new if entry.when == old else entry.when,
            friction=new if entry.friction == old else entry.friction,
        )

    held_here = any(evening.session_id == session_id for evening in group.evenings)
    values = tuple(
        replace(value, definition=new) if held_here and old and value.definition == old else value
        for value in group.values
    )
    return replace(group, values=values, register=tuple(followed(entry) for entry in group.register))


def loses_text(before: Group, after: Group) -> bool:
    """Whether something was taken out of the group, so that its words have to vanish from every copy as well."""
    kept = {entry.id for entry in after.register}
    meant = [value for value in after.values if value.definition]
    return (
        any(entry.id not in kept for entry in before.register)
        or len(after.contacts) < len(before.contacts)
        or any(not any(same_value(value, each) for each in after.values) for value in before.values)
        or any(
            value.definition and not any(same_value(value, each) for each in meant) for value in before.values
        )
    )


def for_group(evening: Evening, organisation: Organisation, group: Group) -> Evening:
    """The evening as it is held with this group: who chairs it, and what it agreed on before."""
    return replace(
        evening,
        chair=group.chair,
        group=group.id,
        group_name=group.name,
        adopted=group.values,
        advice=organisation.external,
    )


def host_of(organisation: Organisation, group: Group) -> Organisation:
    """The organisation as it stands on an evening of this group: the group's own contacts come first."""
    return replace(organisation, contacts=merged_contacts(group.contacts, organisation.contacts))


def half_year(organisation: Organisation, group: Group, begin: date, end: date) -> HalfYear:
    """What this group agreed and signalled from `begin` to `end`, and what became of it."""
    agreements = told(group.register, EntryKind.AGREEMENT, begin, end)
    return HalfYear(
        organisation=organisation,
        group=group.name,
        begin=begin,
        end=end,
        evenings=sum(
            1 for each in group.evenings if each.held_on is not None and begin <= each.held_on <= end
        ),
        values=group.values,
        made=tuple(each for each in agreements if each.made_on is not None and each.made_on >= begin),
        earlier=tuple(each for each in agreements if each.made_on is None or each.made_on < begin),
        signals=told(group.register, EntryKind.SIGNAL, begin, end),
        actions=told(group.register, EntryKind.ACTION, begin, end),
        parked=told(group.register, EntryKind.PARKED, begin, end),
    )


def merged(mine: Group, theirs: Group) -> Group:
    """My group with what theirs has and mine has not; of what both have, what was touched last counts."""
    values = mine
    for value in theirs.values:
        own = next((each for each in mine.values if same_value(each, value)), None)
        if own is None or _after(value.adopted_on, own.adopted_on):
            values = with_value(values, value)
    known = {entry.id: entry for entry in mine.register}
    newer = {
        entry.id: replace(entry, session_id=known[entry.id].session_id, texts=known[entry.id].texts)
        for entry in theirs.register
        if entry.id in known and _after(entry.changed_on, known[entry.id].changed_on)
    }
    register = (
        *(newer.get(entry.id, entry) for entry in mine.register),
        *(entry for entry in theirs.register if entry.id not in known),
    )
    contacts = merged_contacts(mine.contacts, theirs.contacts)
    return replace(values, register=register, contacts=contacts, size=mine.size or theirs.size)


def _after(day: date | None, other: date | None) -> bool:
    return day is not None and (other is None or day > other)
