"""Places to go with a real case: a role and a way to reach it, with a warning when the mayor is the only one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.organisations import Contact, only_the_mayor
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.names import mayor_alone
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

MOST_CONTACTS = 12
LONGEST = 200


def usual_roles() -> tuple[str, ...]:
    """Who can be gone to in most municipalities."""
    return (
        _("Confidential adviser"),
        _("Council clerk"),
        _("Cabinet of the King's Commissioner"),
    )


class ContactRows(QWidget):
    """Rows of role and reach. `changed` gives all contacts that have a role."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._contacts: list[Contact] = []
        self.fields: list[tuple[QLineEdit, QLineEdit]] = []
        whole = column(self, 8)
        self.warning = QFrame()
        self.warning.setProperty("class", "notice-warn")
        column(self.warning, 0, (14, 10, 14, 10)).addWidget(Words(mayor_alone(), wrap=True))
        self._rows = column(gap=8)
        whole.addLayout(self._rows)
        whole.addWidget(self.warning)
        holder = QWidget()
        chips = FlowLayout(holder, 8)
        self.add = Button(_("Add a contact"), theme, "plus", "quiet")
        self.add.clicked.connect(lambda _on=False: self._add(""))
        self.usual: dict[str, Button] = {}
        for role in usual_roles():
            button = Button(role, theme, "plus", "quiet", name=_("Add: {role}").format(role=role))
            button.clicked.connect(lambda _on=False, role=role: self._add(role))
            self.usual[role] = button
            chips.addWidget(button)
        chips.addWidget(self.add)
        whole.addWidget(holder)
        self._mark()

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        self._contacts = list(contacts)
        self._build()

    def contacts(self) -> tuple[Contact, ...]:
        """Those with a role."""
        return tuple(each for each in self._contacts if each.role)

    def _build(self) -> None:
        clear(self._rows)
        self.fields.clear()
        for place, contact in enumerate(self._contacts):
            self._rows.addWidget(self._row(place, contact))
        self._mark()

    def _row(self, place: int, contact: Contact) -> QWidget:
        holder = QWidget()
        line = row(holder, 8)
        number = place + 1
        role = _field(_("Contact {n}: role").format(n=number), contact.role)
        role.setPlaceholderText(_("role, for example confidential adviser"))
        reach = _field(_("Contact {n}: how to reach").format(n=number), contact.reach)
        reach.setPlaceholderText(_("how to reach, for example a phone extension"))
        for field in (role, reach):
            field.editingFinished.connect(lambda place=place: self._typed(place))
            line.addWidget(field, 1)
        away = Button("", self._theme, "x", "quiet", name=_("Remove contact {n}").format(n=number))
        away.clicked.connect(lambda _on=False, place=place: self._remove(place))
        line.addWidget(away)
        self.fields.append((role, reach))
        return holder

    def _typed(self, place: int) -> None:
        role, reach = self.fields[place]
        contact = Contact(role.text().strip(), reach.text().strip())
        if self._contacts[place] != contact:
            self._contacts[place] = contact
            self._mark()
            self.changed.emit(self.contacts())

    def _add(self, role: str) -> None:
        self._contacts.append(Contact(role, ""))
        self._build()
        first, second = self.fields[-1]
        (second if role else first).setFocus()
        if role:
            self.changed.emit(self.contacts())

    def _remove(self, place: int) -> None:
        del self._contacts[place]
        self._build()
        self.add.setFocus()
        self.changed.emit(self.contacts())

    def _mark(self) -> None:
        """Warn, and offer only the usual roles that are not there yet."""
        self.warning.setVisible(only_the_mayor(self._contacts))
        known = {contact.role.casefold() for contact in self._contacts}
        for role, button in self.usual.items():
            button.setVisible(role.casefold() not in known)
        self.add.setEnabled(len(self._contacts) < MOST_CONTACTS)


def _field(name: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setMaxLength(LONGEST)
    return made
