"""The panel of a conversation step that gathers one kind of lines, all of which come on the stage."""

from __future__ import annotations

from abc import abstractmethod

from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.live.console_view import ConsoleView


class ListPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        title, field, prompt = self.asks()
        self._said = Section(desk, title, field, prompt)
        self.box.addWidget(self._said)
        self.fill()

    @abstractmethod
    def asks(self) -> tuple[str, CaptureField, str]:
        """What stands above the lines, their kind, and what the trainer may say."""

    def show_view(self, view: ConsoleView) -> None:
        self._said.show_view(view)
