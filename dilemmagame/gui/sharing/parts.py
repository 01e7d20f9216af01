"""What the steps of bringing in share: a page with its way on at the bottom, a list of problems, a part that folds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.gui.icons import icon
from dilemmagame.gui.sharing.reading import worst_first
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Panel, scaled
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.sentences import sentence

READING_WIDTH = 860
ABOVE_HEADING = 10
LINE_EDGES = 18
"""Padding and borders at both sides of a line in a list, as the theme has them."""
PROBLEMS_SHOWN = 60
"""More than these nobody reads; the command `check` lists all."""


class Step(QWidget):
    """One step: text in the middle, which scrolls, and what can be done at the bottom; one of that is amber."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        whole = column(self, 0)
        holder = QWidget()
        around = column(holder, 0, (24, 20, 24, 20))
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(READING_WIDTH))
        self.rows = column(sheet, 12)
        # Between spacers: a box layout asks for the height at the width the sheet really gets, not at its own.
        beside = row()
        beside.addStretch(0)
        beside.addWidget(sheet, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)
        whole.addWidget(Scroller(holder, name), 1)
        self.foot = FootBar()
        self.foot.row.addStretch(1)
        whole.addWidget(self.foot)

    def add(self, *widgets: QWidget) -> None:
        for each in widgets:
            self.rows.addWidget(each)

    def way(self, text: str, picture: str, act: Callable[[], None], look: str = "") -> Button:
        """One more button at the bottom."""
        return foot_button(self.foot, self.theme, text, picture, act, look)


def foot_button(
    foot: FootBar, theme: Theme, text: str, picture: str, act: Callable[[], None], look: str = ""
) -> Button:
    """A button at the end of the bar at the bottom."""
    made = Button(text, theme, picture, look)
    made.setAutoDefault(True)
    made.clicked.connect(lambda _on=False: act())
    foot.row.addWidget(made)
    return made


def words(text: str, look: str = "") -> Words:
    """Text to read and to copy."""
    return Words(text, look, wrap=True, selectable=True)


def told(theme: Theme, lines: Sequence[str], level: str) -> Panel:
    """Sentences on a ground of `level` (ok, warn, danger; else none) with its picture, the first one strong."""
    holder = QWidget()
    line = row(holder, 12)
    picture, ink = {
        "ok": ("shield-check", theme.ok),
        "warn": ("triangle-alert", theme.warn),
        "danger": ("triangle-alert", theme.danger),
    }.get(level, ("shield", theme.ink2))
    sign = QLabel()
    sign.setPixmap(icon(picture, ink, 24).pixmap(24, 24))
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    texts = QWidget()
    rows = column(texts, 6)
    for place, text in enumerate(lines):
        rows.addWidget(words(text, "" if place else "strong"))
    line.addWidget(texts, 1)
    return Panel(holder, look=f"notice-{level}" if level in ("ok", "warn", "danger") else "panel")


def section(title: str) -> Words:
    """The heading of a part of a step: nearer to what it is about than to what stands above it."""
    made = Words(title, "label")
    made.setContentsMargins(0, ABOVE_HEADING, 0, 0)
    return made


class WrappedLines(QListWidget):
    """A list of which every line is as high as its text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("class", "ticks")
        self.setAccessibleName(name)
        self.setItemDelegate(_Wrapped(self))
        self.setWordWrap(True)
        self.setIconSize(QSize(18, 18))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _Wrapped(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # Qt wraps at the width of the whole line and paints between the edges that the theme leaves free.
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -LINE_EDGES, 0)
        return super().sizeHint(narrow, index)


def place_of(problem: Problem) -> str:
    """File and line of a problem, as a person looks for it."""
    return _("{file}, line {line}").format(file=problem.file, line=problem.line)


class ProblemList(QWidget):
    """Problems under each other, errors first: the place, and the sentence that says what is wrong."""

    def __init__(
        self, problems: Sequence[Problem], theme: Theme, place: Callable[[Problem], str] = place_of
    ) -> None:
        super().__init__()
        rows = column(self, 10)
        for problem in worst_first(problems)[:PROBLEMS_SHOWN]:
            rows.addWidget(_problem(problem, theme, place(problem)))
        rest = len(problems) - PROBLEMS_SHOWN
        if rest > 0:
            rows.addWidget(words(ngettext("and {n} more", "and {n} more", rest).format(n=rest), "caption"))


def _problem(problem: Problem, theme: Theme, place: str) -> QWidget:
    error = problem.severity is Severity.ERROR
    holder = QWidget()
    line = row(holder, 10)
    sign = QLabel()
    picture, ink = ("triangle-alert", theme.danger) if error else ("info", theme.ink2)
    sign.setPixmap(icon(picture, ink, 18).pixmap(18, 18))
    sign.setAccessibleName(_("Error") if error else _("Remark"))
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    texts = QWidget()
    rows = column(texts, 1)
    rows.addWidget(words(sentence(problem)))
    rows.addWidget(words(place, "caption"))
    line.addWidget(texts, 1)
    return holder


class Fold(QWidget):
    """A part that is closed until somebody opens it; it is filled when it is opened for the first time."""

    def __init__(self, title: str, fill: Callable[[], QWidget], theme: Theme) -> None:
        super().__init__()
        self._fill, self._theme = fill, theme
        self._rows = column(self, 6)
        self.body: QWidget | None = None
        self.head = Button(title, theme, "chevron-right", "fold", checkable=True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.toggled.connect(self._toggle)
        self._rows.addWidget(self.head)

    def _toggle(self, on: bool) -> None:
        if self.body is None:
            self.body = self._fill()
            self._rows.addWidget(self.body)
        # The look of a pressed button has its own ink; the sign of a fold keeps the ordinary one.
        self.head.setIcon(icon("chevron-down" if on else "chevron-right", self._theme.ink, 18))
        self.body.setVisible(on)
