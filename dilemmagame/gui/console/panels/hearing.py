"""Panel of step kind `hearing`: the chosen advisers with their words, to read out or to put on the stage one by one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import HearVoice
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.aids import StageTap
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.console.voices import VoiceChips
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.live.console_view import ConsoleView


class HearingPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = self.say(
            _("One at a time. Read the words aloud, let somebody play the role, or put them on the stage."),
            "caption",
        )
        self._nobody = self.say(_("Nobody has been chosen yet. Tap whom you want to hear."), "strong")
        self._chips = VoiceChips(desk)
        self.box.addWidget(self._chips)
        self._place = QWidget()
        self._list = column(self._place, 8)
        self.box.addWidget(self._place)
        self._shown: tuple[int, ...] = ()
        self._taps: dict[int, StageTap] = {}
        self._advice = Section(
            desk,
            _("Advice that was given"),
            CaptureField.ADVICE,
            _("Only when somebody adds something to it."),
        )
        self.box.addWidget(self._advice)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        chosen = tuple(
            place for place in view.voices if view.card is not None and place < len(view.card.voices)
        )
        if chosen != self._shown:
            self._shown = chosen
            clear(self._list)
            self._taps = {}
            for place in chosen:
                assert view.card is not None
                voice = view.card.voices[place]
                tap = StageTap(self.desk, f"{voice.who}: {voice.text}", voice.who)
                tap.button.clicked.connect(
                    lambda on, place=place: self.desk.send(HearVoice(place if on else -1))
                )
                self._taps[place] = tap
                self._list.addWidget(tap)
        for place, tap in self._taps.items():
            tap.light(place == view.heard)
        self._nobody.setVisible(not chosen)
        self._chips.setVisible(not chosen)
        self._chips.show_view(view)
        self._advice.show_view(view)

    def status(self, view: ConsoleView) -> str:
        if view.heard < 0 or view.card is None or view.heard >= len(view.card.voices):
            return ""
        return _("On the stage: {name}").format(name=view.card.voices[view.heard].who)
