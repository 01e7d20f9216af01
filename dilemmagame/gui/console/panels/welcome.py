"""Panel of step kind `welcome`: before the start, what to check in the room."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.console.confidentiality import LevelChooser
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.wording import time_of_day
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import WelcomeScene


class WelcomePanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._starts = self.say("", "strong")
        self._present = self.say()
        self._contacts = self.say()
        self._level = LevelChooser(desk)
        self.box.addWidget(self._level)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        scene = view.stage.scene
        starts_at = scene.starts_at if isinstance(scene, WelcomeScene) else None
        if starts_at is not None:
            self._starts.setText(_("We begin at {time}").format(time=time_of_day(starts_at)))
        else:
            self._starts.setText(_("We begin when everybody is there"))
        people = ngettext(
            "{n} person is present. Ctrl+N changes that.",
            "{n} people are present. Ctrl+N changes that.",
            view.present,
        )
        self._present.setText(people.format(n=view.present))
        found = view.organisation.contacts
        roles = ", ".join(contact.role for contact in found)
        known = _("Contacts at the end: {roles}").format(roles=roles)
        self._contacts.setText(
            known if found else _("No contacts have been filled in for this organisation.")
        )
        self._level.show_view(view)
