"""What the outside must offer, as Protocols in the words of the domain."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from dilemmagame.domain.events import Event, Text
from dilemmagame.domain.flows import FlowMatrix
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session as it lies on disk. `clock_ms` is session time at the last heartbeat or event."""

    plan: Plan
    events: tuple[Event, ...]
    texts: tuple[Text, ...]
    clock_ms: int


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One line of the list of past sessions. `held`: a public-records request runs, deletion is blocked."""

    session_id: str
    title: str
    organisation: str
    created: datetime
    finished: bool
    held: bool
    cards: int
    card_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """An answer on its way into a ballot box. `ref` names a ballot, never a phone or a person; `seq` counts the changes
    that were made to it, from 1.
    """

    round: int
    ref: bytes = field(repr=False)
    seq: int
    choice: str = field(repr=False)


class BallotBox(Protocol):
    """The ballots of one card, for all its rounds. For one thread; errors are WorldError."""

    def ref(self, token: bytes) -> bytes:
        """Under what the ballots of whoever holds `token` lie in this box; another box gives another."""

    def cast(self, ballots: Sequence[Cast]) -> tuple[int, ...]:
        """All or none; on disk when it returns. What has no higher `seq` than the ballot that lies there is no news.
        For each: the `seq` of the ballot that lies there now.
        """

    def seq(self, number: int, ref: bytes) -> int:
        """The last change under `ref` in round `number`; 0 without a ballot."""

    def ballots(self, number: int) -> int: ...

    def counts(self, number: int) -> Mapping[str, int]: ...

    def matrix(self, first: int, second: int, choices: Sequence[str]) -> FlowMatrix: ...

    def void(self, number: int) -> None:
        """Take the ballots of a round out."""

    def seal(self) -> None:
        """From here on the box no longer tells who came first."""

    def close(self) -> None: ...

    def destroy(self) -> None:
        """Remove the ballots and what could link them, physically."""


class SessionLog(Protocol):
    """The durable log of sessions. Every method returns only after the change is on disk; errors are
    WorldError.
    """

    @property
    def nearly_full(self) -> bool:
        """The disk is so full that the room which was kept for this is in use: say so; writing goes on."""

    def create(self, plan: Plan, created: datetime) -> None: ...

    def append(
        self,
        session_id: str,
        events: Sequence[Event],
        texts: Sequence[Text],
        clock_ms: int,
        finished: bool | None,
    ) -> None:
        """Append `events`, put `texts` (new or overwritten) and the clock down in one transaction.

        `finished` not None: set the finished mark too.
        """

    def heartbeat(self, session_id: str, clock_ms: int) -> None: ...

    def strike(
        self, session_id: str, text_ids: Sequence[str], events: Sequence[Event], clock_ms: int
    ) -> None:
        """Overwrite the texts, append `events`, vacuum, and replace every backup by a fresh verified one."""

    def load(self, session_id: str) -> StoredSession: ...


class Archive(Protocol):
    """Past sessions."""

    def sessions(self) -> tuple[SessionSummary, ...]:
        """Newest first."""

    def unfinished(self) -> SessionSummary | None:
        """The session that was running when the program last stopped."""

    def delete(self, session_id: str) -> None:
        """Remove a session, its backups and its lines in the exports list. WorldError SESSION_HELD
        when held.
        """

    def rewrite(
        self,
        session_id: str,
        events: Sequence[Event],
        gone: Sequence[str],
        private: Sequence[str],
        clock_ms: int,
    ) -> None:
        """Put `events` in the place of the whole log, overwrite the texts `gone`, vacuum, and replace every backup.

        Of the texts `private` what a group kept of them goes as well. WorldError SESSION_HELD when held.
        """

    def hold(self, session_id: str, held: bool) -> None:
        """Set or lift the mark 'a public-records request runs'."""

    def backup(self, target: Path | None = None) -> Path:
        """A fresh, verified copy in the backups folder, or at `target`."""

    def backups(self) -> tuple[Path, ...]: ...

    def restore(self, source: Path) -> None:
        """Put a verified backup in place; the present file is kept aside under another name."""

    def note_export(self, session_id: str, path: Path) -> None:
        """Remember that notes of this session were written to `path`."""

    def exports(self, session_id: str) -> tuple[Path, ...]:
        """Where files of this session were written, as far as known; the files themselves are the user's."""


def new_id() -> str:
    """An id for a new organisation, group or entry; it says nothing about when or where it was made."""
    return secrets.token_hex(8)


class Organisations(Protocol):
    """What belongs to an organisation beyond one session. A trainer may work for several."""

    def organisations(self) -> tuple[Organisation, ...]:
        """In the order in which they were made."""

    def load_organisation(self, organisation_id: str = "") -> Organisation:
        """The one with this id, or the first; an empty one when there is none yet.

        WorldError ORGANISATION_MISSING for an id that is not there.
        """

    def save_organisation(self, organisation: Organisation) -> Organisation:
        """Keep it under its id; without one it becomes the first. Returned as it is kept."""

    def remove_organisation(self, organisation_id: str) -> None:
        """Remove it with its groups; their words vanish from the file and from every backup."""


class Groups(Protocol):
    """The groups that meet more than once. WorldError GROUP_MISSING for an id that is not there."""

    def groups(self, organisation_id: str = "") -> tuple[Group, ...]:
        """Those of one organisation, or all, in the order in which they were made."""

    def load_group(self, group_id: str) -> Group: ...

    def save_group(self, group: Group) -> None:
        """Keep it under its id, new or in the place of what was there.

        Words that were taken out of it vanish from the file and from every backup. WorldError ORGANISATION_MISSING
        when its organisation is gone.
        """

    def remove_group(self, group_id: str) -> None:
        """Remove it; its words vanish from the file and from every backup."""
