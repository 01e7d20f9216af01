"""The cards side by side. One item view that lays out by arithmetic: ten thousand cards cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.library.face import GAP, CardFace
from dilemmagame.gui.library.wording import Names, spoken
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import scaled
from dilemmagame.library.catalogue import Entry, Key

Index = QModelIndex | QPersistentModelIndex
CARD_WIDTH = 236
"""The least width of a card in logical pixels, at normal text size; the columns share what there is."""
NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """The cards that are shown, with a tick for those that were chosen."""

    def __init__(self, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = names
        self.shown: Sequence[Entry] = ()
        self.chosen: Set[Key] = frozenset()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.shown = entries
        self.endResetModel()

    def tick(self, chosen: Set[Key]) -> None:
        """Other cards are chosen now."""
        self.chosen = chosen
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))

    def entry(self, index: Index) -> Entry | None:
        return self.shown[index.row()] if index.isValid() and index.row() < len(self.shown) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = self.entry(index)
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        playable = found is not None and not found.card.broken
        return shown | Qt.ItemFlag.ItemIsUserCheckable if playable else shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.entry(index)
        if found is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.card.title or found.card.id
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(found, self.names, chosen=found.key in self.chosen)
            case Qt.ItemDataRole.CheckStateRole if not found.card.broken:
                return Qt.CheckState.Checked if found.key in self.chosen else Qt.CheckState.Unchecked
            case _:
                return None


class CardGrid(QAbstractItemView):
    """Arrow keys walk over the cards, the space bar chooses one, Enter opens it."""

    toggled = Signal(object)
    """The Key of a card that is to be chosen, or no longer."""
    looked_at = Signal(object)
    """The Key of the card that has the cursor now."""
    opened = Signal(object)
    """The Key of a card to read."""

    def __init__(self, names: Names, theme: Theme) -> None:
        super().__init__()
        self.cards = CardModel(names, self)
        self._face = CardFace(names, theme)
        self._columns = 1
        self.setModel(self.cards)
        self.setAccessibleName(_("Cards"))
        self.setAccessibleDescription(_("Arrow keys walk over the cards, space chooses one, Enter opens it."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumWidth(scaled(CARD_WIDTH) // 2)

    # showing

    def name(self, names: Names) -> None:
        """Other names for values of filters: the decks were read anew."""
        self.cards.names = names
        self._face.name(names)

    def show_entries(self, entries: Sequence[Entry], at: Key | None) -> None:
        """Show `entries` from the top; the cursor goes to `at` when it is among them, else to the first."""
        self.cards.show_entries(entries)
        row = 0
        if at is not None:
            row = next(
                (row for row, each in enumerate(entries) if each.key.card == at.card and each.key == at), 0
            )
        self.verticalScrollBar().setValue(0)
        if entries:
            self.setCurrentIndex(self.cards.index(row))
            self.scrollTo(self.currentIndex())

    @property
    def here(self) -> Entry | None:
        """The card that has the cursor."""
        return self.cards.entry(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        found = self.cards.entry(current)
        if found is not None:
            self.looked_at.emit(found.key)

    # where things are

    def _size(self) -> tuple[int, int]:
        """Width and height that one card takes, the gap included."""
        return self._room() // self._columns, self._face.height(self.font()) + GAP

    def _room(self) -> int:
        """The width that cards share, always beside the scroll bar: it comes and goes without moving them."""
        return max(self.width() - self.verticalScrollBar().sizeHint().width(), 1)

    def _cell(self, row: int) -> QRect:
        wide, high = self._size()
        return QRect((row % self._columns) * wide, (row // self._columns) * high, wide - GAP, high - GAP)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._cell(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        wide, high = self._size()
        across, down = point.x() // wide, (point.y() + self.verticalOffset()) // high
        row = down * self._columns + across
        if not 0 <= across < self._columns or not 0 <= row < len(self.cards.shown):
            return QModelIndex()
        index = self.cards.index(row)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        box, bar = self._cell(index.row()), self.verticalScrollBar()
        top, low = bar.value(), bar.value() + self.viewport().height()
        if box.top() < top:
            bar.setValue(box.top())
        elif box.bottom() + GAP > low:
            bar.setValue(min(box.bottom() + GAP - self.viewport().height(), box.top()))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def updateGeometries(self) -> None:
        self._columns = max(1, (self._room() + GAP) // (scaled(CARD_WIDTH) + GAP))
        _wide, high = self._size()
        rows = -(-len(self.cards.shown) // self._columns)
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(high // 4, 1))
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(rows * high - GAP - self.viewport().height() + 2, 0))
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    # Qt asks these of every view

    def setSelection(self, rect: QRect, command: object) -> None:
        """Nothing is selected by a rubber band: cards are chosen one by one."""

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    # keys and mouse

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = len(self.cards.shown)
        if not count:
            return QModelIndex()
        here = max(self.currentIndex().row(), 0)
        page = max(self.viewport().height() // self._size()[1], 1) * self._columns
        moves = QAbstractItemView.CursorAction
        match action:
            case moves.MoveLeft | moves.MovePrevious:
                target = here - 1
            case moves.MoveRight | moves.MoveNext:
                target = here + 1
            case moves.MoveUp:
                target = here - self._columns if here >= self._columns else here
            case moves.MoveDown:
                target = here + self._columns if here + self._columns < count else self._last_below(here)
            case moves.MovePageUp:
                target = here - page
            case moves.MovePageDown:
                target = here + page
            case moves.MoveHome:
                target = 0
            case _:
                target = count - 1
        return self.cards.index(min(max(target, 0), count - 1))

    def _last_below(self, row: int) -> int:
        """From the row above an incomplete last row, down goes to its last card."""
        last = len(self.cards.shown) - 1
        return last if last // self._columns > row // self._columns else row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.here
        if found is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            match event.key():
                case Qt.Key.Key_Space:
                    self.toggled.emit(found.key)
                    return
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.opened.emit(found.key)
                    return
                case Qt.Key.Key_Slash:
                    event.ignore()
                    return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        found = self.cards.entry(index)
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._face.sign(self.visualRect(index)).contains(event.position().toPoint()):
            self.toggled.emit(found.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        found = self.cards.entry(index)
        if found is not None and not self._face.sign(self.visualRect(index)).contains(point):
            self.opened.emit(found.key)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        _wide, high = self._size()
        area = event.rect()
        first = (area.top() + self.verticalOffset()) // high * self._columns
        last = ((area.bottom() + self.verticalOffset()) // high + 1) * self._columns
        cursor = self.currentIndex().row()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) or self.hasFocus()
        for row in range(max(first, 0), min(last, len(self.cards.shown))):
            entry = self.cards.shown[row]
            box = self._cell(row).translated(0, -self.verticalOffset())
            self._face.paint(
                painter,
                box,
                entry,
                self.font(),
                chosen=entry.key in self.cards.chosen,
                here=row == cursor,
                focused=focused,
            )
