"""Panel of step kind `clarify`: questions only: what do we know, what not yet."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.board import BoardPanel


class ClarifyPanel(BoardPanel):
    kind = StepKind.CLARIFY

    def intro(self) -> None:
        self.say(_("Questions only, no opinions and no advice yet."), "caption")
