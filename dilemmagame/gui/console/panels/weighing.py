"""Panel of step kind `weighing`: a reason goes to principle or to consequence with one tap."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.board import BoardPanel


class WeighingPanel(BoardPanel):
    kind = StepKind.WEIGHING

    def intro(self) -> None:
        self.say(
            _("Principle: what is right, what is allowed? Consequence: what comes of it, and for whom?"),
            "caption",
        )
