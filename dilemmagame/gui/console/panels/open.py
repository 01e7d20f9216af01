"""Panel of step kind `open`: the house rules to say aloud, and the level of confidentiality."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.confidentiality import LevelChooser
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.live.console_view import ConsoleView


class OpenPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._level = LevelChooser(desk)
        self.box.addWidget(self._level)
        self.say(_("To say aloud"), "strong")
        for rule in (
            _("We talk about the card, not about a colleague."),
            _("You may always pass, and you may change your mind."),
            _("Nobody wins and there is no right answer."),
            _("A real suspicion is not for this table. The contacts come at the end."),
        ):
            self.say(f"• {rule}")
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._level.show_view(view)
