"""The page of one group: its agreements, values, signals, actions and parking lot, and the group itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.groups import Group, loses_text, with_entry, with_value, without_entry, without_value
from dilemmagame.domain.register import EntryKind, RegisterEntry
from dilemmagame.gui.background import explain
from dilemmagame.gui.groups.about import AboutGroup
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.groups.poster import save_poster
from dilemmagame.gui.groups.register import RegisterView
from dilemmagame.gui.groups.values import ValuesView
from dilemmagame.gui.groups.wording import due_text, kind_title, organisation_name
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar
from dilemmagame.gui.widgets.places import ask_target, file_stem
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.library.groupfile import SUFFIX, to_bytes
from dilemmagame.notes.lint import lint, sentence

REMARKS = 3


class GroupPage(KeepingPage):
    """Every change is kept at once."""

    back = Signal()
    removed = Signal()
    pick_up = Signal()
    make_sheet = Signal()

    def __init__(self, services: Services, group_id: str) -> None:
        self.group = services.store.load_group(group_id)
        self.organisation = services.store.load_organisation(self.group.organisation_id)
        super().__init__(services, self.group.name, self._leave)
        self.lead_to(_("Groups"), _("Back to the groups"))
        self.whose = Elided(organisation_name(self.organisation), "caption")
        self.bar.row.insertWidget(2, self.whose, 1)
        self.due = Words("", "chip-warn")
        self.bar.row.addWidget(self.due)
        self.tabs: dict[str, Button] = {}
        self.lists: dict[EntryKind, RegisterView] = {}
        self.parts = QStackedWidget()
        self._choice = QButtonGroup(self)
        choices, self._line = self.tabs_row()
        self._arrange()
        self.whole.addWidget(choices)
        self.whole.addWidget(self.parts, 1)
        self.whole.addWidget(self._foot())
        self._show()
        self._begin()

    # building

    def _arrange(self) -> None:
        for kind in EntryKind:
            view = RegisterView(self.theme, kind, self.today, self.organisation.code)
            view.changed.connect(self._take_entry)
            view.removed.connect(self._remove_entry)
            self.lists[kind] = view
        self.values = ValuesView(self.theme, self.services.shelf.vocabulary.values, self.today)
        self.values.changed.connect(self._take_value)
        self.values.removed.connect(self._remove_value)
        self.values.print_asked.connect(self._print_values)
        self.about = AboutGroup(self.theme, self.group)
        self.about.changed.connect(self._take_about)
        self.about.remove.connect(self._remove)
        self._part("agreement", self.lists[EntryKind.AGREEMENT])
        self._part("values", self.values)
        for kind in (EntryKind.SIGNAL, EntryKind.ACTION, EntryKind.PARKED):
            self._part(kind.value, self.lists[kind])
        self._part("about", self.about)

    def _part(self, name: str, view: QWidget) -> None:
        button = Button("", self.theme, look="segment", checkable=True)
        button.clicked.connect(lambda _on=False: self.show_part(name))
        self._choice.addButton(button)
        self.tabs[name] = button
        self._line.addWidget(button)
        self.parts.addWidget(self.middle(view, self._title(name)))

    def _title(self, name: str) -> str:
        if name == "values":
            return _("Values")
        return _("This group") if name == "about" else kind_title(EntryKind(name))

    def _number(self, name: str) -> int:
        if name == "values":
            return len(self.group.values)
        return 0 if name == "about" else len(self.group.entries(EntryKind(name)))

    def _foot(self) -> FootBar:
        foot = FootBar()
        self.fetch = Button(_("Pick up from an evening"), self.theme, "download", "ink")
        self.fetch.clicked.connect(lambda _on=False: self._go(self.pick_up.emit))
        self.export = Button(_("Save a group file"), self.theme, "share-2")
        self.export.clicked.connect(lambda _on=False: self._export())
        self.sheet = Button(_("Half-year sheet"), self.theme, "file-text")
        self.sheet.clicked.connect(lambda _on=False: self._go(self.make_sheet.emit))
        foot.row.addWidget(self.export)
        foot.row.addWidget(self.sheet)
        foot.row.addStretch(1)
        foot.row.addWidget(self.fetch)
        return foot

    # showing

    def show_part(self, name: str) -> None:
        self._flush()
        self.tabs[name].setChecked(True)
        self.parts.setCurrentIndex(list(self.tabs).index(name))

    def _begin(self) -> None:
        """A group that was just made is asked its name first; of any other one sees what it agreed."""
        group = self.group
        fresh = not (group.size or group.register or group.values or group.evenings or group.contacts)
        self.show_part("about" if fresh else "agreement")
        if fresh:
            self.about.name.selectAll()
            self.about.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs["agreement"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self.bar.title.setText(self.group.name)
        number = len(self.group.due(self.today))
        self.due.say(due_text(number) if number else "")
        for name, button in self.tabs.items():
            count, title = self._number(name), self._title(name)
            button.label(f"{title} {count}" if count else title)
            button.name(f"{title} ({count})" if count else title)
        for view in self.lists.values():
            view.show_group(self.group)
        self.values.show_group(self.group)
        self.about.show_group(self.group)

    # keeping

    def _flush(self) -> None:
        for view in self.lists.values():
            view.flush()
        self.values.flush()

    def _go(self, onward: object) -> None:
        self._flush()
        if callable(onward):
            onward()

    def _leave(self) -> None:
        self._go(self.back.emit)

    def _take(self, after: Group) -> None:
        before = self.group
        if after == before:
            return
        self.group = after
        if loses_text(before, after):
            self.wipe(lambda: self.services.store.save_group(after), self._show)
        elif self.keep(lambda: self.services.store.save_group(after)):
            self._show()

    def _take_entry(self, entry: RegisterEntry) -> None:
        self._take(with_entry(self.group, entry, self.today))

    def _remove_entry(self, entry_id: str) -> None:
        self._take(without_entry(self.group, entry_id))

    def _take_value(self, value: AdoptedValue) -> None:
        self._take(with_value(self.group, value))

    def _remove_value(self, value: AdoptedValue) -> None:
        self._take(without_value(self.group, value))

    def _print_values(self, paper: str) -> None:
        self._flush()
        save_poster(self, self.group, self.organisation, paper)

    def _take_about(self, about: Group) -> None:
        self._take(
            replace(self.group, name=about.name, size=about.size, chair=about.chair, contacts=about.contacts)
        )

    def _remove(self) -> None:
        gone = self.group.id
        self.wipe(lambda: self.services.store.remove_group(gone), self.removed.emit)

    # the group file

    def _export(self) -> None:
        self._flush()
        remarks = self._remarks()
        if remarks:
            shown = "\n".join(remarks[:REMARKS])
            said = ngettext(
                "Look at this once more before it leaves:",
                "Look at these once more before they leave:",
                len(remarks),
            )
            self.message.say(f"{said}\n{shown}", "warn", _("Save all the same"), self._save)
        else:
            self._save()

    def _remarks(self) -> list[str]:
        """What in the file may point at a person."""
        texts = {f"value-{n}": value.definition for n, value in enumerate(self.group.values)}
        for entry in self.group.entries(EntryKind.AGREEMENT):
            texts[entry.id] = "\n".join((entry.body, entry.who, entry.when, entry.friction, entry.outcome))
        for contact in (*self.group.contacts, *self.organisation.contacts):
            texts[contact.role] = contact.role
        return list(dict.fromkeys(sentence(remark) for remark in lint(texts)))

    def _save(self) -> None:
        name = file_stem(self.group.name) or _("group")
        kinds = _("Group files (*.groep)")
        target = ask_target(self, _("Save a group file"), f"{name}{SUFFIX}", kinds)
        if target is None:
            return
        try:
            write_where_asked(target, to_bytes(self.organisation, self.group))
        except WorldError as error:
            self.message.say(explain(error), "danger")
            return
        said = _(
            "Saved: {file}. In it: the values, agreements, articles and contacts. Signals, actions and the parking lot"
            " stay here."
        )
        self.message.say(said.format(file=target))
