"""Keeping a programme: under a name of the user's own, as a file for somebody else, or taken in from one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _, language
from dilemmagame.base.sentences import sentence
from dilemmagame.domain.templates import ProgrammeTemplate
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import labelled
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.library.programmes import keep_programme, named, take_in
from dilemmagame.library.sentences import sentence as problem_sentence
from dilemmagame.library.shelf import Shelf

MOST_TOLD = 6


class NameStrip(QFrame):
    """Asks for the name under which the programme is kept."""

    named = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Keep this programme"))
        line = row(self, 10, (14, 8, 14, 8))
        self.field = QLineEdit()
        self.field.setMaxLength(80)
        self.field.returnPressed.connect(self._tell)
        line.addWidget(labelled(_("Name of the programme"), self.field), 1)
        self.keep = Button(_("Keep"), theme, "save", name=_("Keep the programme under this name"))
        self.keep.clicked.connect(self._tell)
        away = Button(_("Do not keep"), theme, look="quiet")
        away.clicked.connect(self.fold)
        line.addWidget(self.keep)
        line.addWidget(away)
        self.hide()

    def unfold(self, name: str) -> None:
        """Show it with the cursor in the name."""
        self.field.setText(name)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def fold(self) -> None:
        self.hide()
        self.closed.emit()

    def _tell(self) -> None:
        if self.field.text().strip():
            self.hide()
            self.named.emit(self.field.text())


def own_by_name(shelf: Shelf, name: str) -> ProgrammeTemplate | None:
    """The user's own programme that goes by `name`."""
    wanted = " ".join(name.split()).casefold()
    own = (each for each in shelf.programmes if each.id in shelf.own_programme_ids)
    return next((each for each in own if each.title.get(language()).casefold() == wanted), None)


def keep_as(shelf: Shelf, template: ProgrammeTemplate, name: str) -> ProgrammeTemplate:
    """Keep `template` under `name`, in place of an own one with that name. Raises WorldError."""
    before = own_by_name(shelf, name)
    taken = {each.id for each in shelf.programmes} - ({before.id} if before is not None else set())
    kept = named(template, name, taken)
    if before is not None:
        kept = ProgrammeTemplate(before.id, kept.title, kept.minutes, kept.audience, kept.items, kept.note)
    keep_programme(shelf.own_programmes, kept)
    shelf.refresh_programmes()
    return kept


def bring_in(shelf: Shelf, source: Path) -> tuple[ProgrammeTemplate | None, str]:
    """The programme in the file `source`, kept among the user's own, and what to tell about it."""
    try:
        brought = take_in(source, shelf.own_programmes, shelf.methods, {each.id for each in shelf.programmes})
    except WorldError as error:
        return None, sentence(error)
    if brought.template is None:
        first = [
            _("Line {n}: {message}").format(n=each.line, message=problem_sentence(each))
            for each in brought.problems[:MOST_TOLD]
        ]
        head = _("This file was not brought in; nothing was changed. Have these lines mended, and try again.")
        return None, "\n".join([head, *first])
    shelf.refresh_programmes()
    title = brought.template.title.get(language())
    return brought.template, _("Brought in and kept: {title}").format(title=title)
