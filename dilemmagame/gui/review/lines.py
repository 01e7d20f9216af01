"""The captured lines of a session: each can be changed and struck, with remarks about names; more can be added."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import Capture, Rewrite, Strike
from dilemmagame.domain.session.state import Captured
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.review.wording import item_name
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import StrikeButton, TextField
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.lint import lint, sentence

OFTEN = (
    CaptureField.INSIGHT, CaptureField.REASON, CaptureField.SIGNAL, CaptureField.ACTION, CaptureField.NOTE,
    CaptureField.STAKEHOLDER, CaptureField.COUNTER_REASON, CaptureField.NORM, CaptureField.DOUBT,
    CaptureField.PREVENTION, CaptureField.PARKED,
)  # fmt: skip


class _Line(QWidget):
    """One captured line."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, line: Captured, text: str) -> None:
        super().__init__()
        self._line = line
        rows = column(self, 2)
        head = row(gap=8)
        kind = capture_title(line.field)
        chip = Words(kind, "chip")
        chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        chip.setFixedWidth(
            max(chip.fontMetrics().horizontalAdvance(capture_title(each)) for each in OFTEN) + 32
        )
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self.field = TextField(kind, text)
        self.field.settled.connect(lambda body: self.wanted.emit((Rewrite(line.text_id, body),)))
        head.addWidget(self.field, 1)
        if line.draft:
            head.addWidget(Words(_("Draft"), "chip-warn"), 0, Qt.AlignmentFlag.AlignTop)
            keep = Button(_("Keep"), theme, "check", name=_("Keep this draft as a line"))
            keep.clicked.connect(self._keep)
            head.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
        self.strike = StrikeButton(theme, _("Strike this line"))
        self.strike.sure.connect(lambda: self.wanted.emit((Strike((line.text_id,)),)))
        head.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        self.remark = Words("", "caption", wrap=True)
        rows.addWidget(self.remark)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.field.show_text(text)
        self.remark.say("\n".join(sentence(remark) for remark in lint({self._line.text_id: text})))

    def _keep(self) -> None:
        self.wanted.emit((Rewrite(self._line.text_id, self.field.words, keep=True),))


class LinesView(QWidget):
    """All lines, by card; a form for what was not typed during the evening."""

    wanted = Signal(object)
    """A tuple of commands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[str, bool], ...] | None = None
        self._lines: dict[str, _Line] = {}
        whole = column(self, 10)
        body = QWidget()
        inside = column(body, 10, (0, 0, 12, 12))
        self._column = column(gap=10)
        inside.addLayout(self._column)
        inside.addStretch(1)
        whole.addWidget(Scroller(body, _("Lines that were kept")), 1)
        whole.addWidget(self._form())

    def line(self, text_id: str) -> _Line:
        """The widget of one line."""
        return self._lines[text_id]

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow the session; the fields stay as long as the lines are the same."""
        captures = [line for line in snapshot.state.captures if line.text_id in snapshot.texts]
        shown = tuple((line.text_id, line.draft) for line in captures)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(snapshot, captures)
        for text_id, line in self._lines.items():
            line.show_text(snapshot.texts[text_id])
        if not self._where.count():
            for place, item in enumerate(snapshot.state.plan.items):
                self._where.addItem(item_name(item), place)
            cards = snapshot.items()
            self._where.setCurrentIndex(cards[0][0] if cards else 0)

    def flush(self) -> None:
        for line in self._lines.values():
            line.field.flush()

    def _rebuild(self, snapshot: Snapshot, captures: list[Captured]) -> None:
        clear(self._column)
        self._lines.clear()
        if not captures:
            nothing = _("No lines were kept during the session. What you still remember can be added below.")
            self._column.addWidget(Words(nothing, wrap=True))
        for place, item in enumerate(snapshot.state.plan.items):
            here = [line for line in captures if line.item == place]
            if not here:
                continue
            panel = Panel(Words(item_name(item), "label", wrap=True), gap=8)
            for line in here:
                made = _Line(self._theme, line, snapshot.texts[line.text_id])
                made.wanted.connect(self.wanted.emit)
                self._lines[line.text_id] = made
                panel.rows.addWidget(made)
            self._column.addWidget(panel)

    def _form(self) -> QWidget:
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Kind of line"))
        for field in OFTEN:
            self._kind.addItem(capture_title(field), field.value)
        self._where = QComboBox()
        self._where.setAccessibleName(_("Which part of the evening"))
        for box in (self._kind, self._where):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.text = TextField(_("What was said"), example=_("In the words of the room, without names"))
        add = Button(_("Add the line"), self._theme, "plus")
        add.clicked.connect(self._add)
        first, second = QWidget(), QWidget()
        kinds = row(first, 10)
        kinds.addWidget(labelled(_("Kind of line"), self._kind), 1)
        kinds.addWidget(labelled(_("Which part of the evening"), self._where), 2)
        said = row(second, 10)
        said.addWidget(self.text, 1)
        said.addWidget(add)
        return Panel(first, second, gap=8)

    def _add(self) -> None:
        if not self.text.words:
            self.text.setFocus()
            return
        field = CaptureField(str(self._kind.currentData()))
        self.wanted.emit((Capture(field, self.text.words, item=int(self._where.currentData())),))
        self.text.reset()
