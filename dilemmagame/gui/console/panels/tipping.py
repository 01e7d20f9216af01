"""Panel of step kind `tipping`: what the ladder shows, and which fact and which value made people move."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.climb import ClimbBoard
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel, ValueChips
from dilemmagame.live.console_view import ConsoleView


class TippingPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._climb = ClimbBoard(desk)
        self.box.addWidget(self._climb)
        self._values_title = self.say(_("Which value was in the fact that counted? Tap it."), "strong")
        self._values = ValueChips(desk)
        self.box.addWidget(self._values)
        self._fact = Section(
            desk,
            _("Which fact made people move, or stand firm?"),
            CaptureField.INSIGHT,
            _("In one sentence, without a name. It goes into the notes."),
        )
        self.box.addWidget(self._fact)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._climb.show_view(view)
        self._values_title.setVisible(bool(view.values))
        self._values.show_view(view)
        self._fact.show_view(view)
