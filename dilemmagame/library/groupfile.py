"""A group file (`.groep`): what a group agreed, its values, its code of conduct and where to go, for the next trainer.

Written by us, read as if by a stranger. What is done with it is decided elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from dilemmagame import __version__
from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.groups import Group
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import CodeArticle, Contact, Organisation
from dilemmagame.domain.register import EntryKind, EntryStatus, RegisterEntry, statuses
from dilemmagame.library import limits
from dilemmagame.library.sources import clean

SUFFIX = ".groep"
FORMAT = 1

_LINE = 200
_MOST_PEOPLE = 1_000
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z:._-]{0,79}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class GroupFileFault(Enum):
    """Why a file cannot be taken in."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_A_GROUP_FILE = "not-a-group-file"
    NEWER = "newer"
    WRONG = "wrong"
    TOO_MUCH = "too-much"


class GroupFileError(Exception):
    """`where` is the place in the file, such as `agreements[2].status`; it never holds what stands there."""

    def __init__(self, fault: GroupFileFault, where: str = "") -> None:
        super().__init__(f"{fault.value} {where}".strip())
        self.fault = fault
        self.where = where


@dataclass(frozen=True, slots=True)
class GroupFile:
    """What is in a group file. The organisation has no id, no logo and no decks; the register holds agreements only."""

    organisation: Organisation
    group: Group


def to_bytes(organisation: Organisation, group: Group) -> bytes:
    """The file for this group, the same bytes for the same group. Signals, actions and what was parked stay home."""
    content = {
        "format": FORMAT,
        "kind": "group",
        "made_with": f"dilemmagame {__version__}",
        "organisation": {
            "name": organisation.name,
            "notes_holder": organisation.notes_holder,
            "contacts": [_contact(each) for each in organisation.contacts],
            "code": [{"number": each.number, "text": each.text} for each in organisation.code],
        },
        "group": {"id": group.id, "name": group.name, "size": group.size, "chair": group.chair.value},
        "contacts": [_contact(each) for each in group.contacts],
        "values": [
            {
                "value": each.value,
                "name": {"nl": each.name.nl, "en": each.name.en},
                "definition": each.definition,
                "adopted_on": _day(each.adopted_on),
            }
            for each in group.values
        ],
        "agreements": [_agreement(each) for each in group.entries(EntryKind.AGREEMENT)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")


def _contact(contact: Contact) -> dict[str, str]:
    return {"role": contact.role, "reach": contact.reach}


def _agreement(entry: RegisterEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "body": entry.body,
        "status": entry.status.value,
        "who": entry.who,
        "when": entry.when,
        "review_on": _day(entry.review_on),
        "support": entry.support,
        "present": entry.present,
        "friction": entry.friction,
        "article": entry.article,
        "card_title": entry.card_title,
        "made_on": _day(entry.made_on),
        "outcome": entry.outcome,
        "changed_on": _day(entry.changed_on),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def read(path: Path) -> GroupFile:
    """What is in the file at `path`. Raises GroupFileError."""
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.GROUP_BYTES + 1)
    except (OSError, ValueError):
        raise GroupFileError(GroupFileFault.UNREADABLE) from None
    return from_bytes(content)


def from_bytes(content: bytes) -> GroupFile:
    """What is in these foreign bytes, with clean texts. Raises GroupFileError; nothing unknown is passed over."""
    if len(content) > limits.GROUP_BYTES:
        raise GroupFileError(GroupFileFault.TOO_LARGE)
    try:
        found = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_unrepeated, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise GroupFileError(GroupFileFault.NOT_A_GROUP_FILE) from None
    if not isinstance(found, dict) or found.get("kind") != "group":
        raise GroupFileError(GroupFileFault.NOT_A_GROUP_FILE)
    version = found.get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < FORMAT:
        raise GroupFileError(GroupFileFault.NOT_A_GROUP_FILE)
    if version > FORMAT:
        raise GroupFileError(GroupFileFault.NEWER)
    return _file(_Entry(found, ""))


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(constant)


class _Entry:
    """One object of the file: takes its fields one by one and refuses what is left over."""

    def __init__(self, values: Mapping[str, object], where: str) -> None:
        self._left = dict(values)
        self._where = where

    def place(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name

    def wrong(self, name: str) -> GroupFileError:
        return GroupFileError(GroupFileFault.WRONG, self.place(name))

    def take(self, name: str) -> object:
        return self._left.pop(name, None)

    def text(self, name: str, limit: int = limits.FIELD_CHARACTERS, *, needed: bool = False) -> str:
        found = self.take(name)
        if found is None and not needed:
            return ""
        if not isinstance(found, str):
            raise self.wrong(name)
        text = clean(found).strip()
        if len(text) > limit:
            raise GroupFileError(GroupFileFault.TOO_MUCH, self.place(name))
        if needed and not text:
            raise self.wrong(name)
        return text

    def line(self, name: str, *, needed: bool = False) -> str:
        return " ".join(self.text(name, _LINE, needed=needed).split())

    def identity(self, name: str) -> str:
        found = self.take(name)
        if not isinstance(found, str) or _ID.fullmatch(found) is None:
            raise self.wrong(name)
        return found

    def number(self, name: str) -> int:
        found = self.take(name)
        if found is None:
            return 0
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= _MOST_PEOPLE:
            raise self.wrong(name)
        return found

    def day(self, name: str) -> date | None:
        found = self.take(name)
        if found is None:
            return None
        if not isinstance(found, str) or _DAY.fullmatch(found) is None:
            raise self.wrong(name)
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise self.wrong(name) from None

    def one_of(self, name: str, choices: tuple[E, ...]) -> E:
        found = self.take(name)
        chosen = next((each for each in choices if each.value == found), None)
        if chosen is None or not isinstance(found, str):
            raise self.wrong(name)
        return chosen

    def entry(self, name: str) -> _Entry:
        found = self.take(name)
        if not isinstance(found, dict):
            raise self.wrong(name)
        return _Entry(found, self.place(name))

    def entries(self, name: str, most: int, made: Callable[[_Entry], T]) -> tuple[T, ...]:
        found = self.take(name)
        if found is None:
            return ()
        if not isinstance(found, list):
            raise self.wrong(name)
        if len(found) > most:
            raise GroupFileError(GroupFileFault.TOO_MUCH, self.place(name))
        read: list[T] = []
        for place, each in enumerate(found, 1):
            where = f"{self.place(name)}[{place}]"
            if not isinstance(each, dict):
                raise GroupFileError(GroupFileFault.WRONG, where)
            read.append(made(_Entry(each, where)))
        return tuple(read)

    def finish(self) -> None:
        """Nothing may be left: what we do not know, we do not take in."""
        for name in self._left:
            shown = name if _ID.fullmatch(name) is not None else "?"
            raise self.wrong(shown)


def _file(whole: _Entry) -> GroupFile:
    for known in ("format", "kind"):
        whole.take(known)
    whole.line("made_with")
    house = whole.entry("organisation")
    organisation = Organisation(
        name=house.line("name"),
        notes_holder=house.line("notes_holder"),
        contacts=house.entries("contacts", limits.GROUP_CONTACTS, _read_contact),
        code=house.entries("code", limits.GROUP_ARTICLES, _read_article),
    )
    house.finish()
    head = whole.entry("group")
    group = Group(
        id=head.identity("id"),
        organisation_id="",
        name=head.line("name", needed=True),
        size=head.number("size"),
        chair=head.one_of("chair", tuple(Chair)),
        contacts=whole.entries("contacts", limits.GROUP_CONTACTS, _read_contact),
        values=whole.entries("values", limits.GROUP_VALUES, _read_value),
        register=whole.entries("agreements", limits.GROUP_ENTRIES, _read_agreement),
    )
    head.finish()
    whole.finish()
    if len({each.id for each in group.register}) != len(group.register):
        raise GroupFileError(GroupFileFault.WRONG, "agreements")
    return GroupFile(organisation, group)


def _read_contact(entry: _Entry) -> Contact:
    contact = Contact(entry.line("role", needed=True), entry.line("reach"))
    entry.finish()
    return contact


def _read_article(entry: _Entry) -> CodeArticle:
    article = CodeArticle(entry.line("number", needed=True), entry.text("text"))
    entry.finish()
    return article


def _read_value(entry: _Entry) -> AdoptedValue:
    names = entry.entry("name")
    name = Localised(names.line("nl"), names.line("en"))
    names.finish()
    if not name.nl and not name.en:
        raise entry.wrong("name")
    known = entry.line("value")
    value = AdoptedValue(known, name, entry.text("definition"), entry.day("adopted_on"))
    entry.finish()
    return value


def _read_agreement(entry: _Entry) -> RegisterEntry:
    agreement = RegisterEntry(
        id=entry.identity("id"),
        kind=EntryKind.AGREEMENT,
        body=entry.text("body", needed=True),
        status=_status(entry),
        who=entry.line("who"),
        when=entry.line("when"),
        review_on=entry.day("review_on"),
        support=entry.number("support"),
        present=entry.number("present"),
        friction=entry.text("friction"),
        article=entry.line("article"),
        card_title=entry.line("card_title"),
        made_on=entry.day("made_on"),
        outcome=entry.text("outcome"),
        changed_on=entry.day("changed_on"),
    )
    if agreement.support > agreement.present:
        raise entry.wrong("support")
    entry.finish()
    return agreement


def _status(entry: _Entry) -> EntryStatus:
    return entry.one_of("status", statuses(EntryKind.AGREEMENT))
