"""Fields for the text of a card: plain text only, as high as what stands in them, and Ctrl+Z left to the whole form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from dilemmagame.base.i18n import _
from dilemmagame.gui.icons import icon
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import labelled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import as_tip
from dilemmagame.library.starters import is_guidance

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def titled(title: str, field: QWidget) -> QWidget:
    """A field of a form, where the names are what you look for."""
    return labelled(title, field, "strong")


class LeaveUndo(QObject):
    """Lets Ctrl+Z and its like through to the window, which undoes for the whole form."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            again = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Y
            if again or any(event.matches(key) for key in _UNDO):
                event.ignore()
                return True
        return False


def undo_keys(page: QWidget, undo: Callable[[], object], redo: Callable[[], object]) -> None:
    """Ctrl+Z, and both keys that people know for redo, for `page` and all its fields."""
    for keys, act in ((("Ctrl+Z",), undo), (("Ctrl+Y", "Ctrl+Shift+Z"), redo)):
        shortcut = QShortcut(page)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda act=act: act())


def _guides(text: str) -> bool:
    """Whether only guiding text in brackets stands there, so that typing may replace it."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and all(is_guidance(line) for line in lines)


def text_in(field: QPlainTextEdit) -> str:
    """The text as it stands there; Qt's own plain text turns hard spaces into soft ones."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class Line(QLineEdit):
    """One line. `typed` tells what a person typed, not what the program put there."""

    typed = Signal(str)

    def __init__(self, name: str, look: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        if look:
            self.setProperty("class", look)
        self.installEventFilter(LeaveUndo(self))
        self.textEdited.connect(self.typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if _guides(self.text()):
            self.selectAll()

    def show_text(self, text: str) -> None:
        """Put `text` there without telling; the cursor stays where it can."""
        if text != self.text():
            at = self.cursorPosition() if self.text() else len(text)
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))


class Area(QPlainTextEdit):
    """Some lines of plain text, as high as its text but at least `lines`. With `single`, Enter goes on to the next."""

    typed = Signal(str)
    resized = Signal()

    def __init__(self, name: str, lines: int = 1, *, single: bool = False) -> None:
        super().__init__()
        self._least, self._single, self._quiet = lines, single, False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.installEventFilter(LeaveUndo(self))
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Put `text` there without telling; the cursor stays where it can."""
        if text == text_in(self):
            return
        cursor = self.textCursor()
        at = min(cursor.position(), len(text.encode("utf-16-le")) // 2)
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)

    def select_line(self, line: int) -> None:
        """Put the cursor at the start of `line` (from 1)."""
        block = self.document().findBlockByNumber(max(line - 1, 0))
        if block.isValid():
            cursor = self.textCursor()
            cursor.setPosition(block.position())
            self.setTextCursor(cursor)

    def _changed(self) -> None:
        self._grow()
        if not self._quiet:
            self.typed.emit(text_in(self))

    def _grow(self) -> None:
        spacing = self.fontMetrics().lineSpacing()
        lines = max(round(self.document().size().height()), self._least)
        height = lines * spacing + round(2 * self.document().documentMargin()) + 14
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if _guides(self.toPlainText()):
            self.selectAll()
        self.ensureCursorVisible()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, not the field


class Ticks(QListWidget):
    """The list of a Picker: Space ticks, Esc and going elsewhere end it."""

    left = Signal()

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setAccessibleName(name)
        self.setProperty("class", "ticks")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Picker(Button):
    """Some out of a list: a button that says what is chosen and opens a list with ticks. Space ticks, Esc closes."""

    picked = Signal(tuple)

    def __init__(self, name: str, theme: Theme, rows: Sequence[tuple[str, str]], empty: str) -> None:
        super().__init__("", theme, name=name)
        self._name, self._rows, self._empty = name, list(rows), empty
        self._chosen: tuple[str, ...] = ()
        self.list: Ticks | None = None
        self._arrow = icon("chevron-down", theme.ink2, 16)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("class", "field")
        self.setMinimumWidth(90)
        self.clicked.connect(self.open)
        self._say()

    def show_keys(self, keys: Sequence[str]) -> None:
        self._chosen = tuple(keys)
        known = {key for key, _text in self._rows}
        self._rows += [(key, key) for key in keys if key not in known]
        self._say()

    def open(self) -> None:
        """Lay the list over the window, below the button; a second press takes it away."""
        if self.list is not None:
            self.close_list()
            return
        listed = Ticks(self.window(), self._name)
        for key, text in self._rows:
            line = QListWidgetItem(text)
            line.setData(Qt.ItemDataRole.UserRole, key)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = key in self._chosen
            line.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            listed.addItem(line)
        listed.itemChanged.connect(lambda _line: self._take())
        listed.left.connect(self.close_list)
        self.list = listed
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        room = self.window().height() - 8
        tall = min(listed.sizeHintForRow(0) * max(len(self._rows), 1) + 12, 340, room)
        wide = min(max(self.width(), listed.sizeHintForColumn(0) + 40), self.window().width() - 16)
        left = min(corner.x(), self.window().width() - wide - 8)
        listed.setGeometry(left, max(min(corner.y(), room - tall), 8), wide, tall)
        listed.show()
        listed.raise_()
        listed.setCurrentRow(0)
        listed.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        listed, self.list = self.list, None
        if listed is not None:
            had = listed.hasFocus()
            listed.hide()
            listed.deleteLater()
            if had:
                self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self) -> None:
        if self.list is None:
            return
        lines = [self.list.item(place) for place in range(self.list.count())]
        ticked = [
            str(line.data(Qt.ItemDataRole.UserRole))
            for line in lines
            if line.checkState() is Qt.CheckState.Checked
        ]
        # What was chosen before keeps its place: the first theme is the one that counts most.
        kept = [key for key in self._chosen if key in ticked]
        self._chosen = (*kept, *(key for key in ticked if key not in kept))
        self._say()
        self.picked.emit(self._chosen)

    def _say(self) -> None:
        names = dict(self._rows)
        said = ", ".join(names.get(key, key) for key in self._chosen)
        self._full = said or self._empty
        self.setAccessibleName(_("{name}: {chosen}").format(name=self._name, chosen=self._full))
        self.setToolTip(as_tip(said))
        self._shorten()

    def _shorten(self) -> None:
        room = max(self.width() - 50, 20)
        short = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(short.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = (self.height() - 16) // 2
        self._arrow.paint(QPainter(self), self.width() - 26, middle, 16, 16)

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(90, super().minimumSizeHint().height())


class Fold(QWidget):
    """A part of the form that is rarely needed, closed until somebody opens it."""

    opened = Signal()

    def __init__(self, title: str, body: QWidget, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 6)
        self._title, self._theme = title, theme
        self.head = Button(title, theme, "chevron-right", "fold", checkable=True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.toggled.connect(self._toggle)
        self.body = body
        body.hide()
        rows.addWidget(self.head)
        rows.addWidget(body)

    def tell(self, summary: str) -> None:
        """Say in a word or two what is inside."""
        self.head.label(f"{self._title}   {summary}" if summary else self._title)
        self.head.name(f"{self._title}, {summary}" if summary else self._title)

    def open(self) -> None:
        self.head.setChecked(True)

    def _toggle(self, on: bool) -> None:
        self.head.setIcon(icon("chevron-down" if on else "chevron-right", self._theme.ink, 18))
        self.body.setVisible(on)
        if on:
            self.opened.emit()
