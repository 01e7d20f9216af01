"""Text on the stage: paragraphs laid out by ourselves and fitted to a box, with a floor and with pages.

Deck text comes in as blocks or plain strings and is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, Span
from dilemmagame.gui.fonts import Face, font

_INDENT_EM = 1.35


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one face; no line breaks."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph: runs, an optional mark before it (bullet or number), how deep it is set in."""

    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Style:
    """How paragraphs are set: leading in em, space between paragraphs in em, lines balanced or not."""

    face: Face = Face.TEXT
    leading: float = 1.36
    gap: float = 0.55
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    balanced: bool = False
    tabular: bool = False


BODY = Style()
LABEL = Style(Face.MEDIUM, 1.25, 0.4)
STRONG = Style(Face.SEMIBOLD, 1.25, 0.4)
TITLE = Style(Face.TITLE, 1.15, 0.3, balanced=True)
FIGURE = Style(Face.TITLE, 1.15, tabular=True)
CENTRED_FIGURE = Style(Face.TITLE, 1.15, align=Qt.AlignmentFlag.AlignHCenter, tabular=True)
CENTRED_LABEL = Style(Face.MEDIUM, 1.25, 0.4, Qt.AlignmentFlag.AlignHCenter)


def plain(text: str, face: Face = Face.TEXT) -> tuple[Para, ...]:
    """Paragraphs of plain text, one per line."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(Para((Run(line, face),)) for line in lines if line)


def from_blocks(blocks: Iterable[Block], depth: int = 0) -> tuple[Para, ...]:
    """Paragraphs for a deck's block tree."""
    result: list[Para] = []
    for block in blocks:
        match block:
            case Paragraph():
                result.append(Para(_runs(block.spans), depth=depth))
            case Heading():
                result.append(Para(tuple(Run(span.text, Face.SEMIBOLD) for span in block.spans), depth=depth))
            case ListBlock():
                for number, item in enumerate(block.items, 1):
                    inner = from_blocks(item, depth + 1)
                    mark = f"{number}." if block.ordered else "•"
                    result.extend(
                        replace(para, mark=mark) if place == 0 else para for place, para in enumerate(inner)
                    )
            case Quote():
                result.extend(from_blocks(block.blocks, depth + 1))
    return tuple(para for para in result if para.text.strip())


def _runs(spans: Iterable[Span]) -> tuple[Run, ...]:
    return tuple(
        Run(span.text, Face.BOLD if span.strong else Face.ITALIC if span.emphasis else Face.TEXT)
        for span in spans
        if span.text
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    layout: QTextLayout
    left: float
    top: float
    mark: str


@dataclass(frozen=True, slots=True)
class Laid:
    """Paragraphs with every line in its place. Lengths in pixels; `torn`: a word was too long for its line."""

    px: int
    width: float
    height: float
    lines: int
    torn: bool
    style: Style
    pieces: tuple[_Piece, ...]

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw with the pen of `painter`; `corner` is the top left of the text."""
        for piece in self.pieces:
            at = QPointF(corner.x() + piece.left, corner.y() + piece.top)
            piece.layout.draw(painter, at)
            if piece.mark:
                face = font(Face.SEMIBOLD, self.px)
                painter.setFont(face)
                line = piece.layout.lineAt(0)
                painter.drawText(
                    QPointF(at.x() - _INDENT_EM * self.px, at.y() + line.y() + line.ascent()), piece.mark
                )


def lay(paras: tuple[Para, ...], style: Style, width: float, px: int) -> Laid:
    """Set `paras` in lines of at most `width` pixels."""
    if style.balanced:
        return _balanced(paras, style, width, px)
    return _set(paras, style, width, px)


def _set(paras: tuple[Para, ...], style: Style, width: float, px: int) -> Laid:
    pieces: list[_Piece] = []
    top, lines, widest, torn = 0.0, 0, 0.0, False
    for place, para in enumerate(paras):
        if place:
            top += style.gap * px
        left = para.depth * _INDENT_EM * px
        layout = _text_layout(para, style, px)
        torn = torn or layout.minimumWidth() > width - left + 0.5
        height, count, wide = _break(layout, style, max(width - left, px), px)
        pieces.append(_Piece(layout, left, top, para.mark))
        top, lines, widest = top + height, lines + count, max(widest, wide + left)
    return Laid(px, widest, top, lines, torn, style, tuple(pieces))


def _text_layout(para: Para, style: Style, px: int) -> QTextLayout:
    layout = QTextLayout(para.text, font(style.face, px, tabular=style.tabular))
    option = QTextOption(style.align)
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for run in para.runs:
        if run.face is not style.face and run.face is not Face.TEXT:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, _utf16(run.text)
            look = QTextCharFormat()
            look.setFont(font(run.face, px))
            part.format = look
            formats.append(part)
        start += _utf16(run.text)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(1)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(1)
    layout.endLayout()
    return layout


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _break(layout: QTextLayout, style: Style, width: float, px: int) -> tuple[float, int, float]:
    """Break into lines; returns height, number of lines and the widest line."""
    option = layout.textOption()
    if layout.minimumWidth() > width:
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
    pitch, top, count, widest = style.leading * px, 0.0, 0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        top += pitch
        count += 1
    layout.endLayout()
    return top, count, widest


def _balanced(paras: tuple[Para, ...], style: Style, width: float, px: int) -> Laid:
    """The narrowest setting with the same number of lines, so that no line hangs alone."""
    best = _set(paras, style, width, px)
    if best.lines < 2 or style.align is not Qt.AlignmentFlag.AlignLeft:
        return best
    low, high = width * 0.5, width
    for _attempt in range(5):
        middle = (low + high) / 2
        tried = _set(paras, style, middle, px)
        if tried.lines == best.lines and tried.torn == best.torn:
            best, high = tried, middle
        else:
            low = middle
    return best


@dataclass(frozen=True, slots=True)
class Fitted:
    """The result of a fit: `fits` False means that words were left off at the floor (an ellipsis says so)."""

    laid: Laid
    fits: bool


def fit(
    paras: tuple[Para, ...],
    style: Style,
    width: float,
    height: float,
    high: int,
    floor: int,
    max_lines: int = 99,
) -> Fitted:
    """The largest whole pixel size between `floor` and `high` at which `paras` fill no more than the box."""

    def good(laid: Laid) -> bool:
        return laid.height <= height + 0.5 and laid.lines <= max_lines and not laid.torn

    floor = min(floor, high)
    top = lay(paras, style, width, high)
    if good(top):
        return Fitted(top, fits=True)
    best: Laid | None = None
    low, upper = floor, high - 1
    while low <= upper:
        middle = (low + upper) // 2
        tried = lay(paras, style, width, middle)
        if good(tried):
            best, low = tried, middle + 1
        else:
            upper = middle - 1
    if best is not None:
        return Fitted(best, fits=True)
    last = lay(paras, style, width, floor)
    if last.height <= height + 0.5 and last.lines <= max_lines:
        return Fitted(last, fits=True)
    return Fitted(_shortened(paras, style, width, height, floor, max_lines), fits=False)


def _shortened(
    paras: tuple[Para, ...], style: Style, width: float, height: float, px: int, max_lines: int
) -> Laid:
    words = " ".join(para.text for para in paras).split()
    low, high = 1, max(len(words) - 1, 1)
    best = lay(plain("…", style.face), style, width, px)
    while low <= high:
        middle = (low + high) // 2
        tried = lay(plain(" ".join(words[:middle]) + "…", style.face), style, width, px)
        if tried.height <= height + 0.5 and tried.lines <= max_lines:
            best, low = tried, middle + 1
        else:
            high = middle - 1
    return best


def pages(
    paras: tuple[Para, ...], style: Style, width: float, height: float, px: int
) -> tuple[tuple[Para, ...], ...]:
    """`paras` cut into pages that each fit the box at `px`; a paragraph is cut between two of its lines."""
    result: list[tuple[Para, ...]] = []
    page: list[Para] = []
    used = 0.0
    rest = list(paras)
    pitch = style.leading * px
    while rest:
        para = rest.pop(0)
        gap = style.gap * px if page else 0.0
        room = int((height - used - gap + 0.5) // pitch)
        lines = _line_starts(para, style, width, px)
        if len(lines) <= room:
            page.append(para)
            used += gap + len(lines) * pitch
            continue
        if room >= 2 or not page:
            head, tail = _cut(para, lines[max(room, 1)])
            page.append(head)
            para = tail
        rest.insert(0, para)
        result.append(tuple(page))
        page, used = [], 0.0
    if page or not result:
        result.append(tuple(page))
    return tuple(result)


def _line_starts(para: Para, style: Style, width: float, px: int) -> list[int]:
    left = para.depth * _INDENT_EM * px
    layout = _text_layout(para, style, px)
    _break(layout, style, max(width - left, px), px)
    return [layout.lineAt(number).textStart() for number in range(layout.lineCount())]


def _cut(para: Para, start: int) -> tuple[Para, Para]:
    """Cut before UTF-16 position `start`."""
    before: list[Run] = []
    after: list[Run] = []
    at = 0
    for run in para.runs:
        length = _utf16(run.text)
        inside = min(max(start - at, 0), length)
        units = run.text.encode("utf-16-le")
        head, tail = units[: inside * 2].decode("utf-16-le"), units[inside * 2 :].decode("utf-16-le")
        if head:
            before.append(Run(head, run.face))
        if tail:
            after.append(Run(tail, run.face))
        at += length
    return replace(para, runs=tuple(before)), replace(para, runs=tuple(after), mark="")


@lru_cache(maxsize=1024)
def width_of(text: str, face: Face, px: int, *, tabular: bool = False) -> float:
    """The width of one line of text in pixels."""
    return QFontMetricsF(font(face, px, tabular=tabular)).horizontalAdvance(text)
