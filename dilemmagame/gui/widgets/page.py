"""What the pages around a session share: the bar with the way back, panels, labelled fields, messages in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.icons import icon
from dilemmagame.gui.theme import set_class
from dilemmagame.gui.tokens import CONSOLE, PAPER, THEMES, Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words


def theme_in_use() -> Theme:
    """The theme the application wears now."""
    shown = QApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    return next((theme for theme in THEMES.values() if theme.bg.upper() == shown), PAPER)


@runtime_checkable
class Holding(Protocol):
    """A page that can ask to stay open because somebody has to choose first."""

    def stays(self) -> bool:
        """True: this page says what has to be done before it can be left."""
        ...


def scaled(px: int) -> int:
    """A width in logical pixels that grows with the size of the text the user chose."""
    return round(px * max(1.0, QApplication.font().pixelSize() / CONSOLE.base))


class TopBar(QFrame):
    """The bar on top: back, the title, and room at the right for what belongs to the whole page."""

    def __init__(self, title: str, theme: Theme, on_back: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("class", "bar")
        self.setProperty("edge", "top")
        self.row = row(self, 16, (16, 8, 16, 8))
        self.back = Button(_("Start"), theme, "chevron-left", "quiet", name=_("Back to the start"))
        self.back.clicked.connect(lambda _checked=False: on_back())
        self.row.addWidget(self.back)
        self.title = Words(title, "heading")
        self.row.addWidget(self.title)
        self.row.addStretch(1)

    def lead_to_library(self) -> None:
        """This page was opened from the library, so that is where back leads."""
        self.back.label(_("Library"))
        self.back.name(_("Back to the library"))


class FootBar(QFrame):
    """The bar at the bottom, for what is done next."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("class", "bar")
        self.setProperty("edge", "bottom")
        self.row = row(self, 12, (16, 10, 16, 10))


class Panel(QFrame):
    """A surface with rows under each other."""

    def __init__(self, *rows: QWidget, gap: int = 10, look: str = "panel") -> None:
        super().__init__()
        self.setProperty("class", look)
        self.rows: QVBoxLayout = column(self, gap, (16, 14, 16, 14))
        for each in rows:
            self.rows.addWidget(each)


class Message(QFrame):
    """One message in its place on the page, never a dialog; it goes with its button, or when the next one comes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        line = row(self, 12, (14, 8, 8, 8))
        self._picture = QLabel()
        self._words = Words("", wrap=True, selectable=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.act = Button("", theme)
        self._on_act: Callable[[], None] | None = None
        self.act.clicked.connect(lambda _checked=False: self._do())
        line.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
        away = Button("", theme, "x", "quiet", name=_("Close this message"))
        away.clicked.connect(self.hide)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, empty when it is not shown."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self, text: str, level: str = "ok", act: str = "", on_act: Callable[[], None] | None = None
    ) -> None:
        """Show `text`; `level` is ok, warn or danger. `act` names a button that does `on_act`."""
        ink = {"ok": self._theme.ok, "warn": self._theme.warn, "danger": self._theme.danger}[level]
        picture = "circle-check" if level == "ok" else "triangle-alert"
        self._picture.setPixmap(icon(picture, ink, 20).pixmap(20, 20))
        self._words.setText(text)
        self._on_act = on_act
        self.act.label(act)
        self.act.name(act)
        self.act.setVisible(bool(act))
        self.setAccessibleName(text)
        set_class(self, f"notice-{level}")
        self.show()

    def _do(self) -> None:
        if self._on_act is not None:
            self._on_act()


def numbered(number: int, title: str) -> QWidget:
    """The heading of a block with its number in a dark round."""
    holder = QWidget()
    line = row(holder, 10)
    sign = Words(str(number), "chip-live")
    sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
    sign.setMinimumWidth(scaled(30))
    line.addWidget(sign)
    line.addWidget(Words(title, "heading"))
    line.addStretch(1)
    return holder


def labelled(text: str, field: QWidget, look: str = "caption") -> QWidget:
    """A field with its name above it; `look` is that of the name."""
    holder = QWidget()
    rows = column(holder, 3)
    name = Words(text, look)
    name.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    rows.addWidget(name)
    rows.addWidget(field)
    return holder
