"""What a deck says about itself: title, audience, version, licence, introduction; and what lies in its trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.editor.fields import Area, Line, Picker, titled
from dilemmagame.gui.editor.form import audiences
from dilemmagame.gui.editor.forms import CardForm
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

STAMP = 16
"""Length of the moment in front of the name of what was taken out."""
MOST_SHOWN = 20


class DeckSettings(QWidget):
    """`changed` gives the form of deck.md and the mark of the field; `put_back` a folder in the trash."""

    changed = Signal(object, str)
    put_back = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._form = CardForm()
        rows = column(self, 10, (20, 14, 20, 14))
        self.title = Line(_("Title of the deck"))
        self.audience = Picker(_("Audience"), theme, audiences(), _("everybody"))
        self.lines = {"title": self.title, "version": Line(_("Version")), "licence": Line(_("Licence"))}
        for name, field in self.lines.items():
            field.typed.connect(lambda text, name=name: self._set(name, text))
        self.audience.picked.connect(lambda keys: self._set("audience", ", ".join(keys)))
        self.introduction = Area(_("Introduction for the trainer"), 12)
        self.introduction.typed.connect(
            lambda text: self._take(replace(self._form, introduction=text), "introduction")
        )
        rows.addWidget(titled(_("Title of the deck"), self.title))
        line = row(gap=10)
        line.addWidget(titled(_("Audience"), self.audience), 1)
        line.addWidget(titled(_("Version"), self.lines["version"]), 1)
        line.addWidget(titled(_("Licence"), self.lines["licence"]), 1)
        rows.addLayout(line)
        rows.addWidget(titled(_("Introduction for the trainer"), self.introduction))
        self._trash = QWidget()
        self._trash_rows = column(self._trash, 6)
        rows.addWidget(self._trash)
        rows.addStretch(1)

    def show_form(self, form: CardForm) -> None:
        self._form = form
        for name, field in self.lines.items():
            field.show_text(form.field(name))
        self.audience.show_keys(form.words("audience"))
        self.introduction.show_text(form.introduction)

    def show_trash(self, trashed: Sequence[Path]) -> None:
        """What was taken out, with the way back."""
        clear(self._trash_rows)
        self._trash.setVisible(bool(trashed))
        if not trashed:
            return
        self._trash_rows.addWidget(Words(_("Taken out; still in the folder of this deck"), "label"))
        for path in trashed[:MOST_SHOWN]:
            line = QWidget()
            beside = row(line, 8)
            name = path.name[STAMP:]
            beside.addWidget(Words(name, wrap=True), 1)
            said = _("Put back: {card}").format(card=name)
            again = Button(_("Put back"), self._theme, "rotate-ccw", name=said)
            again.clicked.connect(lambda _checked=False, path=path: self.put_back.emit(path))
            beside.addWidget(again)
            self._trash_rows.addWidget(line)

    def _set(self, name: str, value: str) -> None:
        self._take(self._form.with_field(name, value), f"field:{name}")

    def _take(self, form: CardForm, mark: str) -> None:
        self._form = form
        self.changed.emit(form, mark)
