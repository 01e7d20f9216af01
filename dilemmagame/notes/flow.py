"""Marks on A4 pages and the flow that puts lines under each other, in points from the bottom left. What a block looks
like is the business of pages.py and grids.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dilemmagame.notes.document import House
from dilemmagame.printing.text import Face, line_width

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 62.0, 533.0
TOP, BOTTOM = 776.0, 62.0
INK, QUIET, LINE, PAPER, SIGNAL = "#17202A", "#3F4A55", "#BDB5A6", "#F7F4EE", "#FFB81C"
FIRST_BAR, LAST_BAR = "#9AA1A8", "#17202A"
NAME_WIDTH = 118.0
INDENT = 16.0
LOGO_WIDTH, LOGO_HEIGHT = 170.0, 48.0


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
LABEL = Style(Face.SEMIBOLD, 11, 15, before=4, after=1)
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
class Picture:
    """The logo, with its lower left corner at `x`, `y`."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the outline; `level` 0 or 1."""

    title: str
    level: int
    y: float


Mark = Text | Rectangle | Picture | Bookmark


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
    lengths = {char: line_width(char, face, size) for char in set(word)}
    piece, used = "", 0.0
    for char in word:
        length = lengths[char]
        if piece and used + length > width:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + char, used + length
    yield piece


@dataclass(slots=True)
class Flow:
    """Puts blocks on pages from top to bottom; `y` is the lower edge of what stands on the page."""

    house: House
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

    def coloured(self, style: Style) -> Style:
        """`style` in the colour of the house, where that can be read."""
        return replace(style, colour=self.house.ink) if self.house.ink else style

    def text(self, text: str, style: Style, x: float = LEFT, right: float = RIGHT) -> None:
        self.lines(wrapped(text, style, right - x), style, x)


Column = tuple[float, tuple[str, ...], Style]


def side_by_side(flow: Flow, columns: tuple[Column, ...]) -> None:
    """Columns that start at the same height; they go on together on the next page."""
    longest = max(len(lines) for _, lines, _ in columns)
    leading = max(style.leading for _, _, style in columns)
    flow.need(min(longest, 4) * leading)
    for place in range(longest):
        flow.need(leading)
        flow.y -= leading
        for x, lines, style in columns:
            if place < len(lines) and lines[place]:
                flow.put(Text(x, flow.y + leading * 0.28, lines[place], style))
