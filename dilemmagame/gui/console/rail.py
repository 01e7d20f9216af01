"""The course of the evening: cards and frame with their minutes, the steps of the current one opened out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.session import Phase
from dilemmagame.gui import fonts, icons
from dilemmagame.gui.console.wording import length
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, RailItem, RailStep, StepState

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RailRow:
    """A line of the rail: `target` is the step it leads to; `head` marks a card or a piece of the frame."""

    target: int
    head: bool
    text: str
    time: str
    number: int
    state: StepState
    spoken: str


def rail_rows(view: ConsoleView) -> tuple[RailRow, ...]:
    """The lines for `view`: every item, and the steps of the one we are in."""
    rows: list[RailRow] = []
    for item in view.items:
        here = any(step.index == view.position for step in item.steps)
        rows.append(_head(item, here))
        if here:
            rows.extend(_step(step) for step in item.steps)
    return tuple(rows)


def times_rows(view: ConsoleView) -> tuple[RailRow, ...]:
    """The lines once the evening is over: every step, what it took and what was planned."""
    planned = dict(enumerate(view.times))
    rows: list[RailRow] = []
    for item in view.items:
        steps = [(step, planned[step.index]) for step in item.steps if step.index in planned]
        whole = sum(line.real_ms for _step, line in steps), sum(line.planned_ms for _step, line in steps)
        if not any(whole):
            continue
        rows.append(_timed(_head(item, False), *whole))
        rows += [
            _timed(_step(step), None if line.skipped else line.real_ms, line.planned_ms)
            for step, line in steps
            if line.planned_ms
        ]
    return tuple(rows)


def _timed(line: RailRow, real_ms: int | None, planned_ms: int) -> RailRow:
    """`real_ms` None: it was not played."""
    real, planned = (length(real_ms) if real_ms is not None else "–"), length(planned_ms)
    said = (
        _("{title}: took {real}, planned {planned}")
        if real_ms is not None
        else _("{title}: not played, planned {planned}")
    )
    return replace(
        line, time=f"{real} / {planned}", spoken=said.format(title=line.text, real=real, planned=planned)
    )


def next_piece(view: ConsoleView) -> int:
    """The first step of the card or piece of the frame after this one; -1 at the end."""
    here = next((item.item for item in view.items if any(s.index == view.position for s in item.steps)), -1)
    later = (
        step.index
        for item in view.items
        for step in item.steps
        if item.item != here and step.index > view.position and step.state is not StepState.SKIPPED
    )
    return next(later, -1)


def _head(item: RailItem, here: bool) -> RailRow:
    states = {step.state for step in item.steps}
    if here:
        state = StepState.CURRENT
    elif StepState.COMING in states:
        state = StepState.COMING
    else:
        state = StepState.DONE if StepState.DONE in states else StepState.SKIPPED
    done = state is StepState.DONE
    ms = sum(
        step.spent_ms if done else step.planned_ms
        for step in item.steps
        if step.state is not StepState.SKIPPED
    )
    title = item.title.get(language())
    spoken = _("{title}, {length}, {state}").format(title=title, length=length(ms), state=_state(state))
    return RailRow(item.steps[0].index, True, title, length(ms), item.dilemma, state, spoken)


def _step(step: RailStep) -> RailRow:
    title = step.title.get(language())
    ms = step.spent_ms if step.state is StepState.DONE else step.planned_ms
    spoken = _("{title}, {length}, {state}").format(title=title, length=length(ms), state=_state(step.state))
    return RailRow(step.index, False, title, length(ms), 0, step.state, spoken)


def _state(state: StepState) -> str:
    match state:
        case StepState.DONE:
            return _("done")
        case StepState.CURRENT:
            return _("now")
        case StepState.COMING:
            return _("still to come")
        case StepState.SKIPPED:
            return _("skipped")


class RailDelegate(QStyledItemDelegate):
    """Paints a line: mark, title, time; only the mark where the rail is narrow."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        tall = isinstance(row, RailRow) and row.head
        metrics = fonts.font(Face.TEXT, self._px(index)).pixelSize()
        return QSize(40, metrics + (26 if tall else 18))

    def _px(self, index: Index) -> int:
        view = self.parent()
        return view.font().pixelSize() if isinstance(view, QWidget) and view.font().pixelSize() > 0 else 14

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RailRow):
            return
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        state = option.state
        theme, px = self._theme, self._px(index)
        narrow = box.width() < px * 7
        now = row.state is StepState.CURRENT and not row.head
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if now or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.ink if now else theme.surface2))
            painter.drawRoundedRect(box, 8, 8)
        ink = theme.bg if now else theme.ink if row.state is not StepState.SKIPPED else theme.ink3
        edge = px + (10 if row.head else 4)
        left = box.center().x() - edge / 2 if narrow else box.left() + (6 if row.head else 12)
        self._mark(painter, QRectF(left, box.center().y() - edge / 2, edge, edge), row, ink)
        if not narrow:
            self._words(painter, box, row, ink, px)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        painter.restore()

    def _mark(self, painter: QPainter, box: QRectF, row: RailRow, ink: str) -> None:
        theme = self._theme
        if not row.head:
            names = {StepState.DONE: "check", StepState.CURRENT: "play", StepState.SKIPPED: "skip-forward"}
            icons.paint_icon(painter, box, names.get(row.state, "circle"), ink)
            return
        now, done = row.state is StepState.CURRENT, row.state is StepState.DONE
        painter.setPen(QPen(QColor(theme.on_accent), 1.2) if now else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if now else theme.ok_soft if done else theme.surface2))
        painter.drawEllipse(box)
        colour = theme.on_accent if now else theme.ok if done else theme.ink
        inside = box.adjusted(4, 4, -4, -4)
        if done:
            icons.paint_icon(painter, inside, "check", colour)
        elif row.number:
            painter.setPen(QColor(colour))
            painter.setFont(fonts.font(Face.BOLD, round(box.height() * 0.56)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row.number))
        else:
            icons.paint_icon(painter, inside.adjusted(1, 1, -1, -1), "layers", colour)

    def _words(self, painter: QPainter, box: QRectF, row: RailRow, ink: str, px: int) -> None:
        strong = row.head or row.state is StepState.CURRENT
        time_font = fonts.font(Face.TEXT, px, tabular=True)
        painter.setPen(QColor(ink))
        painter.setFont(time_font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(0, 0, -8, 0), right, row.time)
        time_width = painter.fontMetrics().horizontalAdvance(row.time) + 16
        painter.setFont(fonts.font(Face.SEMIBOLD if strong else Face.TEXT, px))
        words = box.adjusted(px + 26, 0, -time_width, 0)
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class Rail(QFrame):
    """The list; `jump_asked` carries the index of the step somebody chose by Enter or double click, or of the next
    piece. `add_asked`: a card or a break is to come in.
    """

    jump_asked = Signal(int)
    add_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "rail")
        layout = column(self, 4, (4, 12, 4, 8))
        self._head = QWidget()
        head = row(self._head, 8, (12, 0, 12, 4))
        head.addWidget(Words(_("Course"), "label"))
        head.addStretch(1)
        self._whole = Words("", "caption")
        head.addWidget(self._whole)
        layout.addWidget(self._head)
        self.list = QListWidget()
        self.list.setProperty("class", "rail")
        self.list.setAccessibleName(_("Course of the evening"))
        self.list.setToolTip(_("Enter or double click: go to this step"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RailDelegate(theme, self.list))
        self.list.itemActivated.connect(self._chosen)
        layout.addWidget(self.list, 1)
        acts = row(gap=4, margins=(6, 0, 6, 0))
        self.add = Button(_("Add"), theme, "plus", name=_("Add a card or a break"))
        self.add.clicked.connect(lambda _on=False: self.add_asked.emit())
        self.skip = Button(_("Skip"), theme, "skip-forward", name=_("Skip the rest of this piece"))
        self.skip.clicked.connect(self._skip)
        acts.addWidget(self.add)
        acts.addWidget(self.skip)
        layout.addLayout(acts)
        self._acts = acts
        self._rows: tuple[RailRow, ...] = ()
        self._next = -1

    def show_view(self, view: ConsoleView) -> None:
        """Follow the evening."""
        finished = view.phase is Phase.FINISHED
        rows = times_rows(view) if finished else rail_rows(view)
        minutes = round(view.pace.total_ms / 60_000)
        played = round(sum(line.real_ms for line in view.times) / 60_000)
        whole = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        self._whole.setText(
            _("{real} of {planned} min").format(real=played, planned=minutes) if finished else whole
        )
        self._next = next_piece(view)
        self.add.setVisible(not finished)
        self.skip.setVisible(not finished)
        self.skip.setEnabled(self._next >= 0 and view.phase is Phase.RUNNING)
        if rows == self._rows:
            return
        moved = [(row.target, row.state) for row in rows] != [(row.target, row.state) for row in self._rows]
        self._rows = rows
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for place, row_ in enumerate(rows):
            entry = self.list.item(place) if place < self.list.count() else QListWidgetItem(self.list)
            entry.setData(ROW_ROLE, row_)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, row_.spoken)
        if moved:
            here = next((i for i, r in enumerate(rows) if r.state is StepState.CURRENT and not r.head), 0)
            self.list.setCurrentRow(here)
            self.list.scrollToItem(self.list.item(here))
        self.list.viewport().update()

    def narrow(self, on: bool) -> None:
        """Only the marks."""
        self._head.setVisible(not on)
        self._acts.setDirection(QBoxLayout.Direction.TopToBottom if on else QBoxLayout.Direction.LeftToRight)
        for button in (self.add, self.skip):
            button.compact(on)

    def _skip(self) -> None:
        if self._next >= 0:
            self.jump_asked.emit(self._next)

    def _chosen(self, entry: QListWidgetItem) -> None:
        chosen = entry.data(ROW_ROLE)
        if isinstance(chosen, RailRow):
            self.jump_asked.emit(chosen.target)
