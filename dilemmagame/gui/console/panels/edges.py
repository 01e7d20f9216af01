"""Panel of step kind `edges`: the two edges of the grey, and the cases to talk about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import grey_cases
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.board import BoardPanel
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.lines import plain_lines
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class EdgesPanel(BoardPanel):
    kind = StepKind.EDGES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title = Words(_("The cases, to read out"), "strong")
        self._cases = QWidget()
        self._told: tuple[str, ...] | None = None
        last = self.box.count() - 1  # before the stretch that pushes everything up
        self.box.insertWidget(last, self._title)
        self.box.insertWidget(last + 1, self._cases)

    def intro(self) -> None:
        self.say(
            _("Take two cases that lie near one another and ask: which one detail makes the difference?"),
            "caption",
        )

    def show_view(self, view: ConsoleView) -> None:
        super().show_view(view)
        cases = grey_cases(view.card) if view.card is not None else ()
        if cases != self._told:
            self._told = cases
            plain_lines(self._cases, tuple(f"{n}. {text}" for n, text in enumerate(cases, 1)), bullet="")
        self._title.setVisible(bool(cases))
        self._cases.setVisible(bool(cases))
