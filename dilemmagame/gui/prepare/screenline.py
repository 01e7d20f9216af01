"""Which screens there are, in a line: a projector or not, and what to do about it. Follows plugging and unplugging."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words


class ScreenLine(QWidget):
    """Looks a moment after a screen came or went: no window may be touched inside Qt's signal about it."""

    def __init__(self) -> None:
        super().__init__()
        rows = column(self, 0)
        self.found = Words("", "strong", wrap=True)
        self.means = Words("", "caption", wrap=True)
        rows.addWidget(self.found)
        rows.addWidget(self.means)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._soon)
        app.screenRemoved.connect(self._soon)
        self._look()

    def explain(self, on: bool) -> None:
        """Show the second line, or only the finding where there is little room."""
        self.means.setVisible(on)

    def _soon(self) -> None:
        self._later.start(0)

    def _look(self) -> None:
        others = [screen for screen in QGuiApplication.screens() if screen is not self.screen()]
        if others:
            size = others[0].size() * others[0].devicePixelRatio()
            found = _("Projector found, {width} × {height}").format(width=size.width(), height=size.height())
            means = _("You see the console on this laptop, the room sees only the stage.")
        else:
            found = _("One screen found")
            means = _("Connect the projector and choose ‘extend’. On one screen F8 swaps console and stage.")
        self.found.setText(found)
        self.means.setText(means)
