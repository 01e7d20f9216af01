"""The body of a card or register cut into title, opening text, sections and list items, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings

_ITEM = re.compile(r"( {0,3})([-*+]|\d{1,3}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one `## ` heading (or before the first: an empty heading). `line` is the heading's line,
    `start` that of the first line of `text`."""

    heading: str
    line: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Body:
    """`title` is the first `# ` heading, empty when there is none."""

    title: str
    title_line: int
    opening: Section
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, its lines joined; the place is that of its marker, `end` the last of its lines and `lead`
    the marker with the blanks around it."""

    text: str
    line: int
    column: int
    end: int = 0
    lead: str = ""


def read_body(text: str, first_line: int, findings: Findings) -> Body:
    """Cut `text`, whose first line is line `first_line` of the file. A heading counts only at the start of a line."""
    title, title_line = "", first_line
    open_heading, open_line, open_start = "", first_line, first_line
    gathered: list[str] = []
    sections: list[Section] = []
    for number, line in enumerate(text.split("\n"), first_line):
        if line.startswith("# "):
            if title or sections or open_heading:
                findings.warning(Code.TITLE_TWICE, number, 1)
                gathered.append(line)
            else:
                title, title_line = line[2:].strip().rstrip("#").strip(), number
                gathered.append("")
        elif line.startswith("## "):
            sections.append(_section(open_heading, open_line, open_start, gathered))
            open_heading, open_line, gathered = line[3:].strip().rstrip("#").strip(), number, []
            open_start = number + 1
            if len(sections) > limits.CARD_SECTIONS:
                findings.error(Code.TOO_MANY, number, 1, str(limits.CARD_SECTIONS), breaks=True)
                break
        else:
            gathered.append(line)
    else:
        sections.append(_section(open_heading, open_line, open_start, gathered))
    opening, *rest = sections
    return Body(title, title_line, opening, tuple(rest))


def _section(heading: str, line: int, first: int, lines: list[str]) -> Section:
    """The section whose `lines` begin at line `first`, without the blank ones around its text."""
    blank = next((n for n, text in enumerate(lines) if text.strip()), len(lines))
    return Section(heading, line, "\n".join(lines[blank:]).rstrip(), first + blank)


def read_subsections(section: Section) -> tuple[Section, tuple[Section, ...]]:
    """A section cut at its `### ` headings: what stands before the first, and a section for each."""
    made: list[Section] = []
    heading, line, first, gathered = "", section.start, section.start, list[str]()
    for number, text in enumerate(section.text.split("\n"), section.start):
        if text.startswith("### "):
            made.append(_section(heading, line, first, gathered))
            heading, line, gathered = text[4:].strip().rstrip("#").strip(), number, []
            first = number + 1
        else:
            gathered.append(text)
    opening, *rest = (*made, _section(heading, line, first, gathered))
    return opening, tuple(rest)


def read_items(section: Section, findings: Findings) -> tuple[Item, ...]:
    """The items of the one list in `section`; text before it or after it at the margin is reported and left out."""
    items: list[Item] = []
    gathered: list[list[str]] = []
    after_blank = False
    for number, line in enumerate(section.text.split("\n"), section.start):
        if not line.strip():
            after_blank = True
            continue
        marker = _ITEM.match(line)
        if marker:
            if len(items) >= limits.LIST_ITEMS:
                findings.error(Code.TOO_MANY, number, 1, str(limits.LIST_ITEMS), breaks=True)
                break
            items.append(Item("", number, len(marker.group(1)) + 1, number, marker.group()))
            gathered.append([line[marker.end() :].strip()])
        elif items and (line.startswith((" ", "\t")) or not after_blank):
            gathered[-1].append(line.strip())
            items[-1] = replace(items[-1], end=number)
        else:
            findings.warning(Code.TEXT_OUTSIDE_LIST, number, 1, section.heading)
        after_blank = False
    return tuple(
        replace(item, text=_within(" ".join(lines), item, findings))
        for item, lines in zip(items, gathered, strict=True)
    )


def _within(text: str, item: Item, findings: Findings) -> str:
    if len(text) > limits.FIELD_CHARACTERS:
        findings.error(Code.TEXT_TOO_LONG, item.line, item.column, str(limits.FIELD_CHARACTERS), breaks=True)
    return text[: limits.FIELD_CHARACTERS].strip()
