"""The one way in which a database file is opened: with the settings that keep promises, read back. No ORM here.

Journal DELETE and synchronous EXTRA lose no acknowledged commit in a power cut and leave no log of past commits;
secure_delete overwrites what is removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode

BUSY_SECONDS = 2.0

# Name, what is set, what must be read back.
Setting = tuple[str, str, str]
BASIC: tuple[Setting, ...] = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", "3"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("temp_store", "MEMORY", "2"),
    ("cell_size_check", "ON", "1"),
)
WORKING: tuple[Setting, ...] = (*BASIC, ("foreign_keys", "ON", "1"))
"""For daily work."""
MIGRATING: tuple[Setting, ...] = (*BASIC, ("foreign_keys", "OFF", "0"))
"""For migrations: with foreign keys on, rebuilding a parent table would delete its children."""

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises: of a schema with torn bytes in it not even the message can be read."""

_DAMAGED = (
    "SQLITE_CORRUPT",
    "SQLITE_NOTADB",
    "SQLITE_IOERR_SHORT_READ",
    "SQLITE_IOERR_DATA",
    "SQLITE_IOERR_CORRUPTFS",
)
_REFUSED = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_IOERR_ACCESS", "SQLITE_AUTH")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_UNLOCK", "SQLITE_IOERR_RDLOCK")


def connect(path: Path, settings: Sequence[Setting] = WORKING, *, create: bool = False) -> sqlite3.Connection:
    """Open `path` in this thread, in autocommit mode (every transaction is begun by hand), for this thread only.

    Raises WorldError DATABASE_UNSAFE when a setting does not read back as asked, or what `explained` makes of it.
    """
    mode = "rwc" if create else "rw"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
    except FAILURES as error:
        raise explained(error, path) from error
    try:
        _apply(connection, settings, path)
    except FAILURES as error:
        connection.close()
        raise explained(error, path) from error
    except WorldError:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Open `path` for looking only. `immutable`: not even a lock or a journal is looked at. Raises sqlite3.Error."""
    extra = "&immutable=1" if immutable else ""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{extra}", uri=True, timeout=BUSY_SECONDS)


def _apply(connection: sqlite3.Connection, settings: Sequence[Setting], path: Path) -> None:
    for name, value, expected in settings:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        row = connection.execute(f"PRAGMA {name}").fetchone()
        found = "" if row is None else str(row[0]).lower()
        if found != expected:
            raise WorldError(WorldErrorCode.DATABASE_UNSAFE, str(path), f"{name} is {found or 'unknown'}")


def explained(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> WorldError | sqlite3.Error:
    """The world's error behind `error`, or `error` itself when it is our own fault."""
    if isinstance(error, UnicodeDecodeError):
        return WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), type(error).__name__)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_BUSY):
        code = WorldErrorCode.DATABASE_LOCKED
    elif name.startswith(_DAMAGED):
        code = WorldErrorCode.DATABASE_DAMAGED
    elif name.startswith(_REFUSED):
        code = WorldErrorCode.FOLDER_READ_ONLY if path.parent.is_dir() else WorldErrorCode.FILE_MISSING
    elif name in {"SQLITE_IOERR_READ", "SQLITE_IOERR_FSTAT", "SQLITE_IOERR"}:
        code = WorldErrorCode.FILE_UNREADABLE
    elif name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        # A write, sync or truncation that the disk did not do; a file-size limit looks like this too.
        code = WorldErrorCode.DISK_FULL
    else:
        return error
    return WorldError(code, str(path), name)


def integrity_faults(connection: sqlite3.Connection) -> str:
    """What SQLite's own full check says, '' when all is well. Raises one of FAILURES on a badly torn file."""
    row = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return "" if row is not None and row[0] == "ok" else "integrity check"
