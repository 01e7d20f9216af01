"""The first step of a sheet: what each column holds, as the headings suggest it and as a person changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Problem
from dilemmagame.gui.sharing.parts import ProblemList, Step, section, told, words
from dilemmagame.gui.sharing.reading import SheetFile
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import Panel, labelled, scaled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.library.sheets.columns import COLUMNS, heading
from dilemmagame.library.sheets.mapping import Mapping

SAMPLE = 70
"""Characters of a cell that show what a column holds."""


class MappingView(Step):
    """One box for each column of the sheet."""

    went_on = Signal(object)
    """A Mapping that can be used."""
    sheet_wanted = Signal(str)
    other = Signal()

    def __init__(self, found: SheetFile, theme: Theme) -> None:
        super().__init__(theme, _("What the columns hold"))
        self.mapping: Mapping = found.mapping
        self.boxes: list[QComboBox] = []
        rows = len(found.rows.rows) - 1
        said = ngettext("{n} row", "{n} rows", rows).format(n=rows)
        self.add(
            words(_("What stands in which column?"), "title"),
            words(f"{found.source.name} · {said}", "caption"),
            words(
                _("This is what the headings suggest. Change what is not right; an unused column stays out.")
            ),
        )
        if len(found.rows.sheets) > 1:
            self.add(self._sheets(found))
        missing = _("Say which column holds the titles; without titles there are no cards.")
        self.missing = told(theme, (missing,), "warn")
        self.add(self.missing, self._columns(found))
        if found.rows.problems:
            self.add(section(_("Not read")), Panel(ProblemList(found.rows.problems, theme, row_of)))
        self.way(_("Choose another file"), "folder-open", self.other.emit, "quiet")
        self.go = self.way(
            _("On to the cards"), "chevron-right", lambda: self.went_on.emit(self.mapping), "primary"
        )
        self._show()
        (self.go if self.mapping.usable else self.boxes[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheets(self, found: SheetFile) -> QWidget:
        box = sheet_box(found)
        box.activated.connect(lambda _place: self.sheet_wanted.emit(box.currentText()))
        self.sheets = box
        return labelled(_("Which sheet"), box)

    def _columns(self, found: SheetFile) -> Panel:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        spoken = language()
        for place, typed in enumerate(self.mapping.headings):
            name = " ".join(typed.split()) or _("Column {n}").format(n=place + 1)
            texts = QWidget()
            lines = column(texts, 1)
            lines.addWidget(words(name, "strong"))
            sample = _sample(found, place)
            if sample:
                lines.addWidget(words(sample, "caption"))
            box = QComboBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            box.setMinimumWidth(scaled(190))
            box.setMaxVisibleItems(18)
            box.addItem(_("Not used"), "")
            for each in COLUMNS:
                box.addItem(heading(each, spoken), each)
            box.setAccessibleName(_("What column “{name}” holds").format(name=name))
            box.activated.connect(lambda _at, place=place: self._take(place))
            self.boxes.append(box)
            grid.addWidget(texts, place, 0)
            grid.addWidget(box, place, 1, Qt.AlignmentFlag.AlignVCenter)
        return Panel(holder)

    def _take(self, place: int) -> None:
        self.mapping = self.mapping.with_column(place, str(self.boxes[place].currentData()))
        self._show()

    def _show(self) -> None:
        """Every box as the mapping is now: a column that was given away is free again."""
        for place, box in enumerate(self.boxes):
            box.setCurrentIndex(max(box.findData(self.mapping.columns[place]), 0))
        self.missing.setVisible(not self.mapping.usable)
        self.go.setEnabled(self.mapping.usable)


def sheet_box(found: SheetFile) -> QComboBox:
    """A box with the titles of all sheets of a workbook, at the one that was read."""
    box = QComboBox()
    box.setAccessibleName(_("Which sheet"))
    for title in found.rows.sheets:
        box.addItem(title)
    box.setCurrentIndex(max(box.findText(found.rows.sheet, Qt.MatchFlag.MatchExactly), 0))
    return box


def row_of(problem: Problem) -> str:
    """Where in a sheet a problem is: row, and column by letter."""
    return _("Row {row}, column {column}").format(row=problem.line, column=letters(problem.column))


def letters(number: int) -> str:
    """A column as spreadsheets name it: 1 is A, 27 is AA."""
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name or "A"


def _sample(found: SheetFile, place: int) -> str:
    """The first text in a column, cut short."""
    for each in found.rows.rows[1:]:
        text = " ".join(each.cells[place].split()) if place < len(each.cells) else ""
        if text:
            return text if len(text) <= SAMPLE else f"{text[:SAMPLE]}…"
    return ""
