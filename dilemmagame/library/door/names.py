"""Names of files from outside: which are dangerous on some system, and what kind of file a harmless one is.
Nothing is opened here.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from pathlib import PureWindowsPath

from dilemmagame.library import limits
from dilemmagame.library.fields import ID
from dilemmagame.library.findings import Code
from dilemmagame.library.sources import clean

# Windows takes these for devices in every folder and with every suffix, the superscript digits too.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"
}
_UNSAFE = re.compile(r'[<>:"|?*]')
_DRIVE = re.compile(r"[A-Za-z]:")
_STEM = ID.pattern
_CARD = re.compile(rf"cards/{_STEM}(\.[a-z]{{2}})?\.md")
_IMAGE = re.compile(rf"images/{_STEM}\.(png|jpg|jpeg)")
_DECK = re.compile(r"deck(\.[a-z]{2})?\.md")
_NOTE = re.compile(rf"{_STEM}(\.[a-z]{{2}})?\.md")
_ARCHIVES = re.compile(
    r"\.(zip|dilemma|jar|apk|7z|rar|tar|tgz|gz|bz2|xz|zst|lz|lzma|cab|iso|docx|xlsx|xlsm|pptx|odt|ods)$"
)
_SHOWN = 80


class FileKind(Enum):
    """What the door takes in; a note is any other text beside `deck.md`."""

    DECK = "deck"
    NORMS = "norms"
    CARD = "card"
    IMAGE = "image"
    SEAL = "seal"
    NOTE = "note"


# Most bytes of one file, as it comes and as it leaves the door.
SIZES = {
    FileKind.DECK: limits.DECK_BYTES,
    FileKind.NORMS: limits.NORMS_BYTES,
    FileKind.CARD: limits.CARD_BYTES,
    FileKind.IMAGE: limits.IMAGE_BYTES,
    FileKind.SEAL: limits.JSON_BYTES,
    FileKind.NOTE: limits.DECK_BYTES,
}


def danger(name: str) -> Code | None:
    """Why a file with this relative name could do harm somewhere, or None. Names in a zip have forward slashes."""
    if not name or len(name) > limits.PACKAGE_NAME:
        return Code.ENTRY_NAME
    if "\\" in name or name.startswith("/") or _DRIVE.match(name):
        return Code.ENTRY_OUTSIDE
    parts = name.split("/")
    if ".." in parts:
        return Code.ENTRY_OUTSIDE
    if clean(name) != name or "\n" in name or "\t" in name or _UNSAFE.search(name):
        return Code.ENTRY_NAME
    for part in parts:
        if not part or part == "." or part[-1] in ". ":
            return Code.ENTRY_NAME
        if is_device(part):
            return Code.ENTRY_DEVICE
    if _ARCHIVES.search(name.lower()):
        return Code.ENTRY_ARCHIVE
    return None


def is_device(part: str) -> bool:
    """Whether some system takes this name, with or without a suffix, for a device."""
    stem = part.partition(".")[0].rstrip(" ").casefold()
    return stem in _DEVICES or PureWindowsPath(part).is_reserved()


def kind_of(name: str) -> FileKind | None:
    """What a file with this name is in a deck, or None when it has no place there."""
    if danger(name) is not None:
        return None
    if _CARD.fullmatch(name):
        return FileKind.CARD
    if _IMAGE.fullmatch(name):
        return FileKind.IMAGE
    if _DECK.fullmatch(name):
        return FileKind.DECK
    if name == "norms.md":
        return FileKind.NORMS
    if name in {"manifest.json", "signature.json"}:
        return FileKind.SEAL
    if _NOTE.fullmatch(name):
        return FileKind.NOTE
    return None


def is_litter(name: str) -> bool:
    """Whether a system or an editor left this beside the deck: passed over without a word."""
    return any(
        part.startswith(".") or part in {"__MACOSX", "Thumbs.db", "desktop.ini"} for part in name.split("/")
    )


def same_place(name: str) -> str:
    """What two names have in common that are one file on some system: capitals, ways to write an accent."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return folded.rstrip("/")


def shown(name: str) -> str:
    """`name` as it may be shown and told: clean, on one line, 80 characters at most."""
    return " ".join(clean(name[: limits.PACKAGE_NAME]).split())[:_SHOWN] or "?"
