"""The one way in which the product writes a file: beside it, synced, then put in its place."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode


def write_atomically(target: Path, content: bytes) -> None:
    """Replace `target` by `content` so that at every moment either the old or the new file is whole.

    Raises OSError (disk full, read-only); the old file is then untouched and no temporary file is left.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_where_asked(target: Path, content: bytes) -> None:
    """Write what a person asked for to a place of their choice. Raises WorldError DISK_FULL or FOLDER_READ_ONLY."""
    try:
        write_atomically(target, content)
    except OSError as error:
        raise not_written(error, target) from error


def not_written(error: OSError, place: Path) -> WorldError:
    """What writing at `place` met: DISK_FULL when there was no room, FOLDER_READ_ONLY for everything else."""
    full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
    code = WorldErrorCode.DISK_FULL if error.errno in full else WorldErrorCode.FOLDER_READ_ONLY
    return WorldError(code, str(place), type(error).__name__)


def sync_folder(folder: Path) -> None:
    """Make the new name durable where the system lets a folder be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
