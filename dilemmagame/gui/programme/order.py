"""The pieces of the evening in their order, with times of day; moved by dragging, by keys and by buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts, icons
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import as_tip

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece as it stands in the list. `number` is the place of its card, 0 for a piece of the frame; `warned`: its
    method does not suit the group.
    """

    begins: str
    title: str
    method: str
    length: str
    number: int
    warned: bool

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        said = (
            self.begins,
            self.title,
            self.method,
            self.length,
            _("look at the group size") if self.warned else "",
        )
        return ", ".join(part for part in said if part)


class _PieceLook(QStyledItemDelegate):
    """Time of day and grip at the left, title over method, minutes at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, max(48, 2 * option.fontMetrics.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, PieceLine):
            return
        theme, rect = self._theme, QRect(option.rect).adjusted(4, 2, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, soft = (theme.bg, theme.bg) if chosen else (theme.ink, theme.ink2)
        size = (
            option.font.pixelSize() if option.font.pixelSize() > 0 else option.fontMetrics.height() * 3 // 4
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink if chosen else theme.surface if line.number else theme.surface2))
        painter.drawRoundedRect(rect, 7, 7)
        if line.number and not chosen:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRect(rect.left(), rect.top(), 5, rect.height()), 2, 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.font(Face.TEXT, size, tabular=True))
        painter.setPen(QColor(soft))
        wide = painter.fontMetrics().horizontalAdvance("00:00")
        left = rect.left() + 14
        painter.drawText(QRect(left, rect.top(), wide + 4, rect.height()), middle, line.begins)
        left += wide + 12
        sign = QRect(left, rect.center().y() - 8, 16, 16)
        icons.paint_icon(painter, sign.toRectF(), "grip-vertical", theme.bg if chosen else theme.ink3)
        left += 26
        right = rect.right() - 12
        if line.warned:
            sign = QRect(right - 16, rect.center().y() - 8, 16, 16)
            icons.paint_icon(painter, sign.toRectF(), "triangle-alert", theme.bg if chosen else theme.warn)
            right -= 24
        painter.setFont(fonts.font(Face.SEMIBOLD, size, tabular=True))
        painter.setPen(QColor(ink))
        length = painter.fontMetrics().horizontalAdvance(line.length)
        painter.drawText(QRect(right - length, rect.top(), length + 2, rect.height()), middle, line.length)
        self._words(
            painter,
            QRect(left, rect.top(), right - length - 12 - left, rect.height()),
            line,
            size,
            (ink, soft),
        )
        painter.restore()

    def _words(
        self, painter: QPainter, box: QRect, line: PieceLine, size: int, inks: tuple[str, str]
    ) -> None:
        elide = Qt.TextElideMode.ElideRight
        half = box.height() // 2
        upper = QRect(box.left(), box.top() + 4, box.width(), half - 2) if line.method else box
        painter.setFont(fonts.font(Face.SEMIBOLD, size))
        painter.setPen(QColor(inks[0]))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, middle, painter.fontMetrics().elidedText(line.title, elide, box.width()))
        if line.method:
            painter.setFont(fonts.font(Face.TEXT, size - 1))
            painter.setPen(QColor(inks[1]))
            lower = QRect(box.left(), box.top() + half - 1, box.width(), half - 3)
            painter.drawText(lower, middle, painter.fontMetrics().elidedText(line.method, elide, box.width()))


class _Pieces(QListWidget):
    """Rows that can be dragged. Where one is dropped is told; the list itself is filled anew by the page."""

    dropped = Signal(int, int)
    """From which row to which."""

    def __init__(self) -> None:
        super().__init__()
        self._dragging = False
        self._there: tuple[int, int] | None = None

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Tell what was dropped only when the drag is over: rows that change under it would not be the dragged ones."""
        self._dragging, self._there = True, None
        super().startDrag(actions)
        self._dragging = False
        landed = self._landed()
        if landed is not None:
            self.dropped.emit(*landed)

    def _landed(self) -> tuple[int, int] | None:
        """What `take` noted while the drag went on."""
        return self._there

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(event, event.source())

    def take(self, event: QDropEvent, origin: QObject | None) -> None:
        """The chosen row was dropped where `event` says; only what was dragged from this list is taken."""
        source, count = self.currentRow(), self.count()
        if origin is not self or source < 0:
            event.ignore()
            return
        at = event.position().toPoint()
        item = self.itemAt(at)
        if item is None:
            gap = count if at.y() > 0 else 0
        else:
            gap = self.row(item) + (at.y() > self.visualItemRect(item).center().y())
        # After a move Qt would take the row out itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        target = gap - 1 if gap > source else gap
        if self._dragging:
            self._there = source, target
        else:
            self.dropped.emit(source, target)


class OrderList(QWidget):
    """The list with its buttons. Alt+up and Alt+down move the chosen piece, Delete takes it out."""

    chosen = Signal(int)
    moved = Signal(int, int)
    """From which place to which."""
    removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 8)
        self.lines = _Pieces()
        self.lines.setAccessibleName(_("The course of the evening"))
        self.lines.setAccessibleDescription(_("Alt with the arrow keys moves a piece, Delete takes it out."))
        self.lines.setItemDelegate(_PieceLook(theme, self.lines))
        self.lines.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines.installEventFilter(self)
        self.lines.dropped.connect(self.moved)
        self.lines.currentRowChanged.connect(self._follow)
        rows.addWidget(self.lines, 1)
        acts = row(gap=6)
        self.up = Button(_("Up"), theme, "arrow-up", name=_("Move the piece up"), key="Alt+↑")
        self.down = Button(_("Down"), theme, "arrow-down", name=_("Move the piece down"), key="Alt+↓")
        self.out = Button(_("Take out"), theme, "x", name=_("Take the piece out"), key=_("Del"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.out.clicked.connect(self._remove)
        for button in (self.up, self.down, self.out):
            acts.addWidget(button)
        acts.addStretch(1)
        rows.addLayout(acts)

    @property
    def place(self) -> int:
        """The chosen row."""
        return self.lines.currentRow()

    def show_lines(self, lines: Sequence[PieceLine], chosen: int) -> None:
        """Fill the list and put the choice on row `chosen`."""
        self.lines.blockSignals(True)
        while self.lines.count() > len(lines):
            self.lines.takeItem(self.lines.count() - 1)
        for place, line in enumerate(lines):
            item = self.lines.item(place) if place < self.lines.count() else QListWidgetItem(self.lines)
            item.setData(LINE, line)
            item.setToolTip(as_tip(line.title))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.lines.setCurrentRow(min(max(chosen, 0), len(lines) - 1))
        self.lines.blockSignals(False)
        self.lines.viewport().update()
        self._enable()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match (event.modifiers() & Qt.KeyboardModifier.AltModifier, Qt.Key(event.key())):
                case (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up):
                    self._move(-1)
                    return True
                case (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down):
                    self._move(1)
                    return True
                case (_alt, Qt.Key.Key_Delete):
                    self._remove()
                    return True
        return super().eventFilter(watched, event)

    def _follow(self, place: int) -> None:
        self._enable()
        self.chosen.emit(place)

    def _enable(self) -> None:
        place, count = self.place, self.lines.count()
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)
        self.out.setEnabled(place >= 0 and count > 1)

    def _move(self, by: int) -> None:
        target = self.place + by
        if self.place >= 0 and 0 <= target < self.lines.count():
            self.moved.emit(self.place, target)

    def _remove(self) -> None:
        if self.place >= 0:
            self.removed.emit(self.place)
