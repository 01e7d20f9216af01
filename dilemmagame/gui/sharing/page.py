"""The page 'bring in a deck': one file at a time, from choosing it to the check of what was written.

Reading and writing happen on threads beside the windows; what a step shows is in its own module.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.services import Services
from dilemmagame.gui.sharing.choosing import ChooseView, ReadingView
from dilemmagame.gui.sharing.done import DoneView, Outcome, outcome
from dilemmagame.gui.sharing.mergeview import MergeView
from dilemmagame.gui.sharing.packageview import PackageView, RefusedView
from dilemmagame.gui.sharing.reading import (
    PACKAGES,
    SHEETS,
    Found,
    Package,
    Refused,
    SheetFile,
    judged,
    kept,
    look,
)
from dilemmagame.gui.sharing.sheetwalk import SheetWalk
from dilemmagame.gui.sharing.template import save_template
from dilemmagame.gui.sharing.wording import cards, moved_by_itself
from dilemmagame.gui.widgets.drops import DropTarget
from dilemmagame.gui.widgets.page import Message, TopBar, theme_in_use
from dilemmagame.gui.widgets.pages import Pages
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.library.packages.arriving import Kind, install, update
from dilemmagame.library.packages.keys import Key, KeyRing
from dilemmagame.library.packages.plan import Side

T = TypeVar("T")


class FetchPage(QWidget):
    """Shows one step at a time. `source` is read at once; without it a file is asked for."""

    back = Signal()
    """To the cards."""

    def __init__(self, services: Services, source: Path | None = None) -> None:
        super().__init__()
        self._services = services
        self._theme = theme_in_use()
        self._background = Background(self, "sharing")
        self._reader: Background | None = None
        self._writing = False
        whole = column(self, 0)
        self.bar = TopBar(_("Bring in a deck"), self._theme, self._leave)
        self.bar.back.label(_("Cards"))
        self.bar.back.name(_("Back to the cards"))
        whole.addWidget(self.bar)
        self.message = Message(self._theme)
        whole.addWidget(self.message)
        self._steps = Pages()
        whole.addWidget(self._steps, 1)
        DropTarget(self, self.open)
        if source is None:
            self.choose()
        else:
            self.open(source)

    @property
    def step(self) -> QWidget | None:
        """The step that shows."""
        return self._steps.currentWidget()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is lost when another file comes: nothing is being chosen or written."""
        return not self._writing and not isinstance(self.step, MergeView | SheetWalk)

    # reading

    def choose(self) -> None:
        """Ask for a file."""
        step = ChooseView(self._theme)
        step.file_wanted.connect(self._choose_file)
        step.folder_wanted.connect(self._choose_folder)
        step.template_wanted.connect(self._save_template)
        self._steps.go(step)

    def _save_template(self) -> None:
        save_template(self, self._background, self.message, self._services.clock.now().wall.date())

    def _choose_file(self) -> None:
        endings = " ".join(f"*{each}" for each in (*PACKAGES, *SHEETS))
        filters = ";;".join(
            (_("Decks and spreadsheets ({endings})").format(endings=endings), _("All files (*)"))
        )
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Bring in a deck"), suggested(""), filters)
        if chosen:
            self.open(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a folder with a deck"), suggested(""))
        if chosen:
            self.open(Path(chosen))

    def open(self, source: Path, sheet: str | None = None) -> None:
        """Read `source`, or one sheet of it. What was being chosen is kept when that is not finished."""
        if sheet is None and not self.at_rest:
            said = _("First finish what you see here. {file} waits where it is; nothing was done with it.")
            self.message.say(said.format(file=source.name), "warn")
            return
        self.message.hide()
        step = ReadingView(source.name, self._theme)
        step.cancelled.connect(self._cancel)
        self._steps.go(step)
        if self._reader is not None:
            self._reader.close()
        # A thread of its own: who cancels does not wait for what is still being read.
        self._reader = Background(self, "reading")
        folder = self._services.folder
        self._reader.ask(lambda: look(source, folder, sheet), self._receive, self._explain_reading)

    def _cancel(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self.choose()
        self.message.say(_("Cancelled. Nothing was written."))

    def _receive(self, found: Found) -> None:
        match found:
            case Refused():
                refused = RefusedView(found, self._theme)
                refused.other.connect(self.choose)
                refused.left.connect(self.back)
                self._steps.go(refused)
            case Package():
                self._show_package(found)
            case SheetFile():
                self._show_sheet(found)

    def _explain_reading(self, fault: Exception) -> None:
        self.choose()
        self.message.say(explain(fault), "danger")

    # packages

    def _show_package(self, found: Package) -> None:
        step = PackageView(found, self._theme)
        step.wanted.connect(lambda: self._place(found, {}))
        step.compare.connect(lambda: self._compare(found))
        step.trusted.connect(lambda key: self._trust(found, key))
        step.other.connect(self.choose)
        step.left.connect(self.back)
        self._steps.go(step)

    def _trust(self, found: Package, key: Key) -> None:
        folder = self._services.folder

        def learn() -> Found:
            ring = KeyRing(folder)
            kept(lambda: ring.trust(key), ring)
            return judged(found.source, found.arrival.imported, folder)

        self._write(learn, self._receive, lambda fault: self.message.say(explain(fault), "danger"))

    def _compare(self, found: Package) -> None:
        plan, deck = found.arrival.plan, found.arrival.imported.deck
        assert plan is not None
        assert deck is not None
        title = _("Bring “{title}” up to date").format(title=deck.title)
        step = MergeView(plan, title, self._theme)
        step.apply.connect(lambda choices: self._place(found, choices))
        step.left.connect(lambda: self._leave_merge(found))
        self._steps.go(step)

    def _leave_merge(self, found: Package) -> None:
        self._show_package(found)
        self.message.say(_("Not brought in. Nothing was written; your deck is as it was."))

    def _place(self, found: Package, choices: dict[str, Side]) -> None:
        arrival, shelf = found.arrival, self._services.shelf
        known = arrival.kind is Kind.NOTHING_NEW

        def write() -> Outcome:
            folder = install(arrival) if arrival.plan is None else update(arrival, choices)
            return outcome(folder, shelf)

        def done(result: Outcome) -> None:
            if known:
                self.back.emit()
            else:
                self._finish(result, _what_came(found, choices))

        self._write(write, done, lambda fault: self._not_placed(found, fault))

    def _not_placed(self, found: Package, fault: Exception) -> None:
        """Nothing was written. A deck that changed meanwhile is looked at anew."""
        said = explain(fault)
        changed = (WorldErrorCode.DECK_CHANGED, WorldErrorCode.DECK_PRESENT)
        if isinstance(fault, WorldError) and fault.code in changed:
            folder = self._services.folder

            def show(again: Found) -> None:
                self._receive(again)
                self.message.say(said, "warn")

            self._write(
                lambda: judged(found.source, found.arrival.imported, folder), show, self._explain_reading
            )
        else:
            self.message.say(said, "danger")

    # sheets

    def _show_sheet(self, found: SheetFile) -> None:
        step = SheetWalk(found, self._services, self._background, self.message)
        step.sheet_wanted.connect(lambda title: self.open(found.source, title))
        step.other.connect(self.choose)
        step.left.connect(self._leave_sheet)
        step.apply.connect(self._take_over)
        self._steps.go(step)

    def _leave_sheet(self) -> None:
        self.choose()
        self.message.say(_("Not brought in. Nothing was written; your decks are as they were."))

    def _take_over(self, write: Callable[[], tuple[Path, list[str]]]) -> None:
        shelf = self._services.shelf

        def work() -> tuple[Outcome, list[str]]:
            folder, lines = write()
            return outcome(folder, shelf), lines

        def failed(fault: Exception) -> None:
            self.message.say(explain(fault), "danger")
            if isinstance(self.step, SheetWalk):
                self.step.plan_again()

        self._write(work, lambda made: self._finish(*made), failed)

    # writing, and the end

    def _write(
        self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object]
    ) -> None:
        """Do `work` on the thread; until it is finished nothing on the page can be pressed."""
        if self._writing:
            return
        self._writing = True
        before = self.focusWidget()
        self._steps.setEnabled(False)

        def ready() -> None:
            self._writing = False
            self._steps.setEnabled(True)
            if before is not None:
                before.setFocus(Qt.FocusReason.OtherFocusReason)

        def good(result: T) -> None:
            ready()
            done(result)

        def bad(fault: Exception) -> None:
            ready()
            failed(fault)

        self._background.ask(work, good, bad)

    def _finish(self, result: Outcome, lines: list[str]) -> None:
        self.message.hide()
        step = DoneView(result, lines, self._theme)
        step.left.connect(self.back)
        step.other.connect(self.choose)
        self._steps.go(step)

    def _leave(self) -> None:
        """Back to the cards, but never in the middle of writing."""
        if self._writing:
            self.message.say(_("It is being written. That takes a moment; then you can go back."), "warn")
        else:
            self.back.emit()


def _what_came(found: Package, choices: dict[str, Side]) -> list[str]:
    """What was written, for the end."""
    plan, deck = found.arrival.plan, found.arrival.imported.deck
    if plan is None:
        return [_("Added: {cards}.").format(cards=cards(deck.cards if deck is not None else 0))]
    mine = sum(side is Side.MINE for side in choices.values())
    lines = [_("Brought up to date: {changes}.").format(changes=moved_by_itself(plan))]
    if choices:
        said = _("Of your choices, {mine} kept your version and {theirs} took theirs.")
        lines.append(said.format(mine=mine, theirs=len(choices) - mine))
    return lines
