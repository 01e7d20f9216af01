"""The line from white to black: a strip with seven places, people as dots on it, the middle as a triangle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from dilemmagame.domain.cards import GREY_PLACES
from dilemmagame.gui.stage.parts_frame import RIGHT_LABEL
from dilemmagame.gui.stage.scene import PaintAt, Sheet
from dilemmagame.gui.stage.text import CENTRED_LABEL, LABEL
from dilemmagame.gui.tokens import Theme
from dilemmagame.notes.wording import choice_word

PLACES = len(GREY_PLACES)
WHITE, BLACK, INK = "#FFFFFF", "#0A0A0A", "#17202A"
LARGEST_PITCH = 3.9
DOT_SHARE = 0.78
TRIANGLE = 1.7
STAGGER = 0.05


def line_strip(sheet: Sheet, name: str, rect: QRectF) -> None:
    """Put down an empty strip; white and black each hold their own place, the greys run between."""
    sheet.box(name, rect, holds=True)
    u, theme = sheet.u, sheet.theme
    sheet.still.append(lambda painter: paint_strip(painter, rect, theme, u))


def paint_strip(painter: QPainter, rect: QRectF, theme: Theme, u: float) -> None:
    """The strip itself, the same in every theme: white is white and black is black."""
    shades = QLinearGradient(rect.topLeft(), rect.topRight())
    shades.setColorAt(0.0, QColor(WHITE))
    shades.setColorAt(0.6 / PLACES, QColor(WHITE))
    shades.setColorAt(1 - 0.4 / PLACES, QColor(BLACK))
    shades.setColorAt(1.0, QColor(BLACK))
    width = max(0.14 * u, 1.0)
    painter.setPen(QPen(QColor(theme.line_strong), width))
    painter.setBrush(shades)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 1.0 * u, 1.0 * u)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def line_ends(sheet: Sheet, row: QRectF) -> None:
    """What white, grey and black mean, under the strip."""
    third = row.width() / 3
    styles = (LABEL, CENTRED_LABEL, RIGHT_LABEL)
    for number, (shade, style) in enumerate(zip(("white", "grey", "black"), styles, strict=True)):
        place = QRectF(row.left() + number * third, row.top(), third, row.height())
        sheet.text(f"line.{shade}", place, choice_word(shade), style, 3.0, 2.4, sheet.theme.ink, max_lines=1)


def centre_of(strip: QRectF, place: float) -> float:
    """Where the middle of a place (1 to 7) lies, from the left of the stage."""
    return strip.left() + (place - 0.5) * strip.width() / PLACES


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a strip in which one round stands; `hollow` for the round before."""

    rect: QRectF
    ballots: tuple[int, ...]
    hollow: bool


def common_pitch(sheet: Sheet, bands: list[Band]) -> float:
    """From dot to dot in pixels, the same for all bands: the largest at which the fullest place still holds its
    people.
    """
    step = 0.05 * sheet.u
    pitch = LARGEST_PITCH * sheet.u
    while pitch > step and not all(_holds(band, pitch) for band in bands):
        pitch -= step
    return pitch


def _holds(band: Band, pitch: float) -> bool:
    across = int((band.rect.width() / PLACES - 0.2 * pitch) / pitch)
    down = int(band.rect.height() / pitch)
    return across * down >= max(band.ballots, default=0)


def dots(sheet: Sheet, name: str, band: Band, pitch: float) -> None:
    """Put down the people of one round. They enter place by place, from white to black."""
    found: list[tuple[QPointF, float]] = []
    for place, people in enumerate(band.ballots, 1):
        delay = (place - 1) * STAGGER
        found += [(spot, delay) for spot in spots(band.rect, place, people, pitch)]
    if not found:
        return
    radius = pitch * DOT_SHARE / 2 * (0.86 if band.hollow else 1.0)
    sheet.box(name, band.rect)
    sheet.moving.append((band.rect, _dots(tuple(found), radius, sheet.theme, hollow=band.hollow)))


def spots(rect: QRectF, place: int, people: int, pitch: float) -> list[QPointF]:
    """The middles of the dots of one place: columns of even height, centred."""
    if not people:
        return []
    down = max(int(rect.height() / pitch), 1)
    columns = -(-people // down)
    shares = [people // columns + (1 if number < people % columns else 0) for number in range(columns)]
    left = centre_of(rect, place) - (columns - 1) * pitch / 2
    return [
        QPointF(left + column * pitch, rect.center().y() + (line - (tall - 1) / 2) * pitch)
        for column, tall in enumerate(shares)
        for line in range(tall)
    ]


def _dots(people: tuple[tuple[QPointF, float], ...], radius: float, theme: Theme, *, hollow: bool) -> PaintAt:
    """Amber with a ring of ink and a ring of white around it: seen on every grey. Hollow: the rings alone."""
    ring = max(radius * (0.24 if hollow else 0.2), 1.0)

    def paint(painter: QPainter, moment: float) -> None:
        for spot, delay in people:
            strength = min(max((moment - delay) / 0.4, 0.0), 1.0)
            if strength <= 0:
                continue
            painter.setOpacity(strength)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(WHITE), ring))
            painter.drawEllipse(spot, radius, radius)
            painter.setPen(QPen(QColor(INK), ring))
            if not hollow:
                painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(spot, radius - ring, radius - ring)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    return paint


def sample_dot(sheet: Sheet, name: str, rect: QRectF, *, hollow: bool) -> None:
    """Put down one dot to explain the others."""
    sheet.box(name, rect)
    paint = _dots(((rect.center(), 0.0),), rect.height() / 2, sheet.theme, hollow=hollow)
    sheet.still.append(lambda painter: paint(painter, 1.0))


def middle_mark(sheet: Sheet, name: str, strip: QRectF, place: int, *, hollow: bool) -> None:
    """Put down the triangle under the place where the middle person stands; hollow for the round before."""
    u, ink = sheet.u, sheet.theme.ink
    top = strip.bottom() + 0.35 * u
    middle = centre_of(strip, place)
    area = QRectF(middle - TRIANGLE * 0.6 * u, top, TRIANGLE * 1.2 * u, TRIANGLE * u)
    sheet.box(name, area)
    shape = QPolygonF([QPointF(middle, area.top()), area.bottomRight(), area.bottomLeft()])

    def paint(painter: QPainter, moment: float) -> None:
        painter.setOpacity(min(max((moment - 0.6) / 0.4, 0.0), 1.0))
        painter.setPen(QPen(QColor(ink), max(0.22 * u, 1.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(ink))
        painter.drawPolygon(shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(1.0)

    sheet.moving.append((area.adjusted(-u, -u, u, u), paint))
