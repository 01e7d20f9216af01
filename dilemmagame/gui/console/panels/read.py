"""Panel of step kind `read`: the case to read aloud once, and the doubt in a sentence."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.live.console_view import ConsoleView


class ReadPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case = self.say()
        self._question = self.say("", "strong")
        self._options = self.say()
        self._doubts = Section(
            desk,
            _("The doubt in one sentence"),
            CaptureField.DOUBT,
            _("Only if somebody says it well. You may skip this."),
        )
        self.box.addWidget(self._doubts)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        card = view.card
        if card is not None:
            self._case.setText(plain_text(card.situation))
            self._question.say(card.statement or card.question)
            options = [f"{option.letter}  {choice_text(card, option.letter)}" for option in card.options]
            self._options.say("\n".join(options))
        self._doubts.show_view(view)
