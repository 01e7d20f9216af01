"""What moves on the stage: the entrance of a scene, the cross-fade between two, and the pointer that goes away."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.gui.tokens import MOTION

CURSOR_REST_MS = 2000
_RUNNING = QVariantAnimation.State.Running


class Motion(QObject):
    """Two animations over one scene. `entered` asks for the moving part, `faded` for the whole stage."""

    entered = Signal()
    faded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entrance = _animation(self, MOTION.reveal)
        self._fade = _animation(self, MOTION.cross_fade)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._entrance.valueChanged.connect(self._entrance_stepped)
        self._fade.valueChanged.connect(self.faded)

    @property
    def is_running(self) -> bool:
        return self._entrance.state() == _RUNNING or self._fade.state() == _RUNNING

    @property
    def moment(self) -> float:
        """How far the entrance is, 0 to 1."""
        return float(self._entrance.currentValue()) if self._entrance.state() == _RUNNING else 1.0

    @property
    def old_strength(self) -> float:
        """How much of the scene before is still seen, 0 to 1."""
        return 1.0 - float(self._fade.currentValue()) if self._fade.state() == _RUNNING else 0.0

    def start(self, *, enter: bool) -> None:
        """Fade to the new scene; with `enter` its moving parts come in too."""
        self.stop()
        self._fade.start()
        if enter:
            self._entrance.start()

    def stop(self) -> None:
        """At once to the end."""
        self._entrance.stop()
        self._fade.stop()

    def _entrance_stepped(self) -> None:
        if self._fade.state() != _RUNNING:  # the fade repaints everything anyway
            self.entered.emit()


def _animation(parent: QObject, ms: int) -> QVariantAnimation:
    animation = QVariantAnimation(parent)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(ms)
    return animation


class PointerRest(QObject):
    """Hides the mouse pointer over a widget after two seconds without a movement."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CURSOR_REST_MS)
        self._timer.timeout.connect(self._hide)
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseMove:
                self._widget.unsetCursor()
                self._timer.start()
            case QEvent.Type.Show:
                self._timer.start()
            case QEvent.Type.Hide:
                self._timer.stop()
        return False

    def _hide(self) -> None:
        self._widget.setCursor(Qt.CursorShape.BlankCursor)
