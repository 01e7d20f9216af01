"""Panel of step kind `pause`: the planned break; the console is covered until a key."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.wording import time_of_day
from dilemmagame.live.console_view import ConsoleView


class PausePanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._until = self.say("", "strong")
        self.say(_("The stage says when we go on. Nothing starts by itself."))
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        if view.break_until is not None:
            self._until.setText(_("Break until {time}").format(time=time_of_day(view.break_until)))
        else:
            self._until.setText(_("The break is over"))
