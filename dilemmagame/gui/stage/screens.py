"""Which screen is the projector, and when it goes and comes back. Keeps names and places, never a QScreen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

DEBOUNCE_MS = 1000


@dataclass(frozen=True, slots=True)
class ScreenId:
    """What we remember of a screen."""

    name: str
    serial: str
    geometry: QRect

    @classmethod
    def of(cls, screen: QScreen) -> ScreenId:
        return cls(screen.name(), screen.serialNumber(), screen.geometry())

    def resembles(self, other: ScreenId) -> bool:
        """The same device, or one of the same name or size in its place."""
        if self.serial and self.serial == other.serial:
            return True
        return self.name == other.name or self.geometry.size() == other.geometry.size()

    @property
    def size(self) -> QSize:
        return self.geometry.size()


def present() -> tuple[ScreenId, ...]:
    """The screens there are now; mirrored ones (same place) count once."""
    found: list[ScreenId] = []
    for screen in QGuiApplication.screens():
        known = ScreenId.of(screen)
        if not any(other.geometry == known.geometry for other in found):
            found.append(known)
    return tuple(found)


def find(wanted: ScreenId) -> QScreen | None:
    """The live screen for what we remember; use it at once and do not keep it."""
    screens = QGuiApplication.screens()
    exact = [screen for screen in screens if ScreenId.of(screen) == wanted]
    if exact:
        return exact[0]
    return next((screen for screen in screens if screen.name() == wanted.name), None)


def choose(
    console: ScreenId | None, preferred: str = "", screens: tuple[ScreenId, ...] | None = None
) -> ScreenId | None:
    """The screen for the stage: the preferred name, else the largest that is not the console's; None when alone."""
    there = present() if screens is None else screens
    others = [screen for screen in there if console is None or screen.geometry != console.geometry]
    if console is None and len(there) > 1:
        primary = QGuiApplication.primaryScreen()
        others = [screen for screen in there if screen.name != primary.name()]
    if len(there) < 2 or not others:
        return None
    named = [screen for screen in others if preferred and screen.name == preferred]
    return named[0] if named else max(others, key=lambda screen: screen.size.width() * screen.size.height())


class ScreenWatch(QObject):
    """Hears screens come and go. Touches no window inside Qt's own signals: everything goes by a zero timer."""

    gone = Signal(object)  # ScreenId of the screen we watched
    back = Signal(object)  # ScreenId to use again
    appeared = Signal(object)  # ScreenId of a screen that does not resemble the one we lost

    def __init__(self, parent: QObject | None = None, debounce_ms: int = DEBOUNCE_MS) -> None:
        super().__init__(parent)
        self._watched: ScreenId | None = None
        self._lost = False
        self._stayed: frozenset[str] = frozenset()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(debounce_ms)
        self._settle.timeout.connect(self._look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._removed)
            app.screenAdded.connect(self._added)

    @property
    def watched(self) -> ScreenId | None:
        return self._watched

    @property
    def is_lost(self) -> bool:
        """The watched screen is not there now."""
        return self._lost

    def watch(self, screen: ScreenId | None) -> None:
        """From now on this is the projector; None: no projector."""
        self._watched, self._lost = screen, False

    def stop(self) -> None:
        """Hear nothing any more."""
        self._settle.stop()
        self._watched = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.disconnect(self._removed)
            app.screenAdded.disconnect(self._added)

    def _removed(self, screen: QScreen) -> None:
        name = screen.name()
        QTimer.singleShot(0, self, lambda: self._after_removal(name))

    def _added(self, _screen: QScreen) -> None:
        QTimer.singleShot(0, self, self._settle.start)

    def _after_removal(self, name: str) -> None:
        watched = self._watched
        if watched is None or self._lost or name != watched.name:
            return
        self._lost = True
        self._stayed = frozenset(screen.name for screen in present())
        self.gone.emit(watched)

    def _look(self) -> None:
        watched = self._watched
        there = present()
        if watched is None and len(there) > 1:
            # The evening began on one screen; now there is another.
            self.appeared.emit(there[-1])
        if watched is None or not self._lost:
            return
        new = [screen for screen in there if screen.name not in self._stayed]
        alike = next((screen for screen in there if screen.name == watched.name), None)
        alike = alike or next((screen for screen in new if screen.resembles(watched)), None)
        if alike is not None:
            self._watched, self._lost = alike, False
            self.back.emit(alike)
        elif new:
            self.appeared.emit(new[0])
