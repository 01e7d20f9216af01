"""Panel of step kind `vote`: the number pad, shut while the vote is open."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.tally import TallyPad
from dilemmagame.live.console_view import ConsoleView


class VotePanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pad = TallyPad(desk, reopens=True)
        self.pad.filled.connect(self.filled)
        self.box.addWidget(self.pad)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self.pad.setVisible(bool(view.votes))
        if view.votes:
            self.pad.show_round(view.votes[-1], view)

    def status(self, view: ConsoleView) -> str:
        if not view.votes:
            return ""
        match view.votes[-1].status:
            case RoundStatus.OPEN:
                return _("The vote is open")
            case RoundStatus.CLOSED:
                return _("Closed, still covered")
            case RoundStatus.REVEALED:
                return _("Shown")

    def begin(self) -> None:
        self.pad.begin()

    def open_again(self) -> None:
        """Ctrl+Z."""
        self.pad.open_again()

    def storage_failed(self) -> None:
        self.pad.forget_sent()
