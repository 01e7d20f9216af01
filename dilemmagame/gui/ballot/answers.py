"""The answers to one question: full-width lines with a letter and their words, or a row of figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Pattern, Theme
from dilemmagame.gui.widgets.painted import fill_choice, sign
from dilemmagame.gui.widgets.text import as_tip

PAD = 14
ROUND = 10.0
TALLEST = 10_000


class Answer(QRadioButton):
    """One choice. Arrow keys go from one to the next, as in any group of radio buttons."""

    def __init__(self, choice: str, words: str, theme: Theme, px: int, *, figure: bool = False) -> None:
        super().__init__()
        self.choice = choice
        self._words = words
        self._theme = theme
        self._px = px
        self._figure = figure
        self._place = 0
        letter = sign(choice)
        self._name = words if not letter or letter == words else f"{letter}. {words}"
        self.setAccessibleName(self._name)
        self.setToolTip(as_tip(words) if figure and words != choice else "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(not figure)
        self.setSizePolicy(policy)

    def show_place(self, place: int) -> None:
        """At which place it stands in an order, from 1; 0: at none."""
        self._place = place
        placed = _("{answer}, place {place}").format(answer=self._name, place=place)
        self.setAccessibleName(placed if place else self._name)
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return not self._figure

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height() + 2 * PAD

    def sizeHint(self) -> QSize:
        if self._figure:
            return QSize(round(self._px * 2.6), round(self._px * 4.4))
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        if self._figure:
            return QSize(44, round(self._px * 3.4))
        return QSize(200, self._px + 2 * PAD)

    def _lines(self, width: int) -> QRect:
        metrics = QFontMetrics(fonts.font(Face.SEMIBOLD, self._px))
        room = QRect(0, 0, max(80, width - self._left - PAD), TALLEST)
        found = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._words)
        return QRect(0, 0, room.width(), max(found.height(), round(self._px * 1.5)))

    @property
    def _left(self) -> int:
        """Where the words begin, behind the badge."""
        return PAD * 2 + round(self._px * 1.6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        chosen = self.isChecked()
        painter.setBrush(QColor(theme.ink if chosen else theme.surface))
        painter.setPen(QPen(QColor(theme.ink if chosen else theme.line_strong), 1.5))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 3))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), ROUND, ROUND)
        ink = QColor(theme.bg if chosen else theme.ink)
        if self._figure:
            painter.setPen(ink)
            painter.setFont(fonts.font(Face.BOLD, round(self._px * 1.5), tabular=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.choice)
            return
        self._paint_badge(painter, box)
        painter.setPen(ink)
        painter.setFont(fonts.font(Face.SEMIBOLD, self._px))
        room = QRectF(self._left, 0, self.width() - self._left - PAD, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words)
        if self._place:
            painter.setFont(fonts.font(Face.BOLD, round(self._px * 1.3), tabular=True))
            edge = room.adjusted(0, 0, -PAD, 0)
            painter.drawText(
                edge, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{self._place}."
            )

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        """The sign of the choice, in its own colour also where the line is filled."""
        edge = self._px * 1.6
        badge = QRectF(PAD, box.center().y() - edge / 2, edge, edge)
        look = self._theme.look(self.choice)
        fill_choice(painter, badge, look, edge * 0.22)
        letter = sign(self.choice)
        if not letter:
            return
        if look.pattern is not Pattern.SOLID:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.fill))
            inset = edge * 0.18
            painter.drawRoundedRect(badge.adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.setPen(QColor(look.on_fill))
        painter.setFont(fonts.font(Face.BOLD, round(edge * 0.58)))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letter)


def is_row(choices: Sequence[str]) -> bool:
    """Whether choices stand beside each other: figures do."""
    return sum(choice.isdigit() for choice in choices) >= 5


def keys_of(choices: Sequence[str]) -> dict[str, str]:
    """Which key chooses what: the sign one sees on an answer; a figure counts lines where the answers have letters."""
    keys = {sign(choice).upper(): choice for choice in choices if len(sign(choice)) == 1}
    keys |= {"/": keys["?"]} if "?" in keys else {}
    keys |= {".": keys["…"]} if "…" in keys else {}
    if not is_row(choices):
        keys |= {str(place): choice for place, choice in enumerate(choices[:9], start=1)}
    return keys
