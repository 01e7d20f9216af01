"""The evaluation forms, added up: how many, and per statement all circled figures together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import CountEvaluation
from dilemmagame.domain.disclosure import may_tell
from dilemmagame.domain.review import HIGHEST, STATEMENTS
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.compose import statements
from dilemmagame.notes.wording import decimal


class FormsPanel(Panel):
    """Folded until somebody asks for it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap=8)
        self.open = Button(_("Add up the evaluation forms"), theme, "plus", checkable=True)
        self.open.toggled.connect(self._unfold)
        self.rows.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        self.forms = Stepper(_("Number of forms"), theme)
        self.sums = tuple(Stepper(statement, theme) for statement in statements())
        self.averages = tuple(Words("", "caption") for _each in self.sums)
        grid.addWidget(Words(_("Number of forms"), "strong", wrap=True), 0, 0)
        grid.addWidget(self.forms, 0, 1)
        means = _("Add up the circled figures of all forms, per statement.")
        grid.addWidget(Words(means, "caption", wrap=True), 1, 0, 1, 3)
        for place, (statement, stepper, average) in enumerate(
            zip(statements(), self.sums, self.averages, strict=True), start=2
        ):
            grid.addWidget(Words(statement, wrap=True), place, 0)
            grid.addWidget(stepper, place, 1)
            average.setMinimumWidth(average.fontMetrics().horizontalAdvance("0,0") + 8)
            grid.addWidget(average, place, 2)
        self.rows.addWidget(self._body)
        foot = row(gap=12)
        self.said = Words("", "caption", wrap=True)
        foot.addWidget(self.said, 1)
        self.keep = Button(_("Keep these forms"), theme, "check")
        self.keep.clicked.connect(self._keep)
        foot.addWidget(self.keep)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self.rows.addWidget(self._foot)
        for stepper in (self.forms, *self.sums):
            stepper.value_changed.connect(lambda _value: self._add_up())
        self._unfold(on=False)
        self._add_up()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        counted = snapshot.state.evaluation
        if counted is not None:
            self.forms.show_value(counted.forms)
            for stepper, total in zip(self.sums, counted.sums, strict=True):
                stepper.show_value(total)
        self._add_up()

    def _unfold(self, on: bool) -> None:
        self._body.setVisible(on)
        self._foot.setVisible(on)

    def _add_up(self) -> None:
        forms = self.forms.value
        fits = forms > 0 and all(forms <= each.value <= HIGHEST * forms for each in self.sums)
        for stepper, average in zip(self.sums, self.averages, strict=True):
            average.setText(decimal(stepper.value / forms) if forms and stepper.value else "")
        self.keep.setEnabled(fits)
        if fits and not may_tell(forms):
            self.said.setText(_("Fewer than five forms: the averages do not go into the notes."))
        elif forms and not fits:
            low, high = forms, forms * HIGHEST
            self.said.setText(_("Each sum lies between {low} and {high}.").format(low=low, high=high))
        else:
            self.said.setText("")

    def _keep(self) -> None:
        sums = tuple(stepper.value for stepper in self.sums)
        assert len(sums) == len(STATEMENTS)
        self.wanted.emit((CountEvaluation(self.forms.value, sums),))
