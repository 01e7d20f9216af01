"""Small painted signs: the badge of a choice, the ring of a clock, a bar. They carry a name for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.cards import SHADES
from dilemmagame.gui import fonts
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import ChoiceLook, Pattern, Theme

_BRUSHES = {
    Pattern.RISING: Qt.BrushStyle.BDiagPattern,
    Pattern.FALLING: Qt.BrushStyle.FDiagPattern,
    Pattern.UPRIGHT: Qt.BrushStyle.VerPattern,
    Pattern.LEVEL: Qt.BrushStyle.HorPattern,
    Pattern.GRID: Qt.BrushStyle.CrossPattern,
    Pattern.DOTS: Qt.BrushStyle.Dense6Pattern,
}


def fill_choice(painter: QPainter, box: QRectF, look: ChoiceLook, radius: float) -> None:
    """Fill `box` as a choice looks: colour, pattern and edge."""
    painter.setPen(QPen(QColor(look.edge), 1.2))
    painter.setBrush(QColor(look.fill))
    painter.drawRoundedRect(box, radius, radius)
    if look.pattern is not Pattern.SOLID:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(look.pattern_ink), _BRUSHES[look.pattern]))
        painter.drawRoundedRect(box, radius, radius)


def sign(choice: str) -> str:
    """What stands in the badge of a choice."""
    if choice == UNSURE:
        return "?"
    if choice == OTHER:
        return "…"
    return "" if choice in SHADES else choice


class Badge(QWidget):
    """The square with the letter of a choice."""

    def __init__(self, choice: str, theme: Theme, edge: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._theme = theme
        self.setFixedSize(edge, edge)
        self.setAccessibleName(choice)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._theme.look(self._choice)
        edge = self.height()
        box = QRectF(1, 1, edge - 2, edge - 2)
        fill_choice(painter, box, look, edge * 0.22)
        letter = sign(self._choice)
        if look.pattern is not Pattern.SOLID and letter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.fill))
            painter.drawRoundedRect(box.adjusted(4, 3, -4, -3), 3, 3)
        painter.setPen(QColor(look.on_fill))
        painter.setFont(fonts.font(Face.BOLD, round(edge * 0.58)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class Ring(QWidget):
    """Time as an arc that shrinks towards twelve o'clock; amber in the last fifth."""

    def __init__(self, theme: Theme, edge: int = 96, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 1.0
        self.setFixedSize(edge, edge)

    def show_share(self, share: float) -> None:
        """What is left, from 0 to 1."""
        share = min(max(share, 0.0), 1.0)
        if abs(share - self._share) > 0.0005:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.height() * 0.1
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        pen = QPen(QColor(self._theme.track), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(box)
        arc = round(self._share * 360 * 16)
        pen.setColor(QColor(self._theme.ink))
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, arc)
        if 0 < self._share <= 0.2:
            core = QPen(QColor(self._theme.accent), width * 0.45)
            core.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(core)
            painter.drawArc(box, 90 * 16, arc)


class Bar(QWidget):
    """A bar in the colour of a choice, as long as its share of the longest."""

    def __init__(self, choice: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, 14)

    def show_share(self, share: float) -> None:
        """The length, from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._theme.look(self._choice)
        length = (self.width() - 2) * self._share
        if length > 0:
            fill_choice(painter, QRectF(1, 1, max(length, 6), self.height() - 2), look, 3)
