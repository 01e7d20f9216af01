"""A picture of every stage scene and every state of the console, for `rehearse --screens`; needs no display."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication

from dilemmagame.app import make_application
from dilemmagame.base import i18n
from dilemmagame.base.clock import Clock
from dilemmagame.gui.console.desk import Stock, no_stock
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.stage.painter import StagePainter, render_scene
from dilemmagame.gui.theme import apply_theme
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import Scene, StageView

STAGE = QSize(1920, 1080)
CONSOLE = QSize(1366, 768)


class ScreenPictures:
    """Takes a picture of both windows for each view that looks different from the one before."""

    def __init__(
        self, folder: Path, clock: Clock, theme: str = "paper", stock: Callable[[], Stock] = no_stock
    ) -> None:
        if QGuiApplication.instance() is None and not _has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QApplication.instance() or make_application(i18n.language())
        assert isinstance(app, QApplication)
        self._theme = apply_theme(app, theme)
        self._app = app
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._painter = StagePainter(self._theme, STAGE)
        self._console = ConsolePage(
            lambda command: None, self._paint, self._painter.describe, clock, self._theme, stock=stock
        )
        self._console.resize(CONSOLE)
        self._console.show()
        self._last: tuple[object, ...] | None = None
        self.count = 0

    def _paint(self, painter: QPainter, rect: QRectF, shown: StageView | Scene) -> None:
        self._painter.paint(painter, rect, shown)

    def take(self, view: ConsoleView) -> None:
        """Save stage and console as they look for `view`."""
        looks = (view.stage.scene, view.primary, view.votes, len(view.lines), len(view.agreements))
        if looks == self._last:
            return
        self._last = looks
        self.count += 1
        name = f"{self.count:03d}-{view.kind.value}"
        render_scene(view.stage.scene, STAGE, self._theme).save(str(self._folder / f"{name}-stage.png"))
        self._console.show_view(view)
        # nested layouts settle in more than one round
        for _round in range(4):
            self._app.processEvents()
        self._console.grab().save(str(self._folder / f"{name}-console.png"))

    def close(self) -> None:
        """Take the window away."""
        self._console.close()


def _has_display() -> bool:
    return os.name == "nt" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
