"""A file that only takes up room, so that writing can go on for a while when the disk is full."""

from __future__ import annotations

import os
from pathlib import Path

RESERVE_BYTES = 16 * 1024 * 1024
_CHUNK = 1024 * 1024


class Reserve:
    """`released` is True when the room is not there (any more): the disk is full or nearly so."""

    def __init__(self, path: Path, size: int = RESERVE_BYTES) -> None:
        self._path = path
        self._size = size
        self.released = False

    def ensure(self) -> None:
        """Take the room if the disk has it; a disk that is too full leaves `released` set, no error."""
        try:
            if self._path.stat().st_size == self._size:
                self.released = False
                return
        except OSError:
            pass  # not there yet
        try:
            self._fill()
            self.released = False
        except OSError:
            self.release()

    def _fill(self) -> None:
        # Random bytes: a disk that compresses would keep zeros in no room at all.
        with self._path.open("wb") as stream:
            left = self._size
            while left > 0:
                stream.write(os.urandom(min(_CHUNK, left)))
                left -= _CHUNK
            stream.flush()
            os.fsync(stream.fileno())

    def release(self) -> bool:
        """Give the room back. True when there was room to give."""
        self.released = True
        try:
            held = self._path.stat().st_size > 0
            self._path.unlink()
        except OSError:
            return False
        return held
