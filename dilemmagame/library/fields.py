"""Front-matter fields as values: texts, lists, whole numbers, identifiers, with a finding where one is
not as it should be.
"""

from __future__ import annotations

import re
from pathlib import PureWindowsPath

from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import FrontMatter

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,19}")
_LANGUAGE = re.compile(r"[a-z]{2}")


def valid_id(text: str) -> bool:
    """Whether `text` can name a deck, card or norm, and a file on every system (so not `con` or `nul`)."""
    return ID.fullmatch(text) is not None and not PureWindowsPath(text).is_reserved()


class FieldReader:
    """Reads the fields of one file; what it was asked for is known, all the rest is `extra`."""

    def __init__(self, front: FrontMatter, findings: Findings) -> None:
        self.front = front
        self._findings = findings
        self._known: set[str] = set()

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """The text of field `name`; `default` when it is absent or empty (with a warning when `required`)."""
        self._known.add(name)
        field = self.front.get(name)
        if field is None or not field.text:
            if required:
                self._findings.warning(Code.FIELD_MISSING, 1, 1, name)
            return default
        if field.listed and len(field.entries) > 1:
            self._findings.error(Code.FIELD_NOT_TEXT, field.line, field.column, name)
        return " ".join(field.text.split())

    def words(self, name: str, default: tuple[str, ...] = (), *, required: bool = False) -> tuple[str, ...]:
        """The list in field `name`; one text with commas counts as a list."""
        self._known.add(name)
        field = self.front.get(name)
        if field is None or not field.words:
            if required:
                self._findings.warning(Code.FIELD_MISSING, 1, 1, name)
            return default
        return tuple(entry.text for entry in field.words)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """The whole number in field `name`, from `low` to `high`; else an error and `default`."""
        self._known.add(name)
        field = self.front.get(name)
        if field is None or not field.text:
            return default
        text = field.text
        if not (text.isascii() and text.isdecimal() and len(text) <= 6) or not low <= int(text) <= high:
            entry = field.entries[0]
            self._findings.error(
                Code.FIELD_NUMBER, entry.line, entry.column, name, text[:40], str(low), str(high)
            )
            return default
        return int(text)

    def identifier(self, name: str, stem: str) -> str:
        """The id in field `name`; the file's own name stands in for a missing or impossible one."""
        self._known.add(name)
        field = self.front.get(name)
        if field is None or not field.text:
            self._findings.warning(Code.FIELD_MISSING, 1, 1, name)
            return stem
        if not valid_id(field.text):
            entry = field.entries[0]
            self._findings.error(Code.ID_INVALID, entry.line, entry.column, field.text[:80])
            return stem
        return field.text

    def version(self, name: str, default: str, *, required: bool = False) -> str:
        """A version as it was typed, like 1.10."""
        text = self.text(name, default, required=required)
        if not VERSION.fullmatch(text) and text != default:
            self._value_error(name, text)
            return default
        return text

    def language(self, default: str) -> str:
        """A two-letter language code."""
        text = self.text("language", default, required=True).lower()
        if not _LANGUAGE.fullmatch(text):
            self._value_error("language", text)
            return default
        return text

    def known(self, *names: str) -> None:
        """Fields with a meaning of their own that this reading does not use."""
        self._known.update(names)

    def place(self, name: str) -> tuple[int, int]:
        """Line and column of the value of field `name`, or the top of the file."""
        field = self.front.get(name)
        if field is None:
            return 1, 1
        return (
            (field.entries[0].line, field.entries[0].column) if field.entries else (field.line, field.column)
        )

    @property
    def extra(self) -> tuple[tuple[str, str], ...]:
        """Every field nobody asked for, as (name, text), in the order of the file."""
        return tuple((field.name, field.text) for field in self.front.fields if field.name not in self._known)

    def _value_error(self, name: str, text: str) -> None:
        self._findings.error(Code.FIELD_VALUE, *self.place(name), name, text[:80])
