"""Small building blocks of these pages: headings, rows, tiles and notices in the classes of the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dilemmagame.gui.icons import icon, pixmap
from dilemmagame.gui.theme import set_class
from dilemmagame.gui.widgets.scroll import Scroller

READING_WIDTH = 920


def label(text: str, look: str = "", *, wrap: bool = True) -> QLabel:
    """A plain-text label in the class `look`."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        set_class(made, look)
    return made


def field_label(text: str, field: QWidget) -> QLabel:
    """The name of `field` beside it, tied to it for assistive technology."""
    made = label(text, wrap=False)
    made.setBuddy(field)
    return made


def ink(widget: QWidget) -> str:
    """The text colour in use, for icons."""
    return widget.palette().color(QPalette.ColorRole.WindowText).name(QColor.NameFormat.HexRgb)


def button(
    text: str, on_click: Callable[[], None], look: str = "secondary", picture: str = ""
) -> QPushButton:
    """A button whose text is its accessible name."""
    made = QPushButton(f" {text}" if picture else text)
    # Enter does what Space does; Qt has that in dialogs only.
    made.setAutoDefault(True)
    set_class(made, look)
    made.setAccessibleName(text)
    made.clicked.connect(lambda _checked=False: on_click())
    if picture:
        colour = "#17202A" if look == "primary" else ink(made)
        made.setIcon(icon(picture, colour))
        made.setIconSize(QSize(20, 20))
    return made


def tile(title: str, text: str, picture: str, on_click: Callable[[], None]) -> QPushButton:
    """A large choice: icon, title and one line of explanation."""
    made = QPushButton()
    made.setAutoDefault(True)
    set_class(made, "tile")
    made.setAccessibleName(title)
    made.setAccessibleDescription(text)
    made.setMinimumHeight(96)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    made.clicked.connect(lambda _checked=False: on_click())
    row = QHBoxLayout(made)
    row.setContentsMargins(20, 16, 20, 16)
    row.setSpacing(16)
    image = QLabel()
    image.setPixmap(pixmap(picture, ink(made), 28, image.devicePixelRatioF()))
    row.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(4)
    for words_label in (label(title, "label"), label(text, "caption")):
        words_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(words_label)
    row.addLayout(words, 1)
    image.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def panel(*rows: QWidget, look: str = "panel") -> QFrame:
    """Rows under each other on a panel."""
    frame = QFrame()
    set_class(frame, look)
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(10)
    for row in rows:
        column.addWidget(row)
    return frame


def in_a_row(*widgets: QWidget, stretch_last: bool = True) -> QWidget:
    """Widgets beside each other."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    if stretch_last:
        row.addStretch(1)
    return holder


class Page(QWidget):
    """A page with a bar on top (back, title) and a column of reading width that scrolls."""

    def __init__(self, title: str, on_back: Callable[[], None] | None, back_text: str) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar(title, on_back, back_text))
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(READING_WIDTH)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        whole.addWidget(Scroller(holder, title), 1)

    def _bar(self, title: str, on_back: Callable[[], None] | None, back_text: str) -> QFrame:
        bar = QFrame()
        set_class(bar, "bar")
        bar.setProperty("edge", "top")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        if on_back is not None:
            row.addWidget(button(back_text, on_back, "quiet", "chevron-left"))
        row.addWidget(label(title, "heading", wrap=False))
        row.addStretch(1)
        return bar
