"""One page per card: every captured line, with a tick that decides whether it leaves, and below it how it leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import Capture
from dilemmagame.domain.session.state import Captured
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.review.line import OFTEN, LineRow
from dilemmagame.gui.review.notesview import block_widget
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.review.wording import item_name
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import TextField
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.compose import card_blocks
from dilemmagame.notes.content import Notes


class LinesView(QWidget):
    """`parts` chooses the card; the lines of that card stand below it, and a form for what was not typed."""

    wanted = Signal(object)
    """A tuple of commands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._notes: Notes | None = None
        self._shown: tuple[object, ...] | None = None
        self._left: tuple[object, ...] | None = None
        self._lines: dict[str, LineRow] = {}
        whole = column(self, 8)
        whole.addWidget(self._chooser())
        body = QWidget()
        inside = column(body, 10, (0, 0, 12, 12))
        self._column = column(gap=8)
        inside.addLayout(self._column)
        inside.addWidget(self._form())
        self._leaving = Panel(gap=6)
        self._leaving.setAccessibleName(_("As it leaves"))
        inside.addWidget(self._leaving)
        inside.addStretch(1)
        self._scroller = Scroller(body, _("Lines that were kept"))
        whole.addWidget(self._scroller, 1)

    @property
    def place(self) -> int:
        """The item that is shown."""
        found = self.parts.currentData()
        return -1 if found is None else int(found)

    def line(self, text_id: str) -> LineRow:
        """The widget of one line on the page that is shown."""
        return self._lines[text_id]

    def shows(self, text_id: str) -> bool:
        """Whether this line stands on one of the pages."""
        return any(line.text_id == text_id for line in self._captures())

    def go_to(self, text_id: str, found_words: str = "") -> None:
        """Show the card of this line, and mark these words in it."""
        found = next((line for line in self._captures() if line.text_id == text_id), None)
        if found is None:
            return
        self.parts.setCurrentIndex(self.parts.findData(found.item))
        self._show()
        row_shown = self._lines[text_id]
        row_shown.field.setFocus(Qt.FocusReason.OtherFocusReason)
        _mark(row_shown.field, found_words)
        self._scroller.ensureWidgetVisible(row_shown)

    def show_snapshot(self, snapshot: Snapshot, notes: Notes) -> None:
        """Follow the session; the fields stay as long as the lines are the same."""
        self._snapshot, self._notes = snapshot, notes
        self._fill_parts(snapshot)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def flush(self) -> None:
        for line in self._lines.values():
            line.field.flush()

    # the head

    def _chooser(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 8)
        self.before = Button("", self._theme, "chevron-left", name=_("The card before"))
        self.after = Button("", self._theme, "chevron-right", name=_("The next card"))
        self.parts = QComboBox()
        self.parts.setAccessibleName(_("Which part of the evening"))
        self.parts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.parts.setMinimumContentsLength(16)
        self.parts.activated.connect(lambda _place: self._turn(0))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        line.addWidget(self.before)
        line.addWidget(self.parts, 1)
        line.addWidget(self.after)
        return holder

    def _fill_parts(self, snapshot: Snapshot) -> None:
        if self.parts.count():
            return
        number = 0
        order = dict.fromkeys(step.item for step in snapshot.state.steps)
        first = -1
        for place in order:
            item = snapshot.state.plan.items[place]
            name = item_name(item)
            if item.card is not None:
                number += 1
                name = _("Dilemma {number}: {title}").format(number=number, title=name)
                first = self.parts.count() if first < 0 else first
            self.parts.addItem(name, place)
        self.parts.setCurrentIndex(max(0, first))

    def _turn(self, by: int) -> None:
        self.flush()
        self.parts.setCurrentIndex(min(max(0, self.parts.currentIndex() + by), self.parts.count() - 1))
        self._show()

    # the page

    def _captures(self) -> list[Captured]:
        if self._snapshot is None:
            return []
        return [
            line
            for line in self._snapshot.state.captures
            if line.text_id in self._snapshot.texts and line.field is not CaptureField.PASSAGE
        ]

    def _show(self) -> None:
        if self._snapshot is None or self._notes is None:
            return
        here = [line for line in self._captures() if line.item == self.place]
        code = self._snapshot.state.plan.organisation.code
        shown = (self.place, code, tuple((line.text_id, line.draft) for line in here))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(here)
        inside = self._snapshot.state.inside
        for line in here:
            self._lines[line.text_id].show_line(
                line, self._snapshot.texts[line.text_id], leaves=line.text_id not in inside
            )
        self.before.setEnabled(self.parts.currentIndex() > 0)
        self.after.setEnabled(self.parts.currentIndex() < self.parts.count() - 1)
        if self.isVisible():
            self._show_leaving(self._notes)

    def _rebuild(self, here: list[Captured]) -> None:
        assert self._snapshot is not None
        clear(self._column)
        self._lines.clear()
        if not here:
            nothing = _("No lines were kept here. What you still remember can be added below.")
            self._column.addWidget(Words(nothing, wrap=True))
            return
        said = _("A tick means: this line goes into the notes. Your own notes and drafts never do.")
        panel = Panel(Words(said, "caption", wrap=True), gap=8)
        code = self._snapshot.state.plan.organisation.code
        for line in here:
            made = LineRow(self._theme, line, self._snapshot.texts[line.text_id], code)
            made.wanted.connect(self.wanted.emit)
            self._lines[line.text_id] = made
            panel.rows.addWidget(made)
        self._column.addWidget(panel)

    def _show_leaving(self, notes: Notes) -> None:
        """The part of the notes about this card, block by block."""
        assert self._snapshot is not None
        number = self.parts.currentText()
        item = next((each for each in notes.items if self._is_here(each.number, each.title)), None)
        blocks = card_blocks(item) if item is not None else ()
        if (number, blocks) == self._left:
            return
        self._left = (number, blocks)
        rows = self._leaving.rows
        clear(rows)
        rows.addWidget(Words(_("As it leaves"), "label"))
        for block in blocks:
            rows.addWidget(block_widget(block))
        if not blocks:
            nothing = _("Of “{part}” nothing goes into this chapter of the notes.").format(part=number)
            rows.addWidget(Words(nothing, "caption", wrap=True))

    def _is_here(self, number: int, title: str) -> bool:
        assert self._snapshot is not None
        item = self._snapshot.state.plan.items[self.place]
        if item.card is None:
            return number == 0 and title == item_name(item)
        cards = [
            place
            for place in dict.fromkeys(step.item for step in self._snapshot.state.steps)
            if self._snapshot.state.plan.items[place].card is not None
        ]
        return number == cards.index(self.place) + 1

    # adding

    def _form(self) -> QWidget:
        self._kind = QComboBox()
        for field in OFTEN:
            self._kind.addItem(capture_title(field), field.value)
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._kind.setMinimumContentsLength(14)
        self.text = TextField(_("What was said"), example=_("In the words of the room, without names"))
        add = Button(_("Add the line"), self._theme, "plus")
        add.clicked.connect(self._add)
        holder = QWidget()
        said = row(holder, 10)
        said.addWidget(labelled(_("Kind of line"), self._kind), 0, Qt.AlignmentFlag.AlignBottom)
        said.addWidget(self.text, 1, Qt.AlignmentFlag.AlignBottom)
        said.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        return Panel(holder, gap=8)

    def _add(self) -> None:
        if not self.text.words:
            self.text.setFocus()
            return
        field = CaptureField(str(self._kind.currentData()))
        self.wanted.emit((Capture(field, self.text.words, item=self.place),))
        self.text.reset()


def _mark(field: TextField, words: str) -> None:
    """Select `words` in the field, so that typing takes their place."""
    begin = field.toPlainText().find(words)
    if not words or begin < 0:
        return
    cursor = field.textCursor()
    cursor.setPosition(begin)
    cursor.setPosition(begin + len(words), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
