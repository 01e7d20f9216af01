"""Panel of step kind `evaluation`: what the conversation itself taught us."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.listpanel import ListPanel


class EvaluationPanel(ListPanel):
    def asks(self) -> tuple[str, CaptureField, str]:
        return (
            _("What do we do otherwise next time?"),
            CaptureField.IMPROVEMENT,
            _("One round, one sentence each. Passing is allowed."),
        )
