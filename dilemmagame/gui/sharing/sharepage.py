"""The page 'share a deck': as a package, signed or not, or as a spreadsheet; and what does not go along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLineEdit, QRadioButton, QWidget

from dilemmagame.base.i18n import LANGUAGES, _, ngettext
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.services import Services
from dilemmagame.gui.sharing.parts import READING_WIDTH, words
from dilemmagame.gui.sharing.reading import kept
from dilemmagame.gui.sharing.template import save_template, sheet_filters
from dilemmagame.gui.sharing.wording import cards, form_name, language_name, listed
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, Panel, TopBar, labelled, scaled, theme_in_use
from dilemmagame.gui.widgets.places import ask_target, file_stem
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.packages.files import deck_files, is_note
from dilemmagame.library.packages.keys import NAME_CHARACTERS, KeyRing, NameTakenError, Signer, tidy_name
from dilemmagame.library.packages.packing import SUFFIX, PackReport, pack
from dilemmagame.library.packages.wording import name_taken
from dilemmagame.library.reading import read_source_deck
from dilemmagame.library.sheets.mapping import Form
from dilemmagame.library.sheets.outgoing import Exported, export_sheet

NEW_NAME = ""


@dataclass(frozen=True, slots=True)
class Going:
    """What goes along when this deck is shared, and what lies in its folder but does not."""

    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    signers: tuple[Signer, ...]
    language: str


class SharePage(QWidget):
    """Changes nothing in the deck; writes only where the person says."""

    back = Signal()

    def __init__(self, services: Services, folder: Path) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._folder = folder
        self._today = services.clock.now().wall.date()
        self._ring = KeyRing(services.folder)
        shelf = services.shelf
        known = next((each for each in shelf.decks if each.path == folder), None)
        self._deck = (known or shelf.read(folder)).deck
        self._background = Background(self, "share")
        whole = column(self, 0)
        title = _("Share: {deck}").format(deck=self._deck.title)
        self.bar = TopBar(title, self._theme, self.back.emit)
        self.bar.title.setMinimumWidth(scaled(120))
        self.bar.back.label(_("Cards"))
        self.bar.back.name(_("Back to the cards"))
        whole.addWidget(self.bar)
        self.message = Message(self._theme)
        whole.addWidget(self.message)
        holder = QWidget()
        around = column(holder, 0, (24, 18, 24, 18))
        body = QWidget()
        body.setMaximumWidth(scaled(READING_WIDTH))
        rows = column(body, 14)
        for part in (self._package(), self._sheet(), self._aside()):
            rows.addWidget(part)
        beside = row()
        beside.addStretch(0)
        beside.addWidget(body, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)
        whole.addWidget(Scroller(holder, _("Ways to share")), 1)
        self._background.ask(self._look, self._show, self._explain)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _package(self) -> Panel:
        said = _(
            "One file with the whole deck, for somebody who uses this program. Who has the deck already gets your"
            " changes beside their own."
        )
        self.going = words("")
        self.sign = QCheckBox(_("Sign it, so that others can see it comes from you"))
        self.sign.setAccessibleName(self.sign.text())
        self.sign.setMinimumHeight(34)
        self.sign.toggled.connect(lambda _on: self._show_signer())
        self.signers = QComboBox()
        self.signers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.signers.setMinimumContentsLength(18)
        self.signers.activated.connect(lambda _place: self._show_signer())
        self._signers_row = labelled(_("As whom"), self.signers)
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_CHARACTERS)
        self.name.setPlaceholderText(_("For example the name of your organisation"))
        self.name.textChanged.connect(lambda _text: self._show_signer())
        self._name_row = labelled(_("Name under which you sign"), self.name)
        self._means = words(
            _(
                "A key is made for this name. It stays on this computer; what you share holds only its signature."
            ),
            "caption",
        )
        self.save = Button(_("Save as a deck to share"), self._theme, "share-2", "primary")
        self.save.setAutoDefault(True)
        self.save.clicked.connect(lambda _on=False: self._save_package())
        panel = Panel(
            Words(_("As a deck (.dilemma)"), "heading"), words(said), self.going, self.sign, self._signers_row,
            self._name_row, self._means, self.save,
        )  # fmt: skip
        panel.rows.setAlignment(self.save, Qt.AlignmentFlag.AlignLeft)
        self._show_signer()
        return panel

    def _sheet(self) -> Panel:
        said = _(
            "To write, proofread or translate in Excel or another program, and to bring in again afterwards."
        )
        holder = QWidget()
        rows = column(holder, 2)
        self.forms: dict[Form, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for form in Form:
            choice = QRadioButton(form_name(form))
            choice.setAccessibleName(form_name(form))
            choice.setMinimumHeight(34)
            choice.toggled.connect(lambda _on: self._show_form())
            self._group.addButton(choice)
            self.forms[form] = choice
            rows.addWidget(choice)
        self.languages = QComboBox()
        self.languages.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._language_row = labelled(_("Into which language"), self.languages)
        self.forms[Form.TABLE].setChecked(True)
        self.export = Button(_("Save as a spreadsheet"), self._theme, "download")
        self.export.setAutoDefault(True)
        self.export.clicked.connect(lambda _on=False: self._save_sheet())
        panel = Panel(
            Words(_("As a spreadsheet (.xlsx, .csv)"), "heading"),
            words(said),
            holder,
            self._language_row,
            self.export,
        )
        panel.rows.setAlignment(self.export, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _aside(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 12, (16, 0, 16, 0))
        line.addWidget(
            words(_("New cards by somebody else? Give them an empty one, with an example in it.")), 1
        )
        self.template = Button(_("Save an empty spreadsheet"), self._theme, "file-text")
        self.template.clicked.connect(self._save_template)
        line.addWidget(self.template)
        return holder

    # showing

    def _look(self) -> Going:
        language = read_source_deck(self._folder).deck.language
        found = deck_files(self._folder)
        notes = tuple(name for name in found.files if is_note(name))
        return Going(notes, found.left_out, self._ring.own(), language)

    def _show(self, going: Going) -> None:
        along = _("Goes along: {cards}, with texts, pictures, norms and translations.").format(
            cards=cards(len(self._deck.cards))
        )
        if going.notes:
            said = _("Notes beside the deck go along too: {files}. Move out what is yours alone.")
            along = f"{along}\n{said.format(files=listed(going.notes))}"
        if going.left_out:
            said = _("Stays here, for it is no part of the deck: {files}.").format(
                files=listed(going.left_out)
            )
        else:
            said = _("Nothing in the folder of the deck stays behind.")
        never = _("Votes, notes and sessions never go along.")
        self.going.setText(f"{along}\n{said} {never}")
        if not self.languages.count():
            for code in LANGUAGES:
                if code != going.language:
                    self.languages.addItem(language_name(code), code)
        before = self.signers.currentText()
        self.signers.clear()
        for signer in going.signers:
            self.signers.addItem(signer.name, signer.name)
        self.signers.addItem(_("Another name"), NEW_NAME)
        self.signers.setCurrentIndex(max(self.signers.findText(before, Qt.MatchFlag.MatchExactly), 0))
        self._show_signer()

    @property
    def signer_name(self) -> str:
        """The name to sign with, tidied; empty when there is none yet."""
        chosen = str(self.signers.currentData() or NEW_NAME)
        return chosen or tidy_name(self.name.text())

    def _show_signer(self) -> None:
        on = self.sign.isChecked()
        new = not self.signers.currentData()
        self._signers_row.setVisible(on and self.signers.count() > 1)
        self._name_row.setVisible(on and new)
        self._means.setVisible(on and new)
        self.save.setEnabled(not on or bool(self.signer_name))

    def _show_form(self) -> None:
        self._language_row.setVisible(self.form is Form.TRANSLATION)

    @property
    def form(self) -> Form:
        return next((form for form, choice in self.forms.items() if choice.isChecked()), Form.TABLE)

    def _explain(self, fault: Exception) -> None:
        self.message.say(explain(fault), "danger")

    # writing

    def _save_package(self) -> None:
        name = f"{_file_name(self._deck.id)}{SUFFIX}"
        kinds = _("Decks (*.dilemma)")
        target = ask_target(self, _("Save as a deck to share"), name, kinds)
        if target is None:
            return
        signed = self.signer_name if self.sign.isChecked() else ""
        folder, ring = self._folder, self._ring

        def make() -> tuple[PackReport, Going] | None:
            signer = ring.signer(signed) if signed else None
            if signed and signer is None:
                try:
                    signer = kept(lambda: ring.make_signer(signed), ring)
                except NameTakenError:
                    return None
            return pack(folder, target, signer=signer), self._look()

        def done(made: tuple[PackReport, Going] | None) -> None:
            if made is None:
                self.message.say(name_taken(signed), "warn")
                return
            self._show(made[1])
            if signed:
                self.signers.setCurrentIndex(max(self.signers.findText(signed, Qt.MatchFlag.MatchExactly), 0))
                self._show_signer()
            self.message.say("\n".join(_packed(made[0])), "warn" if made[0].left_out else "ok")

        self._background.ask(make, done, self._explain)

    def _save_template(self) -> None:
        save_template(self, self._background, self.message, self._today)

    def _save_sheet(self) -> None:
        form, into = self.form, str(self.languages.currentData() or "")
        target = ask_target(
            self,
            _("Save as a spreadsheet"),
            f"{_file_name(self._deck.id)}-{_form_word(form)}.xlsx",
            sheet_filters(),
        )
        if target is None:
            return
        folder, today = self._folder, self._today
        spoken = into if form is Form.TRANSLATION else ""

        def make() -> Exported | None:
            try:
                return export_sheet(folder, target, form, today, language=spoken)
            except ValueError:
                return None

        def done(made: Exported | None) -> None:
            if made is None:
                said = _("This deck is too large for one .csv. Nothing was written. Save it as .xlsx.")
                self.message.say(said, "warn")
                return
            self.message.say("\n".join(_exported(made)), "warn" if made.left_out else "ok")

        self._background.ask(make, done, self._explain)


def _packed(made: PackReport) -> Sequence[str]:
    """What was written, with what was left out."""
    files = ngettext("{n} file", "{n} files", len(made.manifest.files)).format(n=len(made.manifest.files))
    lines = [_("Saved: {file} ({files})").format(file=made.target, files=files)]
    if made.signer is not None:
        said = _("Signed as “{name}”. Who gets it can ask you whether these are the signs of your key: {key}")
        lines.append(said.format(name=made.signer.name, key=made.signer.fingerprint))
    if made.norms_added:
        lines.append(
            _("Norms from the shared register went along: {norms}").format(norms=listed(made.norms_added))
        )
    if made.left_out:
        lines.append(
            _("Left out, for it is no part of the deck: {files}").format(files=listed(made.left_out))
        )
    else:
        lines.append(_("Nothing of the deck was left out."))
    return lines


def _exported(made: Exported) -> Sequence[str]:
    rows = ngettext("{n} row", "{n} rows", made.rows).format(n=made.rows)
    lines = [_("Saved: {file} ({files})").format(file=made.target, files=rows)]
    if made.left_out:
        lines.append(_("Too long for a cell, and cut off: {places}").format(places=listed(made.left_out)))
    else:
        lines.append(_("Nothing was left out. Pictures and norms stay with the deck."))
    return lines


def _form_word(form: Form) -> str:
    match form:
        case Form.TABLE:
            return _("table")
        case Form.PROOF:
            return _("proof")
        case Form.TRANSLATION:
            return _("translation")


def _file_name(deck_id: str) -> str:
    return file_stem(deck_id) or _("deck")
