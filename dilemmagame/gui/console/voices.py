"""The advisers of a card as chips: tapped ones are chosen, and no more than two."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import ChooseVoice
from dilemmagame.domain.session.forms import MOST_VOICES
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear
from dilemmagame.live.console_view import ConsoleView


class VoiceChips(QWidget):
    """One chip per adviser; with two chosen the others wait until one is put back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._flow = FlowLayout(self, 6)
        self._shown: tuple[str, ...] = ()
        self.setAccessibleName(_("Advisers on this card"))

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        names = tuple(voice.who for voice in view.card.voices) if view.card is not None else ()
        if names != self._shown:
            self._shown = names
            clear(self._flow)
            for place, name in enumerate(names):
                chip = ToggleChip(name, self._desk.theme)
                chip.setProperty("place", place)
                chip.clicked.connect(lambda on, place=place: self._desk.send(ChooseVoice(place, chosen=on)))
                self._flow.addWidget(chip)
        full = len(view.voices) >= MOST_VOICES
        for chip in self.findChildren(ToggleChip):
            chosen = chip.property("place") in view.voices
            chip.setChecked(chosen)
            chip.setEnabled(chosen or not full)
