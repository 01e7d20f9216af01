"""The chosen cards: a list in playing order that is changed by buttons, by keys and by dragging, and the picker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dilemmagame.base.i18n import _
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card
from dilemmagame.gui import icons
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words, as_tip

ID = Qt.ItemDataRole.UserRole
ASIDE = Qt.ItemDataRole.UserRole + 1
TICKED = Qt.ItemDataRole.UserRole + 2
GRIP = 18


@dataclass(frozen=True, slots=True)
class CardLine:
    """A chosen card as it stands in the list; `aside` is shown at the right."""

    id: str
    title: str
    aside: str


class _LineLook(QStyledItemDelegate):
    """A grip or (`ticks`) a box to tick and the title at the left, minutes at the right."""

    def __init__(self, theme: Theme, parent: QObject, *, ticks: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticks = ticks

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics
        return QSize(120, max(36, line.height() + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        theme = self._theme
        painter.save()
        if chosen:
            painter.setBrush(QColor(theme.ink))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        left = rect.left() + 10
        sign = QRect(left, rect.center().y() - 8, 16, 16)
        if self._ticks:
            self._box(painter, sign, theme.bg if chosen else theme.ink, on=bool(index.data(TICKED)))
        else:
            icons.paint_icon(painter, sign.toRectF(), "grip-vertical", theme.bg if chosen else theme.ink3)
        left += GRIP + 8
        metrics = painter.fontMetrics()
        aside = str(index.data(ASIDE) or "")
        wide = metrics.horizontalAdvance(aside)
        painter.setPen(QColor(theme.bg if chosen else theme.ink2))
        right = rect.right() - 12
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(right - wide, rect.top(), wide + 2, rect.height()), middle, aside)
        painter.setPen(QColor(theme.bg if chosen else theme.ink))
        space = right - wide - 12 - left
        title = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, space)
        painter.drawText(QRect(left, rect.top(), space, rect.height()), middle, title)
        painter.restore()

    def _box(self, painter: QPainter, box: QRect, ink: str, *, on: bool) -> None:
        painter.setPen(QPen(QColor(ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        if on:
            icons.paint_icon(painter, box.adjusted(2, 2, -2, -2).toRectF(), "check", ink, 4.0)


class _Lines(QListWidget):
    """Rows that can be dragged into another order. Asks for no more room than its rows need."""

    dropped = Signal()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.dropped.emit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())


class CardList(QWidget):
    """The cards of the evening. Alt+up and Alt+down move the chosen one, Delete takes it out."""

    moved = Signal(int, int)
    """Place and by how much."""
    removed = Signal(int)
    reordered = Signal(object)
    """A tuple of ids, after dragging."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 6)
        self.lines = _Lines()
        self.lines.setAccessibleName(_("The cards of this evening"))
        self.lines.setAccessibleDescription(_("Alt with the arrow keys moves a card, Delete takes it out."))
        self.lines.setItemDelegate(_LineLook(theme, self.lines, ticks=False))
        self.lines.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.lines.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.installEventFilter(self)
        self.lines.dropped.connect(self._tell_order)
        self.lines.currentRowChanged.connect(lambda _row: self._follow())
        rows.addWidget(self.lines, 1)
        acts = row(gap=6)
        self.up = Button(_("Up"), theme, "arrow-up", name=_("Move the card up"), key="Alt+↑")
        self.down = Button(_("Down"), theme, "arrow-down", name=_("Move the card down"), key="Alt+↓")
        self.out = Button(_("Take out"), theme, "x", name=_("Take the card out"), key="Del")
        for button, act in ((self.up, self._up), (self.down, self._down), (self.out, self._out)):
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        rows.addLayout(acts)

    def show_lines(self, lines: Sequence[CardLine], chosen: int) -> None:
        """Fill the list and put the choice on row `chosen`."""
        self.lines.blockSignals(True)
        self.lines.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(ID, line.id)
            item.setData(ASIDE, line.aside)
            item.setToolTip(as_tip(line.title))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {line.aside}")
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.lines.addItem(item)
        if lines:
            self.lines.setCurrentRow(min(max(chosen, 0), len(lines) - 1))
        self.lines.blockSignals(False)
        high = sum(self.lines.sizeHintForRow(place) for place in range(len(lines)))
        self.lines.setMinimumHeight(min(max(high, 40), 240) + 8)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match (event.modifiers() & Qt.KeyboardModifier.AltModifier, Qt.Key(event.key())):
                case (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up):
                    self._up()
                    return True
                case (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down):
                    self._down()
                    return True
                case (_alt, Qt.Key.Key_Delete):
                    self._out()
                    return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        place, count = self.lines.currentRow(), self.lines.count()
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)
        self.out.setEnabled(place >= 0)

    def _up(self) -> None:
        self.moved.emit(self.lines.currentRow(), -1)

    def _down(self) -> None:
        self.moved.emit(self.lines.currentRow(), 1)

    def _out(self) -> None:
        if self.lines.currentRow() >= 0:
            self.removed.emit(self.lines.currentRow())

    def _tell_order(self) -> None:
        items = (self.lines.item(place) for place in range(self.lines.count()))
        self.reordered.emit(tuple(str(item.data(ID)) for item in items))


class CardPicker(QWidget):
    """All cards of the deck with a tick before the chosen ones, and a search field. Space, Enter or a click ticks."""

    toggled = Signal(str, bool)
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cards: tuple[Card, ...] = ()
        self._aside: Callable[[Card], str] = lambda card: ""
        self._chosen: frozenset[str] = frozenset()
        rows = column(self, 6)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search in titles and texts"))
        self.search.setAccessibleName(_("Search cards"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._fill())
        rows.addWidget(self.search)
        self.lines = QListWidget()
        self.lines.setAccessibleName(_("All cards of the deck"))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setItemDelegate(_LineLook(theme, self.lines, ticks=True))
        self.lines.installEventFilter(self)
        self.lines.itemClicked.connect(self._turn)
        self.lines.setMinimumHeight(180)
        rows.addWidget(self.lines, 1)
        self.more = Words(
            _("These are the cards you chose in the library. There you find more."), "caption", wrap=True
        )
        self.more.hide()
        rows.addWidget(self.more)
        foot = row(gap=8)
        self.count = Words("", "caption")
        foot.addWidget(self.count, 1)
        done = Button(_("Done choosing"), theme, "check")
        done.clicked.connect(self.finished.emit)
        foot.addWidget(done)
        rows.addLayout(foot)

    def show_cards(self, cards: Sequence[Card], chosen: Sequence[str], aside: Callable[[Card], str]) -> None:
        self._cards, self._chosen, self._aside = tuple(cards), frozenset(chosen), aside
        self._fill()

    def tell_of_more(self, *, on: bool) -> None:
        """Whether other cards can only be chosen in the library."""
        self.more.setVisible(on)

    def show_count(self, text: str) -> None:
        self.count.setText(text)

    def _fill(self) -> None:
        self.lines.blockSignals(True)
        self.lines.clear()
        for card in self._cards:
            if not found(card, self.search.text()):
                continue
            item = QListWidgetItem(card.title)
            item.setData(ID, card.id)
            item.setData(ASIDE, self._aside(card))
            item.setToolTip(as_tip(card.title))
            self._tick(item, on=card.id in self._chosen)
            self.lines.addItem(item)
        if self.lines.count():
            self.lines.setCurrentRow(0)
        self.lines.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            here = self.lines.currentItem()
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
                self._turn(here)
                return True
        return super().eventFilter(watched, event)

    def _tick(self, item: QListWidgetItem, *, on: bool) -> None:
        item.setData(TICKED, on)
        state = _("in the evening") if on else _("not in the evening")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {item.data(ASIDE)}, {state}")

    def _turn(self, item: QListWidgetItem) -> None:
        card_id, on = str(item.data(ID)), not item.data(TICKED)
        self._chosen = self._chosen | {card_id} if on else self._chosen - {card_id}
        self._tick(item, on=on)
        self.toggled.emit(card_id, on)


def found(card: Card, sought: str) -> bool:
    """Whether every word of `sought` stands somewhere in the title, case, question or options of `card`."""
    options = " ".join(option.text for option in card.options)
    text = f"{card.title} {plain_text(card.situation)} {card.question} {card.statement} {options}".casefold()
    return all(word in text for word in sought.casefold().split())
