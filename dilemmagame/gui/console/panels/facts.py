"""Panel of step kind `facts`: facts by dimension."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.board import BoardPanel


class FactsPanel(BoardPanel):
    kind = StepKind.FACTS

    def intro(self) -> None:
        self.say(_("Only what somebody here knows. What nobody knows is a question for later."), "caption")
