"""A small screen at 16:9: the round box and its line. What is painted in it is up to who shows something there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

ROUND = 8


class SmallScreen(QWidget):
    """Paints `ground`, then what `paint_inside` gives, then a line of `line` colour and `thick` pixels around it."""

    def __init__(self, ground: str, line: str, thick: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground, self._line, self._thick = ground, line, thick
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wide(self, width: int) -> None:
        """Give it a width, rounded down so that 16:9 comes out in whole pixels; the height follows."""
        size = QSize(width // 16 * 16, width // 16 * 9)
        if self.size() != size or self.minimumSize() != size:
            self.setFixedSize(size)

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the picture; nothing when there is none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self._thick / 2
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), ROUND, ROUND)
        painter.fillPath(path, QColor(self.ground))
        painter.save()
        painter.setClipPath(path)
        self.paint_inside(painter, QRectF(self.rect()))
        painter.restore()
        painter.setPen(QPen(QColor(self._line), self._thick))
        painter.drawPath(path)
