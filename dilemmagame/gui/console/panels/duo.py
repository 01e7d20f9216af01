"""Panel of step kind `duo`: two people talk, everybody at once."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.live.console_view import ConsoleView


class DuoPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said = Section(
            desk,
            _("What does a pair want to bring back?"),
            CaptureField.INSIGHT,
            _("Halfway, say that it is the turn of the other one."),
        )
        self.box.addWidget(self._said)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._said.show_view(view)
