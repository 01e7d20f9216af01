"""Labels for people's and decks' text: always plain text, never markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QStylePainter, QWidget

from dilemmagame.gui.theme import set_class


class Words(QLabel):
    """A label that shows text as it is. `look` is a class of the theme; `wrap` lets it run over lines."""

    def __init__(
        self,
        text: str = "",
        look: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("class", look)
        if look.startswith(("chip", "key")):
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def say(self, text: str) -> None:
        """Show `text`, and hide the label when there is none."""
        if text != self.text():
            self.setText(text)
        self.setVisible(bool(text))

    def wear(self, look: str) -> None:
        """Change the look."""
        if self.property("class") != look:
            set_class(self, look)


def as_tip(text: str) -> str:
    """`text` for a tool tip, where Qt would take anything that looks like markup for markup."""
    return GuiQt.convertFromPlainText(text) if GuiQt.mightBeRichText(text) else text


class Elided(Words):
    """One line that ends in an ellipsis where it does not fit; the whole text is its tip and its spoken name."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if fits else as_tip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        box = self.contentsRect()
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawItemText(
            box, self.alignment() | Qt.AlignmentFlag.AlignVCenter, self.palette(), self.isEnabled(), short,
            self.foregroundRole(),
        )  # fmt: skip
