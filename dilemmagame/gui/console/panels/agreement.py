"""Panel of step kind `agreement`: what is agreed, who (as a role), when, and what keeps chafing. All may stay empty."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import JudgeAgreement
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.agreeing import AgreementForm, agreement_words
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.console.support import SupportRow
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import AgreementLine, ConsoleView


class GreyTaps(QWidget):
    """No line to be had? What everybody does who stands in the grey, as ready sentences."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        box = column(self, 4)
        box.addWidget(Words(_("No line? Then what do you do in the grey:"), "caption", wrap=True))
        place = QWidget()
        flow = FlowLayout(place, 6)
        for name, sentence in (
            (_("Ask"), _("Who stands in the grey asks somebody else first.")),
            (_("Report"), _("Who stands in the grey reports it, also afterwards.")),
            (_("Record"), _("Who stands in the grey records what was offered and what was done.")),
        ):
            tap = Button(name, desk.theme, look="segment", name=sentence)
            tap.clicked.connect(lambda _checked=False, sentence=sentence: self.chosen.emit(sentence))
            flow.addWidget(tap)
        box.addWidget(place)


class AgreementPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line = Section(
            desk,
            _("The line we draw"),
            CaptureField.LINE,
            _("In the words of the room. Without an agreement the line itself stands on the stage."),
        )
        self.box.addWidget(self.line)
        self.greys = GreyTaps(desk)
        self.greys.chosen.connect(self._take_over)
        self.box.addWidget(self.greys)
        self._list = QWidget()
        column(self._list, 6)
        self.box.addWidget(self._list)
        self.form = AgreementForm(desk)
        self.box.addWidget(self.form)
        self.more = Button(_("Another agreement"), desk.theme, "plus")
        self.more.clicked.connect(self._another)
        self.box.addWidget(self.more)
        self._shown: tuple[AgreementLine, ...] | None = None
        self._wanted = False
        self.supports: dict[int, SupportRow] = {}
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        draws = view.captures[:1] == (CaptureField.LINE,)
        self.line.setVisible(draws)
        self.greys.setVisible(draws)
        self.line.show_view(view)
        self.form.show_view(view)
        here = next(
            (item.item for item in view.items if any(s.index == view.position for s in item.steps)), -1
        )
        made = tuple(
            each
            for each in view.agreements
            if each.item == here and each.status is not AgreementStatus.DROPPED
        )
        words = tuple(replace(each, support=0, present=0) for each in made)
        if words != self._shown:
            self._shown = words
            self._wanted = False
            self._fill_list(made)
        for each in made:
            self.supports[each.number].show_view(each, view)
        opened = not made or self._wanted or not self.form.is_empty()
        self.form.setVisible(opened)
        self.more.setVisible(not opened)

    def status(self, view: ConsoleView) -> str:
        return _("On the stage") if self._shown else _("You may skip this")

    def keep_typed(self) -> bool:
        return self.form.keep_typed()

    def flush(self) -> None:
        self.form.flush()

    def storage_failed(self) -> None:
        self.form.storage_failed()

    def _take_over(self, text: str) -> None:
        """A ready sentence in the form; it goes on the stage as every agreement does."""
        self._another()
        self.form.inputs.fields["body"].setText(text)

    def _another(self) -> None:
        self._wanted = True
        self.form.show()
        self.more.hide()
        self.form.inputs.fields["body"].setFocus()

    def _fill_list(self, made: tuple[AgreementLine, ...]) -> None:
        layout = self._list.layout()
        assert layout is not None
        clear(layout)
        self.supports.clear()
        self._list.setVisible(bool(made))
        for each in made:
            place = QWidget()
            line = row(place, 8)
            line.addWidget(Words(agreement_words(each), wrap=True), 1)
            drop = Button(
                _("Drop"),
                self.desk.theme,
                "x",
                "quiet",
                name=_("Drop this agreement: {text}").format(text=each.body),
            )
            drop.clicked.connect(
                lambda _checked=False, number=each.number: self.desk.send(
                    JudgeAgreement(number, AgreementStatus.DROPPED)
                )
            )
            line.addWidget(drop)
            layout.addWidget(place)
            self.supports[each.number] = SupportRow(self.desk, each)
            layout.addWidget(self.supports[each.number])
