"""The second step of a sheet: the cards it makes or changes, to tick; how each becomes; what is wrong with rows.

What is ticked is only kept here; nothing is written before `apply`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListWidgetItem, QTabWidget, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Severity
from dilemmagame.gui.sharing.entryview import EntryView
from dilemmagame.gui.sharing.mappingview import row_of, sheet_box
from dilemmagame.gui.sharing.parts import ProblemList, WrappedLines, foot_button, words
from dilemmagame.gui.sharing.reading import SheetFile
from dilemmagame.gui.sharing.wording import entry_state
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import FootBar, Message, labelled, scaled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.sheets.mapping import Form
from dilemmagame.library.sheets.plan import Choice, Entry, ImportPlan

LIST_WIDTH = 400


class CardsView(QWidget):
    """Asks for a plan by `target_changed`, shows it with `show_plan`, and asks with `apply` for what is ticked."""

    target_changed = Signal(object)
    """The folder of a deck, or None for a new one."""
    apply = Signal(object)
    """A Choice."""
    sheet_wanted = Signal(str)
    mapping_wanted = Signal()
    left = Signal()

    def __init__(
        self, found: SheetFile, decks: Sequence[DeckFolder], target: Path | None, title: str, theme: Theme
    ) -> None:
        super().__init__()
        self._theme, self._form = theme, found.mapping.form
        self.plan: ImportPlan | None = None
        self.choice: set[tuple[str, str]] = set()
        self._filling = False
        whole = column(self, 0)
        body = QWidget()
        beside = row(body, 18, (20, 14, 20, 12))
        beside.addWidget(self._left(found, decks, target, title))
        right = QWidget()
        rows = column(right, 8)
        self.message = Message(theme)
        rows.addWidget(self.message)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(_("Card and remarks"))
        self.entry = EntryView(theme)
        self.entry.ticked.connect(self._tick_part)
        remarks = QWidget()
        self._remarks = column(remarks, 10, (0, 10, 12, 10))
        self.tabs.addTab(self.entry, _("The card"))
        self.tabs.addTab(Scroller(remarks, _("Remarks")), _("Remarks"))
        rows.addWidget(self.tabs, 1)
        beside.addWidget(right, 1)
        # With large letters on a small screen this is higher than the window.
        whole.addWidget(Scroller(body, _("Cards and remarks")), 1)
        whole.addWidget(self._foot(found))
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(
        self, found: SheetFile, decks: Sequence[DeckFolder], target: Path | None, title: str
    ) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(scaled(LIST_WIDTH))
        rows = column(holder, 8)
        rows.addWidget(words(_("What comes in?"), "heading"))
        rows.addWidget(words(found.source.name, "caption"))
        if self._form is not Form.TABLE and len(found.rows.sheets) > 1:
            sheets = sheet_box(found)
            sheets.activated.connect(lambda _place: self.sheet_wanted.emit(sheets.currentText()))
            rows.addWidget(labelled(_("Which sheet"), sheets))
        self.decks = QComboBox()
        self.decks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.decks.setMinimumContentsLength(18)
        if self._form is Form.TABLE:
            self.decks.addItem(_("A new deck"), None)
        for each in decks:
            self.decks.addItem(each.deck.title, each.path)
        self.decks.setCurrentIndex(max(0, self._place_of(target)))
        self.decks.activated.connect(lambda _place: self._aim())
        rows.addWidget(labelled(_("In which deck"), self.decks))
        self.title = QLineEdit(title)
        self.title.setMaxLength(120)
        self._title_row = labelled(_("Title of the new deck"), self.title)
        self.title.textChanged.connect(lambda _text: self._sum())
        rows.addWidget(self._title_row)
        self.entries = WrappedLines(_("Cards of the sheet"))
        self.entries.currentRowChanged.connect(self._show_entry)
        self.entries.itemChanged.connect(self._tick_entry)
        rows.addWidget(self.entries, 1)
        self._title_row.setVisible(self.target is None)
        return holder

    def _place_of(self, target: Path | None) -> int:
        places = [place for place in range(self.decks.count()) if self.decks.itemData(place) == target]
        return places[0] if places else -1

    def _foot(self, found: SheetFile) -> QFrame:
        foot = FootBar()
        self.hint = Words("", "caption", wrap=True)
        foot.row.addWidget(self.hint, 1)
        if found.mapping.form is Form.TABLE:
            foot_button(foot, self._theme, _("Columns"), "chevron-left", self.mapping_wanted.emit, "quiet")
        foot_button(foot, self._theme, _("Do not bring it in"), "x", self.left.emit, "quiet")
        self.go = foot_button(
            foot, self._theme, _("Take over"), "check", lambda: self.apply.emit(self.wanted), "primary"
        )
        self.go.setEnabled(False)
        return foot

    # what is asked for

    @property
    def target(self) -> Path | None:
        """The folder of the deck that was chosen; None for a new one."""
        chosen = self.decks.currentData()
        return chosen if isinstance(chosen, Path) else None

    @property
    def wanted(self) -> Choice:
        return frozenset(self.choice)

    def _aim(self) -> None:
        self._title_row.setVisible(self.target is None)
        self.plan = None
        self.entries.clear()
        self.go.setEnabled(False)
        self.target_changed.emit(self.target)

    def _tick_entry(self, item: QListWidgetItem) -> None:
        """A whole card on or off; one that waits comes whole, but a text is only taken out by a tick of its own."""
        if self._filling or self.plan is None:
            return
        entry = self.plan.entries[self.entries.row(item)]
        everything = self.plan.all_of(entry)
        self.choice -= everything
        if item.checkState() is Qt.CheckState.Checked:
            filled = {change.part for change in entry.changes if not change.removes}
            self.choice |= {(entry.file, part) for part in entry.default or filled}
        self._show_entry(self.entries.currentRow())
        self._sum()

    def _tick_part(self, part: str, on: bool) -> None:
        entry = self._entry(self.entries.currentRow())
        if entry is None:
            return
        if on:
            self.choice.add((entry.file, part))
        else:
            self.choice.discard((entry.file, part))
        self._mark(self.entries.currentRow())
        self._sum()

    # showing

    def show_plan(self, plan: ImportPlan) -> None:
        """The cards of `plan`, ticked as it proposes."""
        self.plan = plan
        self.choice = set(plan.default())
        self._filling = True
        self.entries.clear()
        for entry in plan.entries:
            item = QListWidgetItem(f"{entry.title}\n{entry_state(entry)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.entries.addItem(item)
        self._filling = False
        for place in range(len(plan.entries)):
            self._mark(place)
        self.entries.setCurrentRow(0)
        if not plan.entries:
            self.entry.clear_away(_("This sheet makes no card. The remarks say why."))
        self._tell_faults(plan)
        self._sum()

    def _mark(self, place: int) -> None:
        entry, item = self._entry(place), self.entries.item(place)
        if entry is None or item is None:
            return
        self._filling = True
        on = any(file == entry.file for file, _part in self.choice)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        if not entry.changes:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        spoken = _("taken over") if on else _("not taken over")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry_state(entry)}, {spoken}")
        self._filling = False

    def _entry(self, place: int) -> Entry | None:
        entries = self.plan.entries if self.plan is not None else ()
        return entries[place] if 0 <= place < len(entries) else None

    def _show_entry(self, place: int) -> None:
        entry = self._entry(place)
        if entry is not None:
            parts = frozenset(part for file, part in self.choice if file == entry.file)
            self.entry.show_entry(entry, parts, language())

    def _tell_faults(self, plan: ImportPlan) -> None:
        clear(self._remarks)
        errors = sum(each.severity is Severity.ERROR for each in plan.problems)
        if plan.problems:
            self._remarks.addWidget(ProblemList(plan.problems, self._theme, row_of))
        else:
            self._remarks.addWidget(words(_("There is nothing to remark about this sheet.")))
        self._remarks.addStretch(1)
        count = len(plan.problems)
        self.tabs.setTabText(1, _("Remarks ({n})").format(n=count) if count else _("Remarks"))
        if errors:
            said = ngettext(
                "{n} thing in the sheet is not right. See the remarks; what is ticked can come in.",
                "{n} things in the sheet are not right. See the remarks; what is ticked can come in.",
                errors,
            )
            self.message.say(said.format(n=errors), "warn")
        else:
            self.message.hide()

    def _sum(self) -> None:
        """What the amber button will do, in its own words."""
        if self.plan is None:
            return
        taken = [entry for entry, _parts in self.plan.chosen(self.wanted)]
        new = sum(entry.new for entry in taken)
        changed = len(taken) - new
        parts = []
        if new:
            parts.append(ngettext("{n} new", "{n} new", new).format(n=new))
        if changed:
            parts.append(ngettext("{n} changed", "{n} changed", changed).format(n=changed))
        text = _("Take over: {what}").format(what=", ".join(parts)) if parts else _("Take over")
        self.go.label(text)
        self.go.name(text)
        titled = bool(self.title.text().strip()) or self.target is not None
        self.go.setEnabled(bool(taken) and titled)
        if not titled:
            self.hint.setText(_("Give the new deck a title."))
        elif not self.plan.default() and not taken:
            self.hint.setText(_("The sheet says nothing that is not in the deck already."))
        elif not taken:
            self.hint.setText(_("Tick what has to come in."))
        else:
            self.hint.setText(_("An empty cell never takes a text out of a deck by itself."))
