"""Laying the document out on A4 pages: pure geometry. Drawing is pdf.py's work."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    House,
    Item,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Table,
    Tone,
)
from dilemmagame.notes.flow import (
    BODY,
    BOTTOM,
    DETAIL,
    HEADINGS,
    HOLDER,
    INDENT,
    LABEL,
    LEFT,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    MARKED,
    NAME_WIDTH,
    PAPER,
    RIGHT,
    SIGNAL,
    SMALL,
    STRONG,
    SUBTITLE,
    TIGHT,
    TITLE,
    TOP,
    Bookmark,
    Flow,
    Mark,
    Picture,
    Rectangle,
    Text,
    side_by_side,
    wrapped,
)
from dilemmagame.notes.grids import kept_height, put_table


def pages(document: Document) -> list[list[Mark]]:
    """All pages of `document` without header and footer."""
    flow = Flow(document.house)
    _banner(flow, document.holder)
    flow.gap(8)
    _logo(flow, document.house)
    if document.label:
        flow.text(document.label, flow.coloured(LABEL))
    flow.text(document.title, flow.coloured(TITLE))
    if document.organisation:
        flow.text(document.organisation, SUBTITLE)
    for place, block in enumerate(document.blocks):
        _block(flow, block, document.blocks[place + 1 :])
    return flow.pages


def _banner(flow: Flow, holder: str) -> None:
    lines = wrapped(holder, HOLDER, RIGHT - LEFT - 24)
    height = len(lines) * HOLDER.leading + 10
    if height < TOP - BOTTOM:
        flow.put(Rectangle(LEFT, flow.y - height, RIGHT - LEFT, height, PAPER))
        flow.put(Rectangle(LEFT, flow.y - height, 4, height, flow.house.accent or SIGNAL))
    flow.y -= 5
    flow.lines(lines, HOLDER, LEFT + 14)
    flow.y -= 5


def _logo(flow: Flow, house: House) -> None:
    logo = house.logo
    if logo is None:
        return
    scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
    height = logo.height * scale
    flow.need(height + 12)
    flow.y -= height + 4
    flow.put(Picture(LEFT, flow.y, logo.width * scale, height, logo.png))
    flow.y -= 8


def _block(flow: Flow, block: Block, following: Sequence[Block]) -> None:
    match block:
        case Heading():
            _heading(flow, block, following)
        case Passage(text=text, tone=tone):
            flow.text(text, {Tone.PLAIN: BODY, Tone.QUIET: SMALL, Tone.MARKED: MARKED}[tone])
        case Listing(items=items, ordered=ordered):
            for place, item in enumerate(items, 1):
                _item(flow, item, f"{place}." if ordered else "•")
        case KeyValue(rows=rows):
            for name, lines in rows:
                _pair(flow, name, lines)
        case Table():
            put_table(flow, block)
        case PageBreak():
            if flow.y < TOP:
                flow.turn()


def _heading(flow: Flow, heading: Heading, following: Sequence[Block]) -> None:
    """A heading keeps the beginning of what follows with it."""
    style = HEADINGS.get(heading.level, HEADINGS[2])
    flow.need(_heading_height(heading) + _beginning(following))
    flow.put(Bookmark(heading.text, heading.level - 1, flow.y))
    shown = flow.coloured(style) if heading.level == 1 else style
    flow.lines(wrapped(heading.text, style, RIGHT - LEFT), shown)


def _heading_height(heading: Heading) -> float:
    style = HEADINGS.get(heading.level, HEADINGS[2])
    return style.before + len(wrapped(heading.text, style, RIGHT - LEFT)) * style.leading + style.after


def _beginning(blocks: Sequence[Block]) -> float:
    """How much of `blocks` belongs on the page of the heading before them."""
    match blocks:
        case [Heading() as heading, *rest]:
            return _heading_height(heading) + _beginning(rest)
        case [Table() as table, *_rest]:
            return kept_height(table)
        case [Listing(items=(first, *_others)), *_rest]:
            return _item_beginning(wrapped(first.text, BODY, RIGHT - LEFT - INDENT), first)
        case _:
            return 2 * BODY.leading


def _item_beginning(lines: tuple[str, ...], item: Item) -> float:
    """How much of an item stays together."""
    return min(len(lines), 3) * BODY.leading + (SMALL.leading if item.details else 0.0)


def _item(flow: Flow, item: Item, sign: str) -> None:
    lines = wrapped(item.text, BODY, RIGHT - LEFT - INDENT)
    if not lines:
        return
    flow.need(_item_beginning(lines, item))
    flow.put(Text(LEFT + 2, flow.y - BODY.leading * 0.72, sign, BODY))
    flow.lines(lines, BODY if not item.details else TIGHT, LEFT + INDENT)
    for each in item.details:
        flow.text(each, DETAIL, LEFT + INDENT)
    if item.details:
        flow.y -= 4


def _pair(flow: Flow, name: str, lines: tuple[str, ...]) -> None:
    label = wrapped(name, STRONG, NAME_WIDTH - 10)
    value = tuple(part for line in lines for part in wrapped(line, BODY, RIGHT - LEFT - NAME_WIDTH))
    side_by_side(flow, ((LEFT, label, STRONG), (LEFT + NAME_WIDTH, value, BODY)))
    flow.y -= 3
