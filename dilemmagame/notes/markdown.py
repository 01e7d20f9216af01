"""The document as Markdown (CommonMark with pipe tables). Typed text is escaped: it shows as it was typed."""

from __future__ import annotations

import re

from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    Item,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Table,
    Tone,
)

SPECIAL = re.compile(r"[\\`*_\[\]~|$]")
LINE_START = re.compile(r"^(?:([-+=#:>])|(\d+)([.)]))")
ENTITY = re.compile(r"&(?=[#A-Za-z])")


def render(document: Document) -> bytes:
    """UTF-8 Markdown with a line feed at every line's end."""
    label = f"**{_line(document.label)}**" if document.label else ""
    parts = [_line(document.holder), label, f"# {_line(document.title)}"]
    if document.organisation:
        parts.append(_line(document.organisation))
    parts.extend(_block(block) for block in document.blocks)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escaped(line: str) -> str:
    """One line of plain text as Markdown that shows exactly that text."""
    return LINE_START.sub(_blunted, _inline(line.strip()))


def _inline(line: str) -> str:
    safe = SPECIAL.sub(lambda found: "\\" + found.group(), line)
    safe = ENTITY.sub("&amp;", safe).replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("://", "\\://").replace("www.", "www\\.")


def _cell(text: str) -> str:
    """A table cell: nothing can start a block there."""
    return _inline(" ".join(text.split()))


def _blunted(found: re.Match[str]) -> str:
    sign, number, dot = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{dot}"


def _lines(text: str) -> list[str]:
    return [escaped(line) for line in text.split("\n") if line.strip()]


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _text(text: str, indent: str = "") -> str:
    """Text in which every line break is kept."""
    return f"\\\n{indent}".join(_lines(text))


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * (level + 1)} {_line(text)}"
        case Passage(text=text, tone=Tone.MARKED):
            return f"**{_text(text)}**" if "\n" not in text else _text(text)
        case Passage(text=text):
            return _text(text)
        case Listing(items=items, ordered=ordered):
            return "\n".join(
                _item(item, f"{place}. " if ordered else "- ") for place, item in enumerate(items, 1)
            )
        case KeyValue(rows=rows):
            return "\n".join(_pair(name, lines) for name, lines in rows)
        case Table():
            return _table(block)
        case PageBreak():
            return "---"


def _item(item: Item, sign: str) -> str:
    indent = " " * len(sign)
    details = [f"{indent}- {_text(detail, indent + '  ')}" for detail in item.details]
    return "\n".join([sign + _text(item.text, indent), *details])


def _pair(name: str, lines: tuple[str, ...]) -> str:
    if len(lines) == 1:
        return f"- **{_line(name)}:** {_line(lines[0])}"
    return "\n".join([f"- **{_line(name)}:**", *(f"  - {_line(line)}" for line in lines)])


def _table(table: Table) -> str:
    figures = len(table.header) - table.words
    rows = [
        f"{_line(table.caption)}\n" if table.caption else "",
        _row(table.header, strong=False),
        "|" + " --- |" * table.words + " ---: |" * figures,
        *(_row(row.cells, strong=row.strong) for row in table.rows),
    ]
    return "\n".join(row for row in rows if row)


def _row(cells: tuple[str, ...], *, strong: bool) -> str:
    shown = [_cell(cell) for cell in cells]
    if strong:
        shown = [f"**{cell}**" if cell else "" for cell in shown]
    return "| " + " | ".join(shown) + " |"
