"""A QR code in a window: dark on white in every theme, in whole pixels, with its quiet zone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
DARK, LIGHT = "#000000", "#FFFFFF"


class QrView(QWidget):
    """Shows squares that are handed in as rows of dark (True) and light; nothing without squares."""

    def __init__(self, name: str, edge: int = 220) -> None:
        super().__init__()
        self._squares: tuple[tuple[bool, ...], ...] = ()
        self._edge = edge
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_squares(self, squares: tuple[tuple[bool, ...], ...]) -> None:
        """Show another code."""
        if squares != self._squares:
            self._squares = squares
            self.setFixedSize(self.sizeHint())
            self.update()
        self.setVisible(bool(squares))

    def limit(self, edge: int) -> None:
        """Let it be about `edge` pixels high and wide."""
        if edge != self._edge:
            self._edge = edge
            self.setFixedSize(self.sizeHint())

    @property
    def _step(self) -> int:
        return max(2, self._edge // max(1, len(self._squares) + 2 * QUIET))

    def sizeHint(self) -> QSize:
        edge = self._step * (len(self._squares) + 2 * QUIET) if self._squares else 0
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT))
        dark, step = QColor(DARK), self._step
        for down, line in enumerate(self._squares, start=QUIET):
            for across, is_dark in enumerate(line, start=QUIET):
                if is_dark:
                    painter.fillRect(across * step, down * step, step, step, dark)
