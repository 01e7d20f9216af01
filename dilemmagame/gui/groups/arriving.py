"""Looking at a group file from somebody else, and taking it in: as a new group, or to bring one up to date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.groups import merged
from dilemmagame.domain.organisations import Organisation, merged_contacts, with_code
from dilemmagame.domain.register import EntryKind
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.groups.wording import (
    file_sentence,
    group_line,
    organisation_name,
)
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.opening import chair_name
from dilemmagame.gui.widgets.page import FootBar, Panel, labelled
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.groupfile import GroupFile, GroupFileError, read
from dilemmagame.notes.groupsheet import status_text
from dilemmagame.notes.lint import lint, sentence
from dilemmagame.ports import new_id

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where the group can go: an organisation (id '' for the one in the file), and a group to bring up to date."""

    organisation_id: str
    group_id: str = ""


class ArrivingPage(KeepingPage):
    """Takes nothing in before the button is pressed. `taken` gives the id of the group and what was done."""

    back = Signal()
    taken = Signal(str, str)

    def __init__(self, services: Services, source: Path | None = None) -> None:
        super().__init__(services, _("Fetch a group file"), lambda: self.back.emit())  # noqa: PLW0108  # the signal exists after __init__ only
        self.lead_to(_("Groups"), _("Back to the groups"))
        self.file: GroupFile | None = None
        body = QWidget()
        self._rows = column(body, 14)
        self.whole.addWidget(self.middle(body, _("What is in the file")), 1)
        self.whole.addWidget(self._foot())
        self._begin()
        if source is not None:
            self.open(source)

    def _foot(self) -> FootBar:
        foot = FootBar()
        self.choose = Button(_("Choose another file"), self.theme, "folder-open")
        self.choose.clicked.connect(lambda _on=False: self._ask())
        self.take = Button(_("Take in"), self.theme, "check", "primary")
        self.take.setAutoDefault(True)
        self.take.clicked.connect(lambda _on=False: self._take())
        foot.row.addWidget(self.choose)
        foot.row.addStretch(1)
        foot.row.addWidget(self.take)
        return foot

    def _begin(self) -> None:
        clear(self._rows)
        self.file = None
        said = _(
            "A group file (.groep) holds the values, agreements, articles and contacts of a group, so that you can go"
            " on where another trainer stopped. You see what is in it before anything is taken in."
        )
        first = Button(_("Choose a file"), self.theme, "folder-open", "ink")
        first.clicked.connect(lambda _on=False: self._ask())
        self.first = first
        panel = Panel(Words(_("Bring in a group"), "heading"), Words(said, wrap=True))
        panel.rows.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(panel)
        self.take.hide()
        self.choose.hide()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a file"), suggested(""), _("Group files (*.groep)")
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, source: Path) -> None:
        """Look at the file; say what is wrong with it when something is."""
        try:
            file = read(source)
        except GroupFileError as error:
            self._begin()
            self.message.say(file_sentence(error), "danger")
            return
        self.message.hide()
        self._show(file)

    # showing

    def _show(self, file: GroupFile) -> None:
        self.file = file
        clear(self._rows)
        group = file.group
        self._rows.addWidget(
            Panel(
                Words(group.name, "title", wrap=True),
                Words(organisation_name(file.organisation), "label", wrap=True),
                Words(group_line(group), wrap=True),
                Words(_("Who chairs: {who}").format(who=chair_name(group.chair)), wrap=True),
            )
        )
        remarks = self._remarks(file)
        if remarks:
            said = _("No names of persons are expected in a group file. Look at this before you take it in.")
            shown = "\n".join(remarks[:SHOWN])
            self._rows.addWidget(
                Panel(Words(said, "label", wrap=True), Words(shown, wrap=True), look="notice-warn")
            )
        self._rows.addWidget(self._where())
        self._rows.addWidget(self._content(file))
        self._rows.addStretch(1)
        self.take.show()
        self.choose.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self) -> Panel:
        """The group it is already here as, else the organisation it can stand under."""
        assert self.file is not None
        self.place = QComboBox()
        self.place.setMinimumContentsLength(28)
        store = self.services.store
        same = next((each for each in store.groups() if each.id == self.file.group.id), None)
        if same is not None:
            self.place.addItem(
                _("Bring “{group}” up to date").format(group=same.name), Place(same.organisation_id, same.id)
            )
        theirs = self.file.organisation.name.casefold()
        known = sorted(store.organisations(), key=lambda each: each.name.casefold() != theirs)
        for each in known:
            self.place.addItem(
                _("As a new group of {organisation}").format(organisation=organisation_name(each)),
                Place(each.id),
            )
        if not any(each.name.casefold() == theirs for each in known):
            new = _("As a new group of a new organisation, {organisation}").format(
                organisation=organisation_name(self.file.organisation)
            )
            self.place.insertItem(0 if same is None else 1, new, Place(""))
            if same is None:
                self.place.setCurrentIndex(0)
        said = _("What you have already stays; of what both have, what was changed last counts.")
        return Panel(labelled(_("Where it goes"), self.place), Words(said, "caption", wrap=True))

    def _content(self, file: GroupFile) -> Panel:
        panel = Panel(gap=6)
        values = [
            f"{value.name.get(language())}: {value.definition}"
            if value.definition
            else value.name.get(language())
            for value in file.group.values
        ]
        agreements = [
            f"{status_text(entry.kind, entry.status)}: {entry.body}"
            for entry in file.group.entries(EntryKind.AGREEMENT)
        ]
        articles = [f"{each.number} {each.text}".strip() for each in file.organisation.code]
        contacts = [
            " · ".join(part for part in (each.role, each.reach) if part)
            for each in merged_contacts(file.group.contacts, file.organisation.contacts)
        ]
        for title, lines in (
            (_("Values"), values),
            (_("Agreements"), agreements),
            (_("Articles of the code of conduct"), articles),
            (_("Contacts"), contacts),
        ):
            if not lines:
                continue
            panel.rows.addWidget(Words(title, "heading"))
            for line in lines[:SHOWN]:
                panel.rows.addWidget(Words(line, wrap=True))
            left = len(lines) - SHOWN
            if left > 0:
                more = ngettext("and {n} more", "and {n} more", left).format(n=left)
                panel.rows.addWidget(Words(more, "caption"))
        return panel

    def _remarks(self, file: GroupFile) -> list[str]:
        texts = {f"value-{n}": value.definition for n, value in enumerate(file.group.values)}
        for entry in file.group.register:
            texts[entry.id] = "\n".join((entry.body, entry.who, entry.when, entry.friction, entry.outcome))
        for contact in (*file.group.contacts, *file.organisation.contacts):
            texts[f"contact-{contact.role}"] = contact.role
        return list(dict.fromkeys(sentence(remark) for remark in lint(texts)))

    # taking in

    def _take(self) -> None:
        if self.file is None:
            return
        place = self.place.currentData()
        if isinstance(place, Place) and self.keep(lambda: self._bring_in(place)):
            self.taken.emit(
                self._brought, _("Taken in. Look through it once, so that you know it before the evening.")
            )

    def _bring_in(self, place: Place) -> None:
        assert self.file is not None
        store = self.services.store
        organisation = self._organisation(place)
        store.save_organisation(organisation)
        if place.group_id:
            group = merged(store.load_group(place.group_id), self.file.group)
        else:
            free = all(each.id != self.file.group.id for each in store.groups())
            group = replace(
                self.file.group,
                id=self.file.group.id if free else new_id(),
                organisation_id=organisation.id,
            )
        store.save_group(group)
        self._brought = group.id

    def _organisation(self, place: Place) -> Organisation:
        """The organisation with the articles and contacts it did not have."""
        assert self.file is not None
        theirs = self.file.organisation
        if not place.organisation_id:
            return replace(theirs, id=new_id())
        ours = self.services.store.load_organisation(place.organisation_id)
        return replace(with_code(ours, theirs.code), contacts=merged_contacts(ours.contacts, theirs.contacts))
