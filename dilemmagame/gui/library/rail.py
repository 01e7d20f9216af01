"""The rail: collections that cut across decks, and the decks themselves, each with its number of cards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.library.wording import collection_name, how_many
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.text import as_tip
from dilemmagame.library.catalogue import Catalogue, Collection
from dilemmagame.library.reading import DeckFolder

SCOPE = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Scope:
    """What the grid shows: a collection, or one deck."""

    collection: Collection = Collection.ALL
    folder: Path | None = None


class _Line(QStyledItemDelegate):
    """A name at the left, a number at the right; a heading has no number."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = QFontMetrics(option.font).height()
        return QSize(120, line + 18 if index.data(SCOPE) is None else max(36, line + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, QRect(option.rect)
        px = option.font.pixelSize() if option.font.pixelSize() > 0 else 14
        heading = index.data(SCOPE) is None
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not heading
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 8, 8)
        elif option.state & QStyle.StateFlag.State_MouseOver and not heading:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.surface2))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 8, 8)
        inside = rect.adjusted(0 if heading else 10, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        number = str(index.data(COUNT) or "")
        painter.setFont(fonts.font(Face.TEXT, px - 1, tabular=True))
        wide = painter.fontMetrics().horizontalAdvance(number)
        painter.setPen(QColor(theme.bg if chosen else theme.ink2))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, number)
        inside.setRight(inside.right() - wide - 8)
        painter.setFont(fonts.font(Face.TEXT if heading else Face.SEMIBOLD, px))
        painter.setPen(QColor(theme.bg if chosen else theme.ink2 if heading else theme.ink))
        short = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, short)
        painter.restore()


class Rail(QListWidget):
    """Tells which collection or deck is looked at."""

    scope_chosen = Signal(object)
    """A Scope."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("class", "rail")
        self.setAccessibleName(_("Collections and decks"))
        self.setItemDelegate(_Line(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))

    def show_shelf(self, catalogue: Catalogue, decks: tuple[DeckFolder, ...]) -> None:
        """Fill the rail; what was chosen stays chosen when it is still there."""
        before = self.scope
        self.blockSignals(True)
        self.clear()
        for collection in Collection:
            self._add(Scope(collection), collection_name(collection), catalogue.size(collection))
        if decks:
            heading = QListWidgetItem(_("Decks"))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
        for each in decks:
            self._add(Scope(folder=each.path), each.deck.title, catalogue.size_of(each.path))
        self.blockSignals(False)
        self.choose(before)

    def choose(self, scope: Scope) -> None:
        """Go to `scope`, or to all cards when it is not there."""
        places = [place for place in range(self.count()) if self.item(place).data(SCOPE) == scope]
        self.setCurrentRow(places[0] if places else 0)

    @property
    def scope(self) -> Scope:
        found = self.currentIndex().data(SCOPE)
        return found if isinstance(found, Scope) else Scope()

    def _add(self, scope: Scope, name: str, count: int) -> None:
        item = QListWidgetItem(name)
        item.setData(SCOPE, scope)
        item.setData(COUNT, str(count))
        item.setToolTip(as_tip(name))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {how_many(count)}")
        self.addItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and isinstance(item.data(SCOPE), Scope):
            self.scope_chosen.emit(item.data(SCOPE))
