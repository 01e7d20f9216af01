"""A list to choose one thing from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Choose(QComboBox):
    """Rows of (key, text); the wheel scrolls the form and changes nothing here."""

    picked = Signal(str)

    def __init__(self, name: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_rows(rows)
        self.activated.connect(lambda place: self.picked.emit(str(self.itemData(place))))

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Put these rows in it; the choice stays where its key is still there."""
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] == list(rows):
            return
        before = self.currentData()
        self.blockSignals(True)
        self.clear()
        for key, text in rows:
            self.addItem(text, key)
        self.setCurrentIndex(max(self.findData(before), 0))
        self.blockSignals(False)

    def show_key(self, key: str, text: str = "") -> None:
        """Show the row of `key`; one that is not in the list is put in."""
        place = self.findData(key)
        if place < 0:
            self.addItem(text or key, key)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
