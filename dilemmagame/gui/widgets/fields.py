"""A text that can be changed in place, as high as it needs and kept by itself; and a button that asks once more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from dilemmagame.base.i18n import _
from dilemmagame.gui.theme import set_class
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button

SAVE_AFTER_MS = 900
SURE_MS = 6_000


class TextField(QPlainTextEdit):
    """`settled` gives the words when they changed: 0.9 s after typing, or on leaving the field.

    Words that may not be `empty` come back when somebody leaves the field without any.
    """

    settled = Signal(str)

    def __init__(self, name: str, text: str = "", example: str = "", *, empty: bool = False) -> None:
        super().__init__()
        self._empty = empty
        self._kept = text
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)
        self._grow()

    @property
    def words(self) -> str:
        return self.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Follow what stands on disk, unless somebody is typing here."""
        if text != self._kept and not self.hasFocus():
            self._kept = text
            self.setPlainText(text)
            self._timer.stop()

    def put_text(self, text: str) -> None:
        """Show `text`, also while somebody is at work here."""
        self._kept = text
        self.setPlainText(text)
        self._timer.stop()

    def reset(self) -> None:
        """Empty, for the next text."""
        self._kept = ""
        self.setPlainText("")
        self._timer.stop()

    def flush(self) -> None:
        """Tell at once what changed."""
        self._timer.stop()
        if (self.words or self._empty) and self.words != self._kept:
            self._kept = self.words
            self.settled.emit(self.words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        if not self.words and self._kept:
            self.setPlainText(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.flush()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def _typed(self) -> None:
        self._grow()
        self._timer.start()

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)


class StrikeButton(Button):
    """Asks once: the first press says what the second does. `sure` comes after the second press."""

    sure = Signal()

    def __init__(self, theme: Theme, what: str, text: str = "", again: str = "") -> None:
        super().__init__(text or _("Strike"), theme, "trash-2", name=what)
        self._first, self._what = text or _("Strike"), what
        self._again = again or _("Strike for good")
        self._armed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SURE_MS)
        self._timer.timeout.connect(self.calm)
        self.clicked.connect(self._pressed)

    def calm(self) -> None:
        """Back to how it was."""
        self._armed = False
        self.setText(self._first)
        self.name(self._what)
        set_class(self, "secondary")

    def _pressed(self) -> None:
        if self._armed:
            self._timer.stop()
            self.calm()
            self.sure.emit()
            return
        self._armed = True
        self.setText(self._again)
        self.name(self._again)
        set_class(self, "danger")
        self._timer.start()
