"""TOML files as checked values with the line of every mistake. What the tables mean is decided by their readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dilemmagame.domain.localised import Localised
from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.sources import clean, read_source

_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*([A-Za-z0-9_.\"'-]+)[ \t]*\]\]?")
_KEY = re.compile(r"[ \t]*[\"']?([A-Za-z0-9_-]+)[\"']?[ \t]*[=.]")
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")
_TEXT_LIMIT = limits.FIELD_CHARACTERS


@dataclass(frozen=True, slots=True)
class Toml:
    """A parsed file with its lines, to find places again (the standard parser keeps none)."""

    values: Mapping[str, object]
    lines: tuple[str, ...]

    def place(self, table: str, index: int, key: str = "") -> tuple[int, int]:
        """Line and column of `key` in the `index`-th `[table]` or `[[table]]` (from 0); '' is the top of the file."""
        start = 0
        if table:
            headers = [
                number
                for number, line in enumerate(self.lines)
                if (found := _HEADER.match(line)) and found.group(1).strip("\"'") == table
            ]
            if index >= len(headers):
                return self._inline(table, index, key)
            start = headers[index]
        if key:
            for number in range(start + (1 if table else 0), len(self.lines)):
                if _HEADER.match(self.lines[number]):
                    break
                found = _KEY.match(self.lines[number])
                if found and found.group(1) == key:
                    return number + 1, found.start(1) + 1
        return start + 1, 1

    def _inline(self, table: str, index: int, key: str) -> tuple[int, int]:
        """The place in `table = [ { ... }, { ... } ]`, where every row has a line of its own."""
        start = next(
            (
                n
                for n, line in enumerate(self.lines)
                if (found := _KEY.match(line)) and found.group(1) == table
            ),
            None,
        )
        if start is None:
            return 1, 1
        rows = [n for n in range(start, len(self.lines)) if "{" in self.lines[n]]
        if index >= len(rows):
            return start + 1, 1
        line = self.lines[rows[index]]
        found = re.search(rf"\b{re.escape(key)}[ \t]*=", line) if key else None
        return rows[index] + 1, (found.start() if found else line.index("{")) + 1


def read_toml(path: Path, findings: Findings) -> Toml | None:
    """The tables of the file at `path`, or None with an error."""
    import tomllib

    text = read_source(path, limits.TOML_BYTES, findings)
    if text is None:
        return None
    lines = tuple(text.split("\n"))
    try:
        return Toml(tomllib.loads(text), lines)
    except RecursionError:
        findings.error(Code.TEXT_TOO_NESTED, breaks=True)
    except ValueError as error:
        # TOMLDecodeError, and the plain one for a number with thousands of digits
        where = _WHERE.search(str(error))
        line, column = (int(where.group(1)), int(where.group(2))) if where else (len(lines), 1)
        findings.error(Code.TOML_SYNTAX, line, column, breaks=True)
    return None


class TableReader:
    """Reads the keys of one table; keys nobody asked for are reported by `finish`."""

    def __init__(
        self, toml: Toml, values: Mapping[str, object], findings: Findings, table: str = "", index: int = 0
    ) -> None:
        self._toml = toml
        self._values = values
        self._findings = findings
        self._table = table
        self._index = index
        self._known: set[str] = set()

    def place(self, key: str = "") -> tuple[int, int]:
        return self._toml.place(self._table, self._index, key)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text; a whole number counts as one."""
        value = self._value(key, required=required)
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            self._wrong(key)
            return default
        return default if value is None else " ".join(clean(str(value)).split())[:_TEXT_LIMIT]

    def localised(self, key: str, *, required: bool = False) -> Localised:
        """A text in both languages: `KEY_nl` and `KEY_en`, or `KEY = { nl = "...", en = "..." }`."""
        self._known.add(key)
        value = self._values.get(key)
        if isinstance(value, dict) and not set(value) - {"nl", "en"}:
            inner = TableReader(self._toml, value, self._findings, self._table, self._index)
            found = Localised(inner.text("nl"), inner.text("en"))
        elif value is None:
            found = Localised(self.text(f"{key}_nl"), self.text(f"{key}_en"))
        else:
            self._wrong(key)
            return Localised("", "")
        if required:
            self._demand_both(key, found)
        return found

    def bare_localised(self) -> Localised:
        """The text in keys `nl` and `en` of this very table."""
        found = Localised(self.text("nl"), self.text("en"))
        self._demand_both("", found)
        return found

    def _demand_both(self, key: str, found: Localised) -> None:
        joint = f"{key}_" if key else ""
        if not found.nl and not found.en:
            self._findings.error(Code.FIELD_MISSING, *self.place(), key or "nl", breaks=True)
        elif not found.nl or not found.en:
            missing = f"{joint}{'en' if found.nl else 'nl'}"
            self._findings.warning(
                Code.FIELD_MISSING, *self.place(key or ("nl" if found.nl else "en")), missing
            )

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self._value(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self._number(key, value, low, high)
            return default
        return value

    def minutes(self, key: str, default_ms: int, high: int) -> int:
        """Minutes, with a fraction if need be, as whole milliseconds."""
        value = self._value(key)
        if value is None:
            return default_ms
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= high:
            self._number(key, value, 0, high)
            return default_ms
        return round(value * 60_000)

    def minutes_by_name(self, key: str, high: int) -> tuple[tuple[str, int], ...]:
        """A table of minutes by name, as pairs with whole milliseconds."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, dict) or len(value) > limits.STEPS:
            self._wrong(key)
            return ()
        found: list[tuple[str, int]] = []
        for name, minutes in value.items():
            if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0 <= minutes <= high:
                self._number(key, minutes, 0, high)
            else:
                found.append((" ".join(clean(name).split())[:80], round(minutes * 60_000)))
        return tuple(found)

    def flag(self, key: str) -> bool:
        """true or false; absent is false."""
        value = self._value(key)
        if value is not None and not isinstance(value, bool):
            self._wrong(key)
        return value is True

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._wrong(key)
            return ()
        return tuple(" ".join(clean(str(word)).split())[:_TEXT_LIMIT] for word in value)

    def localised_list(self, key: str) -> tuple[Localised, ...]:
        """A list of texts in two languages: `key_nl` and `key_en`, of the same length."""
        dutch, english = self.words(f"{key}_nl"), self.words(f"{key}_en")
        if len(dutch) != len(english):
            self.error(Code.FIELD_MISSING, f"{key}_en", f"{key}_en")
        return tuple(Localised(nl, en) for nl, en in zip(dutch, english, strict=False))

    def localised_lines(self, key: str) -> Localised | None:
        """A text in both languages that may have several lines: in `KEY.nl` and `KEY.en` a text or a list of texts."""
        self._known.add(key)
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict) or set(value) - {"nl", "en"}:
            self._wrong(key)
            return None
        inner = TableReader(self._toml, value, self._findings, self._table, self._index)
        dutch, english = ("\n".join(inner.text_or_list(each)) for each in ("nl", "en"))
        found = Localised(dutch, english)
        self._demand_both(key, found)
        return found

    def text_or_list(self, key: str) -> tuple[str, ...]:
        """One text, or a list of texts."""
        return self.words(key) if isinstance(self._values.get(key), list) else (self.text(key),)

    def numbers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self._value(key)
        if value is None:
            return ()
        numbers = value if isinstance(value, list) else [value]
        if any(isinstance(n, bool) or not isinstance(n, int) or not low <= n <= high for n in numbers):
            self._number(key, value, low, high)
            return ()
        return tuple(numbers)

    def tables(self, key: str, limit: int) -> tuple[TableReader, ...]:
        """The tables of `[[key]]`, at most `limit`."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            self._wrong(key)
            return ()
        if len(value) > limit:
            self._findings.error(Code.TOO_MANY, *self._toml.place(key, limit), str(limit), breaks=True)
        return tuple(
            TableReader(self._toml, part, self._findings, key, index)
            for index, part in enumerate(value[:limit])
        )

    def error(self, code: Code, key: str, *arguments: str) -> None:
        """A mistake in the value of `key` that makes the whole file unfit for use."""
        self._findings.error(code, *self.place(key), *arguments, breaks=True)

    def warning(self, code: Code, key: str, *arguments: str) -> None:
        self._findings.warning(code, *self.place(key), *arguments)

    def finish(self) -> None:
        """Report the keys nobody asked for."""
        for key in self._values:
            if key not in self._known:
                self._findings.warning(Code.FIELD_UNKNOWN, *self.place(key), key[:40])

    def _value(self, key: str, *, required: bool = False) -> object:
        self._known.add(key)
        value = self._values.get(key)
        if required and (value is None or value == ""):
            self._findings.error(Code.FIELD_MISSING, *self.place(), key, breaks=True)
        return value

    def _wrong(self, key: str) -> None:
        self._findings.error(
            Code.FIELD_VALUE, *self.place(key), key, str(self._values.get(key))[:40], breaks=True
        )

    def _number(self, key: str, value: object, low: int, high: int) -> None:
        shown = str(value)[:40] if not isinstance(value, int) or abs(value) < 10**20 else "…"
        self._findings.error(
            Code.FIELD_NUMBER, *self.place(key), key, shown, str(low), str(high), breaks=True
        )
