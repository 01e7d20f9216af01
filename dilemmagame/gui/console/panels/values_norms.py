"""Panel of step kind `values_norms`: whose eyes, which values, and which rule of action follows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import Capture
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.board import BoardPanel
from dilemmagame.gui.console.panel import lines_here
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear
from dilemmagame.live.console_view import ConsoleView


class ValuesNormsPanel(BoardPanel):
    kind = StepKind.VALUES_NORMS

    def intro(self) -> None:
        self.say(_("Whose eyes do we look through? Tap, or write one down."), "strong")
        self._people = QWidget()
        self._flow = FlowLayout(self._people, 6)
        self._shown: tuple[str, ...] | None = None
        self.box.addWidget(self._people)

    def show_view(self, view: ConsoleView) -> None:
        super().show_view(view)
        there = {line.body for line in lines_here(view, CaptureField.PERSPECTIVE)}
        affected = (line.body for line in lines_here(view, CaptureField.STAKEHOLDER))
        usual = (_("You, in this role"), _("The resident"), _("Colleagues"), _("The municipality"))
        offered = tuple(each for each in dict.fromkeys((*affected, *usual)) if each not in there)
        if offered == self._shown:
            return
        self._shown = offered
        clear(self._flow)
        for name in offered:
            chip = ToggleChip(name, self.desk.theme)
            chip.clicked.connect(
                lambda _on, name=name: self.desk.send(Capture(CaptureField.PERSPECTIVE, name))
            )
            self._flow.addWidget(chip)
        other = Button(_("Somebody else"), self.desk.theme, "plus", "quiet")
        other.clicked.connect(lambda: self.desk.write(CaptureField.PERSPECTIVE, ""))
        self._flow.addWidget(other)
