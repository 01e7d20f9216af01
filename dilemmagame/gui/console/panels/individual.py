"""Panel of step kind `individual`: everybody judges alone; only what is shared is kept."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.live.console_view import ConsoleView


class IndividualPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said = Section(
            desk,
            _("What does somebody want to share?"),
            CaptureField.INSIGHT,
            _("What people write stays theirs. Ask who wants to read out one line; nobody has to."),
        )
        self.box.addWidget(self._said)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._said.show_view(view)
