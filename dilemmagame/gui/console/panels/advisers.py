"""Panel of step kind `advisers`: the card's advisers to tap, two at most."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.session.forms import MOST_VOICES
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.voices import VoiceChips
from dilemmagame.live.console_view import ConsoleView


class AdvisersPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(_("Whom does the group want to hear? Tap two; they light up on the stage."), "strong")
        self._chips = VoiceChips(desk)
        self.box.addWidget(self._chips)
        self.say(
            _("Let them choose before they know what each would say. Tap again to put one back."), "caption"
        )
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._chips.show_view(view)

    def status(self, view: ConsoleView) -> str:
        return _("{n} of {most} chosen").format(n=len(view.voices), most=MOST_VOICES)
