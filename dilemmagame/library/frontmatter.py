"""The front matter of a deck or card: strict YAML in which every value is a text or a list of texts,
each with its place.

What people naturally type stays what they typed: `minutes: 15`, `version: 1.10` and `on: no` are text. Aliases, tags,
nested mappings and repeated keys are refused. What the fields mean is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings

if TYPE_CHECKING:
    from yaml.events import Event, ScalarEvent


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where something is written: lines and columns count from 1, the last column is not part of it."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One text value; `line` and `column` count from 1 in the whole file. `style` is YAML's sign for it: nothing, a
    quotation mark, | or >."""

    text: str
    line: int
    column: int
    extent: Extent = Extent()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name with its place, and one entry (a text) or any number (a list, `flow` when in brackets).

    `key` is where the name is written, `value` where the value is.
    """

    name: str
    line: int
    column: int
    entries: tuple[Entry, ...]
    listed: bool
    flow: bool = False
    key: Extent = Extent()
    value: Extent = Extent()

    @property
    def text(self) -> str:
        """The text; the entries of a list joined by commas."""
        return ", ".join(entry.text for entry in self.entries)

    @property
    def words(self) -> tuple[Entry, ...]:
        """The entries; a text with commas counts as a list."""
        if self.listed:
            return tuple(entry for entry in self.entries if entry.text)
        return tuple(
            Entry(part.strip(), entry.line, entry.column)
            for entry in self.entries
            for part in entry.text.split(",")
            if part.strip()
        )


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields in the order of the file."""

    fields: tuple[Field, ...] = ()

    def get(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Document:
    """A file cut in two: its fields, and the body that starts at `body_line`."""

    front: FrontMatter
    body: str
    body_line: int


class _RefusedError(Exception):
    """Something YAML allows and we do not."""

    def __init__(self, code: Code, event: Event) -> None:
        super().__init__(code)
        self.code = code
        self.line, self.column = _start(event)


def read_document(text: str, findings: Findings) -> Document:
    """Cut a clean text (see `sources`) at its `---` lines and read the fields; mistakes become findings."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        findings.error(Code.FRONT_MATTER_MISSING, breaks=True)
        return Document(FrontMatter(), text, 1)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), None)
    if end is None:
        findings.error(Code.FRONT_MATTER_OPEN, breaks=True)
        return Document(FrontMatter(), "", len(lines))
    front = read_fields("\n".join(lines[1:end]) + "\n", findings, first_line=2)
    return Document(front, "\n".join(lines[end + 1 :]), end + 2)


def read_fields(text: str, findings: Findings, first_line: int = 1) -> FrontMatter:
    """The fields of a YAML mapping; those read before a mistake are kept."""
    import yaml

    if len(text) > limits.FRONT_MATTER_CHARACTERS:
        findings.error(
            Code.FRONT_MATTER_TOO_LARGE, first_line, 1, str(limits.FRONT_MATTER_CHARACTERS), breaks=True
        )
        return FrontMatter()
    fields: list[Field] = []
    try:
        for field in _fields(yaml.parse(text, Loader=yaml.SafeLoader), first_line):
            if any(field.name == known.name for known in fields):
                findings.error(Code.FIELD_TWICE, field.line, field.column, field.name)
            elif (
                len(fields) >= limits.FRONT_MATTER_FIELDS or len(field.entries) > limits.FRONT_MATTER_ENTRIES
            ):
                findings.error(Code.TOO_MANY, field.line, field.column, str(limits.FRONT_MATTER_FIELDS))
                break
            else:
                fields.append(field)
    except _RefusedError as refusal:
        findings.error(refusal.code, first_line + refusal.line, refusal.column, breaks=True)
    except yaml.YAMLError as error:
        code, line, column = _explain(error, text)
        findings.error(code, first_line + line, column, breaks=True)
        # what came before a mistake on the same line is half a value
        fields = [field for field in fields if field.line < first_line + line]
    return FrontMatter(tuple(fields))


def _explain(error: Exception, text: str) -> tuple[Code, int, int]:
    """What a YAML error means in plain words, with its line (from 0) and column (from 1)."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = getattr(error, "position", None)
    if mark is None:
        before = text[: position if isinstance(position, int) else 0]
        return Code.FRONT_MATTER_SYNTAX, before.count("\n"), len(before.rpartition("\n")[2]) + 1
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    problem = str(getattr(error, "problem", "") or "")
    if "mapping values are not allowed" in problem:
        return Code.FRONT_MATTER_COLON, line, mark.column + 1
    if "\\t" in problem:
        return Code.FRONT_MATTER_TAB, line, mark.column + 1
    return Code.FRONT_MATTER_SYNTAX, line, mark.column + 1


def _fields(events: Iterator[Event], first_line: int) -> Iterator[Field]:
    """The fields of the one mapping in a stream of YAML events. Raises `_RefusedError`, yaml.YAMLError."""
    from yaml import events as kinds

    for event in events:
        match event:
            case kinds.StreamStartEvent() | kinds.DocumentStartEvent() | kinds.StreamEndEvent():
                continue
            case kinds.MappingStartEvent():
                _refuse_extras(event)
                break
            case kinds.ScalarEvent() if event.value == "":
                return
            case _:
                raise _RefusedError(Code.FRONT_MATTER_SYNTAX, event)
    else:
        return
    for key in events:
        match key:
            case kinds.MappingEndEvent():
                return
            case kinds.ScalarEvent():
                _refuse_extras(key)
                yield _field(key, events, first_line)
            case _:
                raise _RefusedError(Code.FRONT_MATTER_NESTED, key)


def _field(key: ScalarEvent, events: Iterator[Event], first_line: int) -> Field:
    from yaml import events as kinds

    line, column = _start(key)
    begun = next(events)
    _refuse_extras(begun)
    name, place = key.value.strip(), _extent(key, key, first_line)
    match begun:
        case kinds.ScalarEvent():
            entry = _entry(begun, first_line)
            return Field(
                name, first_line + line, column, (entry,), listed=False, key=place, value=entry.extent
            )
        case kinds.SequenceStartEvent():
            entries: list[Entry] = []
            for part in events:
                if isinstance(part, kinds.SequenceEndEvent):
                    extent = _extent(begun, part, first_line)
                    listed = tuple(entries)
                    flow = bool(begun.flow_style)
                    return Field(
                        name,
                        first_line + line,
                        column,
                        listed,
                        listed=True,
                        flow=flow,
                        key=place,
                        value=extent,
                    )
                _refuse_extras(part)
                if not isinstance(part, kinds.ScalarEvent):
                    raise _RefusedError(Code.FRONT_MATTER_NESTED, part)
                entries.append(_entry(part, first_line))
    raise _RefusedError(Code.FRONT_MATTER_NESTED, begun)


def _entry(event: ScalarEvent, first_line: int) -> Entry:
    line, column = _start(event)
    extent = _extent(event, event, first_line)
    return Entry(str(event.value).strip(), first_line + line, column, extent, event.style or "")


def _extent(first: Event, last: Event, first_line: int) -> Extent:
    line, column = _start(first)
    end = last.end_mark
    end_line, end_column = (line, column) if end is None else (end.line, end.column + 1)
    return Extent(first_line + line, column, first_line + end_line, end_column)


def _start(event: Event) -> tuple[int, int]:
    """Where an event begins: line from 0, column from 1."""
    mark = event.start_mark
    return (0, 1) if mark is None else (mark.line, mark.column + 1)


def _refuse_extras(event: Event) -> None:
    from yaml import events as kinds

    if isinstance(event, kinds.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise _RefusedError(Code.FRONT_MATTER_ALIAS, event)
    if getattr(event, "tag", None) is not None:
        raise _RefusedError(Code.FRONT_MATTER_TAG, event)
