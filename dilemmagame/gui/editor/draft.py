"""What is being written in one file: its text, its form, and the way back. No Qt; the page tells the time.

The text is the truth: every change of the form becomes a change of the lines it belongs to, and undo brings back the
very bytes. A change made outside is never overwritten; both versions stay until somebody chose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dilemmagame.gui.editor.forms import CardForm, changes, form_of
from dilemmagame.gui.editor.textfile import Saved, TextFile, decoded, keep_aside
from dilemmagame.library.editing import parts_of, with_parts

MOST_STEPS = 300
PAUSE_MS = 1200
"""Typing in one field without a longer pause than this is one step of undo."""


@dataclass(frozen=True, slots=True)
class Step:
    """A moment to go back to: the text, the form with its empty rows, and where the change was made."""

    text: str
    form: CardForm
    mark: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that is not the same in both versions; '' where it is absent. `clash`: both sides changed it."""

    part: str
    mine: str
    theirs: str
    clash: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """The file as somebody else left it (`theirs` bytes; b'' when it is gone), and what differs."""

    theirs: bytes
    differences: tuple[Difference, ...]

    @property
    def joinable(self) -> bool:
        """Whether the changes of both sides go together."""
        return bool(self.theirs) and not any(each.clash for each in self.differences)


class Draft:
    """The text of one file with undo, and its saving. `deck` is the folder of the deck the file belongs to."""

    def __init__(self, file: TextFile, deck: Path) -> None:
        self.file = file
        self.deck = deck
        self.text = file.text
        self._is_deck = file.path.parent == deck
        self.form = form_of(self._parts(file.text))
        self.conflict: Conflict | None = None
        self._back: list[Step] = []
        self._forth: list[Step] = []
        self._mark, self._at = "", -PAUSE_MS

    def _parts(self, text: str) -> dict[str, str]:
        return parts_of(text, deck=self._is_deck)

    @property
    def unsaved(self) -> bool:
        return self.text != self.file.text

    @property
    def can_undo(self) -> bool:
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        return bool(self._forth)

    # changing

    def change(self, form: CardForm, mark: str, at_ms: int) -> bool:
        """Take over the form after something was typed at `mark`; False when nothing changed."""
        if form == self.form:
            return False
        text = with_parts(self.text, changes(self._parts(self.text), form), deck=self._is_deck)
        self._step(text, form, mark, at_ms)
        return True

    def rewrite(self, text: str, mark: str, at_ms: int) -> bool:
        """Take over the whole text, as typed in the plain view."""
        if text == self.text:
            return False
        self._step(text, form_of(self._parts(text)), mark, at_ms)
        return True

    def as_typed(self, typed: str) -> str:
        """The text typed in a plain view, with the line ends of the lines that were not touched."""
        pieces = re.split("(\r\n|\r|\n)", self.text)
        old, ends, new = pieces[::2], pieces[1::2], typed.split("\n")
        usual = max(("\n", "\r\n"), key=ends.count)
        head = _same(old, new)
        tail = min(_same(old[::-1], new[::-1]), len(new) - head, len(old) - head)
        written = [new[0]]
        for place, line in enumerate(new[1:], start=1):
            from_end = len(new) - place
            if place <= head and place <= len(ends):
                written.append(ends[place - 1])
            elif from_end <= tail and from_end <= len(ends):
                written.append(ends[-from_end])
            else:
                written.append(usual)
            written.append(line)
        return "".join(written)

    def part(self) -> None:
        """What is typed next is a step of its own."""
        self._mark = ""

    def _step(self, text: str, form: CardForm, mark: str, at_ms: int) -> None:
        together = bool(mark) and mark == self._mark and at_ms - self._at < PAUSE_MS and bool(self._back)
        if not together:
            self._back.append(Step(self.text, self.form, mark))
            del self._back[:-MOST_STEPS]
        self._forth.clear()
        self.text, self.form = text, form
        self._mark, self._at = mark, at_ms

    def undo(self) -> str | None:
        """Go back one step; where the change was made, or None when there is nothing to undo."""
        return self._go(self._back, self._forth)

    def redo(self) -> str | None:
        return self._go(self._forth, self._back)

    def _go(self, source: list[Step], target: list[Step]) -> str | None:
        if not source:
            return None
        step = source.pop()
        target.append(Step(self.text, self.form, step.mark))
        self.text, self.form = step.text, step.form
        self._mark = ""
        return step.mark

    # saving

    def save(self) -> Saved:
        """Save, or find out that the file was changed outside (see `conflict`). WorldError: not saved."""
        if self.conflict is not None:
            return Saved.CHANGED_OUTSIDE
        outside = self.file.outside()
        if outside is not None and not self.unsaved and outside:
            self._follow(outside)
            return Saved.FOLLOWED
        if outside is not None:
            self.conflict = Conflict(outside, self._differences(outside))
            return Saved.CHANGED_OUTSIDE
        return self.file.save(self.text) if self.unsaved else Saved.NOTHING_NEW

    def _follow(self, outside: bytes) -> None:
        """Nothing of ours is at stake: go on with the text of the file; undo brings back what stood there."""
        self.file.accept(outside)
        self._step(self.file.text, form_of(self._parts(self.file.text)), "", 0)

    def _differences(self, outside: bytes) -> tuple[Difference, ...]:
        mine, theirs = self._parts(self.text), self._parts(_text_or_empty(outside, self.file.path))
        base = self._parts(self.file.text)
        names = [name for name in dict.fromkeys((*mine, *theirs)) if mine.get(name) != theirs.get(name)]
        return tuple(
            Difference(name, mine.get(name, ""), theirs.get(name, ""), _clashes(name, base, mine, theirs))
            for name in names
        )

    def keep_mine(self, now: datetime) -> Path | None:
        """My version goes into the file; theirs is put aside first. Where it lies, None when the file was gone."""
        conflict = self._settled()
        kept = keep_aside(self.deck, self.file.path.name, conflict.theirs, now) if conflict.theirs else None
        self._know(conflict.theirs)
        self.conflict = None
        return kept

    def take_theirs(self, now: datetime) -> Path:
        """Go on with the text of the file; mine is put aside, and undo brings it back."""
        conflict = self._settled()
        kept = keep_aside(self.deck, self.file.path.name, self.text.encode("utf-8"), now)
        self.file.accept(conflict.theirs)
        self._step(self.file.text, form_of(self._parts(self.file.text)), "", 0)
        self.conflict = None
        return kept

    def join(self) -> None:
        """The changes of both sides together, where no part was changed by both."""
        conflict = self._settled()
        base, mine = self._parts(self.file.text), self._parts(self.text)
        own: dict[str, str | None] = {
            name: mine.get(name) for name in dict.fromkeys((*base, *mine)) if base.get(name) != mine.get(name)
        }
        self.file.accept(conflict.theirs)
        text = with_parts(self.file.text, own, deck=self._is_deck)
        self._step(text, form_of(self._parts(text)), "", 0)
        self.conflict = None

    def _settled(self) -> Conflict:
        if self.conflict is None:
            raise ValueError("there is no conflict to settle")
        return self.conflict

    def _know(self, content: bytes) -> None:
        """From now on `content` is what we expect in the file, whatever it is; our text stays."""
        self.file.content = content
        self.file.text = _text_or_empty(content, self.file.path)


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines from the start are the same."""
    count = 0
    while count < min(len(old), len(new)) and old[count] == new[count]:
        count += 1
    return count


def _text_or_empty(content: bytes, path: Path) -> str:
    from dilemmagame.base.errors import WorldError

    try:
        return decoded(content, path)
    except WorldError:
        return ""


def _clashes(name: str, base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    return base.get(name) not in (mine.get(name), theirs.get(name))
