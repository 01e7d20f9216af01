"""Changing fields at the top of a file in place: quotation marks, brackets, dashes, comments and all other lines stay
as they were typed. What the fields mean is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dilemmagame.library.findings import Findings
from dilemmagame.library.frontmatter import Entry, Field, FrontMatter, read_fields
from dilemmagame.library.lines import Line, Lines

ORDER = (
    "id",
    "version",
    "language",
    "translates",
    "audience",
    "role",
    "title",
    "licence",
    "themes",
    "kind",
    "scale",
    "values",
    "norms",
    "vulnerabilities",
    "chain",
    "minutes",
    "sensitivity",
    "source",
    "status",
    "cast",
    "cards",
)
"""The usual order of the fields of a card or deck: where a new one is put."""
LISTS = frozenset({"audience", "themes", "values", "norms", "vulnerabilities", "chain", "cast", "cards"})
"""The fields that hold a list; a new one is written between brackets."""
_WIDTH = 110
_NUMBER_LIKE = re.compile(r"\d+(?:\.\d+)*")
_KEPT_NUMBERS = frozenset({"version", "translates"})
_CLOSING = frozenset({"---", "..."})


@dataclass(frozen=True, slots=True)
class Top:
    """The rows between the two lines of hyphens, from `first` up to `last`, and the fields in them."""

    first: int
    last: int
    front: FrontMatter

    @property
    def body(self) -> int:
        """The row where the text under the fields begins."""
        return self.last + 1 if self.first else 0


def read_top(lines: Lines) -> Top:
    """The fields of a file. Without a first line of hyphens there are none; without a second all the rest is theirs."""
    if lines.rows[0].read.rstrip() != "---":
        return Top(0, 0, FrontMatter())
    rows = range(1, len(lines.rows))
    last = next((row for row in rows if lines.rows[row].read.rstrip() in _CLOSING), None)
    if last is None:
        return Top(1, len(lines.rows), FrontMatter())
    front = read_fields(lines.read(1, last) + "\n", Findings(""), first_line=2)
    return Top(1, last, front)


def field_value(field: Field) -> str:
    """A field as a person would type it in a form."""
    return " ".join(field.text.split())


def change_fields(lines: Lines, changes: Mapping[str, str]) -> None:
    """Write these fields; an empty text takes a field out (a list becomes an empty list)."""
    top = read_top(lines)
    if not top.first or top.last == len(lines.rows):
        if not any(changes.values()):
            return
        _close(lines)
        top = read_top(lines)
    known = {field.name: field for field in reversed(top.front.fields)}
    there = [known[name] for name in changes if name in known]
    for field in sorted(there, key=lambda each: (each.line, each.column), reverse=True):
        _change_safely(lines, field, changes[field.name], in_braces=_braces(lines, top) is not None)
    for name in sorted(changes.keys() - known.keys(), key=_rank):
        if changes[name]:
            _add(lines, name, changes[name])


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)


def _close(lines: Lines) -> None:
    """Give a file its lines of hyphens."""
    if lines.rows[0].read.rstrip() != "---":
        lines.put(0, 0, ["---", "---"])
        return
    rows = range(1, len(lines.rows))
    last = next((n for n in rows if lines.rows[n].blank or lines.rows[n].read.startswith("# ")), len(rows))
    lines.put(last, last, ["---"])


def _braces(lines: Lines, top: Top) -> tuple[int, int] | None:
    """Where the closing brace stands when the fields are written as {a: b}; None when they are not."""
    rows = [row for row in range(top.first, top.last) if not lines.rows[row].blank]
    rows = [row for row in rows if not lines.rows[row].read.lstrip().startswith("#")]
    if not rows or not lines.rows[rows[0]].read.lstrip().startswith("{"):
        return None
    return rows[-1], lines.rows[rows[-1]].read.rfind("}")


def _change_safely(lines: Lines, field: Field, value: str, *, in_braces: bool) -> None:
    """Change a field in its own style; where that does not read back (rare ways of writing), as one plain line."""
    before, count = lines.rows[:], len(read_top(lines).front.fields)
    gone = not value and not field.listed and not in_braces
    if not (field.listed and lines.rows[field.key.line - 1].read.lstrip().startswith("?")):
        _change(lines, field, value, in_braces=in_braces)
        after = read_top(lines).front
        now = after.get(field.name)
        told = now is None if gone else now is not None and _words(field_value(now)) == _words(value)
        if told and len(after.fields) == count - gone:
            return
    lines.rows[:] = before
    words = ", ".join(scalar(word, in_list=True) for word in _words(value))
    written = f"[{words}]" if field.listed else scalar(value)
    lines.put(field.key.line - 1, _end_of(lines, field), [f"{scalar(field.name)}: {written}"])


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _change(lines: Lines, field: Field, value: str, *, in_braces: bool) -> None:
    if field.listed:
        words = _words(value)
        if field.flow:
            _put_flow(lines, field, words)
        else:
            _put_dashes(lines, field, words)
    elif value or in_braces:
        _put_scalar(lines, field, value, in_braces=in_braces)
    else:
        lines.put(field.key.line - 1, _after(lines, field), [])


def _after(lines: Lines, field: Field) -> int:
    """The row after the last one of a field's value."""
    last = field.value.end_line - 1
    if field.value.end_column == 1 and last > field.key.line - 1:
        last -= 1
    while last > field.key.line - 1 and lines.rows[last].blank:
        last -= 1
    return last + 1


def _replace(lines: Lines, start: tuple[int, int], end: tuple[int, int], new: str) -> None:
    """Put `new` in the place of what stands from `start` up to `end` (row and column, both from 0)."""
    before = lines.rows[start[0]].read[: start[1]]
    after = lines.rows[end[0]].read[end[1] :]
    lines.put(start[0], end[0] + 1, (before + new + after).split("\n"))


def _put_scalar(lines: Lines, field: Field, value: str, *, in_braces: bool) -> None:
    entry, value_at = field.entries[0], field.value
    new = scalar(value, entry.style, in_list=in_braces)
    start = (value_at.line - 1, value_at.column - 1)
    end = (value_at.end_line - 1, value_at.end_column - 1)
    if entry.style in {"|", ">"}:
        end = (_after(lines, field) - 1, len(lines.rows[_after(lines, field) - 1].read))
    before = lines.rows[start[0]].read[: start[1]]
    _replace(lines, start, end, new if before.endswith((" ", "\t")) else f" {new}")


def scalar(value: str, style: str = "", *, in_list: bool = False) -> str:
    """`value` as YAML: in the quotation marks of `style`, and bare only where it then reads back as itself."""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and _reads_back(value, value, in_list=in_list):
        return value
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _reads_back(written: str, value: str, *, in_list: bool) -> bool:
    findings = Findings("")
    front = read_fields(f"k: [{written}]\n" if in_list else f"k: {written}\n", findings)
    if findings.problems or len(front.fields) != 1:
        return False
    field = front.fields[0]
    return field.listed == in_list and len(field.entries) == 1 and field.entries[0].text == value


def _kept(lines: Lines, entries: tuple[Entry, ...]) -> dict[str, str]:
    """How the entries of a list are written now, by their text."""
    return {
        entry.text: lines.rows[entry.line - 1].read[entry.column - 1 : entry.extent.end_column - 1]
        for entry in entries
        if entry.line == entry.extent.end_line
    }


def _put_flow(lines: Lines, field: Field, words: list[str]) -> None:
    """A list between brackets: on one line if it was, else on as many as it needs; comments stay with their entry."""
    kept = _kept(lines, field.entries)
    written = [kept.get(word) or scalar(word, in_list=True) for word in words]
    at = field.value
    start, end = (at.line - 1, at.column - 1), (at.end_line - 1, at.end_column - 1)
    if start[0] == end[0]:
        _replace(lines, start, end, f"[{', '.join(written)}]")
        return
    indent = " " * (field.entries[0].column - 1 if field.entries else field.column + 1)
    comments, last = _comments(lines, field)
    rows = ["["]
    for word, each in zip(words, written, strict=True):
        above, beside = comments.get(word, ([], ""))
        rows.extend(indent + comment for comment in above)
        room = not above and rows[-1] and "#" not in rows[-1] and len(rows[-1]) + len(each) < _WIDTH
        if room and rows[-1] != "[":
            rows[-1] += f" {each},"
        elif room and field.entries and field.entries[0].line == at.line:
            rows[-1] += f"{each},"
        else:
            rows.append(f"{indent}{each},")
        rows[-1] += beside
        if beside:
            rows.append("")
    rows = [row for row in rows if row]
    if last or "#" in rows[-1]:
        rows.extend([*(indent + comment for comment in last), " " * (field.column + 1) + "]"])
    else:
        rows[-1] = rows[-1].rstrip(",") + "]"
    _replace(lines, start, end, "\n".join(rows))


def _comments(lines: Lines, field: Field) -> tuple[dict[str, tuple[list[str], str]], list[str]]:
    """The comments in a list between brackets: per entry those on the lines above it and the one beside it; and
    those after the last."""
    found: dict[str, tuple[list[str], str]] = {}
    row, column, above = field.value.line - 1, field.value.column, list[str]()
    for number, entry in enumerate(field.entries):
        gap = _gap(lines, (row, column), (entry.line - 1, entry.column - 1))
        beside = gap[0] if number else ""
        if beside:
            before = field.entries[number - 1].text
            found[before] = (found[before][0], f"  {beside}")
        above = [comment for comment in gap[0 if not number else 1 :] if comment]
        found[entry.text] = (above, "")
        row, column = entry.extent.end_line - 1, entry.extent.end_column - 1
    gap = _gap(lines, (row, column), (field.value.end_line - 1, field.value.end_column - 1))
    if field.entries and gap[0]:
        before = field.entries[-1].text
        found[before] = (found[before][0], f"  {gap[0]}")
    return found, [comment for comment in gap[1:] if comment]


def _gap(lines: Lines, start: tuple[int, int], end: tuple[int, int]) -> list[str]:
    """Per line between two places the comment on it, without what stands before it."""
    rows = [lines.rows[row].read for row in range(start[0], end[0] + 1)]
    rows[-1] = rows[-1][: end[1]]
    rows[0] = rows[0][start[1] :]
    return [row[row.index("#") :].rstrip() if "#" in row else "" for row in rows]


def _put_dashes(lines: Lines, field: Field, words: list[str]) -> None:
    """A list with dashes: every entry that stays keeps its lines and the comments above and beside it."""
    first, last = field.key.end_line, _after_dashes(lines, field)
    chunks: dict[str, list[Line]] = {}
    starts = [_dash(lines, entry, first) for entry in field.entries]
    row = first
    for number, entry in enumerate(field.entries):
        end = last
        if number + 1 < len(starts):
            end = starts[number + 1]
            while end > starts[number] + 1 and _aside(lines.rows[end - 1]):
                end -= 1
        chunks.setdefault(entry.text, lines.rows[row:end])
        row = end
    indent = lines.rows[starts[0]].read
    indent = indent[: len(indent) - len(indent.lstrip())]
    if words:
        made: list[str | Line] = []
        for word in words:
            made.extend(chunks.pop(word) if word in chunks else [f"{indent}- {scalar(word)}"])
        lines.put(first, last, made)
        return
    lines.put(first, last, [])
    key = lines.rows[first - 1].read
    colon = key.index(":", field.key.end_column - 1) + 1
    lines.put(first - 1, first, [f"{key[:colon]} []{key[colon:]}"])


def _after_dashes(lines: Lines, field: Field) -> int:
    row = field.value.end_line - 1
    while row > field.key.end_line and _aside(lines.rows[row - 1]):
        row -= 1
    return row


def _aside(line: Line) -> bool:
    """Whether a line says nothing by itself: blank or a comment."""
    return line.blank or line.read.lstrip().startswith("#")


def _dash(lines: Lines, entry: Entry, least: int) -> int:
    """The row of the dash of an entry, which may stand above it, but not above row `least`."""
    row = entry.line - 1
    while row > least and not lines.rows[row].read[
        : entry.column - 1 if row == entry.line - 1 else None
    ].lstrip().startswith("-"):
        row -= 1
    return row


def _add(lines: Lines, name: str, value: str) -> None:
    """A new field in its usual place; over one of that name which cannot be read."""
    top = read_top(lines)
    listed = name in LISTS
    closing = _braces(lines, top)
    words = _words(value)
    quoted = '"' if name in _KEPT_NUMBERS and _NUMBER_LIKE.fullmatch(value) else ""
    new = (
        f"[{', '.join(scalar(word, in_list=True) for word in words)}]"
        if listed
        else scalar(value, quoted, in_list=closing is not None)
    )
    if closing is not None:
        comma = ", " if top.front.fields else ""
        _replace(lines, closing, closing, f"{comma}{scalar(name, in_list=True)}: {new}")
        return
    unread = _unread(lines, top, name)
    if unread is not None:
        lines.put(*unread, [f"{scalar(name)}: {new}"])
        return
    before = [field for field in top.front.fields if _rank(field.name) < _rank(name)]
    after = [field for field in top.front.fields if _rank(field.name) > _rank(name) and field.name in ORDER]
    indent = " " * (top.front.fields[0].column - 1 if top.front.fields else 0)
    if name in ORDER and before:
        # the last of those that usually come before it
        nearest = max(before, key=lambda field: field.line)
        row = _end_of(lines, nearest)
    elif name in ORDER and after:
        row = min(after, key=lambda field: field.line).line - 1
    else:
        row = top.last
    lines.put(row, row, [f"{indent}{scalar(name)}: {new}"])


def _end_of(lines: Lines, field: Field) -> int:
    dashes = field.listed and not field.flow
    return _after_dashes(lines, field) if dashes else _after(lines, field)


def _unread(lines: Lines, top: Top, name: str) -> tuple[int, int] | None:
    """The rows of a field that stands in the file and could not be read."""
    for row in range(top.first, top.last):
        if re.match(rf"{re.escape(name)}[ \t]*:", lines.rows[row].read):
            end = row + 1
            while end < top.last and lines.rows[end].read[:1] in {" ", "\t", "-"}:
                end += 1
            return row, end
    return None
