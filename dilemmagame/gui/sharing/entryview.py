"""One row of a sheet as the card it becomes: new cards as they will read, known ones with what changes in them."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.sharing.mappingview import row_of
from dilemmagame.gui.sharing.parts import ProblemList, words
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import Scroller, clear, column
from dilemmagame.library.editing import parts_of
from dilemmagame.library.sheets.columns import heading
from dilemmagame.library.sheets.plan import CellChange, Entry

ABOUT = ("field:id", "field:version", "field:language", "field:kind")
"""What says nothing to who reads a card."""


class EntryView(Scroller):
    """Text only, and always plain."""

    ticked = Signal(str, bool)
    """A part of the card that shows, to be taken over or not."""

    def __init__(self, theme: Theme) -> None:
        holder = QWidget()
        super().__init__(holder, _("The card"))
        self._theme = theme
        self._rows = column(holder, 10, (0, 10, 12, 10))
        self._shown: Entry | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(lambda: self.viewport().setUpdatesEnabled(True))

    def show_entry(self, entry: Entry, parts: Set[str], language: str) -> None:
        """`parts` are taken over; a new card shows with all of them."""
        if entry is self._shown and self.boxes:
            self._tick(parts)
            return
        self._begin(entry)
        self._rows.addWidget(words(entry.title, "heading"))
        if entry.problems:
            self._rows.addWidget(Panel(ProblemList(entry.problems, self._theme, row_of), look="notice-warn"))
        if entry.new:
            self._read(entry, language)
        elif not entry.changes:
            self._rows.addWidget(words(_("This card is in the deck like this already.")))
        else:
            for change in entry.changes:
                self._rows.addWidget(self._change(change, language))
            self._tick(parts)
        self._rows.addStretch(1)

    def clear_away(self, text: str) -> None:
        self._begin(None)
        self._rows.addWidget(words(text))
        self._rows.addStretch(1)

    def _begin(self, entry: Entry | None) -> None:
        # Nobody sees the rows that come now before they have found their height.
        self.viewport().setUpdatesEnabled(False)
        self._laid_out.start(0)
        clear(self._rows)
        self.boxes = {}
        self._shown = entry
        self.verticalScrollBar().setValue(0)

    def _tick(self, parts: Set[str]) -> None:
        for part, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(part in parts)
            box.blockSignals(False)

    def _read(self, entry: Entry, language: str) -> None:
        text = entry.text({change.part for change in entry.changes})
        for name, said in parts_of(text, deck=entry.is_deck).items():
            if name not in ABOUT and name != "title":
                self._rows.addWidget(_named(heading(name, language), said))

    def _change(self, change: CellChange, language: str) -> QWidget:
        name = heading(change.part, language)
        box = QCheckBox(name)
        box.setAccessibleName(_("Take over: {what}").format(what=name))
        box.setMinimumHeight(34)
        box.toggled.connect(lambda on, part=change.part: self.ticked.emit(part, on))
        self.boxes[change.part] = box
        rows: list[QWidget] = [box]
        if change.before:
            rows.append(_named(_("In the deck"), change.before))
        after = change.after or _("Nothing: this takes the text out of the deck.")
        return Panel(*rows, _named(_("In the sheet"), after), gap=8)


def _named(name: str, text: str) -> QWidget:
    """A text right under what it is."""
    holder = QWidget()
    rows = column(holder, 1)
    rows.addWidget(words(name, "caption"))
    rows.addWidget(words(text))
    return holder
