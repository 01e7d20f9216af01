"""Taps that go with a talk about a card: a what-if on the stage, and what the group agreed on before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.commands import RecallValue, ShowTwist
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import month_text
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import BoardScene, PromptScene


class TwistTaps(QWidget):
    """The what-ifs of the card: to read aloud, and with a tap on the stage. One at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[str, ...] = ()
        self._taps: list[StageTap] = []
        box = column(self, 6)
        box.addWidget(Words(_("Read one ‘what if’ aloud, or show it"), "strong", wrap=True))
        self._list = column(gap=6)
        box.addLayout(self._list)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        twists = view.card.twists if view.card is not None else ()
        if twists != self._shown:
            self._shown = twists
            clear(self._list)
            self._taps = []
            for number, twist in enumerate(twists, start=1):
                tap = StageTap(self._desk, f"{number}. {twist}", _("what if {number}").format(number=number))
                tap.button.clicked.connect(
                    lambda on, number=number: self._desk.send(ShowTwist(number if on else 0))
                )
                self._taps.append(tap)
                self._list.addWidget(tap)
        for number, tap in enumerate(self._taps, start=1):
            tap.light(number == view.twist)
        self.setVisible(bool(twists))


class RecallTaps(QWidget):
    """What the group agreed on before about a value of this card; a tap brings it back on the stage."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[AdoptedValue, ...] = ()
        self._taps: dict[str, StageTap] = {}
        box = column(self, 6, (0, 8, 8, 0))
        box.addWidget(Words(_("You agreed on this before"), "strong", wrap=True))
        self._list = column(gap=6)
        box.addLayout(self._list)
        self.hide()

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session; nothing is there when the card touches nothing."""
        shows = isinstance(view.stage.scene, PromptScene | BoardScene) or bool(view.recalled)
        touched = view.touched if shows else ()
        adopted = tuple(each for each in view.evening.adopted if each.value in touched)
        if adopted != self._shown:
            self._shown = adopted
            clear(self._list)
            self._taps = {}
            for each in adopted:
                tap = StageTap(self._desk, adopted_words(each), each.name.get(language()))
                tap.button.clicked.connect(
                    lambda on, value=each.value: self._desk.send(RecallValue(value, on))
                )
                self._taps[each.value] = tap
                self._list.addWidget(tap)
        for value, tap in self._taps.items():
            tap.light(value in view.recalled)
        self.setVisible(bool(adopted))


class StageTap(QWidget):
    """A text with a button that puts it on the stage and takes it off again."""

    def __init__(self, desk: Desk, text: str, name: str) -> None:
        super().__init__()
        self._name = name
        line = row(self, 8)
        line.addWidget(Words(text, wrap=True, selectable=True), 1)
        self.button = Button(_("On the stage"), desk.theme, "monitor", "segment", checkable=True)
        line.addWidget(self.button)
        self.light(False)

    def light(self, on: bool) -> None:
        """Whether it stands on the stage now."""
        self.button.setChecked(on)
        spoken = _("Take off the stage: {name}") if on else _("Put on the stage: {name}")
        self.button.name(spoken.format(name=self._name))


def adopted_words(value: AdoptedValue) -> str:
    """A value with what the group means by it, and since when."""
    name = value.name.get(language())
    words = f"{name}: {value.definition}" if value.definition else name
    return f"{words} ({month_text(value.adopted_on)})" if value.adopted_on is not None else words
