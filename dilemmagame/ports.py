"""What the outside must offer, as Protocols in the words of the domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from dilemmagame.domain.events import Event, Text
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


class SessionLog(Protocol):
    """The durable log of sessions. Every method returns only after the change is on disk; errors are
    WorldError.
    """

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


class Organisations(Protocol):
    """What belongs to the organisation beyond one session."""

    def load_organisation(self) -> Organisation: ...

    def save_organisation(self, organisation: Organisation) -> None: ...
