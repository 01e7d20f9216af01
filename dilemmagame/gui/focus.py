"""The visible keyboard focus of buttons, areas that scroll and the like: a ring with a gap, drawn over the window.

A style sheet has no outline offset, and on amber a ring without a gap would not be seen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QSlider, QWidget
from shiboken6 import isValid

from dilemmagame.gui.tokens import Theme

GAP = 2
WIDTH = 2
_REACH = GAP + WIDTH
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Paint,
)

_MOVED = (QEvent.Type.Move, QEvent.Type.Resize)


class _Overlay(QWidget):
    """The painted ring; it takes no mouse, no focus and no place in the accessibility tree."""

    def __init__(self, window: QWidget, colour: str) -> None:
        super().__init__(window)
        self._colour = QColor(colour)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 11, 11)


class FocusRing(QObject):
    """Follows the focus of the application and keeps one ring around the control that has it."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self.setObjectName("focus-ring")
        self._colour = theme.focus
        self._target: QWidget | None = None
        self._around: tuple[QWidget, ...] = ()
        self._overlay: _Overlay | None = None
        app.focusChanged.connect(self._moved)

    @classmethod
    def install(cls, app: QApplication, theme: Theme) -> FocusRing:
        """One ring per application, in the colour of `theme`; a later call only changes the colour."""
        present = app.findChild(cls, "focus-ring")
        if isinstance(present, FocusRing):
            present.recolour(theme)
            return present
        return cls(app, theme)

    def recolour(self, theme: Theme) -> None:
        self._colour = theme.focus
        self._moved(None, self._target)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._clear()
        if not isinstance(now, QAbstractButton | QScrollArea | QSlider) or now.isWindow():
            return
        self._target = now
        now.installEventFilter(self)
        # What scrolls moves the widget around the control; out of sight the control itself hears nothing.
        self._around = _above(now)
        for each in self._around:
            each.installEventFilter(self)
        now.destroyed.connect(self._lost)
        self._overlay = _Overlay(now.window(), self._colour)
        self._overlay.destroyed.connect(self._lost_overlay)
        self._place()

    def _clear(self) -> None:
        # A control that is being destroyed gives the focus away before it tells that it is gone.
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
            self._target.destroyed.disconnect(self._lost)
        self._target = None
        for each in self._around:
            if isValid(each):
                each.removeEventFilter(self)
        self._around = ()
        if self._overlay is not None and isValid(self._overlay):
            self._overlay.destroyed.disconnect(self._lost_overlay)
            self._overlay.hide()
            self._overlay.deleteLater()
        self._overlay = None

    def _lost(self) -> None:
        self._target = None
        self._clear()

    def _lost_overlay(self) -> None:
        self._overlay = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        followed = _FOLLOWED if watched is self._target else _MOVED
        if event.type() in followed:
            self._place()
        return False

    def _place(self) -> None:
        target, overlay = self._target, self._overlay
        if target is None or overlay is None:
            return
        shown = target.visibleRegion().boundingRect()
        if not target.isVisible() or shown.isEmpty():
            overlay.hide()
            return
        corner = target.mapTo(target.window(), QPoint(0, 0))
        wanted = QRect(corner + shown.topLeft(), shown.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        if overlay.geometry() != wanted:
            overlay.setGeometry(wanted)
        if not overlay.isVisible():
            overlay.show()
            overlay.raise_()


def _above(widget: QWidget) -> tuple[QWidget, ...]:
    """Everything that `widget` lies in, without the window."""
    found = []
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        found.append(parent)
        parent = parent.parentWidget()
    return tuple(found)
