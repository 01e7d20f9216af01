"""Laying the document out on A4 pages: pure geometry in points, from the bottom left. Drawing is pdf.py's work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    Item,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Row,
    Table,
    Tone,
)
from dilemmagame.printing.text import Face, line_width

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 62.0, 533.0
TOP, BOTTOM = 776.0, 62.0
INK, QUIET, LINE, PAPER, SIGNAL = "#17202A", "#3F4A55", "#BDB5A6", "#F7F4EE", "#FFB81C"
FIRST_BAR, LAST_BAR = "#9AA1A8", "#17202A"
NAME_WIDTH = 118.0
INDENT = 16.0
LONG_TABLE = 430.0  # a shorter table is kept on one page


@dataclass(frozen=True, slots=True)
class Style:
    """A face, size and line height, with the space before and after in points."""

    face: Face
    size: float
    leading: float
    colour: str = INK
    before: float = 0.0
    after: float = 0.0


BODY = Style(Face.TEXT, 10.5, 14.5, after=5)
STRONG = Style(Face.SEMIBOLD, 10.5, 14.5, after=5)
MARKED = Style(Face.SEMIBOLD, 10.5, 14.5, before=6, after=5)
DENSE = Style(Face.TEXT, 9.5, 12.5)
DENSE_STRONG = Style(Face.SEMIBOLD, 9.5, 12.5)
SMALL = Style(Face.TEXT, 9, 12.5, QUIET, after=4)
HOLDER = Style(Face.TEXT, 9.5, 13, INK)
TIGHT = Style(Face.TEXT, 10.5, 14.5, after=1)
DETAIL = Style(Face.TEXT, 9.5, 13, QUIET)
CAPTION = Style(Face.TEXT, 9, 12.5, QUIET, after=1)
TITLE = Style(Face.TITLE, 22, 27, after=2)
SUBTITLE = Style(Face.TEXT, 11, 15, QUIET, after=4)
HEADINGS = {
    1: Style(Face.TITLE, 14.5, 19, before=12, after=4),
    2: Style(Face.SEMIBOLD, 11, 15, before=9, after=3),
}


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Rectangle:
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the outline; `level` 0 or 1."""

    title: str
    level: int
    y: float


Mark = Text | Rectangle | Bookmark


def wrapped(text: str, style: Style, width: float) -> tuple[str, ...]:
    """`text` in lines that fit `width`; a word that is too long is broken where it must."""
    face, size = style.face, style.size
    lines: list[str] = []
    for source in text.split("\n"):
        line, used = "", 0.0
        for word in source.split():
            for piece in _pieces(word, face, size, width):
                length = line_width(piece, face, size)
                gap = line_width(" ", face, size) if line else 0.0
                if line and used + gap + length > width:
                    lines.append(line)
                    line, used = piece, length
                else:
                    line, used = f"{line} {piece}" if line else piece, used + gap + length
        if line:
            lines.append(line)
    return tuple(lines)


def _pieces(word: str, face: Face, size: float, width: float) -> Iterator[str]:
    if line_width(word, face, size) <= width:
        yield word
        return
    piece, used = "", 0.0
    for char in word:
        length = line_width(char, face, size)
        if piece and used + length > width:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + char, used + length
    yield piece


@dataclass(slots=True)
class Flow:
    """Puts blocks on pages from top to bottom; `y` is the lower edge of what stands on the page."""

    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = TOP

    def put(self, mark: Mark) -> None:
        self.pages[-1].append(mark)

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append([])
        self.y = TOP

    def need(self, height: float) -> None:
        """Turn the page unless `height` fits, or nothing at all stands on this one."""
        if self.y - height < BOTTOM and self.y < TOP:
            self.turn()

    def gap(self, height: float) -> None:
        if self.y < TOP:
            self.y -= height

    def lines(self, lines: tuple[str, ...], style: Style, x: float = LEFT) -> None:
        """Lines under each other; a page may end between two, but one line alone is not left behind."""
        self.gap(style.before)
        self.need(style.leading * min(2, len(lines)))
        for line in lines:
            self.need(style.leading)
            self.y -= style.leading
            self.put(Text(x, self.y + style.leading * 0.28, line, style))
        self.y -= style.after

    def text(self, text: str, style: Style, x: float = LEFT, right: float = RIGHT) -> None:
        self.lines(wrapped(text, style, right - x), style, x)


def pages(document: Document) -> list[list[Mark]]:
    """All pages of `document` without header and footer."""
    flow = Flow()
    _banner(flow, document.holder)
    flow.gap(8)
    flow.text(document.title, TITLE)
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
        flow.put(Rectangle(LEFT, flow.y - height, 4, height, SIGNAL))
    flow.y -= 5
    flow.lines(lines, HOLDER, LEFT + 14)
    flow.y -= 5


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
            _table(flow, block)
        case PageBreak():
            if flow.y < TOP:
                flow.turn()


def _heading(flow: Flow, heading: Heading, following: Sequence[Block]) -> None:
    """A heading keeps the beginning of what follows with it."""
    style = HEADINGS.get(heading.level, HEADINGS[2])
    flow.need(_heading_height(heading) + _beginning(following))
    flow.put(Bookmark(heading.text, heading.level - 1, flow.y))
    flow.lines(wrapped(heading.text, style, RIGHT - LEFT), style)


def _heading_height(heading: Heading) -> float:
    style = HEADINGS.get(heading.level, HEADINGS[2])
    return style.before + len(wrapped(heading.text, style, RIGHT - LEFT)) * style.leading + style.after


def _beginning(blocks: Sequence[Block]) -> float:
    """How much of `blocks` belongs on the page of the heading before them."""
    match blocks:
        case [Heading() as heading, *rest]:
            return _heading_height(heading) + _beginning(rest)
        case [Table() as table, *_rest]:
            return _kept_height(table)
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
    _side_by_side(flow, ((LEFT, label, STRONG), (LEFT + NAME_WIDTH, value, BODY)))
    flow.y -= 3


Column = tuple[float, tuple[str, ...], Style]


def _side_by_side(flow: Flow, columns: tuple[Column, ...]) -> None:
    """Columns that start at the same height; they go on together on the next page."""
    longest = max(len(lines) for _, lines, _ in columns)
    leading = max(style.leading for _, _, style in columns)
    flow.need(min(longest, 4) * leading)
    for place in range(longest):
        flow.need(leading)
        flow.y -= leading
        for x, lines, style in columns:
            if place < len(lines):
                flow.put(Text(x, flow.y + leading * 0.28, lines[place], style))


@dataclass(frozen=True, slots=True)
class _Grid:
    """How a table is set: the width of each figure column, the longest bar, and how many bars a row has."""

    widths: tuple[float, ...]
    longest: int
    bars: int

    @property
    def first(self) -> float:
        """Width of the first column."""
        return RIGHT - LEFT - sum(self.widths) - 8

    def right(self, column: int) -> float:
        """Right edge of figure column `column`, counted from 0."""
        return RIGHT - sum(self.widths[column + 1 :])


def _grid(table: Table) -> _Grid:
    columns = zip(*(row.cells for row in (Row(table.header), *table.rows)), strict=True)
    widths = [max(line_width(cell, STRONG.face, STRONG.size) for cell in column) + 18 for column in columns][
        1:
    ]
    longest = max((length for row in table.rows for length in row.bars), default=0)
    return _Grid(tuple(widths), longest, max((len(row.bars) for row in table.rows), default=0))


def _kept_height(table: Table) -> float:
    """How much of a table must stand on one page: all of a short one, the start of a long one."""
    grid = _grid(table)
    rows = (Row(table.header), *table.rows)
    whole = sum(_row_height(row, grid) for row in rows) + CAPTION.leading + 8
    return whole if whole < LONG_TABLE else min(whole, 120.0)


def _table(flow: Flow, table: Table) -> None:
    grid = _grid(table)
    flow.need(_kept_height(table))
    flow.text(table.caption, CAPTION)
    _table_head(flow, table, grid)
    for row in table.rows:
        if flow.y - _row_height(row, grid) < BOTTOM and flow.y < TOP - 60:
            flow.turn()
            _table_head(flow, table, grid)
        _row(flow, row, grid)
    flow.y -= 8


def _table_head(flow: Flow, table: Table, grid: _Grid) -> None:
    """The names of the columns; a swatch under a name is the key to the bars."""
    _cells(flow, Row(table.header, strong=True), grid)
    if grid.longest:
        flow.y -= 3
        for place in range(grid.bars):
            flow.put(Rectangle(grid.right(place) - 26, flow.y, 26, 3, _bar_colour(place, grid)))
    flow.y -= 4
    flow.put(Rectangle(LEFT, flow.y, RIGHT - LEFT, 0.9, INK))


def _bar_colour(place: int, grid: _Grid) -> str:
    return LAST_BAR if place == grid.bars - 1 else FIRST_BAR


def _row_height(row: Row, grid: _Grid) -> float:
    style = _cell_style(row, grid)
    lines = max(1, len(wrapped(row.cells[0], style, grid.first)))
    bars = len(row.bars) * 4.5 + 2 if grid.longest and row.bars else 0.0
    return lines * style.leading + bars + 5


def _cell_style(row: Row, grid: _Grid) -> Style:
    """A long table without bars is set smaller, to keep it on one page."""
    if grid.longest:
        return STRONG if row.strong else BODY
    return DENSE_STRONG if row.strong else DENSE


def _cells(flow: Flow, row: Row, grid: _Grid) -> None:
    style = _cell_style(row, grid)
    columns: list[Column] = [(LEFT, wrapped(row.cells[0], style, grid.first), style)]
    for place, cell in enumerate(row.cells[1:]):
        columns.append((grid.right(place) - line_width(cell, style.face, style.size), (cell,), style))
    flow.y -= 1
    _side_by_side(flow, tuple(columns))


def _row(flow: Flow, row: Row, grid: _Grid) -> None:
    _cells(flow, row, grid)
    if grid.longest and row.bars:
        flow.y -= 2
        for place, length in enumerate(row.bars):
            flow.y -= 4.5
            if length:
                width = grid.first * length / grid.longest
                flow.put(Rectangle(LEFT, flow.y + 1, width, 3.2, _bar_colour(place, grid)))
    flow.y -= 4
    flow.put(Rectangle(LEFT, flow.y, RIGHT - LEFT, 0.5, LINE))
