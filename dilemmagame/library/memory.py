"""What large decks were when they were last read, kept beside the decks so that a start need not read them again.

Small decks are always read from their files. A memory is used only for files that are exactly as they were (name,
size, moment of change), and only by the program that wrote it; anything else is as if there were none.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dilemmagame.base.atomic import write_atomically
from dilemmagame.domain.cards import Deck, Problem
from dilemmagame.library.reading import CARDS_FOLDER, NORMS_FILE

if TYPE_CHECKING:
    from pydantic import TypeAdapter

log = logging.getLogger(__name__)

REMEMBERED_FROM = 100
"""Number of files from which a deck is remembered: below that, reading is quick."""
SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was read may have changed again within the same moment."""

Stamp = tuple[tuple[str, int, int], ...]
"""Name, size in bytes and moment of change in nanoseconds of every file that a deck is read from."""


def stamp_of(folder: Path) -> Stamp:
    """The stamp of the deck in `folder` now; what cannot be seen is left out."""
    found = [*_seen(folder, ""), *_seen(folder / CARDS_FOLDER, f"{CARDS_FOLDER}/")]
    shared = folder.resolve().parent / NORMS_FILE
    try:
        facts = shared.lstat()
    except OSError:
        pass
    else:
        found.append((f"../{NORMS_FILE}", facts.st_size, facts.st_mtime_ns))
    return tuple(sorted(found))


def _seen(folder: Path, prefix: str) -> list[tuple[str, int, int]]:
    found = []
    try:
        with os.scandir(folder) as listed:
            for each in listed:
                if each.name.endswith(".md"):
                    facts = each.stat(follow_symlinks=False)
                    found.append((prefix + each.name, facts.st_size, facts.st_mtime_ns))
    except OSError:
        return found
    return found


@dataclass(frozen=True, slots=True)
class _Remembered:
    reader: str
    stamp: Stamp
    deck: Deck
    problems: tuple[Problem, ...]


@cache
def _adapter() -> TypeAdapter[_Remembered]:
    from pydantic import TypeAdapter

    return TypeAdapter(_Remembered)


@cache
def _reader() -> str:
    """Names the program that reads: another version, or changed code, reads anew."""
    from dilemmagame import __version__

    package = Path(__file__).parent
    own = [f"{path.name} {path.stat().st_mtime_ns}" for path in sorted(package.parent.glob("*/*.py"))]
    return f"{__version__} {hashlib.sha256(' '.join(own).encode()).hexdigest()[:16]}"


class Memory:
    """Memories in the folder `place`, one file per deck and language. Never raises: without a memory decks are read."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def recall(self, folder: Path, language: str, stamp: Stamp) -> tuple[Deck, tuple[Problem, ...]] | None:
        """The deck as it was read, when its files are still what they were then."""
        if len(stamp) < REMEMBERED_FROM:
            return None
        file = self._file(folder, language)
        try:
            if file.stat().st_mtime_ns < _newest(stamp) + SETTLED_NS:
                return None
            kept = _adapter().validate_json(file.read_bytes())
        except (OSError, ValueError):
            return None
        return (kept.deck, kept.problems) if kept.reader == _reader() and kept.stamp == stamp else None

    def keep(
        self, folder: Path, language: str, stamp: Stamp, deck: Deck, problems: tuple[Problem, ...]
    ) -> None:
        """Remember a deck that was read from files with this stamp, if it is large."""
        if len(stamp) < REMEMBERED_FROM:
            return
        kept = _Remembered(_reader(), stamp, deck, problems)
        try:
            write_atomically(self._file(folder, language), _adapter().dump_json(kept))
        except (OSError, ValueError):
            log.warning("a deck could not be remembered; it is read again next time")

    def forget_others(self, folders: Iterable[Path], language: str) -> None:
        """Let go of decks that are no longer there: a text that was taken away must not stay behind here."""
        kept = {self._file(folder, language).name for folder in folders}
        try:
            for path in self._place.glob(f"*-{language}.json"):
                if path.name not in kept:
                    path.unlink(missing_ok=True)
        except OSError:
            log.warning("an old memory of a deck could not be taken away")

    def _file(self, folder: Path, language: str) -> Path:
        name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
        return self._place / f"{name}-{language}.json"


def _newest(stamp: Stamp) -> int:
    return max((changed for _name, _size, changed in stamp), default=0)
