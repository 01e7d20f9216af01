"""Panel of step kind `alternatives`: other ways out, also wild ones."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.live.console_view import ConsoleView


class AlternativesPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said = Section(
            desk,
            _("Which other ways out are there?"),
            CaptureField.ALTERNATIVE,
            _("Also wild ones. Whether it can be done comes later."),
        )
        self.box.addWidget(self._said)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._said.show_view(view)
