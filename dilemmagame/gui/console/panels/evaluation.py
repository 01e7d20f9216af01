"""Panel of step kind `evaluation`: what the conversation itself taught us."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.live.console_view import ConsoleView


class EvaluationPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said = Section(
            desk,
            _("What do we do otherwise next time?"),
            CaptureField.IMPROVEMENT,
            _("One round, one sentence each. Passing is allowed."),
        )
        self.box.addWidget(self._said)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._said.show_view(view)
