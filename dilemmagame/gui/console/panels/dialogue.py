"""Panel of step kind `dialogue`: values to tap, what-ifs to read out, the best argument of the other side."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.aids import TwistTaps
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel, ValueChips
from dilemmagame.live.console_view import ConsoleView


class DialoguePanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._values_title = self.say(
            _("Which values do you hear? Tap them; they come on the stage."), "strong"
        )
        self._values = ValueChips(desk)
        self.box.addWidget(self._values)
        self._twists = TwistTaps(desk)
        self.box.addWidget(self._twists)
        self._opposite = Section(
            desk,
            _("Best argument of the other side"),
            CaptureField.COUNTER_REASON,
            _("Let everybody argue the opposite once."),
        )
        self.box.addWidget(self._opposite)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._values.show_view(view)
        self._values_title.setVisible(bool(view.values))
        self._twists.show_view(view)
        self._opposite.setVisible(CaptureField.COUNTER_REASON in view.captures)
        self._opposite.show_view(view)

    def status(self, view: ConsoleView) -> str:
        n = len(view.values_named)
        return ngettext("{n} value named", "{n} values named", n).format(n=n) if n else ""
