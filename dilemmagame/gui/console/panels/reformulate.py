"""Panel of step kind `reformulate`: the question again, now that we know more."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.listpanel import ListPanel


class ReformulatePanel(ListPanel):
    def asks(self) -> tuple[str, CaptureField, str]:
        return (
            _("What is the question really about?"),
            CaptureField.QUESTION,
            _("One sentence; it comes on the stage."),
        )
