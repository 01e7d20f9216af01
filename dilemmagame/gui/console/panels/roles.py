"""Panel of step kind `roles`: parts to deal with a tap (advisers of the card, who was named, usual ones)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.commands import Capture, Strike
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.aids import TwistTaps
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel, lines_here
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.dealing import dealing_sentence, dealt
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear
from dilemmagame.live.console_view import ConsoleView


class RolesPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(_("Which roles do you deal? Tap them, three or four is enough."), "strong")
        self._parts = QWidget()
        self._parts.setAccessibleName(_("Roles to deal"))
        self._flow = FlowLayout(self._parts, 6)
        self.box.addWidget(self._parts)
        self._shown: tuple[str, ...] | None = None
        self._lines: dict[str, str] = {}
        self._deal = self.say("", "caption")
        self._said = Section(
            desk,
            _("What the roles say"),
            CaptureField.REASON,
            _("Write down what a role says, never who played it."),
        )
        self.box.addWidget(self._said)
        self._twists = TwistTaps(desk)
        self.box.addWidget(self._twists)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        parts = lines_here(view, CaptureField.ROLE)
        self._lines = {line.body: line.text_id for line in parts}
        self._offer(view)
        names = tuple(line.body for line in parts)
        deal = [
            f"{place}: {name}" for place, name in zip(dealt(view.present, len(names)), names, strict=True)
        ]
        self._deal.say("\n".join([dealing_sentence(view.present, len(names)), *deal]) if names else "")
        self._said.show_view(view)
        self._twists.show_view(view)

    def status(self, view: ConsoleView) -> str:
        n = len(lines_here(view, CaptureField.ROLE))
        return ngettext("{n} role on the stage", "{n} roles on the stage", n).format(n=n) if n else ""

    def _offer(self, view: ConsoleView) -> None:
        voices = tuple(voice.who for voice in view.card.voices) if view.card is not None else ()
        affected = tuple(line.body for line in lines_here(view, CaptureField.STAKEHOLDER))
        offered = tuple(dict.fromkeys((*voices, *affected, *usual_parts(), *self._lines)))
        if offered != self._shown:
            self._shown = offered
            clear(self._flow)
            for name in offered:
                chip = ToggleChip(name, self.desk.theme)
                chip.setProperty("part", name)
                chip.clicked.connect(lambda on, name=name: self._tap(name, on=on))
                self._flow.addWidget(chip)
            other = Button(_("Another role"), self.desk.theme, "plus", "quiet")
            other.clicked.connect(lambda: self.desk.write(CaptureField.ROLE, ""))
            self._flow.addWidget(other)
        for chip in self._parts.findChildren(ToggleChip):
            chip.setChecked(chip.property("part") in self._lines)

    def _tap(self, name: str, *, on: bool) -> None:
        if on:
            self.desk.send(Capture(CaptureField.ROLE, name))
        elif name in self._lines:
            self.desk.send(Strike((self._lines[name],)))


def usual_parts() -> tuple[str, ...]:
    """Parts that fit almost every case in a municipality."""
    return (
        _("A resident who is affected"),
        _("An entrepreneur"),
        _("A civil servant who carries it out"),
        _("The mayor"),
        _("A council member who votes against"),
        _("A journalist"),
    )
