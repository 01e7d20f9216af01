"""The evening as a bar: every piece as long as it takes, the slack at the end, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.spans import Piece, described, minutes, short
from dilemmagame.gui.widgets.text import as_tip

BAR = 38
GAP = 3


class TimeBar(QWidget):
    """Draws the pieces; cards are amber. Grows with the size of the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self._available = 1
        self.setAccessibleName(_("The evening as a bar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pieces(self, pieces: Sequence[Piece], available_ms: int) -> None:
        self._pieces = tuple(pieces)
        self._available = available_ms
        self.setAccessibleDescription(described(self._pieces))
        self.setToolTip(as_tip(described(self._pieces)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._high() + self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _high(self) -> int:
        return max(BAR, self.fontMetrics().height() + 18)

    def boxes(self) -> list[QRectF]:
        """Where each piece lies; the whole width is the longer of what is planned and what there is."""
        planned = sum(piece.ms for piece in self._pieces)
        whole = max(planned, self._available, 1)
        x, result = 0.0, []
        for piece in self._pieces:
            width = piece.ms / whole * self.width()
            result.append(QRectF(x + 1, 1, max(width - GAP, 2), self._high() - 2))
            x += width
        return result

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), self._high()), 6, 6)
        size = self.fontInfo().pixelSize()
        for piece, box in zip(self._pieces, self.boxes(), strict=True):
            self._piece(painter, piece, box, size)

    def _piece(self, painter: QPainter, piece: Piece, box: QRectF, size: int) -> None:
        theme, is_card = self._theme, piece.card is not None
        painter.setPen(QPen(QColor(theme.on_accent if is_card else theme.line_strong), 1.2))
        painter.setBrush(QColor(theme.accent if is_card else theme.surface))
        painter.drawRoundedRect(box, 6, 6)
        font = fonts.font(Face.SEMIBOLD, size - 1)
        painter.setFont(font)
        painter.setPen(QColor(theme.on_accent if is_card else theme.ink))
        inside = box.adjusted(8, 0, -6, 0)
        if inside.width() > size * 2:
            said = painter.fontMetrics().elidedText(
                piece.title, Qt.TextElideMode.ElideRight, int(inside.width())
            )
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        painter.setFont(fonts.font(Face.TEXT, size - 1))
        painter.setPen(QColor(theme.ink2))
        length = short(piece.ms)
        if painter.fontMetrics().horizontalAdvance(length) > box.width() + GAP:
            length = str(minutes(piece.ms))
        if painter.fontMetrics().horizontalAdvance(length) <= box.width() + GAP:
            below = QRectF(box.x(), self._high() + 2, box.width(), self.height() - self._high() - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, length)
