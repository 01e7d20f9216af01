"""How many stand behind an agreement: a number to tap, which stands as dots on the stage. Nobody has to be asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import SupportAgreement
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import AgreementLine, ConsoleView


class SupportRow(QWidget):
    """Empty until somebody asked; out of the number of people who are present now."""

    def __init__(self, desk: Desk, line: AgreementLine) -> None:
        super().__init__()
        self._desk = desk
        self._number = line.number
        self._present = 0
        flow = FlowLayout(self, 8)
        flow.addWidget(Words(_("How many stand behind it?"), "caption"))
        counting = QWidget()
        count = row(counting, 6)
        self.count = Stepper(_("Support for: {text}").format(text=line.body[:60]), desk.theme)
        self.count.value_changed.connect(self._counted)
        count.addWidget(self.count)
        self._of = Words("", "caption")
        count.addWidget(self._of)
        flow.addWidget(counting)
        self.everybody = Button(
            _("Everybody"), desk.theme, look="segment", name=_("Everybody stands behind it")
        )
        self.everybody.clicked.connect(lambda: self._send(self._present, self._present))
        flow.addWidget(self.everybody)
        self.away = Button("", desk.theme, "x", "quiet", name=_("Take the number off the stage"))
        self.away.clicked.connect(lambda: self._send(0, 0))
        flow.addWidget(self.away)

    def show_view(self, line: AgreementLine, view: ConsoleView) -> None:
        """Follow the agreement."""
        self._present = view.present
        asked = line.present > 0
        if not self.count.field.hasFocus() or not asked:
            self.count.show_value(line.support, empty=not asked)
        self._of.say(_("of {n}").format(n=line.present if asked else view.present))
        self.away.setEnabled(asked)

    def _counted(self, value: int) -> None:
        self._send(min(value, self._present), self._present)

    def _send(self, support: int, present: int) -> None:
        self.count.show_value(support, empty=not present)
        self._desk.send(SupportAgreement(self._number, support, present))
