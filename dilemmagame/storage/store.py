"""The door to what is kept: implements the ports by handing every call to the one writer thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dilemmagame.base.clock import Clock, SystemClock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.events import Event, Text
from dilemmagame.domain.plan import Plan
from dilemmagame.ports import Archive, SessionLog, SessionSummary, StoredSession
from dilemmagame.storage.copies import good_backups
from dilemmagame.storage.housedoor import HouseDoor
from dilemmagame.storage.ownpages import clear_pages, pages_shown, photos_kept
from dilemmagame.storage.reserve import RESERVE_BYTES, Reserve
from dilemmagame.storage.writer import Writer

if TYPE_CHECKING:
    from dilemmagame.storage.ledger import Ledger


class Store(HouseDoor, SessionLog, Archive):
    """One open data folder. Safe to call from any thread; a change is on disk when its method returns.

    Every method raises WorldError for what the world does wrong; then nothing of the change is acknowledged.
    """

    def __init__(self, folder: DataFolder, writer: Writer, ledger: Ledger, reserve: Reserve) -> None:
        self._folder = folder
        self._writer = writer
        self._ledger = ledger
        self._reserve = reserve

    @classmethod
    def open(
        cls, folder: DataFolder, clock: Clock | None = None, reserve_bytes: int = RESERVE_BYTES
    ) -> Store:
        """Open the folder's database, or make a new one; loads the database libraries (call it after the first paint).

        Undoes what a crash left half done, migrates an older file after a verified backup, and checks everything.
        Raises WorldError: FOLDER_READ_ONLY, DISK_FULL, FILE_UNREADABLE, DATABASE_EMPTY, _DAMAGED, _NEWER, _FOREIGN,
        _LOCKED or _UNSAFE. A file that is refused has not been touched.
        """
        writer = Writer()
        reserve = Reserve(folder.root / "reserve.bin", reserve_bytes)
        try:
            ledger = writer.call(_open_ledger, folder, clock or SystemClock(), reserve)
        except BaseException:
            writer.close(lambda: None)
            raise
        return cls(folder, writer, ledger, reserve)

    def close(self) -> None:
        """Finish what is queued and let go of the file. A second call does nothing."""
        self._writer.close(self._ledger.close)

    @property
    def nearly_full(self) -> bool:
        return self._reserve.released

    def create(self, plan: Plan, created: datetime) -> None:
        self._writer.call(self._ledger.create, plan, created)

    def append(
        self,
        session_id: str,
        events: Sequence[Event],
        texts: Sequence[Text],
        clock_ms: int,
        finished: bool | None,
    ) -> None:
        self._writer.call(self._ledger.append, session_id, events, texts, clock_ms, finished)

    def heartbeat(self, session_id: str, clock_ms: int) -> None:
        self._writer.call(self._ledger.heartbeat, session_id, clock_ms)

    def strike(
        self, session_id: str, text_ids: Sequence[str], events: Sequence[Event], clock_ms: int
    ) -> None:
        self._writer.call(self._ledger.strike, session_id, text_ids, events, clock_ms)

    def rewrite(
        self,
        session_id: str,
        events: Sequence[Event],
        gone: Sequence[str],
        private: Sequence[str],
        clock_ms: int,
    ) -> None:
        photos = photos_kept(self.load(session_id))
        self._writer.call(self._ledger.rewrite, session_id, events, gone, private, clock_ms)
        clear_pages(self._folder.pages, photos, ())

    def load(self, session_id: str) -> StoredSession:
        return self._writer.call(self._ledger.load, session_id)

    def sessions(self) -> tuple[SessionSummary, ...]:
        return self._writer.call(self._ledger.sessions)

    def unfinished(self) -> SessionSummary | None:
        return self._writer.call(self._ledger.unfinished)

    def delete(self, session_id: str) -> None:
        own = self._own_pages(session_id)
        self._writer.call(self._ledger.delete, session_id)
        if own:
            others = [self._own_pages(each.session_id) for each in self.sessions()]
            if None not in others:
                clear_pages(self._folder.pages, own, [page for pages in others for page in pages or ()])

    def _own_pages(self, session_id: str) -> tuple[str, ...] | None:
        """The trainer's own pages in a session; None when it cannot be read."""
        try:
            return pages_shown(self.load(session_id))
        except WorldError:
            return None

    def hold(self, session_id: str, held: bool) -> None:
        self._writer.call(self._ledger.hold, session_id, held)

    def backup(self, target: Path | None = None) -> Path:
        return self._writer.call(self._ledger.backup, target)

    def backups(self) -> tuple[Path, ...]:
        return self._writer.call(good_backups, self._folder)

    def restore(self, source: Path) -> None:
        self._writer.call(self._ledger.restore, source)

    def note_export(self, session_id: str, path: Path) -> None:
        self._writer.call(self._ledger.note_export, session_id, path)

    def exports(self, session_id: str) -> tuple[Path, ...]:
        return self._writer.call(self._ledger.exports, session_id)


def _open_ledger(folder: DataFolder, clock: Clock, reserve: Reserve) -> Ledger:
    """Runs in the writer thread; the heavy imports happen here."""
    from dilemmagame.storage.database import Database
    from dilemmagame.storage.ledger import Ledger

    database = Database(folder, clock, reserve)
    try:
        return Ledger(database)
    except BaseException:
        database.close()
        raise
