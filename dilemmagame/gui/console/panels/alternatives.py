"""Panel of step kind `alternatives`: other ways out, also wild ones."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.listpanel import ListPanel


class AlternativesPanel(ListPanel):
    def asks(self) -> tuple[str, CaptureField, str]:
        return (
            _("Which other ways out are there?"),
            CaptureField.ALTERNATIVE,
            _("Also wild ones. Whether it can be done comes later."),
        )
