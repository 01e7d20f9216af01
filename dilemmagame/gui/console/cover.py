"""The cover over the console during a break, so that nobody reads along. Any key or click takes it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.wording import time_of_day
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class Cover(QFrame):
    """Lies over the whole console; the keys of the window work through it."""

    lifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "cover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Break"))
        layout = column(self, 10, (40, 40, 40, 40))
        layout.addStretch(1)
        self._title = Words("", "title")
        self._how = Words(_("Press a key to see your screen again. The break goes on."))
        for label in (self._title, self._how):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        self.hide()

    def show_view(self, view: ConsoleView) -> None:
        """Say until when."""
        if view.break_until is not None:
            text = _("Break until {time}").format(time=time_of_day(view.break_until))
            self._title.setText(text)
            self.setAccessibleDescription(f"{text}. {self._how.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) not in _MODIFIERS:
            self.lifted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lifted.emit()
