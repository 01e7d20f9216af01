"""Panel of step kind `reformulate`: the question again, now that we know more."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.live.console_view import ConsoleView


class ReformulatePanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said = Section(
            desk,
            _("What is the question really about?"),
            CaptureField.QUESTION,
            _("One sentence; it comes on the stage."),
        )
        self.box.addWidget(self._said)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._said.show_view(view)
