"""The test picture: lines of text that get smaller and a grey staircase. It is shown only when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.preflight import LINES

GREYS = 7
LETTERS = "ABCDE"


def line_texts() -> tuple[str, ...]:
    """The words on the picture, the largest line first."""
    return (
        _("Do you read this in the last row?"),
        _("You are offered a bottle of wine. What do you do?"),
        _("A reporter calls and asks what was said behind closed doors."),
        _("Your neighbour asks you to look at the permit of the extension."),
        _("This is as small as a label on the stage can be, never the text of a case."),
    )


def other_screen(own: QScreen | None) -> QScreen | None:
    """The largest screen that shows something else than `own`, None when there is none."""
    others = [each for each in QGuiApplication.screens() if own is None or each.geometry() != own.geometry()]
    return max(others, key=lambda each: each.size().width() * each.size().height(), default=None)


class LegibilityWindow(QWidget):
    """Full screen on the projector; any key or click takes it away."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._theme = theme
        self.setWindowTitle(_("Test picture"))
        self.setAccessibleName(_("Test picture"))
        self.setAccessibleDescription("\n".join(line_texts()))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def show_on(self, screen: QScreen) -> None:
        """Fill `screen` with it; the keyboard stays with the trainer."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def take_away(self) -> None:
        """Hide it."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.take_away()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, wide, tall = self._theme, self.width(), self.height()
        painter.fillRect(self.rect(), QColor(theme.bg))
        left, y = wide * 0.05, tall * 0.06
        room = wide * 0.9
        for letter, percent, text in zip(LETTERS, LINES, line_texts(), strict=True):
            px = max(1, round(tall * percent / 100))
            badge = QRectF(left, y, px * 1.5, px * 1.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink))
            painter.drawRoundedRect(badge, px * 0.3, px * 0.3)
            painter.setPen(QColor(theme.bg))
            painter.setFont(fonts.font(Face.BOLD, px))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letter)
            painter.setPen(QColor(theme.ink))
            painter.setFont(fonts.font(Face.TEXT, px))
            place = QRectF(badge.right() + px * 0.6, y, room - badge.width() - px * 0.6, px * 4.2)
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            used = painter.boundingRect(place, int(flags), text)
            painter.drawText(place, int(flags), text)
            y += max(used.height(), badge.height()) + tall * 0.035
        self._staircase(painter, QRectF(left, tall * 0.84, room, tall * 0.1))

    def _staircase(self, painter: QPainter, area: QRectF) -> None:
        """Greys beside each other: where two look the same, the light in the room is too strong."""
        step = area.width() / GREYS
        painter.setPen(QColor(self._theme.ink))
        for place in range(GREYS):
            grey = round(255 - place * 255 / (GREYS - 1))
            painter.setBrush(QColor(grey, grey, grey))
            painter.drawRect(QRectF(area.left() + place * step, area.top(), step, area.height()))
