"""The blocks of choices: for whom, how, how long. Each shows what is chosen and says what a person chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QSize, Qt, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QLabel,
    QMenu,
    QRadioButton,
    QSizePolicy,
    QTimeEdit,
    QWidget,
)

from dilemmagame.base.i18n import _
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.gui import icons
from dilemmagame.gui.prepare.wording import confidentiality_meaning
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.names import level_name
from dilemmagame.gui.widgets.page import labelled, scaled
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words, as_tip


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice in a row: `id` comes back, `text` is a second line."""

    id: str
    title: str
    text: str = ""
    picture: str = ""


EDGES = 28
"""Logical pixels beside the words of a tile, """
PICTURE = 36
"""and those its picture takes."""


class _Tile(Button):
    """A tall choice with an icon, a title and a second line that turn with the button."""

    def __init__(self, choice: Choice, theme: Theme) -> None:
        super().__init__("", theme, look="tile", name=choice.title, checkable=True)
        self._theme = theme
        self._choice_picture = choice.picture
        self.setAccessibleDescription(choice.text)
        line = row(self, 12, (14, 8, 12, 8))
        self._image = QLabel()
        line.addWidget(self._image, 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(gap=1)
        words.addStretch(1)
        self._upper = Words(choice.title, "label", wrap=True)
        self._lower = Words(choice.text, "caption", wrap=True)
        for label in (self._upper, self._lower):
            words.addWidget(label)
        words.addStretch(1)
        line.addLayout(words, 1)
        for part in (self._image, self._upper, self._lower):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMaximumWidth(320)
        self.toggled.connect(self._dress)
        self._dress(False)

    def sizeHint(self) -> QSize:
        return QSize(170, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(130, self._longest() + EDGES), self.minimumHeight())

    def _longest(self) -> int:
        """Logical pixels of the longest word: words are not broken."""
        return max(
            label.fontMetrics().horizontalAdvance(word)
            for label in (self._upper, self._lower)
            for word in label.text().split() or [""]
        )

    def fits_picture(self, width: int) -> bool:
        """Whether the longest word still fits beside the picture in a tile of `width` logical pixels."""
        return self._longest() + EDGES + PICTURE <= width

    def show_picture(self, on: bool) -> None:
        self._image.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the words need at this width: nothing is cut off."""
        super().resizeEvent(event)
        inside = self.width() - EDGES - (0 if self._image.isHidden() else PICTURE)
        for label in (self._upper, self._lower):
            label.setMinimumHeight(label.heightForWidth(inside))
        lines = self._upper.minimumHeight() + self._lower.minimumHeight()
        self.setMinimumHeight(max(60, lines + scaled(20)))

    def _dress(self, on: bool) -> None:
        theme = self._theme
        colour = theme.bg if on else theme.ink
        self._image.setPixmap(icons.pixmap(self._choice_picture, colour, 24, self.devicePixelRatioF()))
        for label in (self._upper, self._lower):
            label.setStyleSheet(f"color: {colour};")


class ChoiceRow(QWidget):
    """Choices beside each other, one of which holds. Arrow keys go from one to the next.

    `more` opens a menu with the choices that are out of sight; the page puts it where there is room.
    """

    chosen = Signal(str)

    def __init__(self, what: str, theme: Theme, *, tiles: bool, more: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._tiles = tiles
        self.more = Button(more, theme, "chevron-down", "quiet")
        self._ids: list[str] = []
        self._rest: tuple[Choice, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._ids[place]))
        self._line = row(self, 10) if tiles else FlowLayout(self, 6)
        self.setAccessibleName(what)

    def show_choices(self, choices: Sequence[Choice], now: str, rest: Sequence[Choice] = ()) -> None:
        """Show `choices` with `now` chosen, `rest` in the menu; the buttons stay when only the choice changed."""
        if [choice.id for choice in choices] != self._ids or tuple(rest) != self._rest:
            self._rest = tuple(rest)
            self._show_rest(rest)
            for button in self._group.buttons():
                self._group.removeButton(button)
            clear(self._line)
            self._ids = [choice.id for choice in choices]
            for place, choice in enumerate(choices):
                button = self._button(choice)
                self._group.addButton(button, place)
                self._line.addWidget(button)
                if isinstance(self._line, QBoxLayout):
                    self._line.setStretch(place, 1)
            if isinstance(self._line, QBoxLayout):
                self._line.addStretch(0)
        if now in self._ids:
            self._group.button(self._ids.index(now)).setChecked(True)

        self._picture_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture_all()

    def _picture_all(self) -> None:
        """Pictures on every tile, or where a long word needs the room on none."""
        tiles = [each for each in self._group.buttons() if isinstance(each, _Tile)]
        if not tiles:
            return
        share = (self.width() - self._line.spacing() * (len(tiles) - 1)) // len(tiles)
        on = all(each.fits_picture(share) for each in tiles)
        for each in tiles:
            each.show_picture(on)

    def _show_rest(self, rest: Sequence[Choice]) -> None:
        menu = QMenu(self.more)
        for choice in rest:
            said = f"{choice.title}  ·  {choice.text}" if choice.text else choice.title
            action = menu.addAction(said.replace("&", "&&"))
            action.setData(choice.id)
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.more.setMenu(menu)
        self.more.setVisible(bool(rest))

    def _button(self, choice: Choice) -> Button:
        if self._tiles:
            return _Tile(choice, self._theme)
        made = Button(choice.title, self._theme, look="segment", checkable=True)
        if choice.text:
            made.setToolTip(as_tip(choice.text))
            made.setAccessibleDescription(choice.text)
        return made


class Circumstances(QWidget):
    """When it begins, how many come, and what may be told outside."""

    starts_changed = Signal(object)
    """A datetime.time."""
    present_changed = Signal(int)
    confidentiality_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 6)
        line = row(gap=20)
        self.starts = QTimeEdit()
        self.starts.setDisplayFormat("HH:mm")
        self.starts.setMinimumWidth(110)
        self.starts.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.starts.timeChanged.connect(lambda at: self.starts_changed.emit(time(at.hour(), at.minute())))
        self.present = Stepper(_("Number of people"), theme, least=1)
        self.present.value_changed.connect(self.present_changed.emit)
        line.addWidget(labelled(_("Begins at"), self.starts))
        line.addWidget(labelled(_("Number of people"), self.present))
        line.addStretch(1)
        rows.addLayout(line)
        rows.addWidget(Words(_("What may be told outside"), "caption"))
        self._levels: dict[Confidentiality, QRadioButton] = {}
        levels = column(gap=2)
        for level in Confidentiality:
            said = f"{level_name(level)}: {confidentiality_meaning(level)[:1].lower()}"
            choice = QRadioButton(said + confidentiality_meaning(level)[1:])
            choice.setAccessibleName(level_name(level))
            choice.setAccessibleDescription(confidentiality_meaning(level))
            choice.setMinimumHeight(34)
            choice.clicked.connect(lambda _on, level=level: self.confidentiality_changed.emit(level))
            self._levels[level] = choice
            levels.addWidget(choice)
        rows.addLayout(levels)

    def show_values(self, starts: time, present: int, level: Confidentiality) -> None:
        self.starts.blockSignals(True)
        self.starts.setTime(QTime(starts.hour, starts.minute))
        self.starts.blockSignals(False)
        self.present.show_value(present)
        self._levels[level].setChecked(True)

    def level(self, level: Confidentiality) -> QRadioButton:
        """The button of one level."""
        return self._levels[level]
