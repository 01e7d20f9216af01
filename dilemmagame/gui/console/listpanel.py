"""The panel of a conversation step that gathers one kind of lines, all of which come on the stage."""

from __future__ import annotations

from abc import abstractmethod

from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.staging import PUBLIC_FIELDS


class ListPanel(StepPanel):
    """A section per kind of text that the method asks for here; where it asks for none, what to say."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: tuple[CaptureField, ...] = ()
        self._sections: list[Section] = []
        self._prompt = self.say("", "caption")
        self._list = column(gap=10)
        self.box.addLayout(self._list)
        self.fill()

    @abstractmethod
    def asks(self) -> tuple[str, CaptureField, str]:
        """What stands above the lines, their kind, and what the trainer may say."""

    def show_view(self, view: ConsoleView) -> None:
        title, own, prompt = self.asks()
        wanted = tuple(field for field in view.captures if field in PUBLIC_FIELDS)
        fields = (own,) if own in wanted else wanted
        self._prompt.say("" if fields else prompt)
        self._prompt.setVisible(not fields)
        if fields != self._shown:
            self._shown = fields
            clear(self._list)
            self._sections = [
                Section(self.desk, title if field is own else capture_title(field), field, prompt)
                for field in fields
            ]
            for section in self._sections:
                self._list.addWidget(section)
        for section in self._sections:
            section.show_view(view)
