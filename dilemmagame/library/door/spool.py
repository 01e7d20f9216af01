"""A folder on its way to the worker: the parent puts its files one after another in one stream, the worker reads that.
So the worker needs no file of its own, and both kinds of source look alike to it.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from dilemmagame.library import limits
from dilemmagame.library.door import names
from dilemmagame.library.door.archive import CHUNK, Entry, RefusedError
from dilemmagame.library.findings import Code

# The deck's own folder, and the folders in it.
_DEPTH = 2
_LISTED = 20_000
_HEAD = 8
# A pipe in the folder must not make us wait, and a link must not lead us away.
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def write_spool(folder: Path, target: IO[bytes]) -> None:
    """Put what is in `folder` into `target`: the contents, then a list of names and sizes, then the list's length.

    At most one file over `limits.PACKAGE_FILES`, and at most one byte over what a file or all files may hold: enough
    for the worker to see that it is too much. Links, pipes and devices are named, not opened.
    """
    listed: list[tuple[str, int, bool]] = []
    left = limits.PACKAGE_UNPACKED_BYTES + 1
    for name, path, odd in _walk(folder, "", _DEPTH):
        if len(listed) > limits.PACKAGE_FILES:
            break
        kind = names.kind_of(name)
        size = 0
        if kind is not None and not odd:
            size = _copy(path, target, min(names.SIZES[kind] + 1, left))
            left -= max(0, size)
        listed.append((name, size, odd))
    # ASCII: a name on disk may hold bytes that are no text.
    head = json.dumps(listed, ensure_ascii=True).encode("ascii")
    target.write(head + len(head).to_bytes(_HEAD, "big"))


class Spool:
    """The files of a folder, as `write_spool` wrote them. A file that could not be read has size -1."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        end = stream.seek(0, 2) - _HEAD
        stream.seek(end)
        length = int.from_bytes(stream.read(_HEAD), "big")
        stream.seek(end - length)
        entries: list[Entry] = []
        start = 0
        for name, size, odd in json.loads(stream.read(length)):
            entries.append(Entry(name, size, link=odd, packed=max(0, size), start=start))
            start += max(0, size)
        self.entries = tuple(entries)
        if len(entries) > limits.PACKAGE_FILES:
            raise RefusedError(Code.PACKAGE_CROWDED, "", str(limits.PACKAGE_FILES))
        if start > limits.PACKAGE_UNPACKED_BYTES:
            raise RefusedError(Code.PACKAGE_TOO_LARGE, "", str(limits.PACKAGE_UNPACKED_BYTES // 1024**2))

    def read(self, entry: Entry) -> bytes:
        """The whole content of one file."""
        self._stream.seek(entry.start)
        return self._stream.read(entry.packed)


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, Path, bool]]:
    """Relative name, place and whether it is neither file nor folder, by name; litter is passed over."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(islice(found, _LISTED), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = prefix + entry.name
        if names.is_litter(name):
            continue
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except OSError:
            continue
        if stat.S_ISDIR(mode) and not _is_junction(entry):
            if depth > 1:
                yield from _walk(Path(entry.path), f"{name}/", depth - 1)
        else:
            yield name, Path(entry.path), not stat.S_ISREG(mode)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether this folder is one of Windows' links to another folder."""
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400))


def _copy(path: Path, target: IO[bytes], most: int) -> int:
    """Append at most `most` bytes of the file to `target`; the number of bytes, or -1 when it cannot be read."""
    written = 0
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError):
        return -1
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return -1
        try:
            while written < most and (piece := stream.read(min(CHUNK, most - written))):
                target.write(piece)
                written += len(piece)
        except OSError:
            # The bytes that were written stay in the stream; they belong to no file then.
            return _gone(target, written)
    return written


def _gone(target: IO[bytes], written: int) -> int:
    target.seek(-written, 1)
    target.truncate()
    return -1
