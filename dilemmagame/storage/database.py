"""The open database file: opened in the right order, one connection, one unit of work at a time.

Lives wholly in the writer thread. What is kept in it is `ledger`'s business.
"""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import event, pool
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import copies
from dilemmagame.storage.checksums import faults
from dilemmagame.storage.connection import FAILURES, connect, connect_read_only, explained, integrity_faults
from dilemmagame.storage.identity import HEAD, Identity, identify
from dilemmagame.storage.migrate import migrate
from dilemmagame.storage.reserve import Reserve
from dilemmagame.storage.rows import R

T = TypeVar("T")


class Database:
    """One database file in use. Every method raises WorldError for what the world does wrong."""

    def __init__(self, folder: DataFolder, clock: Clock, reserve: Reserve) -> None:
        self.folder = folder
        self.clock = clock
        self.reserve = reserve
        self._open()

    def _open(self) -> None:
        _require_writable(self.folder.root)
        copies.sweep(self.folder)
        path = self.folder.database
        if not path.exists():
            self._create(path)
        identity = identify(path)
        self._raw = self._checked(path, identity)
        if not identity.is_head:
            self._migrate(path)
        try:
            self._check_rows()
            self.reserve.ensure()
            self._engine = _engine_on(self._raw)
        except BaseException:
            self._raw.close()
            raise

    def _create(self, path: Path) -> None:
        """Build the new file beside its place, so that a half-made one never bears the name."""
        part = path.with_name(f".{path.name}.part")
        try:
            copies.set_stray_journal_aside(path)
            migrate(part)
            copies.put_in_place(part, path)
        except DBAPIError as error:
            raise _translated(error, path) from error
        except OSError as error:
            raise WorldError(WorldErrorCode.DISK_FULL, str(path), type(error).__name__) from error

    def _checked(self, path: Path, identity: Identity) -> sqlite3.Connection:
        """Open the file, undo what a crash left half done, and let SQLite check its structure."""
        raw = connect(path)
        try:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
            fault = integrity_faults(raw)
            found = raw.execute("PRAGMA user_version").fetchone()[0]
        except FAILURES as error:
            raw.close()
            raise explained(error, path) from error
        if fault or found != identity.version:
            raw.close()
            raise self.damaged(fault or "version")
        return raw

    def _check_rows(self) -> None:
        try:
            fault = next(faults(self._raw), "")
        except FAILURES as error:
            raise self.damaged(type(error).__name__) from error
        if fault:
            raise self.damaged(fault)

    def _migrate(self, path: Path) -> None:
        """A verified backup first, then the migration on a connection of its own."""
        try:
            copies.copy_verified(
                self._raw, copies.next_backup(self.folder, self.clock.now().wall, before=HEAD)
            )
            copies.thin(self.folder)
        finally:
            self._raw.close()
        try:
            migrate(path)
        except DBAPIError as error:
            raise _translated(error, path) from error
        self._raw = connect(path)

    def run(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one transaction, durable on return. A full disk gets the reserve, and `work` a second go."""
        return self._with_reserve(lambda: self._transaction(work))

    def _transaction(self, work: Callable[[Session], T]) -> T:
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    def _with_reserve(self, work: Callable[[], T]) -> T:
        try:
            return self._in_our_words(work)
        except WorldError as error:
            if error.code is not WorldErrorCode.DISK_FULL or not self.reserve.release():
                raise
        return self._in_our_words(work)

    def _in_our_words(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except DBAPIError as error:
            raise _translated(error, self.folder.database) from error
        except FAILURES as error:
            raise explained(error, self.folder.database) from error

    def sound(self, row: R) -> R:
        """`row`, if its checksum agrees with it."""
        if row.checksum != row.sum_of_columns():
            raise self.damaged(f"checksum in {row.__tablename__}")
        return row

    def damaged(self, what: str) -> WorldError:
        return WorldError(WorldErrorCode.DATABASE_DAMAGED, str(self.folder.database), what)

    def vacuum(self) -> None:
        """Write the file anew, so that nothing of what was removed is left in it."""
        self._with_reserve(lambda: self._raw.execute("VACUUM").fetchall())

    def backup(
        self, target: Path | None = None, finish: Callable[[sqlite3.Connection], None] | None = None
    ) -> Path:
        """A verified copy as the next backup, or at `target`; `finish` may change it first."""
        place = target or copies.next_backup(self.folder, self.clock.now().wall)
        self._with_reserve(lambda: copies.copy_verified(self._raw, place, finish))
        if target is None:
            copies.thin(self.folder)
        return place

    def restore(self, source: Path) -> None:
        """Put a checked copy of `source` in place; the present file is kept aside. On an error nothing has changed."""
        copies.verify(source)
        path = self.folder.database
        part = path.with_name(f".{path.name}.part")
        origin = connect_read_only(source)
        try:
            copies.copy_verified(origin, part)
        finally:
            origin.close()
        copies.copy_verified(self._raw, copies.aside_name(path, "before-restore", self.clock.now().wall))
        self.close()
        try:
            copies.put_in_place(part, path)
        except OSError as error:
            raise WorldError(WorldErrorCode.DATABASE_LOCKED, str(path), type(error).__name__) from error
        finally:
            self._open()

    def close(self) -> None:
        self._engine.dispose()
        self._raw.close()


def _engine_on(raw: sqlite3.Connection) -> sa.Engine:
    """An engine that knows exactly one connection and begins every transaction at once as a writer."""
    engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=pool.StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _translated(error: DBAPIError, path: Path) -> Exception:
    if isinstance(error.orig, sqlite3.Error):
        return explained(error.orig, path)
    return error


def _require_writable(folder: Path) -> None:
    """Raises WorldError FOLDER_READ_ONLY. A full disk is no reason to stop here: reading still works."""
    try:
        copies.make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if (
            isinstance(error, PermissionError | NotADirectoryError | FileExistsError)
            or error.errno == errno.EROFS
        ):
            raise WorldError(WorldErrorCode.FOLDER_READ_ONLY, str(folder), type(error).__name__) from error
        if not folder.is_dir():
            raise WorldError(WorldErrorCode.DISK_FULL, str(folder), type(error).__name__) from error
