"""Panel of step kind `edges`: the two edges of the grey, and which cases lie there."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.board import BoardPanel


class EdgesPanel(BoardPanel):
    kind = StepKind.EDGES

    def intro(self) -> None:
        self.say(
            _("Take two cases that lie near one another and ask: which one detail makes the difference?"),
            "caption",
        )
