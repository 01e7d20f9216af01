"""What a group keeps of its evenings: agreements, signals, actions and what was parked, and how they stand.

How they come out of an evening is the business of `pickup`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.organisations import Organisation


class EntryKind(Enum):
    """What kind of thing was noted."""

    AGREEMENT = "agreement"
    SIGNAL = "signal"
    ACTION = "action"
    PARKED = "parked"


class EntryStatus(Enum):
    """How an entry stands."""

    PROPOSED = "proposed"
    SUPPORTED = "supported"
    TO_COUNCIL = "to-council"
    LAPSED = "lapsed"
    OPEN = "open"
    DONE = "done"


_OF_AGREEMENTS = (EntryStatus.PROPOSED, EntryStatus.SUPPORTED, EntryStatus.TO_COUNCIL, EntryStatus.LAPSED)
_OF_OTHERS = (EntryStatus.OPEN, EntryStatus.DONE, EntryStatus.LAPSED)
ENDED = (EntryStatus.DONE, EntryStatus.LAPSED)


def statuses(kind: EntryKind) -> tuple[EntryStatus, ...]:
    """The ways an entry of this kind can stand, the first one for a new entry."""
    return _OF_AGREEMENTS if kind is EntryKind.AGREEMENT else _OF_OTHERS


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of a group's register. `who` is a role; `when` a term in the words of the evening.

    `support` of `present` people, both 0 where nobody asked. `friction`: what keeps chafing. `article` is a number in
    the organisation's code of conduct. `texts` are the ids of the texts of `session_id` that it was taken from, so
    that it can vanish with them. `changed_on`: the last day its status or `outcome` (what became of it) changed.
    """

    id: str
    kind: EntryKind
    body: str
    who: str = ""
    when: str = ""
    review_on: date | None = None
    support: int = 0
    present: int = 0
    friction: str = ""
    status: EntryStatus = EntryStatus.PROPOSED
    article: str = ""
    session_id: str = ""
    card_title: str = ""
    made_on: date | None = None
    outcome: str = ""
    changed_on: date | None = None
    texts: tuple[str, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether it still counts: not done, not lapsed."""
        return self.status not in ENDED

    def is_due(self, day: date) -> bool:
        """Whether it has to be looked at again on `day`."""
        return self.runs and self.review_on is not None and self.review_on <= day


def in_order(entries: Iterable[RegisterEntry], day: date) -> tuple[RegisterEntry, ...]:
    """What is due first (the longest overdue on top), then what runs, newest first, then what has ended."""

    def place(entry: RegisterEntry) -> tuple[int, int]:
        if entry.is_due(day):
            return 0, _ordinal(entry.review_on)
        return (1 if entry.runs else 2), -_ordinal(entry.made_on)

    return tuple(sorted(entries, key=place))


def due(entries: Iterable[RegisterEntry], day: date) -> tuple[RegisterEntry, ...]:
    """What has to be looked at again on `day`, the longest overdue first."""
    return tuple(entry for entry in in_order(entries, day) if entry.is_due(day))


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def months_later(day: date, months: int) -> date:
    """The same day of the month so many `months` (may be negative) later, or the last day of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class HalfYear:
    """What a group agreed and signalled in half a year, and what became of it. `begin` and `end` belong to it.

    `made`: agreements of this half-year. `earlier`: older ones that still ran when it began. The others: what was
    noted in it, changed in it, or was still open at its end. `evenings` were held with this group in it.
    """

    organisation: Organisation
    group: str
    begin: date
    end: date
    evenings: int
    values: tuple[AdoptedValue, ...]
    made: tuple[RegisterEntry, ...]
    earlier: tuple[RegisterEntry, ...]
    signals: tuple[RegisterEntry, ...]
    actions: tuple[RegisterEntry, ...]
    parked: tuple[RegisterEntry, ...]


def half_year_of(day: date) -> tuple[date, date]:
    """The first and the last day of the half of the calendar year in which `day` falls."""
    if day.month <= 6:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def told(
    entries: Sequence[RegisterEntry], kind: EntryKind, begin: date, end: date
) -> tuple[RegisterEntry, ...]:
    """The entries of `kind` that a half-year has to tell: made or changed in it, or running on at its end."""
    chosen = [
        entry
        for entry in entries
        if entry.kind is kind
        and (entry.made_on is None or entry.made_on <= end)
        and (entry.runs or _within(entry.made_on, begin, end) or _within(entry.changed_on, begin, end))
    ]
    return tuple(sorted(chosen, key=lambda entry: (_ordinal(entry.made_on), entry.article)))


def _within(day: date | None, begin: date, end: date) -> bool:
    return day is not None and begin <= day <= end
