"""Panel of step kind `conclusion`: one sentence to take away, and how to prevent this."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel, two_columns
from dilemmagame.live.console_view import ConsoleView


class ConclusionPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._insight = Section(
            desk, _("What do we take away?"), CaptureField.INSIGHT, _("One sentence; it comes on the stage.")
        )
        self._prevention = Section(desk, _("How can we prevent this?"), CaptureField.PREVENTION)
        two_columns(self.box, self._insight, self._prevention)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._prevention.prompt(view.card.prevention if view.card is not None else "")
        self._prevention.setVisible(CaptureField.PREVENTION in view.captures)
        self._insight.show_view(view)
        self._prevention.show_view(view)
