"""The cards of a deck in their order: open, move, double, translate, take out. Changes no file itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words, as_tip


class OrderList(QListWidget):
    """Cards by number and title. Enter opens, Alt with an arrow moves, Delete takes out, dragging moves."""

    opened = Signal(str)
    moved_by = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Cards in their order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(
            lambda line: self.opened.emit(str(line.data(Qt.ItemDataRole.UserRole)))
        )
        self.model().rowsMoved.connect(self._dragged)

    def show_cards(self, cards: Sequence[tuple[str, str, bool]], chosen: str) -> None:
        """File name, title and whether it is broken, of every card."""
        self.blockSignals(True)
        self.clear()
        for number, (stem, title, broken) in enumerate(cards, start=1):
            said = f"{number}.  {title}"
            if broken:
                said = _("{card} (broken)").format(card=said)
            line = QListWidgetItem(said)
            line.setData(Qt.ItemDataRole.UserRole, stem)
            line.setToolTip(as_tip(title))
            line.setSizeHint(QSize(0, max(36, self.fontMetrics().height() + 16)))
            self.addItem(line)
            if stem == chosen:
                self.setCurrentItem(line)
        self.blockSignals(False)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    @property
    def chosen(self) -> str:
        place = self.currentRow()
        return str(self.item(place).data(Qt.ItemDataRole.UserRole)) if place >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.chosen:
            self.moved_by.emit(self.chosen, by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Delete and self.chosen:
            self.removed.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _dragged(self, _parent: QModelIndex, start: int, _end: int, _target: QModelIndex, place: int) -> None:
        by = place - start - 1 if place > start else place - start
        stem = str(self.item(start + by).data(Qt.ItemDataRole.UserRole))
        # Not while the list still moves its own rows.
        QTimer.singleShot(0, lambda: self.moved_by.emit(stem, by))


class CardOrder(QWidget):
    """The list with a button for everything that can be done with a card."""

    open = Signal(str)
    moving = Signal(str, int)
    double = Signal(str)
    translate = Signal(str)
    take_out = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 8)
        rows.addWidget(Words(_("Cards, in the order of a first evening"), "label"))
        self.list = OrderList()
        self.list.opened.connect(self.open)
        self.list.moved_by.connect(self.moving)
        self.list.removed.connect(self.take_out)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        rows.addWidget(self.list, 1)
        holder = QWidget()
        line = FlowLayout(holder, 6)
        self.edit = Button(_("Edit"), theme, "pencil", key="Enter")
        self.up = Button("", theme, "arrow-up", name=_("Move up"), key="Alt+↑")
        self.down = Button("", theme, "arrow-down", name=_("Move down"), key="Alt+↓")
        self.copy = Button(_("Duplicate"), theme, "copy")
        self.words = Button(_("Translate"), theme, "languages")
        self.out = Button(_("Take out"), theme, "trash-2", key="Delete")
        self.edit.clicked.connect(lambda _checked=False: self.open.emit(self.list.chosen))
        self.up.clicked.connect(lambda _checked=False: self.moving.emit(self.list.chosen, -1))
        self.down.clicked.connect(lambda _checked=False: self.moving.emit(self.list.chosen, 1))
        self.copy.clicked.connect(lambda _checked=False: self.double.emit(self.list.chosen))
        self.words.clicked.connect(lambda _checked=False: self.translate.emit(self.list.chosen))
        self.out.clicked.connect(lambda _checked=False: self.take_out.emit(self.list.chosen))
        for each in (self.edit, self.up, self.down, self.copy, self.words, self.out):
            line.addWidget(each)
        rows.addWidget(holder)

    def show_cards(self, cards: Sequence[tuple[str, str, bool]], chosen: str) -> None:
        self.list.show_cards(cards, chosen)
        self._enable()

    def _enable(self) -> None:
        place, count = self.list.currentRow(), self.list.count()
        for each in (self.edit, self.copy, self.words, self.out):
            each.setEnabled(place >= 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)
