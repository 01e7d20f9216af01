"""How phones come in and how many answers are in: the square code, the address to read aloud, dots for people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dilemmagame.base.i18n import _
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import panel, rounded
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, Style
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.frames import StageCard
from dilemmagame.live.presence import Join

QUIET = 4
"""Squares of white around a code; phones need them."""
DARK, LIGHT = "#000000", "#FFFFFF"
PITCHES = (3.6, 3.2, 2.8, 2.4, 2.0, 1.6, 1.3, 1.0)
BAND, LOW_BAND = 17.0, 12.0
"""Height of the band while phones vote, in u; the low one leaves room for many answers and only says how many."""
MANY_OPTIONS = 4
ADDRESS = Style(Face.BOLD, 1.2, align=Qt.AlignmentFlag.AlignHCenter, tabular=True)


def code(sheet: Sheet, name: str, rect: QRectF, squares: tuple[tuple[bool, ...], ...]) -> QRectF:
    """Put a square code in the middle of `rect`, on white in every theme, in whole pixels; returns its place."""
    count = len(squares) + 2 * QUIET
    edge = max(int(min(rect.width(), rect.height()) / count), 1)
    size = float(edge * count)
    left, top = int(rect.center().x() - size / 2), int(rect.center().y() - size / 2)
    place = QRectF(left, top, size, size)
    sheet.box(name, place)

    def paint(painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(place, QColor(LIGHT))
        dark = QColor(DARK)
        for down, row in enumerate(squares):
            for across, is_dark in enumerate(row):
                if is_dark:
                    painter.fillRect(
                        left + (across + QUIET) * edge, top + (down + QUIET) * edge, edge, edge, dark
                    )
        painter.restore()

    sheet.still.append(paint)
    return place


def people(sheet: Sheet, name: str, area: QRectF, filled: int, total: int) -> QRectF:
    """Dots for people: full for who is in, open for who is not yet. Beyond what fits there are none; the words tell."""
    u, theme = sheet.u, sheet.theme
    count = max(total, filled)
    pitch = next((p * u for p in PITCHES if _capacity(area, p * u) >= count), 0.0)
    if not pitch:
        return QRectF(area.topLeft(), area.topLeft())
    across = int(area.width() // pitch)
    lines = -(-count // across)
    used = QRectF(area.left(), area.top(), min(count, across) * pitch, lines * pitch)
    sheet.box(name, used)
    sheet.still.append(_dots(used, filled, count, across, pitch, theme))
    return used


def _capacity(area: QRectF, pitch: float) -> int:
    return int(area.width() // pitch) * int(area.height() // pitch)


def _dots(
    area: QRectF, filled: int, count: int, across: int, pitch: float, theme: Theme
) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        radius = pitch * 0.38
        for place in range(count):
            centre = QPointF(
                area.left() + (place % across + 0.5) * pitch, area.top() + (place // across + 0.5) * pitch
            )
            if place < filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.ink))
            else:
                painter.setPen(QPen(QColor(theme.line_strong), pitch * 0.08))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius, radius)

    return paint


def has_many_answers(card: StageCard) -> bool:
    """So many that the band must be low."""
    return len(card.options) > MANY_OPTIONS


def voting_band(
    sheet: Sheet, area: QRectF, join: Join, received: int, present: int, wait: str, *, low: bool = False
) -> QRectF:
    """While phones vote: how many answers are in, and a small code for who comes late, at the foot of `area`.

    Returns what is left above it.
    """
    u, theme = sheet.u, sheet.theme
    tall = (LOW_BAND if low else BAND) * u
    band = QRectF(area.left(), area.bottom() - tall, area.width(), tall)
    panel(sheet, "votes", band, fill=theme.surface, line=theme.line_strong)
    edge = _late_comers(sheet, band, join) if join.reachable else band.right() - 2.4 * u
    text_left = band.left() + 2.4 * u
    wide = edge - text_left - 2 * u
    line = QRectF(text_left, band.top() + 1.2 * u, wide, 4.6 * u)
    sheet.text("votes.in", line, votes_in(received, present), STRONG, 3.7, 2.6, theme.ink, max_lines=1)
    dots = QRectF(text_left, line.bottom() + 0.6 * u, wide, 4.6 * u)
    people(sheet, "votes.dots", dots, received, present)
    if not low:
        foot = QRectF(text_left, dots.bottom() + 0.4 * u, wide, 4.4 * u)
        sheet.text("votes.wait", foot, wait, LABEL, 2.8, 2.4, theme.ink2, max_lines=1)
    return area.adjusted(0, 0, 0, -tall - 1.6 * u)


def _late_comers(sheet: Sheet, band: QRectF, join: Join) -> float:
    """A small code and the address, at the right of the band; returns where they begin."""
    u, theme = sheet.u, sheet.theme
    edge = band.height() - 1.6 * u
    square = QRectF(band.right() - edge - 0.8 * u, band.top() + 0.8 * u, edge, edge)
    rounded_white(sheet, square)
    small = code(sheet, "votes.code", square, join.squares)
    address = QRectF(small.left() - 45 * u, band.top() + 1.6 * u, 43 * u, band.height() - 3.2 * u)
    right = Style(Face.MEDIUM, 1.3, align=Qt.AlignmentFlag.AlignRight, tabular=True)
    typed = f"{join.address}/{join.code}"
    sheet.text("votes.address", address, typed, right, 3.0, 2.4, theme.ink2, max_lines=2)
    return address.left()


def rounded_white(sheet: Sheet, rect: QRectF) -> None:
    """A white ground under a code, in every theme."""
    radius = 0.8 * sheet.u
    sheet.still.append(lambda painter: rounded(painter, rect, radius, LIGHT))


def votes_in(received: int, present: int) -> str:
    """How many answers are in; more answers than people is said as it is."""
    if present and received <= present:
        return _("{n} of the {present} votes are in").format(n=received, present=present)
    return _("{n} votes are in").format(n=received)
