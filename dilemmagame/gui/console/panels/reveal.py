"""Panel of step kind `reveal`: the count as long as it is covered, afterwards what the stage shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import About, RoundStatus
from dilemmagame.domain.session import Primary
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.ladderoffer import LadderOffer
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.reading import ReadingBoard
from dilemmagame.gui.console.result import ResultBoard, UnanimousNote
from dilemmagame.gui.console.tally import TallyPad
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, RoundPanel


class RevealPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._warning = UnanimousNote()
        self.box.addWidget(self._warning)
        self._none = self.say(_("There was no vote on this card, so there is nothing to show."))
        self._result = ResultBoard(desk)
        self.box.addWidget(self._result)
        self.reading = ReadingBoard(desk)
        self.box.addWidget(self.reading)
        self.offer = LadderOffer(desk)
        self.box.addWidget(self.offer)
        self._pads_place = QWidget()
        self._pads_box = column(self._pads_place, 12)
        self.box.addWidget(self._pads_place)
        self.pads: dict[int, TallyPad] = {}
        self._titles: dict[int, Words] = {}
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        warned = view.primary is Primary.REVEAL_ANYWAY
        self._warning.setVisible(warned)
        self._none.setVisible(not view.votes)
        self._result.show_view(view)
        self.offer.show_view(view)
        self.reading.show_view(view)
        asked = (*view.votes, *view.certainty)
        covered = [vote for vote in asked if vote.status is RoundStatus.CLOSED]
        for number in set(self.pads) - {vote.number for vote in covered}:
            for gone in (self.pads.pop(number), self._titles.pop(number)):
                gone.hide()
                gone.deleteLater()
        for vote in covered:
            if vote.number not in self.pads:
                self._titles[vote.number] = Words(_covered_title(vote), "strong")
                self.pads[vote.number] = TallyPad(self.desk, reopens=False)
                self._pads_box.addWidget(self._titles[vote.number])
                self._pads_box.addWidget(self.pads[vote.number])
            self.pads[vote.number].show_round(vote, view)
            # Under the warning there is no room for what is known: the count itself must stay in sight.
            self.pads[vote.number].only_numbers(warned)
            self._titles[vote.number].setVisible(not warned or len(covered) > 1)

    def status(self, view: ConsoleView) -> str:
        if not view.votes:
            return ""
        covered = any(vote.status is not RoundStatus.REVEALED for vote in view.votes)
        return _("Still covered") if covered else _("Shown")

    def storage_failed(self) -> None:
        for pad in self.pads.values():
            pad.forget_sent()


def _covered_title(vote: RoundPanel) -> str:
    if vote.subject.about is About.CERTAINTY:
        return _("How sure, first round") if vote.slot == 1 else _("How sure, second round")
    return _("First round, still covered") if vote.slot == 1 else _("Second round, still covered")
