"""Panel of step kind `closing`: the closing round, with the values of the evening and what was parked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class ClosingPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(_("Go round once: what do you take with you? Passing is fine."), "strong")
        self._parked_title = self.say(_("Parked this evening"), "strong")
        self._parked = QWidget()
        column(self._parked, 4)
        self.box.addWidget(self._parked)
        self._shown: tuple[str, ...] = ()
        self._later = Section(desk, _("For another time"), CaptureField.PARKED)
        self.box.addWidget(self._later)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._later.show_view(view)
        parked = tuple(
            line.body
            for line in view.lines
            if line.field is CaptureField.PARKED and not line.draft and not line.choice
        )
        self._parked_title.setVisible(bool(parked))
        layout = self._parked.layout()
        if parked != self._shown and layout is not None:
            self._shown = parked
            clear(layout)
            for text in parked:
                layout.addWidget(Words(f"• {text}", wrap=True))
