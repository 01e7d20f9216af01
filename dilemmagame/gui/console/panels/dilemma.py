"""Panel of step kind `dilemma`: two courses of action, and what each would damage."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.board import BoardPanel


class DilemmaPanel(BoardPanel):
    kind = StepKind.DILEMMA

    def intro(self) -> None:
        self.say(_("Make it a real choice: A or B. Then ask: what does it damage, and for whom?"), "caption")
