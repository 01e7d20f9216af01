"""Panel of step kind `grey`: the counts per case, shut while people are placing."""

from __future__ import annotations

from PySide6.QtCore import Qt

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import Channel, RoundStatus
from dilemmagame.domain.commands import ReopenVote
from dilemmagame.gui.console.casegrid import CaseGrid
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.tally import how_counted
from dilemmagame.gui.console.wording import present_differs
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, RoundPanel


class GreyPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._votes: tuple[RoundPanel, ...] = ()
        head = row(gap=8)
        self.how = Words(_("openly counted"), "chip")
        head.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        self.progress = Words("", "strong", wrap=True)
        head.addWidget(self.progress, 1)
        self.reopen = Button("", desk.theme, "undo-2")
        self.reopen.clicked.connect(self.open_again)
        head.addWidget(self.reopen)
        self.box.addLayout(head)
        self.why = self.say()
        self.others = self.say()
        self.grid = CaseGrid(desk)
        self.grid.filled.connect(self.filled)
        self.box.addWidget(self.grid)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._votes = view.votes
        self.grid.setVisible(bool(view.votes))
        self.grid.show_votes(view.votes, view)
        status = status_of(view.votes)
        counted = sum(1 for vote in view.votes if vote.total)
        words = ngettext("{n} of {all} case counted", "{n} of {all} cases counted", len(view.votes))
        shut = status is RoundStatus.CLOSED
        self.progress.say(words.format(n=counted, all=len(view.votes)) if shut else "")
        self.how.setText(how_counted(_channel(view.votes)))
        self.others.say(present_differs(view.votes[0]) if view.votes else "")
        self._say_why(status, by_phone=any(vote.by_phone for vote in view.votes))

    def status(self, view: ConsoleView) -> str:
        match status_of(view.votes):
            case RoundStatus.OPEN:
                return _("Placing in silence")
            case RoundStatus.CLOSED:
                return _("Closed, still covered")
            case RoundStatus.REVEALED:
                return _("Shown")
            case None:
                return ""

    def begin(self) -> None:
        self.grid.begin()

    def open_again(self) -> None:
        """Ctrl+Z: place again; after the map was shown those are new rounds."""
        for vote in self._votes:
            if vote.status is not RoundStatus.OPEN:
                self.desk.send(ReopenVote(vote.number))

    def storage_failed(self) -> None:
        self.grid.forget_sent()

    def _say_why(self, status: RoundStatus | None, *, by_phone: bool) -> None:
        match status:
            case RoundStatus.OPEN if by_phone:
                self.why.say(
                    _("Phones answer in secret. Nobody sees a result before you show it, not even you.")
                )
            case RoundStatus.CLOSED if by_phone:
                self.why.say(
                    _(
                        "The phones are counted. Has somebody no phone? Count those hands here; they are added."
                    )
                )
            case RoundStatus.OPEN:
                self.why.say(
                    _("You count when the placing is closed. Until then nobody sees a number, not even you.")
                )
            case RoundStatus.CLOSED:
                self.why.say(
                    _(
                        "Read out a case: 3, 2, 1, white, grey or black? Count what you see; it is not secret."
                        " Or gather the sheets, shuffle them and count those."
                    )
                )
            case RoundStatus.REVEALED:
                self.why.say(_("The map has been shown. The counts can no longer be changed."))
            case None:
                self.why.say(_("This card has too few cases to place."))
        self.reopen.setVisible(status in (RoundStatus.CLOSED, RoundStatus.REVEALED))
        revealed = status is RoundStatus.REVEALED
        self.reopen.label(_("Place again") if revealed else _("Open again"))
        name = _("Place again in a new round") if revealed else _("Open the placing again")
        self.reopen.name(name, hint(ActionId.REOPEN))


def _channel(votes: tuple[RoundPanel, ...]) -> Channel:
    """How the rounds came in together; partly openly as soon as one did."""
    channels = {vote.channel for vote in votes}
    return channels.pop() if len(channels) == 1 else (Channel.MIXED if channels else Channel.HANDS)


def status_of(votes: tuple[RoundPanel, ...]) -> RoundStatus | None:
    """How far the rounds are together: open while one is open, shown when all are."""
    if not votes:
        return None
    for status in (RoundStatus.OPEN, RoundStatus.CLOSED):
        if any(vote.status is status for vote in votes):
            return status
    return RoundStatus.REVEALED
