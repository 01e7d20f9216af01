"""The cards of a deck as a list: title, theme and minutes; broken ones stand in it with a mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dilemmagame.base.i18n import _
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card
from dilemmagame.gui import fonts, icons
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme

ID = Qt.ItemDataRole.UserRole
BELOW = Qt.ItemDataRole.UserRole + 1
BROKEN = Qt.ItemDataRole.UserRole + 2


def found(card: Card, sought: str) -> bool:
    """Whether every word of `sought` stands in the texts of `card`."""
    parts = [
        card.title,
        card.question,
        card.statement,
        card.prevention,
        plain_text(card.situation),
        *card.twists,
    ]
    parts += [option.text for option in card.options]
    text = " ".join(parts).casefold()
    return all(word in text for word in sought.casefold().split())


class _TwoLines(QStyledItemDelegate):
    """A title, and a smaller line under it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, 2 * QFontMetrics(option.font).height() + 18)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, theme = QRect(option.rect), self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setBrush(QColor(theme.ink))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        broken = bool(index.data(BROKEN))
        size = QFontMetrics(option.font).height()
        inside = rect.adjusted(12, 8, -10, -8)
        if broken:
            mark = QRect(inside.right() - 18, inside.top(), 18, 18)
            icons.paint_icon(painter, mark.toRectF(), "triangle-alert", theme.bg if chosen else theme.danger)
            inside.setRight(inside.right() - 24)
        px = option.font.pixelSize() if option.font.pixelSize() > 0 else 14
        lines = (
            (Face.SEMIBOLD, px, index.data(), theme.ink),
            (Face.TEXT, px - 1, index.data(BELOW), theme.danger if broken else theme.ink2),
        )
        for place, (face, high, text, ink) in enumerate(lines):
            painter.setFont(fonts.font(face, high))
            painter.setPen(QColor(theme.bg if chosen else ink))
            short = painter.fontMetrics().elidedText(
                str(text or ""), Qt.TextElideMode.ElideRight, inside.width()
            )
            line = QRect(inside.left(), inside.top() + place * (size + 1), inside.width(), size + 2)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()


class CardList(QListWidget):
    """Tells which card is looked at."""

    looked_at = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Cards of this deck"))
        self.setItemDelegate(_TwoLines(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))

    def show_cards(self, cards: Sequence[tuple[Card, str]], chosen: str) -> None:
        """Cards with the line under their title; `chosen` stays chosen when it is among them."""
        self.blockSignals(True)
        self.clear()
        row = 0
        for place, (card, below) in enumerate(cards):
            item = QListWidgetItem(card.title or card.id)
            item.setData(ID, card.id)
            item.setData(BELOW, below)
            item.setData(BROKEN, card.broken)
            item.setToolTip(card.title or card.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.title or card.id}, {below}")
            self.addItem(item)
            if card.id == chosen:
                row = place
        self.blockSignals(False)
        if cards:
            self.setCurrentRow(row)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.looked_at.emit(str(item.data(ID)))
