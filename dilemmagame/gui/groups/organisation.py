"""The page of one organisation: name and contacts, house style, code of conduct, decks and how long things are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QStackedWidget, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.gui.groups.code import CodeRows
from dilemmagame.gui.groups.contacts import LONGEST, ContactRows
from dilemmagame.gui.groups.house import HouseStyle
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.groups.terms import Terms
from dilemmagame.gui.groups.wording import organisation_name
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import StrikeButton
from dilemmagame.gui.widgets.page import FootBar, Panel, labelled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words


class OrganisationPage(KeepingPage):
    """Every change is kept at once."""

    back = Signal()
    removed = Signal()

    def __init__(self, services: Services, organisation_id: str) -> None:
        self.organisation = services.store.load_organisation(organisation_id)
        super().__init__(services, organisation_name(self.organisation), lambda: self.back.emit())  # noqa: PLW0108  # the signal exists after __init__ only
        self.lead_to(_("Groups"), _("Back to the groups"))
        self.tabs: dict[str, Button] = {}
        self.parts = QStackedWidget()
        choices, line = self.tabs_row()
        self._choice = QButtonGroup(self)
        for name, title, part in (
            ("name", _("Name and contacts"), self._name_and_contacts()),
            ("house", _("House style"), self._house()),
            ("code", _("Code of conduct"), self._code()),
            ("terms", _("Decks and keeping"), self._terms()),
        ):
            button = Button(title, self.theme, look="segment", checkable=True)
            self._choice.addButton(button)
            button.clicked.connect(lambda _on=False, name=name: self.show_part(name))
            self.tabs[name] = button
            line.addWidget(button)
            self.parts.addWidget(self.middle(part, title))
        self.whole.addWidget(choices)
        self.whole.addWidget(self.parts, 1)
        self.whole.addWidget(self._foot())
        self.show_part("name")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, name: str) -> None:
        self.tabs[name].setChecked(True)
        self.parts.setCurrentIndex(list(self.tabs).index(name))

    # the parts

    def _name_and_contacts(self) -> QWidget:
        body = QWidget()
        rows = column(body, 14)
        self.name = self._line(self.organisation.name)
        self.holder = self._line(self.organisation.notes_holder)
        self.holder.setPlaceholderText(_("a role, for example the council clerk's office"))
        rows.addWidget(
            Panel(
                labelled(_("Name"), self.name),
                labelled(_("Who keeps the notes (a role)"), self.holder),
            )
        )
        self.contacts = ContactRows(self.theme)
        self.contacts.show_contacts(self.organisation.contacts)
        self.contacts.changed.connect(self._take_contacts)
        said = _("Contacts stand on the last page of an evening and in the notes. Name roles, not persons.")
        rows.addWidget(
            Panel(
                Words(_("Where to go with a real case"), "heading"),
                Words(said, "caption", wrap=True),
                self.contacts,
            )
        )
        return body

    def _line(self, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setMaxLength(LONGEST)
        made.editingFinished.connect(self._take_name)
        return made

    def _house(self) -> QWidget:
        self.house = HouseStyle(self.theme, self.services.folder, self.organisation)
        self.house.changed.connect(self.take)
        self.house.failed.connect(lambda said: self.message.say(said, "warn"))
        return self.house

    def _code(self) -> QWidget:
        self.code = CodeRows(self.theme, self.organisation.code)
        self.code.changed.connect(lambda articles: self.take(replace(self.organisation, code=articles)))
        return self.code

    def _terms(self) -> QWidget:
        decks = [(each.deck.id, each.deck.title) for each in self.services.shelf.decks]
        self.terms = Terms(self.organisation, decks)
        self.terms.changed.connect(
            lambda external, months, chosen: self.take(
                replace(self.organisation, external=external, retention_months=months, decks=chosen)
            )
        )
        return self.terms

    def _foot(self) -> FootBar:
        foot = FootBar()
        self.remove = StrikeButton(
            self.theme,
            _("Remove this organisation with its groups"),
            _("Remove"),
            _("Remove for good, with its groups"),
        )
        self.remove.sure.connect(self._remove)
        number = len(self.services.store.groups(self.organisation.id))
        said = ngettext("{n} group goes with it", "{n} groups go with it", number).format(n=number)
        foot.row.addWidget(self.remove)
        foot.row.addWidget(Words(said if number else "", "caption"))
        foot.row.addStretch(1)
        foot.row.addWidget(Words(_("Everything is kept as you type"), "caption"))
        return foot

    # keeping

    def take(self, changed: Organisation) -> None:
        """Keep the organisation as it is now."""
        before = self.organisation
        if changed == before:
            return
        self.organisation = changed
        self.bar.title.setText(organisation_name(changed))
        self.house.follow(changed)
        if len(changed.contacts) < len(before.contacts):
            self.wipe(lambda: self.services.store.save_organisation(changed), lambda: None)
        elif self.keep(lambda: self.services.store.save_organisation(changed)):
            self.message.hide()

    def _take_name(self) -> None:
        self.take(
            replace(self.organisation, name=self.name.text().strip(), notes_holder=self.holder.text().strip())
        )

    def _take_contacts(self, contacts: tuple[Contact, ...]) -> None:
        self.take(replace(self.organisation, contacts=contacts))

    def _remove(self) -> None:
        gone = self.organisation

        def remove() -> None:
            self.services.store.remove_organisation(gone.id)
            if gone.logo:
                (self.services.folder.house / gone.logo).unlink(missing_ok=True)

        self.wipe(remove, self.removed.emit)
