"""The files of a deck by name: what belongs to a deck and what does not. Nothing is parsed."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library.fields import valid_id
from dilemmagame.library.reading import CARDS_FOLDER, DECK_FILE, NORMS_FILE

IMAGES_FOLDER = "images"
BASE_FOLDER = ".base"

# relative names with forward slashes, and what is in the files
Files = Mapping[str, bytes]

# no file of a deck comes near this; a larger one is left alone and named
LARGEST_BYTES = 10 * 1024 * 1024

_DECK = re.compile(r"deck(?:\.[a-z]{2})?\.md")
_CARD = re.compile(rf"{CARDS_FOLDER}/(?P<stem>[^/.]+)(?:\.[a-z]{{2}})?\.md")
_NOTE = re.compile(r"(?P<stem>[^/.]+)(?:\.[a-z]{2})?\.md")
_IMAGE = re.compile(rf"{IMAGES_FOLDER}/(?P<stem>[^/.]+)\.(?:png|jpg|jpeg)")


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The files of a deck in a folder, and the names of what lies there but is no part of a deck."""

    files: Files
    left_out: tuple[str, ...]


def belongs(name: str) -> bool:
    """Whether a file of this name is part of a deck: the deck and its translations, norms, cards, pictures, and the
    maker's notes beside `deck.md`. The door takes in the same."""
    if name == NORMS_FILE or _DECK.fullmatch(name):
        return True
    found = _CARD.fullmatch(name) or _IMAGE.fullmatch(name) or _NOTE.fullmatch(name)
    return found is not None and valid_id(found["stem"])


def is_note(name: str) -> bool:
    """Whether a file of this name is a note of the maker of the deck, which no game shows."""
    return belongs(name) and name != NORMS_FILE and not _DECK.fullmatch(name) and "/" not in name


def stem_of(name: str) -> str:
    """The file name of a card without folder, language and ending; empty for a file that is no card."""
    found = _CARD.fullmatch(name)
    return found["stem"] if found is not None else ""


def deck_files(folder: Path) -> OnDisk:
    """What is in the deck in `folder`. Links are not followed; hidden files are not even named.

    Raises WorldError: FILE_MISSING when there is no deck, FILE_UNREADABLE when one of its files cannot be read.
    """
    if folder.is_symlink() or not (folder / DECK_FILE).is_file():
        raise WorldError(WorldErrorCode.FILE_MISSING, str(folder / DECK_FILE))
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    try:
        for name in _listed(folder):
            found = (folder / name).lstat()
            if belongs(name) and stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST_BYTES:
                files[name] = (folder / name).read_bytes()
            else:
                left_out.append(name)
    except OSError as error:
        place = str(error.filename or folder)
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, place, type(error).__name__) from error
    if DECK_FILE not in files:
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(folder / DECK_FILE))
    return OnDisk(dict(sorted(files.items())), tuple(sorted(left_out)))


def base_files(folder: Path) -> Files:
    """The files of the package from which the deck in `folder` came, as they were; nothing when it came from none."""
    if not (folder / BASE_FOLDER / DECK_FILE).is_file():
        return {}
    return deck_files(folder / BASE_FOLDER).files


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


def digests(files: Files) -> dict[str, str]:
    """SHA-256 of every file, by name."""
    return {name: digest(content) for name, content in sorted(files.items())}


def only_deck(files: Files) -> Files:
    """Those of `files` that are part of a deck; not the manifest, for example."""
    return {name: content for name, content in sorted(files.items()) if belongs(name)}


def _listed(folder: Path) -> Iterable[str]:
    """The names right in `folder` and right in the two folders of a deck, hidden ones left out."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.name in (CARDS_FOLDER, IMAGES_FOLDER) and path.is_dir() and not path.is_symlink():
            yield from (
                f"{path.name}/{each.name}" for each in path.iterdir() if not each.name.startswith(".")
            )
        else:
            yield path.name
