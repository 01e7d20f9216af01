"""Panel of step kind `contacts`: where to go with a real case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.organisations import Contact
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class ContactsPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(_("Say aloud: a real case belongs here, not in this room."), "strong")
        self._list = QWidget()
        column(self._list, 4)
        self.box.addWidget(self._list)
        self._shown: tuple[Contact, ...] | None = None
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        contacts = view.organisation.contacts
        layout = self._list.layout()
        if contacts == self._shown or layout is None:
            return
        self._shown = contacts
        clear(layout)
        for contact in contacts:
            layout.addWidget(Words(f"{contact.role}: {contact.reach}", wrap=True, selectable=True))
        if not contacts:
            layout.addWidget(Words(_("No contacts have been filled in for this organisation."), wrap=True))
