"""How one card looks in the library: theme, title, the beginning of the case, minutes. Painted, never a widget."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts, icons
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.library.wording import OTHER_PICTURE, THEME_PICTURES, Names, minutes
from dilemmagame.gui.tokens import Theme
from dilemmagame.library.catalogue import Entry

GAP = 14
PAD = 14
SPINE = 5
RADIUS = 10
SIGN = 24
TITLE_LINES = 2
TEXT_LINES = 2
_KEPT = 400


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Pixels that follow from the text size of the windows."""

    text: int
    caption: int
    title: int

    @classmethod
    def of(cls, font: QFont) -> _Sizes:
        base = font.pixelSize() if font.pixelSize() > 0 else 14
        return cls(base, max(base - 1, 13), round(base * 19 / 14))


@lru_cache(maxsize=8)
def _height(sizes: _Sizes) -> int:
    title = QFontMetrics(fonts.font(Face.TITLE, sizes.title)).height()
    text = QFontMetrics(fonts.font(Face.TEXT, sizes.caption)).height()
    return PAD + max(SIGN, text) + 8 + TITLE_LINES * title + 4 + TEXT_LINES * text + 10 + text + PAD


class CardFace:
    """Paints cards of one theme; remembers how the last few hundred texts were broken into lines."""

    def __init__(self, names: Names, theme: Theme) -> None:
        self._names = names
        self._theme = theme
        self._lines: OrderedDict[tuple[str, int, int, int, Face], tuple[str, ...]] = OrderedDict()

    def name(self, names: Names) -> None:
        """Other names for themes."""
        self._names = names

    def height(self, font: QFont) -> int:
        """Of every card alike: a line for the theme, two for the title, two for the case, one for the minutes."""
        return _height(_Sizes.of(font))

    def sign(self, box: QRect) -> QRect:
        """Where the tick of a card is, larger than it looks, so that it is easy to hit."""
        return QRect(box.right() - PAD - SIGN - 8, box.top(), SIGN + PAD + 8, SIGN + PAD + 8)

    def paint(
        self,
        painter: QPainter,
        box: QRect,
        entry: Entry,
        font: QFont,
        *,
        chosen: bool,
        here: bool,
        focused: bool,
    ) -> None:
        theme, card, sizes = self._theme, entry.card, _Sizes.of(font)
        self._ground(painter, QRectF(box), chosen=chosen, broken=card.broken, here=here, focused=focused)
        inside = box.adjusted(SPINE + PAD, PAD, -PAD, -PAD)
        caption = fonts.font(Face.TEXT, sizes.caption)
        line = QFontMetrics(caption).height()
        head = QRect(inside.left(), inside.top(), inside.width(), max(SIGN, line))
        picture = THEME_PICTURES.get(card.themes[0], OTHER_PICTURE) if card.themes else OTHER_PICTURE
        edge = sizes.text + 4
        icons.paint_icon(painter, _square(head.left(), head, edge), picture, theme.ink2)
        self._sign(painter, head, chosen=chosen, broken=card.broken)
        room = QRect(head.left() + edge + 8, head.top(), head.width() - edge - 8 - SIGN - 8, head.height())
        self._words(painter, room, self._names.theme(card), caption, theme.ink2)
        top = head.bottom() + 9
        title = fonts.font(Face.TITLE, sizes.title)
        low = self._block(painter, inside, top, card.title or card.id, title, TITLE_LINES, theme.ink)
        spare = (top + TITLE_LINES * QFontMetrics(title).height() - low) // line
        self._block(painter, inside, low + 4, entry.opening, caption, TEXT_LINES + spare, theme.ink2)
        self._foot(
            painter, QRect(inside.left(), inside.bottom() - line, inside.width(), line + 1), entry, sizes
        )

    def _ground(
        self, painter: QPainter, box: QRectF, *, chosen: bool, broken: bool, here: bool, focused: bool
    ) -> None:
        theme = self._theme
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)
        painter.fillPath(shape, QColor(theme.surface))
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        spine = theme.danger if broken else theme.accent if chosen else theme.track
        painter.fillRect(QRectF(box.left(), box.top(), SPINE + 2, box.height()), QColor(spine))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if here:
            painter.setPen(QPen(QColor(theme.focus if focused else theme.ink), 2.5))
        else:
            painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawPath(shape)

    def _sign(self, painter: QPainter, head: QRect, *, chosen: bool, broken: bool) -> None:
        theme = self._theme
        where = QRectF(head.right() - SIGN + 1, head.center().y() - SIGN / 2 + 0.5, SIGN, SIGN)
        if broken:
            icons.paint_icon(painter, where.adjusted(2, 2, -2, -2), "triangle-alert", theme.danger)
            return
        ring = where.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(QColor(theme.on_accent if chosen else theme.line_strong), 1.4))
        painter.setBrush(QColor(theme.accent) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if chosen:
            icons.paint_icon(painter, where.adjusted(5, 5, -5, -5), "check", theme.on_accent, 3.0)

    def _foot(self, painter: QPainter, room: QRect, entry: Entry, sizes: _Sizes) -> None:
        theme, card = self._theme, entry.card
        caption = fonts.font(Face.TEXT, sizes.caption)
        if card.broken:
            self._words(painter, room, _("broken, cannot be played"), caption, theme.danger)
            return
        edge = sizes.text
        icons.paint_icon(painter, _square(room.left(), room, edge), "clock", theme.ink2)
        length = minutes(card.minutes)
        left = room.left() + edge + 6
        self._words(painter, room.adjusted(edge + 6, 0, 0, 0), length, caption, theme.ink2)
        left += QFontMetrics(caption).horizontalAdvance(length) + 10
        notes = [_("draft")] if entry.draft else []
        if card.sensitivity >= 3:
            notes.append(_("with care"))
        if notes:
            mark = fonts.font(Face.SEMIBOLD, sizes.caption)
            space = QRect(left, room.top(), room.right() - left, room.height())
            self._words(painter, space, " · ".join(notes), mark, theme.warn)

    def _words(self, painter: QPainter, room: QRect, text: str, font: QFont, ink: str) -> None:
        if room.width() <= 0 or not text:
            return
        painter.setFont(font)
        painter.setPen(QColor(ink))
        short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)

    def _block(
        self, painter: QPainter, inside: QRect, top: int, text: str, font: QFont, most: int, ink: str
    ) -> int:
        """Text over at most `most` lines from `top`; returns where it ends."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        for line in self._broken(text, font, inside.width(), most):
            painter.drawText(QPointF(inside.left(), top + metrics.ascent()), line)
            top += metrics.height()
        return top

    def _broken(self, text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
        face = Face.TITLE if font.family() == fonts.TITLE_FAMILY else Face.TEXT
        key = (text, width, most, font.pixelSize(), face)
        known = self._lines.get(key)
        if known is None:
            known = _break(text, font, width, most)
            self._lines[key] = known
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return known


def _break(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """`text` as lines of at most `width` pixels; the last of `most` lines ends in an ellipsis when more follows."""
    units = text.encode("utf-16-le")  # Qt counts in these
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
        if len(lines) == most - 1 and end < len(units):
            rest = units[start:].decode("utf-16-le", errors="ignore")
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(units[start:end].decode("utf-16-le", errors="ignore").rstrip())
    layout.endLayout()
    return tuple(lines)


def _square(left: int, row: QRect, edge: int) -> QRectF:
    return QRectF(left, row.center().y() - edge / 2 + 0.5, edge, edge)
