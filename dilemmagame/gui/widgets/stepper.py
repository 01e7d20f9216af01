"""A number with − and + beside it, that can also be typed straight in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.tokens import CONSOLE, Theme
from dilemmagame.gui.widgets.buttons import Button

MOST = 999


class Stepper(QWidget):
    """Whole numbers from `least` to 999; empty means nothing was filled in. `what` names the number for a reader."""

    value_changed = Signal(int)
    entered = Signal()
    """Enter was pressed in the field."""

    def __init__(self, what: str, theme: Theme, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._minus = Button("", theme, "minus", name=_("One less: {what}").format(what=what))
        self._plus = Button("", theme, "plus", name=_("One more: {what}").format(what=what))
        self.field = QLineEdit()
        self.field.setAccessibleName(what)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setValidator(QIntValidator(least, MOST, self.field))
        self.field.setMaxLength(3)
        self.field.setFixedWidth(self.fontMetrics().horizontalAdvance("000") + 26)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button, by in ((self._minus, -1), (self._plus, 1)):
            button.setFixedWidth(CONSOLE.target + 2)
            button.setAutoRepeat(True)
            # Arrow up and down do this in the field; one stop per number for the Tab key.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, by=by: self._step(by))
        row.addWidget(self._minus)
        row.addWidget(self.field)
        row.addWidget(self._plus)

    @property
    def value(self) -> int:
        """The number; an empty field counts as nothing."""
        text = self.field.text()
        return int(text) if text.isdigit() else 0

    def show_value(self, value: int, *, empty: bool = False) -> None:
        """Show `value` without telling anybody; `empty` clears the field."""
        text = "" if empty else str(value)
        if self.field.text() != text and not (
            value == 0 and self.field.text() == "" and self.field.hasFocus()
        ):
            self.field.setText(text)

    def name(self, what: str) -> None:
        """Rename the number for a reader."""
        self.field.setAccessibleName(what)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo or (event.text().isprintable() and event.text() and not event.text().isdigit()):
                # A clicker's full stop and Ctrl+Z (open the vote again) are no numbers: the window has them.
                event.ignore()
                return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if by is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._step(by)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
                self.entered.emit()
        if event.type() is QEvent.Type.FocusIn:
            self.field.selectAll()
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        value = min(max(self.value + by, self._least), MOST)
        if value != self.value or not self.field.text():
            self.field.setText(str(value))
            self.value_changed.emit(value)

    def _typed(self, text: str) -> None:
        if text.isdigit() and int(text) >= self._least:
            self.value_changed.emit(int(text))
        elif not text and self._least == 0:
            self.value_changed.emit(0)
