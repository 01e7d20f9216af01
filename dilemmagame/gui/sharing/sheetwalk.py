"""A sheet on its way in: from its columns to its cards and back, with a new plan whenever something is changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.services import Services
from dilemmagame.gui.sharing.cardsview import CardsView
from dilemmagame.gui.sharing.mappingview import MappingView
from dilemmagame.gui.sharing.parts import Step, told, words
from dilemmagame.gui.sharing.reading import SheetFile, likely_deck
from dilemmagame.gui.widgets.page import Message, theme_in_use
from dilemmagame.gui.widgets.pages import Pages
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.library.sheets.incoming import id_from, plan_import
from dilemmagame.library.sheets.mapping import Form, Mapping
from dilemmagame.library.sheets.placing import write_plan
from dilemmagame.library.sheets.plan import Choice, ImportPlan


class SheetWalk(QWidget):
    """Emits `apply` with the work that writes; that gives the folder and what there is to say."""

    apply = Signal(object)
    sheet_wanted = Signal(str)
    other = Signal()
    left = Signal()

    def __init__(
        self, found: SheetFile, services: Services, background: Background, message: Message
    ) -> None:
        super().__init__()
        self._services, self._background, self._message = services, background, message
        self._theme = theme_in_use()
        self.mapping: Mapping = found.mapping
        self._found = found
        self._asked = 0
        self._steps = Pages()
        column(self, 0).addWidget(self._steps)
        own = services.shelf.own_decks.resolve()
        self._decks = [each for each in services.shelf.decks if each.path.resolve().parent == own]
        if found.mapping.form is Form.TABLE:
            self._show_columns()
        elif self._decks:
            self._show_cards(found.mapping)
        else:
            self._steps.go(self._no_deck())

    @property
    def step(self) -> QWidget | None:
        return self._steps.currentWidget()

    def _no_deck(self) -> QWidget:
        """A list of texts belongs to a deck, and there is none of this person's own."""
        step = Step(self._theme, _("This list belongs to a deck"))
        step.add(
            words(_("This list belongs to a deck"), "title"),
            told(
                self._theme,
                (
                    _("You have no deck of your own that it could go into. Nothing was written."),
                    _(
                        "Make a copy of the deck it came from first (in the library, Edit), then bring it in again."
                    ),
                ),
                "warn",
            ),
        )
        again = step.way(_("Choose another file"), "folder-open", self.other.emit, "primary")
        again.setFocus()
        return step

    def _show_columns(self) -> None:
        step = MappingView(SheetFile(self._found.source, self._found.rows, self.mapping), self._theme)
        step.went_on.connect(self._show_cards)
        step.sheet_wanted.connect(self.sheet_wanted)
        step.other.connect(self.other)
        self._steps.go(step)

    def _show_cards(self, mapping: Mapping) -> None:
        self.mapping = mapping
        found = SheetFile(self._found.source, self._found.rows, mapping)
        likely = likely_deck(found, self._decks)
        if likely is None and mapping.form is not Form.TABLE:
            likely = self._decks[0].path
        title = found.source.stem.replace("_", " ").replace("-", " ").strip()[:120]
        title = title[:1].upper() + title[1:]
        step = CardsView(found, self._decks, likely, title, self._theme)
        step.target_changed.connect(lambda _target: self.plan_again())
        step.sheet_wanted.connect(self.sheet_wanted)
        step.mapping_wanted.connect(self._show_columns)
        step.left.connect(self.left)
        step.apply.connect(self._ask_to_write)
        self._steps.go(step)
        self.plan_again()

    def plan_again(self) -> None:
        """Compare the sheet with the deck that is chosen now; an overtaken answer is dropped."""
        step = self.step
        if not isinstance(step, CardsView):
            return
        self._asked += 1
        asked, rows, mapping, name = self._asked, self._found.rows, self.mapping, self._found.source.name
        vocabulary, folder, spoken = self._services.shelf.vocabulary, self._folder(step), language()

        def make() -> ImportPlan:
            return plan_import(rows, mapping, folder, name=name, language=spoken, vocabulary=vocabulary)

        self._background.ask(
            make,
            lambda plan: step.show_plan(plan) if asked == self._asked else None,
            lambda fault: self._message.say(explain(fault), "danger"),
        )

    def _folder(self, step: CardsView) -> Path:
        """The folder of the chosen deck, or one for the new deck that nothing lies in yet."""
        decks = self._services.shelf.own_decks
        try:
            taken = {path.name for path in decks.iterdir()}
        except OSError:
            taken = set()
        return step.target or decks / id_from(step.title.text(), taken, spare=_("deck"))

    def _ask_to_write(self, choice: Choice) -> None:
        step = self.step
        if not isinstance(step, CardsView) or step.plan is None:
            return
        found, title, spoken = self._found, step.title.text(), language()
        known, folder = step.plan, self._folder(step)
        mapping, vocabulary = self.mapping, self._services.shelf.vocabulary
        others = _other_sheets(found, mapping)

        def write() -> tuple[Path, list[str]]:
            plan = known
            if plan.new_deck and plan.folder != folder:
                # The title was typed after the plan was made, and it names the folder.
                plan = plan_import(
                    found.rows,
                    mapping,
                    folder,
                    name=found.source.name,
                    language=spoken,
                    vocabulary=vocabulary,
                )
            written = write_plan(plan, choice, title=title)
            return written.folder, [*_what_was_written(len(written.added), len(written.changed)), *others]

        self.apply.emit(write)


def _other_sheets(found: SheetFile, mapping: Mapping) -> list[str]:
    """A long list stands in several sheets; only one comes in at a time."""
    others = [title for title in found.rows.sheets if title != found.rows.sheet]
    if not others or mapping.form is Form.TABLE:
        return []
    said = _("This file has more sheets: {names}. Bring it in again and choose the next one.")
    return [said.format(names=", ".join(others))]


def _what_was_written(added: int, changed: int) -> list[str]:
    lines = []
    if added:
        lines.append(ngettext("{n} file is new.", "{n} files are new.", added).format(n=added))
    if changed:
        lines.append(ngettext("{n} file was changed.", "{n} files were changed.", changed).format(n=changed))
    return lines
