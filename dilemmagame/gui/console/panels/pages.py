"""Panel of step kind `pages`: which of the trainer's own pages is on the stage."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.live.console_view import ConsoleView


class PagesPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._where = self.say("", "strong")
        self.say(_("Next and back turn the page. After the last one the evening goes on."))
        self.say(
            _("Clicker, clock and black work as always. To leave the pages, go to another step."),
            "caption",
        )
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._where.say(where(view))

    def status(self, view: ConsoleView) -> str:
        return where(view)


def where(view: ConsoleView) -> str:
    """Which page of how many."""
    return _("Page {number} of {total}").format(number=view.page + 1, total=view.pages) if view.pages else ""
