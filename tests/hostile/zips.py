"""Writes zip files byte by byte, so that they can lie. Contents are stored unless asked otherwise, so that the bytes
are the same wherever they are made.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

DECK = b"""---
id: vreemd
version: "1.0"
language: nl
audience: [raadsleden]
title: Vreemd
licence: CC-BY-4.0
---
Een inleiding.
"""
CARD = b"""---
id: een
version: "1.0"
language: nl
audience: [raadsleden]
kind: options
themes: [T01]
values: [moed, respect]
---
# Een kaart

Je staat in de gang en hoort iets.

## Vraag

Wat doe je?

## Keuzes

- **A.** Je loopt door.
- **B.** Je blijft staan.
"""
LINK_MODE = 0o120777 << 16
PIPE_MODE = 0o010644 << 16
_DATE = 0x5B76  # 22 November 2025, as old zips write it


@dataclass(frozen=True, slots=True)
class Part:
    """One entry. What is None is told as it is; everything else is told as given, true or not."""

    name: str | bytes
    content: bytes = b""
    packed: bytes | None = None
    method: int = 0
    size: int | None = None
    crc: int | None = None
    local_name: bytes | None = None
    local_size: int | None = None
    attributes: int = 0
    flags: int = 0
    at: int | None = None
    hidden: bool = False
    same_bytes: bool = False


GOOD = (Part("deck.md", DECK), Part("cards/een.md", CARD))


def squeezed(name: str, content: bytes) -> Part:
    """An honest entry that is packed as tightly as can be."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(name, content, packing.compress(content) + packing.flush(), method=8)


def package(
    *parts: Part,
    before: bytes = b"",
    after: bytes = b"",
    count: int | None = None,
    disk: int = 0,
    comment: bytes = b"",
) -> bytes:
    """A zip file with these entries; `count` is what its end says."""
    body, directory = bytearray(before), bytearray()
    start = len(body)
    for part in parts:
        raw = part.name.encode() if isinstance(part.name, str) else part.name
        flags = part.flags | (0 if raw.isascii() else 0x800)
        packed = part.content if part.packed is None else part.packed
        size = len(part.content) if part.size is None else part.size
        crc = zlib.crc32(part.content) if part.crc is None else part.crc
        local = raw if part.local_name is None else part.local_name
        local_size = size if part.local_size is None else part.local_size
        if not part.same_bytes:
            start = len(body)
            head = (20, flags, part.method, 0, _DATE, crc, len(packed), local_size, len(local), 0)
            body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *head) + local + packed
        if part.hidden:
            continue
        where = start if part.at is None else part.at
        numbers = (20, 20, flags, part.method, 0, _DATE, crc, len(packed), size, len(raw), 0, 0, 0, 0)
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *numbers, part.attributes, where) + raw
    told = sum(not part.hidden for part in parts) if count is None else count
    end = (disk, 0, told, told, len(directory), len(body), len(comment))
    return bytes(body + directory) + struct.pack("<4s4H2LH", b"PK\x05\x06", *end) + comment + after


def deck(*parts: Part) -> bytes:
    """A good deck with these entries beside it."""
    return package(*GOOD, *parts)


def png(width: int, height: int, rows: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with eight bits of grey a dot, whose header says these sizes; `rows` with their filter bytes."""
    blocks = [rows[at : at + 0xFFFF] for at in range(0, len(rows), 0xFFFF)] or [b""]
    stored = b"".join(
        struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) + block for block in blocks
    )
    zipped = b"\x78\x01" + stored + struct.pack(">L", zlib.adler32(rows))
    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    found = b"\x89PNG\r\n\x1a\n"
    for name, content in ((b"IHDR", header), *chunks, (b"IDAT", zipped), (b"IEND", b"")):
        found += (
            struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))
        )
    return found


SMALL_PNG = png(2, 2, b"\x00\x10\x20\x00\x30\x40")
