"""Copies of the database file: verified backups, what is set aside, and what must vanish. No ORM here.

Only a copy that passed every check ever gets a backup's name.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dilemmagame.base.atomic import not_written, sync_folder
from dilemmagame.base.clock import SystemClock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage.checksums import COVERED, faults
from dilemmagame.storage.connection import FAILURES, connect, connect_read_only, explained, integrity_faults
from dilemmagame.storage.identity import identify

KEPT_RECENT = 10
KEPT_IN_ALL = 30
KEPT_BEFORE_MIGRATION = 5

_NAME = re.compile(r"sessions-(?P<number>\d{5,})-(?P<day>\d{4}-\d\d-\d\d)(?P<before>-before-\d+)?\.db")
_JOURNAL = "-journal"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup by its name. `number` counts up whatever the clock says; `before` marks one made for a migration."""

    number: int
    day: str
    before: bool
    path: Path


def _listed(folder: DataFolder) -> list[Backup]:
    """Every file with a backup's name, newest first."""
    if not folder.backups.is_dir():
        return []
    found = [
        Backup(int(match["number"]), match["day"], match["before"] is not None, path)
        for path in folder.backups.iterdir()
        if (match := _NAME.fullmatch(path.name)) is not None
    ]
    return sorted(found, reverse=True)


def good_backups(folder: DataFolder) -> tuple[Path, ...]:
    """The backups that pass every check now, newest first. Works without an open store."""
    return tuple(backup.path for backup in _listed(folder) if _passes(backup.path))


def _passes(path: Path) -> bool:
    try:
        verify(path)
    except WorldError:
        return False
    return True


def verify(path: Path) -> dict[str, int]:
    """Check the file at `path` without changing it: identity, structure, checksums (newest shape only). Rows per table.

    Raises WorldError as `identify` does, or DATABASE_DAMAGED.
    """
    identity = identify(path)
    try:
        connection = connect_read_only(path)
        try:
            fault = integrity_faults(connection)
            if not fault and identity.is_head:
                fault = next(faults(connection), "")
            rows = count_rows(connection) if not fault else {}
        finally:
            connection.close()
    except FAILURES as error:
        raise WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), type(error).__name__) from error
    if fault:
        raise WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), fault)
    return rows


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows per table of ours that the file has."""
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names from COVERED
        for table in COVERED
        if table in present
    }


def copy_verified(
    source: sqlite3.Connection, target: Path, finish: Callable[[sqlite3.Connection], None] | None = None
) -> None:
    """Put a copy of the open file `source` at `target`: beside it first, checked, counted, synced, then renamed.

    `finish` may change the copy before it is checked, but not its number of rows. What stood at `target` is replaced
    only by a good copy. Raises WorldError.
    """
    part = target.with_name(f".{target.name.lstrip('.')}.part")
    try:
        make_folder(target.parent)
        _remove(part)
        _copy(source, part, finish)
        if verify(part) != count_rows(source):
            raise WorldError(WorldErrorCode.DATABASE_DAMAGED, str(target), "the copy has other rows")
        put_in_place(part, target)
    except OSError as error:
        raise not_written(error, target.parent) from error
    finally:
        _remove(part)


def _copy(
    source: sqlite3.Connection, part: Path, finish: Callable[[sqlite3.Connection], None] | None
) -> None:
    destination = connect(part, create=True)
    try:
        source.backup(destination)
        if finish is not None:
            finish(destination)
    except FAILURES as error:
        raise explained(error, part) from error
    finally:
        destination.close()


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for good: a new name lasts once the folder it stands in is synced."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def put_in_place(part: Path, target: Path) -> None:
    """Sync `part` and give it the name `target` for good. Raises OSError."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(target)
    sync_folder(target.parent)


def next_backup(folder: DataFolder, now: datetime, before: str = "") -> Path:
    """The name for the next backup; `before` is the migration it is made for."""
    newest = next(iter(_listed(folder)), None)
    number = 1 if newest is None else newest.number + 1
    suffix = f"-before-{before}" if before else ""
    return folder.backups / f"sessions-{number:05d}-{now:%Y-%m-%d}{suffix}.db"


def thin(folder: DataFolder) -> None:
    """Keep the newest backups, one per day before that, and five of those made for a migration."""
    listed = _listed(folder)
    spare = [backup for backup in listed if backup.before][KEPT_BEFORE_MIGRATION:]
    regular = [backup for backup in listed if not backup.before]
    kept = regular[:KEPT_RECENT]
    days = {backup.day for backup in kept}
    for backup in regular[KEPT_RECENT:]:
        if backup.day not in days and len(kept) < KEPT_IN_ALL:
            kept.append(backup)
            days.add(backup.day)
        else:
            spare.append(backup)
    for backup in spare:
        _remove(backup.path)


def erase_others(folder: DataFolder, keep: Path, session_ids: Sequence[str]) -> None:
    """Remove every backup but `keep`, and every file set aside that names one of `session_ids`; durable on return.

    Raises WorldError when a file cannot be removed (held open by another program, for example).
    """
    doomed = [backup.path for backup in _listed(folder) if backup.path != keep]
    doomed += [path for path in _aside(folder) if _names(path, session_ids)]
    try:
        for path in doomed:
            path.unlink(missing_ok=True)
        for place in {path.parent for path in doomed}:
            sync_folder(place)
    except OSError as error:
        raise WorldError(WorldErrorCode.DATABASE_LOCKED, str(folder.backups), type(error).__name__) from error
    sweep(folder)


def _aside(folder: DataFolder) -> list[Path]:
    return [path for path in folder.root.glob("sessions.*-*.db*") if path != folder.database]


def _names(path: Path, session_ids: Iterable[str]) -> bool:
    content = path.read_bytes()
    return any(session_id.encode() in content for session_id in session_ids)


def aside_name(path: Path, why: str, now: datetime) -> Path:
    """A free name beside `path` that says why and when, for example sessions.damaged-20261122-193000.db."""
    stem = f"{path.stem}.{why}-{now:%Y%m%d-%H%M%S}"
    target = path.with_name(f"{stem}{path.suffix}")
    counter = 2
    while target.exists() or target.with_name(target.name + _JOURNAL).exists():
        target = path.with_name(f"{stem}-{counter}{path.suffix}")
        counter += 1
    return target


def quarantine(path: Path) -> Path:
    """Set a database that was refused aside under another name, with its journal; returns where it lies now.

    Nothing in it changes. Raises WorldError FILE_MISSING or FOLDER_READ_ONLY.
    """
    target = aside_name(path, "damaged", SystemClock().now().wall)
    journal = path.with_name(path.name + _JOURNAL)
    try:
        # The file first: a file without its journal could pass for whole, a journal without its file cannot.
        path.rename(target)
        if journal.exists():
            journal.rename(target.with_name(target.name + _JOURNAL))
        sync_folder(path.parent)
    except FileNotFoundError:
        raise WorldError(WorldErrorCode.FILE_MISSING, str(path)) from None
    except OSError as error:
        raise WorldError(WorldErrorCode.FOLDER_READ_ONLY, str(path.parent), type(error).__name__) from error
    return target


def set_stray_journal_aside(path: Path) -> None:
    """A journal without its file must not be applied to the new file that is about to stand there."""
    journal = path.with_name(path.name + _JOURNAL)
    if journal.exists() and not path.exists():
        target = aside_name(path, "left-over", SystemClock().now().wall)
        journal.rename(target.with_name(target.name + _JOURNAL))
        sync_folder(path.parent)


def sweep(folder: DataFolder) -> None:
    """Remove half-made copies that a crash left behind; they never held the only copy of anything."""
    for place in (folder.root, folder.backups):
        for part in place.glob(".sessions*.part*"):
            _remove(part)


def _remove(path: Path) -> None:
    """Remove a file of ours whose staying does no harm; another program may be reading it."""
    for name in (path, path.with_name(path.name + _JOURNAL)):
        try:
            name.unlink(missing_ok=True)
        except OSError:
            continue
