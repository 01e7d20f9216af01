"""Panel of step kind `dialogue`: values to tap, what-ifs to read out, the best argument of the other side."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel, ValueChips
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class DialoguePanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._values_title = self.say(
            _("Which values do you hear? Tap them; they come on the stage."), "strong"
        )
        self._values = ValueChips(desk)
        self.box.addWidget(self._values)
        self._twists_title = self.say(_("Read one ‘what if’ aloud"), "strong")
        self._twists = QWidget()
        column(self._twists, 4)
        self.box.addWidget(self._twists)
        self._shown: tuple[str, ...] = ()
        self._opposite = Section(
            desk,
            _("Best argument of the other side"),
            CaptureField.COUNTER_REASON,
            _("Let everybody argue the opposite once."),
        )
        self.box.addWidget(self._opposite)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._values.show_view(view)
        self._values_title.setVisible(bool(view.values))
        twists = view.card.twists if view.card is not None else ()
        self._twists_title.setVisible(bool(twists))
        layout = self._twists.layout()
        if twists != self._shown and layout is not None:
            self._shown = twists
            clear(layout)
            for number, twist in enumerate(twists, start=1):
                layout.addWidget(Words(f"{number}. {twist}", wrap=True, selectable=True))
        self._opposite.show_view(view)

    def status(self, view: ConsoleView) -> str:
        n = len(view.values_named)
        return ngettext("{n} value named", "{n} values named", n).format(n=n) if n else ""
