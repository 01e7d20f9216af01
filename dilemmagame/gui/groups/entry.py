"""One line of the register: how it stands, and a form to change it in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.domain.register import EntryStatus, RegisterEntry, months_later
from dilemmagame.gui.groups.dates import HALF_A_YEAR
from dilemmagame.gui.groups.dots import SupportDots
from dilemmagame.gui.groups.entryform import EntryForm
from dilemmagame.gui.groups.wording import entry_line
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.groupsheet import status_text
from dilemmagame.notes.lint import lint, sentence
from dilemmagame.notes.wording import day_text

_LOOKS = {
    EntryStatus.SUPPORTED: "chip-ok",
    EntryStatus.TO_COUNCIL: "chip-live",
    EntryStatus.DONE: "chip-ok",
}


class EntryRow(Panel):
    """`changed` gives the entry as it is now, `removed` its id; `opened` and `closed` come with the form."""

    changed = Signal(object)
    removed = Signal(str)
    opened = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, entry: RegisterEntry, today: date, code: Sequence[CodeArticle]) -> None:
        super().__init__(gap=6)
        self._theme, self._today, self._code = theme, today, code
        self.entry = entry
        self.form: EntryForm | None = None
        head = row(gap=12)
        self.body = Words("", "label", wrap=True)
        self.line = Words("", "caption", wrap=True)
        left = column(gap=4)
        left.addWidget(self.body)
        left.addWidget(self.line)
        left.addStretch(1)
        head.addLayout(left, 1)
        self.status = Words("", "chip")
        beside = QWidget()
        at_right = row(beside, 6)
        at_right.addWidget(self.status)
        self.edit = Button(_("Edit"), theme, "pencil", "quiet")
        self.edit.clicked.connect(lambda _on=False: self.opened.emit(self.entry.id))
        at_right.addWidget(self.edit)
        head.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.head = QWidget()
        self.head.setLayout(head)
        self.rows.addWidget(self.head)
        self.shown = QWidget()
        lines = column(self.shown, 6)
        self.support = QWidget()
        counted = row(self.support, 10)
        self.dots = SupportDots(theme)
        self.count = Words("", "caption")
        counted.addWidget(self.dots)
        counted.addWidget(self.count)
        counted.addStretch(1)
        self.friction = Words("", wrap=True)
        self.outcome = Words("", wrap=True)
        self.remark = Words("", "caption", wrap=True)
        for each in (self.support, self.friction, self.outcome, self._due(), self.remark):
            lines.addWidget(each)
        self.rows.addWidget(self.shown)
        self.show_entry(entry)

    def _due(self) -> QWidget:
        self.due = QWidget()
        beside = row(self.due, 10)
        self.since = Words("", "chip-warn")
        self.still = Button(_("It still stands"), self._theme, "check")
        self.still.clicked.connect(lambda _on=False: self._still())
        beside.addWidget(self.since)
        beside.addWidget(self.still)
        beside.addStretch(1)
        return self.due

    def show_entry(self, entry: RegisterEntry) -> None:
        self.entry = entry
        self.body.setText(entry.body or _("(still empty)"))
        self.status.setText(status_text(entry.kind, entry.status))
        self.status.wear(_LOOKS.get(entry.status, "chip"))
        self.edit.name(_("Edit: {what}").format(what=entry.body or _("(still empty)")))
        self.line.say(entry_line(entry))
        self.support.setVisible(entry.present > 0)
        self.dots.show_support(entry.support, entry.present)
        self.count.setText(
            _("{support} of {present} stand behind it").format(support=entry.support, present=entry.present)
        )
        self.friction.say(
            _("What keeps chafing: {friction}").format(friction=entry.friction) if entry.friction else ""
        )
        self.outcome.say(
            _("What became of it: {outcome}").format(outcome=entry.outcome) if entry.outcome else ""
        )
        due = entry.is_due(self._today)
        self.due.setVisible(due)
        if due and entry.review_on is not None:
            said = _("Look at it again, since {day}").format(day=day_text(entry.review_on))
            self.since.setText(said)
            self.still.name(_("It still stands: {what}").format(what=entry.body))
        elif entry.runs and entry.review_on is not None:
            again = _("Look again on {day}").format(day=day_text(entry.review_on))
            self.line.say(" · ".join(part for part in (entry_line(entry), again) if part))
        spoken = {"body": entry.body, "friction": entry.friction, "outcome": entry.outcome, "who": entry.who}
        self.remark.say("\n".join(sentence(remark) for remark in lint(spoken)))
        there = (entry.present, entry.friction, entry.outcome, due, self.remark.text())
        self.shown.setVisible(self.form is None and any(there))

    def open(self) -> None:
        """Show the form in the place of the line."""
        if self.form is not None:
            return
        self.form = EntryForm(self._theme, self.entry, self._today, self._code)
        self.form.changed.connect(self._take)
        self.form.removed.connect(lambda: self.removed.emit(self.entry.id))
        self.form.done.connect(self.closed.emit)
        self.shown.hide()
        self.head.hide()
        self.rows.addWidget(self.form)
        self.form.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell at once what is still being typed."""
        if self.form is not None:
            self.form.flush()

    def _take(self, entry: RegisterEntry) -> None:
        self.show_entry(entry)
        self.changed.emit(entry)

    def _still(self) -> None:
        self.changed.emit(replace(self.entry, review_on=months_later(self._today, HALF_A_YEAR)))
