"""Support as dots: so many of those present stand behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import scaled

IN_A_ROW = 25
MOST = 75


class SupportDots(QWidget):
    """Filled for who stands behind it, open for the others; the same size for every agreement."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._support = 0
        self._present = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_support(self, support: int, present: int) -> None:
        self._support, self._present = support, min(present, MOST)
        if present > MOST:  # too many to count: shares of the row instead
            self._support = round(support * MOST / present)
        said = _("{support} of {present} stand behind it").format(support=support, present=present)
        self.setAccessibleName(said)
        self.setVisible(present > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        step = scaled(13)
        rows = -(-self._present // IN_A_ROW)
        return QSize(min(self._present, IN_A_ROW) * step, rows * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = scaled(13)
        size = step * 0.7
        painter.setPen(QPen(QColor(self._theme.ink), 1.4))
        for place in range(self._present):
            line, column = divmod(place, IN_A_ROW)
            filled = place < self._support
            painter.setBrush(QColor(self._theme.ink) if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(column * step + 1, line * step + 1, size, size))
