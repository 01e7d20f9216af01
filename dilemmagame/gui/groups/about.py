"""What is known of a group: its name, how many they are, who chairs, its own contacts, and the evenings so far."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import Chair
from dilemmagame.domain.groups import Group
from dilemmagame.gui.groups.contacts import LONGEST, ContactRows
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.fields import StrikeButton
from dilemmagame.gui.widgets.opening import chair_name
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.wording import day_text


class AboutGroup(QWidget):
    """`changed` gives the group as it is now; `remove` asks for it to go."""

    changed = Signal(object)
    remove = Signal()

    def __init__(self, theme: Theme, group: Group) -> None:
        super().__init__()
        self._group = group
        whole = column(self, 14)
        self.name = QLineEdit(group.name)
        self.name.setMaxLength(LONGEST)
        self.name.editingFinished.connect(self._take_name)
        self.people = Stepper(_("How many people it usually has"), theme)
        self.people.show_value(group.size, empty=not group.size)
        self.people.value_changed.connect(lambda size: self._put(replace(self._group, size=size)))
        self.chair = QComboBox()
        for chair in Chair:
            self.chair.addItem(chair_name(chair), chair)
        self.chair.setCurrentIndex(list(Chair).index(group.chair))
        self.chair.activated.connect(
            lambda _place: self._put(replace(self._group, chair=self.chair.currentData()))
        )
        beside = QWidget()
        line = row(beside, 18)
        sized = QWidget()
        alone = row(sized, 0)
        alone.addWidget(self.people)
        line.addWidget(labelled(_("How many people"), sized))
        line.addWidget(labelled(_("Who chairs this group"), self.chair))
        line.addStretch(1)
        said = _("Who chairs, speaks and chooses last; the stage says so.")
        whole.addWidget(Panel(labelled(_("Name"), self.name), beside, Words(said, "caption", wrap=True)))
        self.contacts = ContactRows(theme)
        self.contacts.show_contacts(group.contacts)
        self.contacts.changed.connect(lambda contacts: self._put(replace(self._group, contacts=contacts)))
        said = _("They come before those of the organisation. Leave this empty when there is nobody special.")
        whole.addWidget(
            Panel(
                Words(_("Contacts of this group alone"), "heading"),
                Words(said, "caption", wrap=True),
                self.contacts,
            )
        )
        self.evenings = Words("", wrap=True)
        self.removal = StrikeButton(
            theme, _("Remove this group"), _("Remove this group"), _("Remove this group for good")
        )
        self.removal.sure.connect(self.remove.emit)
        foot = QWidget()
        line = row(foot, 10)
        line.addWidget(self.removal)
        line.addStretch(1)
        whole.addWidget(Panel(Words(_("Evenings that were picked up"), "heading"), self.evenings))
        whole.addWidget(foot)
        self.show_group(group)

    def show_group(self, group: Group) -> None:
        self._group = group
        days = [each.held_on for each in group.evenings]
        lines = [day_text(day) if day is not None else _("without a date") for day in days]
        self.evenings.setText("\n".join(lines) or _("None yet."))

    def _take_name(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self._put(replace(self._group, name=name))
        else:
            self.name.setText(self._group.name)

    def _put(self, group: Group) -> None:
        if group != self._group:
            self._group = group
            self.changed.emit(group)
