"""Packages that are traps."""

from __future__ import annotations

import zlib
from functools import cache

from tests.hostile.traps import Trap
from tests.hostile.zips import (
    CARD,
    DECK,
    GOOD,
    LINK_MODE,
    PIPE_MODE,
    SMALL_PNG,
    Part,
    deck,
    package,
    png,
    squeezed,
)


def named(name: str | bytes) -> bytes:
    """A good deck with one more file of this name."""
    return deck(Part(name, CARD))


def overlapping() -> bytes:
    """Two entries with the same bytes: unpacked twice as much as there is, and so on with more of them."""
    return deck(Part("cards/twee.md", CARD), Part("cards/twee.md", CARD, same_bytes=True))


def within() -> bytes:
    """An entry that lies inside another one."""
    inner = package(Part("cards/drie.md", CARD))[: 30 + len("cards/drie.md") + len(CARD)]
    start = len(package(*GOOD)[: package(*GOOD).index(b"PK\x01\x02")])
    outer = Part("cards/twee.md", inner)
    at = start + 30 + len("cards/twee.md")
    return package(*GOOD, outer, Part("cards/drie.md", CARD, same_bytes=True, at=at))


def lying_small() -> bytes:
    """Declares 100 bytes and unpacks to a megabyte."""
    honest = squeezed("cards/twee.md", b"x" * 1_000_000)
    return deck(Part("cards/twee.md", b"", honest.packed, method=8, size=100, crc=zlib.crc32(honest.content)))


@cache
def gigabyte() -> tuple[bytes, int]:
    """A gigabyte of zeros in a megabyte, and its checksum."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    piece = bytes(1024 * 1024)
    # Each piece begins afresh, so that all are packed alike.
    block = packing.compress(piece) + packing.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(1024):
        crc = zlib.crc32(piece, crc)
    return block * 1024 + packing.flush(), crc


def bomb() -> bytes:
    """Honestly declared."""
    packed, crc = gigabyte()
    return deck(Part("images/a.png", b"", packed, method=8, size=1024**3, crc=crc))


def lying_bomb() -> bytes:
    """The same, declared as a small card: reading it whole would take all memory."""
    packed, crc = gigabyte()
    return deck(Part("cards/twee.md", b"", packed, method=8, size=50_000, crc=crc))


def crowded() -> bytes:
    return package(*GOOD, *(Part(f"cards/k{number}.md") for number in range(2_001)))


def very_crowded() -> bytes:
    """65,000 entries."""
    return package(*(Part(f"cards/k{number}.md") for number in range(65_000)))


def too_much() -> bytes:
    """A hundred megabytes and more, each file within its limit."""
    body = bytes(range(256)) * 4096 * 9
    return package(*GOOD, *(Part(f"images/p{number}.png", body) for number in range(12)))


def far_counting() -> bytes:
    """Its end counts two entries; its directory has three."""
    return package(*GOOD, Part("cards/twee.md", CARD), count=2)


def zip64() -> bytes:
    whole = bytearray(package(*GOOD))
    whole[-6:-2] = b"\xff\xff\xff\xff"
    return bytes(whole)


def comment_trick() -> bytes:
    """A second archive in the comment of the first: one reader sees this deck, another one that."""
    inner = package(Part("deck.md", DECK), Part("cards/anders.md", CARD))
    return package(*GOOD, comment=inner)


def huge_png() -> bytes:
    """A header of 20,000 by 20,000 dots, 400 million, in a hundred bytes."""
    return deck(Part("images/a.png", png(20_000, 20_000, b"\x00" * 32)))


def deep_json() -> bytes:
    return deck(Part("manifest.json", b'{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}"))


def talking_png() -> bytes:
    """A whole picture that carries the maker's words and place along."""
    return deck(
        Part("images/a.png", png(2, 2, b"\x00\x10\x20\x00\x30\x40", (b"tEXt", b"GPS\x0052.1 5.1 SECRET")))
    )


def zipped_text_png() -> bytes:
    """A note of a hundred megabytes, packed a thousand times smaller, in a picture of four dots."""
    note = b"a\x00\x00" + zlib.compress(bytes(100 * 1024 * 1024), 9)
    return deck(Part("images/a.png", png(2, 2, b"\x00\x10\x20\x00\x30\x40", (b"zTXt", note))))


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>'
PACKAGES = (
    Trap("slip.zip", "a name that climbs out of the folder", "entry-outside", lambda: named("../een.md")),
    Trap("slip-inside.zip", "a name that climbs out halfway", "entry-outside", lambda: named("cards/../../een.md")),
    Trap("slip-backslash.zip", "the same with Windows' sign", "entry-outside", lambda: named("..\\..\\een.md")),
    Trap("absolute.zip", "a name from the root", "entry-outside", lambda: named("/etc/cron.d/een.md")),
    Trap("drive.zip", "a name on a drive of Windows", "entry-outside", lambda: named("C:/een.md")),
    Trap("drive-relative.zip", "a name in the folder where a drive stands", "entry-outside", lambda: named("C:een.md")),
    Trap("unc.zip", "a name on another computer; asking for it sends a log-in", "entry-outside",
         lambda: named("//host/share/een.md")),
    Trap("unc-backslash.zip", "the same with Windows' sign", "entry-outside", lambda: named("\\\\host\\share\\een.md")),
    Trap("device.zip", "a device of Windows, also with a suffix", "entry-device", lambda: named("cards/nul.md")),
    Trap("device-superscript.zip", "Windows takes ¹ for 1", "entry-device", lambda: named("cards/com¹.md")),
    Trap("stream.zip", "a hidden stream behind a file", "entry-name", lambda: named("cards/een.md:twee")),
    Trap("trailing-dot.zip", "Windows drops the dot", "entry-name", lambda: named("cards/een.md.")),
    Trap("control.zip", "a name with a line end in it", "entry-name", lambda: named("cards/een\n.md")),
    Trap("bidi.zip", "a name that reads the other way round", "entry-name", lambda: named("cards/\u202edm.exe")),
    Trap("no-text.zip", "a name that is no text", "entry-name",
         lambda: deck(Part(b"cards/\xff\xfe.md", CARD, flags=0x800))),
    Trap("long-name.zip", "a name longer than a file system takes", "entry-name", lambda: named("cards/" + "a" * 300)),
    Trap("twice.zip", "two files of one name: which one was checked?", "entry-twice", lambda: named("cards/een.md")),
    Trap("twice-case.zip", "one file on Windows and macOS", "entry-twice", lambda: named("cards/EEN.md")),
    Trap("twice-accent.zip", "one file on macOS", "entry-twice",
         lambda: package(*GOOD, Part("cards/caf\u00e9.md", CARD), Part("cards/cafe\u0301.md", CARD))),
    Trap("link.zip", "a link to a file of this computer", "file-is-link",
         lambda: deck(Part("cards/twee.md", b"/etc/hostname", attributes=LINK_MODE))),
    Trap("pipe.zip", "a pipe that is never full", "file-is-link",
         lambda: deck(Part("cards/twee.md", CARD, attributes=PIPE_MODE))),
    Trap("locked.zip", "locked with a password", "entry-encrypted", lambda: deck(Part("cards/twee.md", CARD, flags=1))),
    Trap("overlap.zip", "two files share their bytes", "package-overlap", overlapping),
    Trap("within.zip", "a file inside the bytes of another", "package-overlap", within),
    Trap("lying-small.zip", "declares 100 bytes and holds a million", "entry-lies", lying_small, kept=False),
    Trap("lying-large.zip", "declares more than it holds", "entry-lies",
         lambda: deck(Part("cards/twee.md", CARD, size=len(CARD) + 9))),
    Trap("lying-header.zip", "the header before the file has another name than the directory", "entry-lies",
         lambda: deck(Part("cards/twee.md", CARD, local_name=b"../../../x.md"))),
    Trap("lying-size.zip", "the header before the file has another size than the directory", "entry-lies",
         lambda: deck(Part("cards/twee.md", CARD, local_size=3))),
    Trap("checksum.zip", "the content was changed after it was packed", "entry-damaged",
         lambda: deck(Part("cards/twee.md", CARD, crc=1))),
    Trap("no-deflate.zip", "says it is packed and is not", "entry-damaged",
         lambda: deck(Part("cards/twee.md", CARD, method=8))),
    Trap("bomb.zip", "a gigabyte in a megabyte", "entry-bomb", bomb, kept=False),
    Trap("lying-bomb.zip", "a gigabyte that says it is a card", "entry-lies", lying_bomb, kept=False),
    Trap("too-much.zip", "over a hundred megabytes together", "package-too-large", too_much, kept=False),
    Trap("crowded.zip", "2,003 files", "package-crowded", crowded, kept=False),
    Trap("very-crowded.zip", "65,000 files", "package-crowded", very_crowded, kept=False),
    Trap("far-counting.zip", "counts two files and lists three", "package-damaged", far_counting),
    Trap("nested.zip", "a package in a package", "entry-archive", lambda: deck(Part("meer.zip", package(*GOOD)))),
    Trap("nested-disguised.zip", "a package that calls itself a card", "entry-archive",
         lambda: deck(Part("cards/twee.md", package(*GOOD)))),
    Trap("method.zip", "packed in a rare way, for which bombs exist", "package-method",
         lambda: deck(Part("cards/twee.md", CARD, method=12))),
    Trap("zip64.zip", "sizes written elsewhere", "package-method", zip64),
    Trap("discs.zip", "part of a row of discs", "package-method", lambda: package(*GOOD, disk=3)),
    Trap("truncated.zip", "half of it is missing", "package-damaged", lambda: package(*GOOD)[:-40]),
    Trap("before.zip", "a program with a package behind it", "package-damaged",
         lambda: b"#!/bin/sh\n" + package(*GOOD)),
    Trap("after.zip", "something hides behind the end", "package-damaged", lambda: package(*GOOD, after=b"x" * 30)),
    Trap("comment.zip", "a second package in the note of the first", "package-damaged", comment_trick),
    Trap("text.zip", "no package at all", "package-damaged", lambda: b"hallo\n" * 10),
    Trap("empty.zip", "nothing in it", "deck-missing", package),
    Trap("no-deck.zip", "cards without a deck", "deck-missing", lambda: package(Part("cards/een.md", CARD))),
    Trap("full-folder.zip", "a folder with content", "entry-lies", lambda: deck(Part("cards/", b"abc"))),
    Trap("program.zip", "a program beside the deck", "entry-kind",
         lambda: deck(Part("start.exe", b"MZ")), refused=False),
    Trap("odd-card.zip", "a card whose name does not work everywhere", "file-name",
         lambda: deck(Part("cards/Kaart 2.md", CARD)), refused=False),
    Trap("svg.zip", "a picture that can read files and run for ever", "image-svg",
         lambda: deck(Part("images/a.svg", SVG)), refused=False),
    Trap("svg-disguised.zip", "the same under another name", "image-svg",
         lambda: deck(Part("images/a.png", SVG)), refused=False),
    Trap("image-dots.zip", "a picture of 400 million dots in a hundred bytes", "image-too-large", huge_png,
         refused=False),
    Trap("image-cut.zip", "a picture that ends halfway", "image-broken",
         lambda: deck(Part("images/a.png", SMALL_PNG[:50])), refused=False),
    Trap("image-name.zip", "a PNG that calls itself a JPEG", "image-broken",
         lambda: deck(Part("images/a.jpg", SMALL_PNG)), refused=False),
    Trap("image-note.zip", "a packed note of a hundred megabytes in a picture", "image-broken", zipped_text_png,
         refused=False, kept=False),
    Trap("image-words.zip", "a picture with the maker's place in it; only the dots come in", "", talking_png,
         refused=False),
    Trap("large-card.zip", "a card over 64 kB", "file-too-large",
         lambda: deck(Part("cards/twee.md", CARD + b"x" * 65_536)), refused=False),
    Trap("json-twice.zip", "one name twice: two readers see two versions", "json-syntax",
         lambda: deck(Part("manifest.json", b'{"id": "a", "id": "b"}')), refused=False),
    Trap("json-nan.zip", "a number that is none", "json-syntax",
         lambda: deck(Part("manifest.json", b'{"format": NaN}')), refused=False),
    Trap("json-endless.zip", "a number without end", "json-syntax",
         lambda: deck(Part("manifest.json", b'{"format": 1e999}')), refused=False),
    Trap("json-deep.zip", "50,000 lists in each other", "json-syntax", deep_json, refused=False),
    Trap("json-bidi.zip", "a title that reads the other way round", "json-syntax",
         lambda: deck(Part("manifest.json", b'{"title": "\\u202eabc"}')), refused=False),
    Trap("json-digits.zip", "a number of 5,000 digits, slow to read", "json-syntax",
         lambda: deck(Part("manifest.json", b'{"format": ' + b"9" * 5_000 + b"}")), refused=False),
)  # fmt: skip
