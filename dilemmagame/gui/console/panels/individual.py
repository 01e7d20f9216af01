"""Panel of step kind `individual`: everybody judges alone; only what is shared is kept."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.listpanel import ListPanel


class IndividualPanel(ListPanel):
    def asks(self) -> tuple[str, CaptureField, str]:
        return (
            _("What does somebody want to share?"),
            CaptureField.INSIGHT,
            _("What people write stays theirs. Ask who wants to read out one line; nobody has to."),
        )
