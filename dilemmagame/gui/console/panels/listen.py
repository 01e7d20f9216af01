"""Panel of step kind `listen`: one listens, the others advise."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.listpanel import ListPanel


class ListenPanel(ListPanel):
    def asks(self) -> tuple[str, CaptureField, str]:
        return (
            _("Advice that was given"),
            CaptureField.ADVICE,
            _("Who brought the case listens and does not defend."),
        )
