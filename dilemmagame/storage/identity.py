"""Whose file is this? Read from the raw first bytes, so that a stranger's, newer or empty file is never opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.storage.connection import FAILURES, connect_read_only

APPLICATION_ID = 0x44494C4D  # 'DILM'
HEAD = "0003"
"""The newest migration this program knows; a test says it equals the head of the scripts."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


@dataclass(frozen=True, slots=True)
class Identity:
    """What the header says: `version` is the number of the last migration."""

    version: int

    @property
    def is_head(self) -> bool:
        return self.version == int(HEAD)


def identify(path: Path) -> Identity:
    """Read whose file `path` is without touching it.

    Raises WorldError: FILE_MISSING, FILE_UNREADABLE, DATABASE_EMPTY (0 bytes, to which SQLite would say 'ok'),
    DATABASE_FOREIGN, DATABASE_DAMAGED (our file with its beginning gone) or DATABASE_NEWER.
    """
    header = _first_bytes(path)
    if not header:
        raise WorldError(WorldErrorCode.DATABASE_EMPTY, str(path), "0 bytes")
    if not header.startswith(_MAGIC):
        looks_like = sum(a == b for a, b in zip(header, _MAGIC, strict=False))
        wiped = not any(header[: len(_MAGIC)])
        if wiped or looks_like >= len(_MAGIC) // 2:
            raise WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), "header")
        raise WorldError(WorldErrorCode.DATABASE_FOREIGN, str(path), "no SQLite file")
    if len(header) < _HEADER:
        raise WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), "header cut off")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise WorldError(WorldErrorCode.DATABASE_FOREIGN, str(path), "application id")
    version = int.from_bytes(header[60:64], "big")
    if version > int(HEAD):
        raise _newer_or_damaged(path, version)
    if version < 1:
        raise WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), "version")
    return Identity(version)


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEADER)
    except FileNotFoundError:
        raise WorldError(WorldErrorCode.FILE_MISSING, str(path)) from None
    except OSError as error:
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(path), type(error).__name__) from error


def _newer_or_damaged(path: Path, version: int) -> WorldError:
    """A flipped bit in the number must not be sold as 'a newer program': the migration table has to agree."""
    try:
        connection = connect_read_only(path, immutable=True)
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except FAILURES:
        row = None
    if row is not None and row[0] <= HEAD:
        return WorldError(WorldErrorCode.DATABASE_DAMAGED, str(path), "version")
    return WorldError(WorldErrorCode.DATABASE_NEWER, str(path), f"version {version}")
