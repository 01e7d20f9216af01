"""Changing the parts of a card's body in place: headings, markers, letters and everything else stay as typed.

What a part is called and where it stands is in `outline`; lists are written in `listlines`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from dilemmagame.library import listlines, markup
from dilemmagame.library.body import Section
from dilemmagame.library.headings import Part, part_of, turn_heading, turn_of
from dilemmagame.library.lines import Lines
from dilemmagame.library.outline import TEXTS, Outline, Scope, line_value, outline, rows_of
from dilemmagame.library.writing import one_line

_NAME = re.compile(
    r"(?:turn (?P<turn>[2-5]) )?"
    r"(?:(?P<single>situation|question|statement)|(?:option|supports|cost) [A-F])"
    r"|title|prevention|facilitator|(?:twist|case) [1-9]\d?|voice [1-9]\d? (?:name|text)"
)
_PARTS = {
    "question": Part.QUESTION,
    "statement": Part.STATEMENT,
    "option": Part.OPTIONS,
    "supports": Part.CONSIDERATIONS,
    "cost": Part.CONSIDERATIONS,
    "twist": Part.TWISTS,
    "case": Part.CASES,
    "voice": Part.VOICES,
    "prevention": Part.PREVENTION,
    "facilitator": Part.FACILITATOR,
}
_ORDER = (
    Part.QUESTION,
    Part.STATEMENT,
    Part.OPTIONS,
    Part.CONSIDERATIONS,
    None,  # the later turns
    Part.TWISTS,
    Part.CASES,
    Part.VOICES,
    Part.PREVENTION,
    Part.FACILITATOR,
)


def is_part(name: str) -> bool:
    """Whether `name` is the name of a part of a card's body."""
    return _NAME.fullmatch(name) is not None


def change_body(lines: Lines, first: int, changes: Mapping[str, str], language: str) -> None:
    """Write these parts into the body that begins at row `first`; an empty text takes a part out."""
    if "title" in changes:
        _put_title(lines, first, changes["title"])
    if "situation" in changes:
        _put_situation(lines, first, changes["situation"])
    editor = _Editor(lines, first, language)
    own = {name: value for name, value in changes.items() if not name.startswith("turn ")}
    editor.sections(own, 0)
    later: dict[int, dict[str, str]] = {}
    for name, value in changes.items():
        if name.startswith("turn "):
            later.setdefault(int(name[5]), {})[name[7:]] = value
    for number in sorted(later):
        editor.turn(number, later[number])
    if later:
        editor.drop_empty_turns(later.keys())


def _put_title(lines: Lines, first: int, title: str) -> None:
    body = outline(lines, first).body
    row = body.title_line - 1
    if not body.title:
        if title:
            rows = ["# " + _written_title(title)]
            follows = row < len(lines.rows) and not lines.rows[row].blank
            lines.put(row, row, [*rows, ""] if follows else rows)
    elif title:
        lines.put(row, row + 1, ["# " + _written_title(title)])
    else:
        lines.put(row, row + 1 + (_blank(lines, row + 1) and row + 2 < len(lines.rows)), [])


def _written_title(title: str) -> str:
    return one_line(title, lambda text: markup.plain(text.strip().rstrip("#").strip()))


def _put_situation(lines: Lines, first: int, situation: str) -> None:
    known = outline(lines, first).body
    new = _markdown(situation, ("## ",) if known.title else ("# ", "## "))
    start, end = rows_of(known.opening)
    title_row = known.title_line - 1 if known.title else first - 1
    if not known.opening.text:
        if new:
            _insert(lines, title_row + 1, new, first)
    elif start <= title_row < end:
        # text stands above the title as well: it all comes below it
        lines.put(start, end, [lines.rows[title_row], "", *new])
    else:
        _replace_block(lines, start, end, new)


class _Editor:
    """Puts the sections of one card in place. It looks again where everything stands before every change."""

    def __init__(self, lines: Lines, first: int, language: str) -> None:
        self._lines = lines
        self._first = first
        self._language = language

    def _outline(self) -> Outline:
        return outline(self._lines, self._first)

    def _scope(self, number: int) -> Scope:
        known = self._outline()
        return known.turns[number - 2].scope if number else known.scope

    def sections(self, values: Mapping[str, str], number: int) -> None:
        """Change the sections of the card itself (0) or of a later turn."""
        grouped: dict[Part, dict[str, str]] = {}
        for name, value in values.items():
            part = _PARTS.get(name.partition(" ")[0])
            if part is not None:
                grouped.setdefault(part, {})[name] = value
        for part in _ORDER:
            if part in grouped:
                self._section(part, grouped[part], number)

    def turn(self, number: int, values: Mapping[str, str]) -> None:
        """Change a later turn; where it is not there yet it is made, with those before it."""
        while any(values.values()) and len(self._outline().turns) < number - 1:
            place = len(self._outline().turns) + 2
            self._put_heading(f"## {turn_heading(place, self._language)}", None, 0)
        if len(self._outline().turns) < number - 1:
            return
        if "situation" in values:
            opening, heading = self._scope(number).opening, self._outline().turns[number - 2].heading
            new = _markdown(values["situation"], ("# ", "## ", "### "))
            if opening.text:
                _replace_block(self._lines, *rows_of(opening), new)
            elif new:
                _insert(self._lines, heading.line, new, self._first)
        self.sections(values, number)

    def drop_empty_turns(self, changed: Collection[int]) -> None:
        """Take out the last turns as long as nothing stands in them and they are among the `changed` ones."""
        while (turns := self._outline().turns) and not turns[-1].heading.text and len(turns) + 1 in changed:
            self._remove(turns[-1].heading, ("## ",))

    def _section(self, part: Part, values: Mapping[str, str], number: int) -> None:
        section = self._scope(number).sections.get(part)
        if section is None:
            new = self._rows(part, values)
            if new:
                level = "### " if number else "## "
                self._put_heading(level + part.heading(self._language), part, number, new)
            return
        if part in TEXTS or part is Part.FACILITATOR:
            new = self._rows(part, values)
            if not new:
                self._remove(section, ("## ", "### ") if number else ("## ",))
            elif section.text:
                self._lines.put(*rows_of(section), new)
            else:
                _insert(self._lines, section.line, new, self._first)
            return
        for first, last, rows in listlines.edits(self._lines, section, part, values, self._language):
            if section.text:
                self._lines.put(first, last, rows)
            elif rows:
                _insert(self._lines, first, rows, self._first)
        section = self._scope(number).sections[part]
        if not section.text:
            self._remove(section, ("## ", "### ") if number else ("## ",))

    def _rows(self, part: Part, values: Mapping[str, str]) -> list[str]:
        """A section from its first line on."""
        if part is Part.FACILITATOR:
            return _markdown(values["facilitator"], ("## ",))
        if part in TEXTS:
            value = values[TEXTS[part]]
            return [_written_line(value)] if value else []
        return listlines.new_rows(part, values, self._language)

    def _put_heading(self, heading: str, part: Part | None, number: int, rows: Sequence[str] = ()) -> None:
        """A new section after those that usually come before it."""
        row = self._row_after(self._before(part, number), number)
        _insert(self._lines, row, [heading, "", *rows] if rows else [heading], self._first)

    def _before(self, part: Part | None, number: int) -> int:
        """The heading row (from 0) of the last section that usually stands before `part`; -1 when there is none."""
        known = self._outline()
        rank = _ORDER.index(part)
        scope = known.turns[number - 2].scope if number else known.scope
        rows = [section.line - 1 for each, section in scope.sections.items() if _ORDER.index(each) < rank]
        if not number and rank >= _ORDER.index(None):
            rows.extend(
                section.line - 1 for section in known.body.sections if turn_of(section.heading) is not None
            )
        if number:
            rows.append(known.turns[number - 2].heading.line - 1)
        return max(rows, default=-1)

    def _row_after(self, heading: int, number: int) -> int:
        """The row after the last written one of the section under `heading` (-1: of what stands above all)."""
        marks = ("## ", "### ") if number else ("## ",)
        start = self._first if heading < 0 else heading + 1
        return _last_written(self._lines, start, _next(self._lines, start, marks))

    def _remove(self, section: Section, marks: tuple[str, ...]) -> None:
        """A section with its heading, and the blank lines under it (or above it, when it is the last)."""
        first = section.line - 1
        last = _next(self._lines, first + 1, marks)
        if last == len(self._lines.rows):
            last = _last_written(self._lines, first, last)
            while first > self._first and _blank(self._lines, first - 1):
                first -= 1
        self._lines.put(first, last, [])


def _next(lines: Lines, start: int, marks: tuple[str, ...]) -> int:
    """The next row that begins with one of `marks`, or the end."""
    rows = range(start, len(lines.rows))
    return next((row for row in rows if lines.rows[row].read.startswith(marks)), len(lines.rows))


def _last_written(lines: Lines, start: int, end: int) -> int:
    while end > start and _blank(lines, end - 1):
        end -= 1
    return end


def _blank(lines: Lines, row: int) -> bool:
    return row < len(lines.rows) and lines.rows[row].blank


def _insert(lines: Lines, row: int, new: Sequence[str], first: int) -> None:
    """Put rows in with a blank one before and after them where other text stands."""
    before = [""] if row > first and not _blank(lines, row - 1) else []
    after = [""] if row < len(lines.rows) and not _blank(lines, row) else []
    lines.put(row, row, [*before, *new, *after])


def _replace_block(lines: Lines, first: int, last: int, new: Sequence[str]) -> None:
    """Replace rows by others; without any, the blank rows under them go as well."""
    if not new:
        while last < len(lines.rows) - 1 and _blank(lines, last):
            last += 1
    lines.put(first, last, new)


def _markdown(value: str, taken: tuple[str, ...]) -> list[str]:
    """The rows of a Markdown text; a line that would open a new part of the card gets a space in front."""
    return [f" {row}" if row.startswith(taken) else row for row in value.split("\n")] if value else []


def _written_line(value: str) -> str:
    reads: Callable[[str], str] = line_value
    return one_line(value, lambda text: "" if text.startswith("#") else reads(text))


def language_of(lines: Lines, first: int) -> str:
    """The language of the headings that are there; Dutch when there are none."""
    headings = [section.heading for section in outline(lines, first).body.sections]
    for heading in headings:
        part = part_of(heading)
        if part is not None:
            return "nl" if heading.casefold().startswith(part.value[0].casefold()) else "en"
    return "nl"
