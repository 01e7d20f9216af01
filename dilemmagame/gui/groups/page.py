"""The page with all organisations and their groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Organisation, only_the_mayor
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.groups.wording import due_text, group_line, organisation_line, organisation_name
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Panel
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.ports import new_id


class GroupsPage(KeepingPage):
    """One panel per organisation, one line per group."""

    back = Signal()
    edit_organisation = Signal(str)
    open_group = Signal(str)
    fetch = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Groups"), lambda: self.back.emit())  # noqa: PLW0108  # the signal exists after __init__ only
        organisations = services.store.organisations()
        groups = services.store.groups()
        body = QWidget()
        rows = column(body, 14)
        self.doors: dict[str, Button] = {}
        self.new_group: dict[str, Button] = {}
        self.organisation: dict[str, Button] = {}
        if not organisations:
            rows.addWidget(self._beginning())
        for each in organisations:
            mine = tuple(group for group in groups if group.organisation_id == each.id)
            rows.addWidget(self._organisation(each, mine))
        rows.addStretch(1)
        self.whole.addWidget(self.middle(body, _("Organisations and their groups")), 1)
        self.whole.addWidget(self._foot())
        first = next(iter((*self.doors.values(), *self.new_group.values())), self.another)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _beginning(self) -> Panel:
        said = _(
            "A group that meets more often keeps its values and agreements here, so that the next evening can build"
            " on them. Begin with the organisation it belongs to."
        )
        panel = Panel(Words(_("There are no groups yet"), "heading"), Words(said, wrap=True))
        self.another = self._another("ink")
        panel.rows.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _another(self, look: str = "") -> Button:
        made = Button(_("New organisation"), self.theme, "plus", look)
        made.clicked.connect(lambda _on=False: self._new_organisation())
        return made

    def _organisation(self, organisation: Organisation, groups: tuple[Group, ...]) -> Panel:
        name = organisation_name(organisation)
        head = QWidget()
        line = row(head, 12)
        words = column(gap=2)
        words.addWidget(Words(name, "heading", wrap=True))
        words.addWidget(Words(organisation_line(organisation), "caption", wrap=True))
        line.addLayout(words, 1)
        if only_the_mayor(organisation.contacts):
            line.addWidget(Words(_("only the mayor as contact"), "chip-warn"))
        said = _("Edit organisation: {name}").format(name=name)
        edit = Button(_("Organisation"), self.theme, "building-2", name=said)
        edit.clicked.connect(lambda _on=False: self.edit_organisation.emit(organisation.id))
        self.organisation[organisation.id] = edit
        line.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        panel = Panel(head, gap=8)
        for group in groups:
            panel.rows.addWidget(self._group(group))
        said = _("New group of {name}").format(name=name)
        new = Button(_("New group"), self.theme, "plus", "quiet", name=said)
        new.clicked.connect(lambda _on=False: self._new_group(organisation))
        self.new_group[organisation.id] = new
        panel.rows.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _group(self, group: Group) -> QWidget:
        """A door with the name, what there is, and what has to be looked at again."""
        door = Button("", self.theme, look="tile", name=group.name)
        door.setAutoDefault(True)
        number = len(group.due(self.today))
        line = row(door, 14, (14, 8, 14, 8))
        words = column(gap=2)
        name, about = Elided(group.name, "label"), Elided(group_line(group), "caption")
        for each in (name, about):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(each)
        line.addLayout(words, 1)
        if number:
            chip = Words(due_text(number), "chip-warn")
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(chip)
        door.setMinimumHeight(name.sizeHint().height() + about.sizeHint().height() + 22)
        door.setAccessibleDescription(
            " · ".join(part for part in (about.text(), due_text(number) if number else "") if part)
        )
        door.clicked.connect(lambda _on=False: self.open_group.emit(group.id))
        self.doors[group.id] = door
        return door

    def _foot(self) -> FootBar:
        foot = FootBar()
        fetch = Button(_("Fetch a group file"), self.theme, "download")
        fetch.clicked.connect(lambda _on=False: self.fetch.emit())
        self.fetch_file = fetch
        foot.row.addWidget(fetch)
        foot.row.addStretch(1)
        if self.organisation:
            self.another = self._another()
            foot.row.addWidget(self.another)
        return foot

    def _new_group(self, organisation: Organisation) -> None:
        group = Group(new_id(), organisation.id, _("New group"))
        if self.keep(lambda: self.services.store.save_group(group)):
            self.open_group.emit(group.id)

    def _new_organisation(self) -> None:
        made = Organisation(id=new_id())
        if self.keep(lambda: self.services.store.save_organisation(made)):
            self.edit_organisation.emit(made.id)
