"""Panel of step kind `stakeholders`: who is affected, and which value is at stake for them."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel, ValueChips
from dilemmagame.live.console_view import ConsoleView


class StakeholdersPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._who = Section(
            desk,
            _("Who is affected?"),
            CaptureField.STAKEHOLDER,
            _("Also who is not in the room, and who comes later."),
        )
        self.box.addWidget(self._who)
        self._title = self.say(_("What is at stake for them? Tap the values you hear."), "strong")
        self._values = ValueChips(desk)
        self.box.addWidget(self._values)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._who.show_view(view)
        self._values.show_view(view)
        self._title.setVisible(bool(view.values))
