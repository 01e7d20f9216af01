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
        self.pad.filled.connect(self._go_on)
        self.box.addWidget(self.pad)
        self._sure_title = self.say(_("How sure are they?"), "strong")
        self.sure = TallyPad(desk, reopens=False)
        self.sure.filled.connect(self.filled)
        self.pad.reopened.connect(self._open_sure_again)
        self.box.addWidget(self.sure)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self.pad.setVisible(bool(view.votes))
        if view.votes:
            self.pad.show_round(view.votes[-1], view)
        asked = bool(view.certainty)
        self._sure_title.setVisible(asked)
        self.sure.setVisible(asked)
        if asked:
            self.sure.show_round(view.certainty[-1], view)

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
        self.sure.forget_sent()

    def _go_on(self) -> None:
        """After the last count of the vote come the counts of how sure, where they are asked for."""
        if self.sure.isVisible():
            self.sure.begin()
        else:
            self.filled.emit()

    def _open_sure_again(self) -> None:
        """Another vote is another answer to how sure one is."""
        if self.sure.isVisible():
            self.sure.open_again()
