"""Decks of one's own as files: new cards, copies, order, taking out and putting back. No Qt, no windows.

Every act is one change of some files that can be undone as long as nobody else touched them. A card that is taken out
goes to a folder inside the deck's hidden folder, never away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.gui.editor.forms import moved
from dilemmagame.gui.editor.textfile import HIDDEN, decoded, read_bytes
from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.fields import valid_id
from dilemmagame.library.reading import CARDS_FOLDER, DECK_FILE, NORMS_FILE, read_source_deck
from dilemmagame.library.starters import duplicate

TRASH, IMAGES = "trash", "images"
FIRST = "1.0"
"""The version of a card that is new, and so what a translation that came along was made from."""
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def slug(title: str, taken: Iterable[str] = (), spare: str = "kaart") -> str:
    """An id from a title that names a file on every system and is not in `taken`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = _NOT_IN_IDS.sub("-", plain).strip("-")[:50].strip("-") or spare
    if not valid_id(base):
        base = f"{spare}-{base}"
    used = set(taken)
    return next(
        each for each in (base, *(f"{base}-{n}" for n in range(2, len(used) + 3))) if each not in used
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What one act did to the files: bytes before and after, None where there was or is no file."""

    label: str
    before: Mapping[Path, bytes | None]
    after: Mapping[Path, bytes | None]


class DeckFiles:
    """The files of one deck in the user's own folder, with undo of what was done here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._back: list[Change] = []
        self._forth: list[Change] = []

    @property
    def undoable(self) -> str:
        """What would be undone, '' when there is nothing."""
        return self._back[-1].label if self._back else ""

    @property
    def redoable(self) -> str:
        return self._forth[-1].label if self._forth else ""

    def cards(self) -> tuple[tuple[str, str], ...]:
        """File name and title of every card in playing order."""
        return tuple((card.stem, card.card.title) for card in read_source_deck(self.folder).cards)

    def deck_text(self) -> str:
        """The text of deck.md. WorldError when it cannot be read."""
        content = read_bytes(self.folder / DECK_FILE)
        if content is None:
            raise WorldError(WorldErrorCode.FILE_MISSING, str(self.folder / DECK_FILE))
        return decoded(content, self.folder / DECK_FILE)

    # acts

    def add(self, label: str, stem: str, text: str, after: str = "") -> None:
        """A new card, at the end of the order or right after card `after`. WorldError: nothing was changed."""
        order = [known for known, _title in self.cards()]
        place = order.index(after) + 1 if after in order else len(order)
        order.insert(place, stem)
        self._do(
            label,
            {self._card(stem): text.encode("utf-8"), self.folder / DECK_FILE: self._ordered(order)},
        )

    def duplicate(self, label: str, stem: str, title: str) -> str:
        """A copy of a card and its translations right behind it, under `title`; gives its file name."""
        new = slug(title, (known for known, _title in self.cards()))
        after: dict[Path, bytes | None] = {}
        for path in self._files_of(stem):
            content = read_bytes(path) or b""
            text = decoded(content, path)
            if path.stem == stem:
                text = duplicate(text, new, title)
            else:
                text = with_parts(text, {"field:id": new, "field:translates": FIRST}, deck=False)
            after[path.with_name(path.name.replace(stem, new, 1))] = text.encode("utf-8")
        order = [known for known, _title in self.cards()]
        order.insert(order.index(stem) + 1, new)
        after[self.folder / DECK_FILE] = self._ordered(order)
        self._do(label, after)
        return new

    def take_out(self, label: str, stem: str, now: datetime) -> None:
        """Move a card and its translations to the trash of this deck."""
        order = [known for known, _title in self.cards() if known != stem]
        after: dict[Path, bytes | None] = {self.folder / DECK_FILE: self._ordered(order)}
        stamp = f"{now.astimezone():%Y%m%d-%H%M%S}"
        for path in self._files_of(stem):
            write_where_asked(
                self.folder / HIDDEN / TRASH / f"{stamp}-{stem}" / path.name, read_bytes(path) or b""
            )
            after[path] = None
        self._do(label, after)

    def move(self, label: str, stem: str, by: int) -> bool:
        """Move a card in the order; False over the edge."""
        order = [known for known, _title in self.cards()]
        place = order.index(stem)
        new = moved(order, place, by)
        if list(new) == order:
            return False
        self._do(label, {self.folder / DECK_FILE: self._ordered(new)})
        return True

    def trashed(self) -> tuple[Path, ...]:
        """What lies in the trash, newest first."""
        trash = self.folder / HIDDEN / TRASH
        try:
            return tuple(sorted((path for path in trash.iterdir() if path.is_dir()), reverse=True))
        except OSError:
            return ()

    def put_back(self, label: str, trashed: Path) -> str:
        """Bring a card back from the trash, at the end of the order; gives its file name."""
        files = sorted(trashed.glob("*.md"), key=lambda path: len(path.name))
        old = files[0].stem
        order = [known for known, _title in self.cards()]
        stem = slug(old, order)
        after: dict[Path, bytes | None] = {}
        for path in files:
            text = decoded(read_bytes(path) or b"", path)
            if stem != old:
                text = with_parts(text, {"field:id": stem}, deck=False)
            after[self._card(stem).with_name(path.name.replace(old, stem, 1))] = text.encode("utf-8")
        after[self.folder / DECK_FILE] = self._ordered([*order, stem])
        self._do(label, after)
        return stem

    def undo(self) -> bool:
        """Undo the last act; False when somebody changed one of its files since (then nothing is touched)."""
        return self._go(self._back, self._forth, forth=False)

    def redo(self) -> bool:
        return self._go(self._forth, self._back, forth=True)

    # files

    def _go(self, source: list[Change], target: list[Change], *, forth: bool) -> bool:
        if not source:
            return False
        change = source[-1]
        expected, wanted = (change.before, change.after) if forth else (change.after, change.before)
        if any(read_bytes(path) != content for path, content in expected.items()):
            return False
        _apply(wanted)
        target.append(source.pop())
        return True

    def _do(self, label: str, after: Mapping[Path, bytes | None]) -> None:
        before = {path: read_bytes(path) for path in after}
        _apply(after)
        self._back.append(Change(label, before, dict(after)))
        self._forth.clear()

    def _ordered(self, order: Sequence[str]) -> bytes:
        return with_parts(self.deck_text(), {"field:cards": ", ".join(order)}, deck=True).encode("utf-8")

    def _card(self, stem: str) -> Path:
        return self.folder / CARDS_FOLDER / f"{stem}.md"

    def _files_of(self, stem: str) -> tuple[Path, ...]:
        """The card and its translations."""
        folder = self.folder / CARDS_FOLDER
        beside = (
            path for path in folder.glob(f"{stem}.*.md") if re.fullmatch(r"[a-z]{2}", path.suffixes[-2][1:])
        )
        return (self._card(stem), *sorted(beside))


def _apply(wanted: Mapping[Path, bytes | None]) -> None:
    """Write and take away; when one fails, what was done is put back. WorldError."""
    done: dict[Path, bytes | None] = {}
    try:
        for path, content in wanted.items():
            before = read_bytes(path)
            if content is None:
                _unlink(path)
            elif content != before:
                write_where_asked(path, content)
            done[path] = before
    except WorldError:
        for path, content in done.items():
            if content is None:
                _unlink(path)
            else:
                write_where_asked(path, content)
        raise


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WorldError(WorldErrorCode.FOLDER_READ_ONLY, str(path)) from error


def is_own(folder: Path, decks: Path) -> bool:
    """Whether a deck lies in the user's own folder of decks, so that it may be changed."""
    return folder.resolve().parent == decks.resolve()


def deck_ids(decks: Path) -> set[str]:
    """The names in the folder of decks, read or not."""
    try:
        return {path.name.lower() for path in decks.iterdir()}
    except OSError:
        return set()


def copied_files(folder: Path, deck_id: str, suffix: str) -> dict[str, bytes]:
    """The files of a copy of the deck in `folder` under `deck_id`, its title followed by `suffix`.

    The norms it shared with its neighbours come along, or the copy would lose them. WorldError: a file is unreadable.
    """
    files: dict[str, bytes] = {}
    for path in sorted((*folder.glob("*.md"), *(folder / CARDS_FOLDER).glob("*.md"))):
        content = read_bytes_of(path)
        name = path.relative_to(folder).as_posix()
        if path.parent == folder and (name == DECK_FILE or name.startswith("deck.")):
            text = decoded(content, path)
            title = parts_of(text, deck=True).get("field:title", deck_id)
            changes: dict[str, str | None] = {"field:id": deck_id, "field:title": f"{title} {suffix}".strip()}
            content = with_parts(text, changes, deck=True).encode("utf-8")
        files[name] = content
    for path in sorted((folder / IMAGES).glob("*.*")):
        if path.is_file() and not path.is_symlink():
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    shared = folder.resolve().parent / NORMS_FILE
    if NORMS_FILE not in files and shared.is_file():
        files[NORMS_FILE] = shared.read_bytes()
    return files


def read_bytes_of(path: Path) -> bytes:
    """The bytes of a file that is there; a register of norms may be larger than a card."""
    if path.name == NORMS_FILE:
        return path.read_bytes()
    return read_bytes(path) or b""
