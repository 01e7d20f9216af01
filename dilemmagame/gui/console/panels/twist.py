"""Panel of step kind `twist`: the changed fact to read aloud, the count of this rung, and what it did."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.session import Primary
from dilemmagame.gui.console.climb import ClimbBoard
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panels.vote import VotePanel
from dilemmagame.gui.console.result import UnanimousNote
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class TwistPanel(VotePanel):
    """One rung: everything of a vote, and the result in the same step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fact = Words("", "heading", wrap=True, selectable=True)
        self._ask = Words(
            _("Read it aloud. Nothing else changes. Then everybody chooses again, in silence."),
            "caption",
            wrap=True,
        )
        self._unanimous = UnanimousNote()
        self._climb = ClimbBoard(desk)
        for place, widget in enumerate((self._fact, self._ask, self._unanimous, self._climb)):
            self.box.insertWidget(place, widget)

    def show_view(self, view: ConsoleView) -> None:
        super().show_view(view)
        number = view.votes[-1].subject.number if view.votes else 0
        twists = view.card.twists if view.card is not None else ()
        self._fact.say(f"{number}. {twists[number - 1]}" if 0 < number <= len(twists) else "")
        shown = bool(view.votes) and view.votes[-1].status is RoundStatus.REVEALED
        self._ask.setVisible(not shown)
        self._unanimous.setVisible(view.primary is Primary.REVEAL_ANYWAY)
        self._climb.show_view(view)
