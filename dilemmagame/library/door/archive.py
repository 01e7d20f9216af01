"""Reads the bytes of a zip file that trusts nobody: bounds before contents, sizes counted while they stream.

Not Python's `zipfile`: that believes sizes, allows entries to lie over one another (before 3.11.8) and takes anything
that stands around the archive. Here an archive is exactly its entries, its directory and its end, or it is refused.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dilemmagame.library.findings import Code

CHUNK = 64 * 1024
_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_COMMENT_MAX = 0xFFFF
_NEEDS_ZIP64 = 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SIZES_FOLLOW = 0x8
_UTF8_NAME = 0x800


class RefusedError(Exception):
    """The whole is refused: `code` says why, `name` is the entry (empty: the archive)."""

    def __init__(self, code: Code, name: str = "", *arguments: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.name = name
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may hold: entries, bytes unpacked in all, and how many times smaller it may be packed."""

    entries: int
    unpacked: int
    ratio: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder as the directory declares it; sizes in bytes. `size` is a promise that reading holds it to."""

    name: str
    size: int
    link: bool = False
    folder: bool = False
    packed: int = 0
    crc: int = 0
    method: int = 0
    start: int = 0


class Archive:
    """The entries of a zip file in the order of its directory. Raises RefusedError; OSError for the stream."""

    def __init__(self, stream: BinaryIO, bounds: Bounds) -> None:
        self._stream = stream
        directory, offset, count = self._directory(bounds)
        self._spans: list[tuple[int, int, str]] = []
        self.entries: tuple[Entry, ...] = tuple(self._entries(directory, offset, count))
        _check_bounds(self.entries, bounds)
        _check_apart(self._spans, offset)

    def read(self, entry: Entry) -> bytes:
        """The whole content, exactly as large as declared and with the declared checksum."""
        content = bytearray()
        crc = 0
        for piece in self._pieces(entry):
            if len(content) + len(piece) > entry.size:
                raise RefusedError(Code.ENTRY_LIES, entry.name)
            content += piece
            crc = zlib.crc32(piece, crc)
        if len(content) != entry.size:
            raise RefusedError(Code.ENTRY_LIES, entry.name)
        if crc != entry.crc:
            raise RefusedError(Code.ENTRY_DAMAGED, entry.name)
        return bytes(content)

    def _pieces(self, entry: Entry) -> Iterator[bytes]:
        """The content in pieces of 64 KB at most."""
        self._stream.seek(entry.start)
        left = entry.packed
        if entry.method == _STORED:
            while left and (piece := self._stream.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece
            return
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            while left and not unpacking.eof and (packed := self._stream.read(min(CHUNK, left))):
                left -= len(packed)
                while packed and not unpacking.eof:
                    yield unpacking.decompress(packed, CHUNK)
                    packed = unpacking.unconsumed_tail
            while not unpacking.eof and (piece := unpacking.decompress(b"", CHUNK)):
                yield piece
        except zlib.error as error:
            raise RefusedError(Code.ENTRY_DAMAGED, entry.name) from error
        if left or unpacking.unused_data or not unpacking.eof:
            raise RefusedError(Code.ENTRY_LIES, entry.name)

    def _directory(self, bounds: Bounds) -> tuple[bytes, int, int]:
        """The directory's bytes, the place where it begins, and how many entries it counts."""
        size = self._stream.seek(0, 2)
        tail_start = max(0, size - _END.size - _COMMENT_MAX)
        self._stream.seek(tail_start)
        tail = self._stream.read(size - tail_start)
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < _END.size:
            raise RefusedError(Code.PACKAGE_DAMAGED)
        _sign, disk, first, here, count, length, offset, comment = _END.unpack_from(tail, at)
        if tail_start + at + _END.size + comment != size:
            raise RefusedError(Code.PACKAGE_DAMAGED)
        if disk or first or here != count or offset == _NEEDS_ZIP64:
            raise RefusedError(Code.PACKAGE_METHOD)
        if count > bounds.entries:
            raise RefusedError(Code.PACKAGE_CROWDED, "", str(bounds.entries))
        # Each entry takes 46 bytes and its name; a directory that is far longer hides what it counts.
        if offset + length != tail_start + at or length > bounds.entries * 1024:
            raise RefusedError(Code.PACKAGE_DAMAGED)
        self._stream.seek(offset)
        directory = self._stream.read(length)
        if len(directory) != length:
            raise RefusedError(Code.PACKAGE_DAMAGED)
        return directory, offset, count

    def _entries(self, directory: bytes, offset: int, count: int) -> Iterator[Entry]:
        at = 0
        for _ in range(count):
            if len(directory) - at < _CENTRAL.size:
                raise RefusedError(Code.PACKAGE_DAMAGED)
            fields = _CENTRAL.unpack_from(directory, at)
            sign, made, _need, flags, method, _time, _date, crc, packed, size = fields[:10]
            name_length, extra, comment, disk, _inside, outside, header = fields[10:]
            at += _CENTRAL.size
            raw = directory[at : at + name_length]
            at += name_length + extra + comment
            if sign != b"PK\x01\x02" or at > len(directory) or disk:
                raise RefusedError(Code.PACKAGE_DAMAGED)
            name = _name(raw, flags)
            if flags & _ENCRYPTED or method == 99:
                raise RefusedError(Code.ENTRY_ENCRYPTED, name)
            if method not in {_STORED, _DEFLATED} or _NEEDS_ZIP64 in {packed, size, header}:
                raise RefusedError(Code.PACKAGE_METHOD, name)
            start = self._local(header, offset, raw, (flags, method, crc, packed, size), name)
            self._spans.append((header, start + packed, name))
            yield Entry(
                name=name,
                size=size,
                link=_is_odd(outside >> 16),
                folder=name.endswith("/") or bool(made >> 8 == 0 and outside & 0x10),
                packed=packed,
                crc=crc,
                method=method,
                start=start,
            )
        if at != len(directory):
            raise RefusedError(Code.PACKAGE_DAMAGED)

    def _local(
        self, header: int, end: int, raw: bytes, declared: tuple[int, int, int, int, int], name: str
    ) -> int:
        """Where the content begins; the header before it must say what the directory says."""
        self._stream.seek(header)
        found = self._stream.read(_LOCAL.size + len(raw))
        if len(found) != _LOCAL.size + len(raw) or header + len(found) > end:
            raise RefusedError(Code.PACKAGE_DAMAGED)
        sign, _need, flags, method, _time, _date, crc, packed, size, name_length, extra = _LOCAL.unpack_from(
            found
        )
        if sign != b"PK\x03\x04":
            raise RefusedError(Code.PACKAGE_DAMAGED)
        said = (flags & _ENCRYPTED, method, crc, packed, size)
        wanted = (declared[0] & _ENCRYPTED, *declared[1:])
        if flags & _SIZES_FOLLOW:
            # Written as a stream: the header may leave the three to the directory.
            said = (said[0], said[1], *wanted[2:])
        if name_length != len(raw) or found[_LOCAL.size :] != raw or said != wanted:
            raise RefusedError(Code.ENTRY_LIES, name)
        return header + len(found) + int(extra)


def _name(raw: bytes, flags: int) -> str:
    """The name as text; bytes that are none become signs that no rule for names lets through."""
    encoding = "utf-8" if flags & _UTF8_NAME or raw.isascii() else "cp437"
    return raw.decode(encoding, "surrogateescape" if encoding == "utf-8" else "strict")


def _is_odd(mode: int) -> bool:
    """Whether the entry says it is neither a plain file nor a folder (a link, a pipe, a device)."""
    kind = stat.S_IFMT(mode)
    return kind not in {0, stat.S_IFREG, stat.S_IFDIR}


def _check_bounds(entries: tuple[Entry, ...], bounds: Bounds) -> None:
    for entry in entries:
        if entry.folder and (entry.size or entry.packed):
            raise RefusedError(Code.ENTRY_LIES, entry.name)
        if entry.method == _STORED and entry.size != entry.packed:
            raise RefusedError(Code.ENTRY_LIES, entry.name)
        if entry.size > bounds.ratio * max(1, entry.packed):
            raise RefusedError(Code.ENTRY_BOMB, entry.name, str(bounds.ratio))
    if sum(entry.size for entry in entries) > bounds.unpacked:
        raise RefusedError(Code.PACKAGE_TOO_LARGE, "", str(bounds.unpacked // 1024**2))


def _check_apart(spans: list[tuple[int, int, str]], end: int) -> None:
    """Every entry has bytes of its own, before the directory."""
    reached = 0
    for start, after, name in sorted(spans):
        if start < reached:
            raise RefusedError(Code.PACKAGE_OVERLAP, name)
        reached = after
    if reached > end:
        raise RefusedError(Code.PACKAGE_DAMAGED)
