"""How far the card can be read, what fits and what does not, and all remarks; a click goes to the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.editor.judging import Check, Remark, figure
from dilemmagame.gui.icons import icon
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.text import Words, as_tip

ICON, AROUND = 18, 40
FARTHEST = 8.0
"""Heights of the stage from the screen to the back row of a large room."""


class Gauge(QWidget):
    """Eight fields, filled as far as the text can be read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._reach = 0.0
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reach(self, reach: float) -> None:
        self._reach = min(max(reach, 0.0), FARTHEST)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fields, gap = int(FARTHEST), 4
        wide = (self.width() - gap * (fields - 1)) / fields
        for n in range(fields):
            box = QRectF(n * (wide + gap) + 0.5, 0.5, wide - 1, self.height() - 1)
            painter.setPen(QPen(QColor(self._theme.line_strong), 1))
            painter.setBrush(QColor(self._theme.surface))
            painter.drawRoundedRect(box, 3, 3)
            share = min(max(self._reach - n, 0.0), 1.0)
            if share > 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.ok))
                painter.save()
                painter.setClipRect(QRectF(box.left(), 0, box.width() * share, self.height()))
                painter.drawRoundedRect(box, 3, 3)
                painter.restore()


class CheckList(QListWidget):
    """Lines that wrap; each is as high as its words need at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setIconSize(QSize(ICON, ICON))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(110)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)

    def fit(self) -> None:
        """Measure all lines anew."""
        width = self.viewport().width() - ICON - AROUND
        for place in range(self.count()):
            line = self.item(place)
            box = self.fontMetrics().boundingRect(
                QRect(0, 0, max(width, 40), 10_000), Qt.TextFlag.TextWordWrap.value, line.text()
            )
            line.setSizeHint(QSize(0, max(box.height() + 12, 28)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Meter(Panel):
    """The legibility meter, and one list: what is right, what to look at, what has to be mended."""

    go_to = Signal(str, int, int)
    """Mark of a field, and line and column in the file (0: none)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap=6)
        self._theme = theme
        self.rows.addWidget(Words(_("Legible in the room"), "label"))
        self.reach = Words("", "caption", wrap=True)
        self.rows.addWidget(self.reach)
        self.gauge = Gauge(theme)
        self.rows.addWidget(self.gauge)
        ends = row(gap=4)
        ends.addWidget(Words(_("front row"), "caption"))
        ends.addStretch(1)
        ends.addWidget(Words(_("large room"), "caption"))
        self.rows.addLayout(ends)
        self.list = CheckList()
        self.list.setAccessibleName(_("Checks; Enter goes to the field"))
        self.list.setProperty("class", "bare")
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.rows.addWidget(self.list, 1)

    def show_reach(self, heights: float) -> None:
        self.gauge.show_reach(heights)
        said = _("up to {n} × the height of the screen").format(n=figure(heights)) if heights else ""
        self.reach.setText(said)
        self.gauge.setAccessibleName(said)

    def show_lines(self, checks: Sequence[Check], remarks: Sequence[Remark]) -> None:
        """Fill the list, errors first; it keeps its place when nothing changed."""
        lines: list[tuple[str, str, tuple[str, int, int]]] = [
            ("danger" if each.severe else "warn", each.said, (each.mark, each.line, each.column))
            for each in remarks
        ]
        lines += [("ok" if each.fine else "warn", each.said, (each.mark, 0, 0)) for each in checks]
        lines.sort(key=lambda line: ("danger", "warn", "ok").index(line[0]))
        if [line[1] for line in lines] == [self.list.item(n).text() for n in range(self.list.count())]:
            for n, line in enumerate(lines):
                self.list.item(n).setData(Qt.ItemDataRole.UserRole, line[2])
            return
        place = self.list.verticalScrollBar().value()
        self.list.clear()
        for level, said, target in lines:
            self.list.addItem(self._line(level, said, target))
        self.list.fit()
        self.list.verticalScrollBar().setValue(place)

    def _line(self, level: str, said: str, target: tuple[str, int, int]) -> QListWidgetItem:
        ink = {"ok": self._theme.ok, "warn": self._theme.warn, "danger": self._theme.danger}[level]
        names = {"ok": _("In order"), "warn": _("Look at this"), "danger": _("Has to be mended")}
        line = QListWidgetItem(icon("check" if level == "ok" else "triangle-alert", ink, 18), said)
        line.setData(Qt.ItemDataRole.UserRole, target)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{names[level]}: {said}")
        line.setToolTip(as_tip(said))
        return line

    def _go(self, line: QListWidgetItem) -> None:
        mark, row_, col = line.data(Qt.ItemDataRole.UserRole)
        self.go_to.emit(mark, row_, col)
