"""Panel of step kind `duo`: two people talk, everybody at once."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.listpanel import ListPanel


class DuoPanel(ListPanel):
    def asks(self) -> tuple[str, CaptureField, str]:
        return (
            _("What does a pair want to bring back?"),
            CaptureField.INSIGHT,
            _("Halfway, say that it is the turn of the other one."),
        )
