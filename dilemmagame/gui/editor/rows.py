"""Rows of the form that can be added, moved and taken out: choices with their letter, what-ifs, advisers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.editor.fields import Area, Line
from dilemmagame.gui.editor.forms import Advice, Choice, letters, moved, swapped, without
from dilemmagame.gui.tokens import CONSOLE, Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

_DRAG_FROM = 8


class Grip(Button):
    """The handle of a row: drag it, press the arrows, or click it for a menu."""

    moving = Signal(int)
    """By how many places."""

    def __init__(self, what: str, theme: Theme, tall: Callable[[], int]) -> None:
        name = _("Move {what} up or down").format(what=what)
        super().__init__("", theme, "grip-vertical", "quiet", name=name, key=_("arrows"))
        self._tall = tall
        self._from: QPoint | None = None
        self.setFixedWidth(CONSOLE.target + 2)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(self._ask)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._from = self._from, None
        by = event.globalPosition().toPoint().y() - start.y() if start is not None else 0
        if abs(by) < _DRAG_FROM:
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        places = round(by / max(self._tall(), 1))
        if places:
            self.moving.emit(places)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.moving.emit(by)

    def _ask(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Move up"), lambda: self.moving.emit(-1))
        menu.addAction(_("Move down"), lambda: self.moving.emit(1))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class Row(QFrame):
    """One row: something in front, fields, handle and bin. Alt with an arrow moves it from within a field."""

    moving = Signal(int)
    remove = Signal()

    def __init__(self, what: str, theme: Theme, front: QWidget, fields: Sequence[QWidget]) -> None:
        super().__init__()
        line = row(self, 6)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(front, 0, top)
        for each, share in zip(fields, (1, 3) if len(fields) == 2 else (1,), strict=True):
            line.addWidget(each, share, top)
        self.grip = Grip(what, theme, self.height)
        self.grip.moving.connect(self.moving)
        self.bin = Button("", theme, "trash-2", "quiet", name=_("Take out {what}").format(what=what))
        self.bin.setFixedWidth(CONSOLE.target + 2)
        self.bin.clicked.connect(lambda _checked=False: self.remove.emit())
        line.addWidget(self.grip, 0, top)
        line.addWidget(self.bin, 0, top)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moving.emit(by)
        else:
            super().keyPressEvent(event)


class Rows(QWidget):
    """A list of rows. Subclasses make one row, read it and fill it; `changed` gives all of them and where."""

    changed = Signal(tuple, str)

    def __init__(self, theme: Theme, turn: str = "") -> None:
        super().__init__()
        self._theme, self._turn = theme, turn
        self._shown: tuple[object, ...] = ()
        self._list = column(self, 6)
        self.rows: list[Row] = []

    def show_rows(self, wanted: Sequence[object]) -> None:
        """Fill in; the widgets are made anew only when their number changed."""
        self._shown = tuple(wanted)
        if len(self.rows) != len(self._shown):
            clear(self._list)
            self.rows = []
            for place in range(len(self._shown)):
                made = self._make(place)
                made.moving.connect(lambda by, place=place: self._move(place, by))
                made.remove.connect(lambda place=place: self._remove(place))
                self._list.addWidget(made)
                self.rows.append(made)
        for place, each in enumerate(self._shown):
            self._fill(place, each)

    def add(self, empty: object) -> None:
        """A new empty row at the end, ready to be typed in."""
        self._tell((*self._shown, empty), "")
        self.focus(len(self._shown) - 1)

    def focus(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.first_field(place).setFocus(Qt.FocusReason.OtherFocusReason)

    def first_field(self, place: int) -> QWidget:
        raise AssertionError("each list has its own fields")

    def _make(self, place: int) -> Row:
        raise AssertionError("each list has its own rows")

    def _fill(self, place: int, shown: object) -> None:
        raise AssertionError("each list has its own rows")

    def _mark(self, place: int, part: str) -> str:
        raise AssertionError("each list has its own parts")

    def _typed(self, place: int, new: object, part: str) -> None:
        self._shown = swapped(self._shown, place, new)
        self.changed.emit(self._shown, self._mark(place, part))

    def _tell(self, new: tuple[object, ...], mark: str) -> None:
        self.show_rows(new)
        self.changed.emit(new, mark)

    def _move(self, place: int, by: int) -> None:
        target = min(max(place + by, 0), len(self._shown) - 1)
        if target == place:
            return
        on_grip = self.rows[place].grip.hasFocus()
        self._tell(moved(self._shown, place, target - place), "")
        if on_grip:
            self.rows[target].grip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus(target)

    def _remove(self, place: int) -> None:
        self._tell(without(self._shown, place), "")
        self.focus(min(place, len(self._shown) - 1))


class ChoiceRows(Rows):
    """Choices A to F, each with the badge it has on the stage."""

    def __init__(self, theme: Theme, turn: str = "") -> None:
        super().__init__(theme, turn)
        self._fields: list[Area] = []
        self._badges: list[LetterBadge] = []

    def first_field(self, place: int) -> Area:
        return self._fields[place]

    def show_rows(self, wanted: Sequence[object]) -> None:
        if len(self.rows) != len(wanted):
            self._fields, self._badges = [], []
        super().show_rows(wanted)
        for badge, letter in zip(self._badges, letters(self._choices()), strict=True):
            badge.show_letter(letter)

    def _choices(self) -> tuple[Choice, ...]:
        return tuple(each for each in self._shown if isinstance(each, Choice))

    def _make(self, place: int) -> Row:
        what = _("choice {n}").format(n=place + 1)
        field = Area(_("Text of choice {n}").format(n=place + 1), single=True)
        field.typed.connect(lambda text, place=place: self._text(place, text))
        badge = LetterBadge(self._theme)
        self._fields.append(field)
        self._badges.append(badge)
        return Row(what, self._theme, badge, (field,))

    def _text(self, place: int, text: str) -> None:
        old = self._choices()[place]
        self._typed(place, Choice(text, old.supports, old.cost), "option")
        for badge, letter in zip(self._badges, letters(self._choices()), strict=True):
            badge.show_letter(letter)

    def _fill(self, place: int, shown: object) -> None:
        if isinstance(shown, Choice):
            self._fields[place].show_text(shown.text)

    def _mark(self, place: int, part: str) -> str:
        return f"{self._turn}{part} {'ABCDEF?'[min(place, 6)]}"


class LetterBadge(QWidget):
    """The badge of a choice; a dash as long as nothing is filled in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._letter: str | None = None
        self.setFixedSize(CONSOLE.target, CONSOLE.target)
        self._place = column(self, 0, (2, 2, 2, 2))

    def show_letter(self, letter: str) -> None:
        if letter == self._letter:
            return
        self._letter = letter
        clear(self._place)
        if letter:
            self._place.addWidget(Badge(letter, self._theme, CONSOLE.target - 4))
        else:
            dash = Words("–", "strong")
            dash.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._place.addWidget(dash)


class NumberedRows(Rows):
    """Texts with a number in front; `part` is what one is called in the file."""

    part: str

    def names(self, n: int) -> tuple[str, str]:
        """What the field of row `n` is called, and what the row is called inside a sentence."""
        raise AssertionError("each list has its own names")

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._fields: list[Area] = []

    def show_rows(self, wanted: Sequence[object]) -> None:
        if len(self.rows) != len(wanted):
            self._fields = []
        super().show_rows(wanted)

    def first_field(self, place: int) -> Area:
        return self._fields[place]

    def _make(self, place: int) -> Row:
        number = Words(f"{place + 1}.", "strong")
        number.setMinimumSize(24, CONSOLE.target)
        title, inside = self.names(place + 1)
        field = Area(title, single=True)
        field.typed.connect(lambda text, place=place: self._typed(place, text, self.part))
        self._fields.append(field)
        return Row(inside, self._theme, number, (field,))

    def _fill(self, place: int, shown: object) -> None:
        self._fields[place].show_text(str(shown))

    def _mark(self, place: int, part: str) -> str:
        return f"{part} {place + 1}"


class TwistRows(NumberedRows):
    """What-ifs, a ladder of changed facts."""

    part = "twist"

    def names(self, n: int) -> tuple[str, str]:
        return _("What if {n}").format(n=n), _("what-if {n}").format(n=n)


class VoiceRows(Rows):
    """Advisers: who, and what they say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._names: list[Line] = []
        self._texts: list[Area] = []

    def show_rows(self, wanted: Sequence[object]) -> None:
        if len(self.rows) != len(wanted):
            self._names, self._texts = [], []
        super().show_rows(wanted)

    def first_field(self, place: int) -> Line:
        return self._names[place]

    def _make(self, place: int) -> Row:
        name = Line(_("Who adviser {n} is").format(n=place + 1))
        name.setPlaceholderText(_("Who"))
        text = Area(_("What adviser {n} says").format(n=place + 1), single=True)
        name.typed.connect(lambda typed, place=place: self._change(place, typed, None))
        text.typed.connect(lambda typed, place=place: self._change(place, None, typed))
        self._names.append(name)
        self._texts.append(text)
        return Row(_("adviser {n}").format(n=place + 1), self._theme, QWidget(), (name, text))

    def text_field(self, place: int) -> Area:
        return self._texts[place]

    def _change(self, place: int, name: str | None, text: str | None) -> None:
        old = self._shown[place]
        if isinstance(old, Advice):
            new = Advice(old.name if name is None else name, old.text if text is None else text)
            self._typed(place, new, "text" if name is None else "name")

    def _fill(self, place: int, shown: object) -> None:
        if isinstance(shown, Advice):
            self._names[place].show_text(shown.name)
            self._texts[place].show_text(shown.text)

    def _mark(self, place: int, part: str) -> str:
        return f"voice {place + 1} {part}"
