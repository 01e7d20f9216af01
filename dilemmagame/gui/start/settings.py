"""Settings: language and look, keys and motion, the organisation, and your data (copy, put back, diagnose)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dilemmagame.base.atomic import write_atomically
from dilemmagame.base.diagnose import diagnosis
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.base.settings import SCALES, THEMES, Settings
from dilemmagame.domain.organisations import Contact, Organisation, only_the_mayor
from dilemmagame.gui.services import Services
from dilemmagame.gui.start.parts import Page, button, field_label, in_a_row, label, panel
from dilemmagame.gui.widgets.names import mayor_alone
from dilemmagame.gui.widgets.places import suggested

MOST_CONTACTS = 4


class SettingsPage(Page):
    """Every change is kept at once; there is no save button."""

    back = Signal()
    changed = Signal(object)
    """A Settings value, after each change."""

    def __init__(self, services: Services, settings: Settings) -> None:
        super().__init__(_("Settings"), lambda: self.back.emit(), _("Start"))  # noqa: PLW0108  # the signal exists after __init__ only
        self._services = services
        self._settings = settings
        self._said = label("", "caption")
        self.column.addWidget(self._look())
        self.column.addWidget(self._organisation())
        self.column.addWidget(self._data())
        self.column.addStretch(1)

    def _put(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]  # names are Settings' own
        self.changed.emit(self._settings)

    def _look(self) -> QWidget:
        form_holder = QWidget()
        form = QFormLayout(form_holder)
        form.setContentsMargins(0, 0, 0, 0)
        themes = [(_("paper"), "paper"), (_("night"), "night"), (_("high contrast"), "contrast")]
        assert tuple(value for _text, value in themes) == THEMES
        now = self._settings
        form.addRow(
            *self._choice(_("Language"), [("Nederlands", "nl"), ("English", "en")], now.language, "language")
        )
        form.addRow(*self._choice(_("Colours of the laptop"), themes, now.theme, "theme"))
        form.addRow(*self._choice(_("Colours of the stage"), themes, now.stage_theme, "stage_theme"))
        scales = [(f"{scale} %", scale) for scale in SCALES]
        form.addRow(*self._choice(_("Size of the text"), scales, now.text_scale, "text_scale"))
        single = _("One-letter keys on the stage (B for black, F for freeze)")
        form.addRow("", self._switch(single, "single_keys", on=now.single_keys))
        form.addRow("", self._switch(_("Less motion on the stage"), "reduced_motion", on=now.reduced_motion))
        form.addRow(
            "", self._switch(_("A soft sound when the time of a step is over"), "sound", on=now.sound)
        )
        return panel(label(_("Language and look"), "heading"), form_holder)

    def _choice(
        self, name: str, choices: Sequence[tuple[str, str | int]], now: str | int, field: str
    ) -> tuple[QLabel, QComboBox]:
        box = QComboBox()
        box.setAccessibleName(name)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(now))
        box.activated.connect(lambda place: self._put(**{field: choices[place][1]}))
        return field_label(name, box), box

    def _switch(self, name: str, field: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(name)
        box.setAccessibleName(name)
        box.setChecked(on)
        box.toggled.connect(lambda state: self._put(**{field: state}))
        return box

    def _organisation(self) -> QWidget:
        self._stored = stored = self._services.store.load_organisation()
        form_holder = QWidget()
        form = QFormLayout(form_holder)
        form.setContentsMargins(0, 0, 0, 0)
        self._name = self._field(_("Name"), stored.name, form)
        self._holder = self._field(_("Who keeps the notes (a role)"), stored.notes_holder, form)
        self._contacts: list[tuple[QLineEdit, QLineEdit]] = []
        contacts = stored.contacts + (Contact("", ""),) * (MOST_CONTACTS - len(stored.contacts))
        for place, contact in enumerate(contacts[:MOST_CONTACTS], start=1):
            role = self._line(_("Contact {n}: role").format(n=place), contact.role)
            reach = self._line(_("Contact {n}: how to reach").format(n=place), contact.reach)
            role.setPlaceholderText(_("role, for example confidential adviser"))
            reach.setPlaceholderText(_("how to reach, for example a phone extension"))
            form.addRow(
                field_label(_("Contact {n}").format(n=place), role), in_a_row(role, reach, stretch_last=False)
            )
            self._contacts.append((role, reach))
        explained = label(
            _("Contacts stand on the last page of an evening and in the notes. Name roles, not persons."),
            "caption",
        )
        self._warning = panel(label(mayor_alone()), look="notice-warn")
        self._warning.setVisible(only_the_mayor(stored.contacts))
        more = label(_("More of this, and other organisations: see Groups on the first page."), "caption")
        return panel(label(_("Your organisation"), "heading"), form_holder, self._warning, explained, more)

    def _field(self, name: str, text: str, form: QFormLayout) -> QLineEdit:
        made = self._line(name, text)
        form.addRow(field_label(name, made), made)
        return made

    def _line(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setMaxLength(200)
        made.editingFinished.connect(self._keep_organisation)
        return made

    def _keep_organisation(self) -> None:
        contacts = tuple(
            Contact(role.text().strip(), reach.text().strip())
            for role, reach in self._contacts
            if role.text().strip()
        )
        changed = replace(
            self._stored,
            name=self._name.text().strip(),
            notes_holder=self._holder.text().strip(),
            contacts=(*contacts, *self._stored.contacts[MOST_CONTACTS:]),
        )
        self._warning.setVisible(only_the_mayor(changed.contacts))
        if changed != self._stored:
            self._try(lambda: self._keep(changed), "")

    def _keep(self, organisation: Organisation) -> None:
        self._stored = self._services.store.save_organisation(organisation)

    def _data(self) -> QWidget:
        where = label(_("Everything lies in this folder: {folder}").format(folder=self._services.folder.root))
        copy_hint = label(
            _("To move to another laptop: make a copy here, and put it back there."),
            "caption",
        )
        doors = in_a_row(
            button(_("Make a copy"), self._copy, picture="save"),
            button(_("Put a copy back"), self._restore, picture="archive"),
            button(_("Show the diagnosis"), self._diagnose, picture="file-text"),
        )
        self._diagnosis = QPlainTextEdit()
        self._diagnosis.setReadOnly(True)
        self._diagnosis.setTabChangesFocus(True)
        self._diagnosis.setAccessibleName(_("Diagnosis"))
        self._diagnosis.setMinimumHeight(200)
        self._diagnosis.hide()
        self._keep_diagnosis = button(_("Save the diagnosis"), self._save_diagnosis, picture="save")
        self._keep_diagnosis.hide()
        return panel(
            label(_("Your data"), "heading"),
            where,
            copy_hint,
            doors,
            self._said,
            self._diagnosis,
            self._keep_diagnosis,
        )

    def _copy(self) -> None:
        target, _chosen = QFileDialog.getSaveFileName(
            self, _("Make a copy"), suggested("dilemmagame-copy.db"), "*.db"
        )
        if target:
            done = _("The copy is made and checked: {file}").format(file=target)
            self._try(lambda: self._services.store.backup(Path(target)), done)

    def _restore(self) -> None:
        source, _chosen = QFileDialog.getOpenFileName(self, _("Put a copy back"), suggested(""), "*.db")
        if source:
            done = _("The copy is in place. What was there before is kept beside it.")
            self._try(lambda: self._services.store.restore(Path(source)), done)

    def _diagnose(self) -> None:
        self._diagnosis.setPlainText(diagnosis(self._services.folder))
        self._diagnosis.show()
        self._keep_diagnosis.show()

    def _save_diagnosis(self) -> None:
        target, _chosen = QFileDialog.getSaveFileName(
            self, _("Save the diagnosis"), suggested("dilemmagame-diagnosis.txt"), "*.txt"
        )
        if target:
            content = self._diagnosis.toPlainText().encode("utf-8")
            self._try(
                lambda: write_atomically(Path(target), content), _("Written: {file}").format(file=target)
            )

    def _try(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except WorldError as error:
            self._said.setText(sentence(error))
        except OSError:
            self._said.setText(_("The file could not be written. Nothing is lost. Choose another folder."))
        else:
            self._said.setText(done)
