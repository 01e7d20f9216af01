"""The panel of a step whose lines stand in a table: per column what was said, a button to add, values to tap."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.commands import Capture, NameValue, Strike
from dilemmagame.domain.steps import Board, CaptureField, Columns, StepKind, rules
from dilemmagame.domain.tables import table_key, table_sizes
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.console.panel import StepPanel, lines_here
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.notes.wording import column_name


class BoardPanel(StepPanel):
    """Follows the columns of the kind it is for."""

    kind: StepKind

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.intro()
        self._heads: tuple[tuple[tuple[str, str], ...], tuple[CaptureField, ...]] | None = None
        self._columns: list[ColumnBox] = []
        self._place = QWidget()
        column(self._place, 12)
        self.box.addWidget(self._place)
        self.fill()

    def intro(self) -> None:
        """What stands above the columns."""

    @property
    def board(self) -> Board:
        board = rules(self.kind).board
        assert board is not None
        return board

    def show_view(self, view: ConsoleView) -> None:
        heads, rows = column_heads(self.board, view), wanted_rows(self.board, view)
        if (heads, rows) != self._heads:
            self._heads = heads, rows
            layout = self._place.layout()
            assert layout is not None
            clear(layout)
            self._columns = [ColumnBox(self.desk, self.board, key, title, rows) for key, title in heads]
            for each in self._columns:
                layout.addWidget(each)
        for each in self._columns:
            each.show_view(view)

    def status(self, view: ConsoleView) -> str:
        n = len(lines_here(view, *self.board.rows))
        return ngettext("{n} line on the stage", "{n} lines on the stage", n).format(n=n) if n else ""


def wanted_rows(board: Board, view: ConsoleView) -> tuple[CaptureField, ...]:
    """The rows that the method asks for here; all of them where it asks for none."""
    return tuple(row for row in board.rows if row in view.captures) or board.rows


def column_heads(board: Board, view: ConsoleView) -> tuple[tuple[str, str], ...]:
    """Key and title of each column, as the console names them."""
    match board.columns:
        case Columns.FIXED:
            return tuple((key, column_name(key)) for key in board.keys)
        case Columns.TABLES:
            keys = (table_key(number) for number in range(1, len(table_sizes(view.present)) + 1))
            return tuple((key, column_name(key)) for key in keys)
        case Columns.PERSPECTIVES:
            lines = lines_here(view, CaptureField.PERSPECTIVE)
            return tuple((line.text_id, line.body) for line in lines)


class ColumnBox(QWidget):
    """One column: its name, and per row what was said and a way to add."""

    def __init__(
        self, desk: Desk, board: Board, key: str, title: str, rows: tuple[CaptureField, ...]
    ) -> None:
        super().__init__()
        self._desk, self._key, self._title = desk, key, title
        self._rows: dict[CaptureField, LineList] = {}
        self._chips: ValueTaps | None = None
        layout = column(self, 4)
        head = row(gap=8)
        head.addWidget(Words(title, "strong", wrap=True), 1)
        if board.columns is Columns.PERSPECTIVES:
            drop = Button(
                _("Drop"), desk.theme, "x", "quiet", name=_("Drop {perspective}").format(perspective=title)
            )
            drop.clicked.connect(lambda: desk.send(Strike((key,))))
            head.addWidget(drop)
        layout.addLayout(head)
        for field in rows:
            name = _("{kind} for {column}").format(kind=capture_title(field), column=title)
            add = Button(capture_title(field), desk.theme, "plus", name=name)
            add.clicked.connect(lambda _checked=False, field=field: desk.write(field, key))
            head.addWidget(add)
            if field is CaptureField.VALUE:
                self._chips = ValueTaps(desk, key, title)
                layout.addWidget(self._chips)
            self._rows[field] = LineList(desk, name)
            layout.addWidget(self._rows[field])

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        for field, lines in self._rows.items():
            said = lines_here(view, field, choice=self._key)
            if field is CaptureField.VALUE and self._chips is not None:
                self._chips.show_view(view)
                said = tuple(line for line in said if line.body not in self._chips.names)
            lines.show_lines(said, view)


class ValueTaps(QWidget):
    """The values of the card as chips: a tap puts one under this perspective, another tap takes it away."""

    def __init__(self, desk: Desk, key: str, title: str) -> None:
        super().__init__()
        self._desk, self._key = desk, key
        self._flow = FlowLayout(self, 6)
        self._lines: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._all = False
        self._view: ConsoleView | None = None
        self.names: frozenset[str] = frozenset()
        self._shown: tuple[str, ...] | None = None
        self.setAccessibleName(_("Values for {column}").format(column=title))

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        self._view = view
        self._ids = {term.name.get(language()): term.id for term in view.values}
        self.names = frozenset(self._ids)
        said = lines_here(view, CaptureField.VALUE, choice=self._key)
        self._lines = {line.body: line.text_id for line in said}
        own = view.card.values if view.card is not None else ()
        first = [
            term
            for term in view.values
            if self._all or term.id in own or self._named(term.name.get(language()))
        ]
        terms = tuple(term.name.get(language()) for term in (first or view.values))
        if terms != self._shown:
            self._shown = terms
            clear(self._flow)
            for name in terms:
                chip = ToggleChip(name, self._desk.theme)
                chip.setProperty("value", name)
                chip.clicked.connect(lambda on, name=name: self._tap(name, on=on))
                self._flow.addWidget(chip)
            if len(terms) < len(view.values):
                more = Button(_("More values"), self._desk.theme, "plus", "quiet")
                more.clicked.connect(self._show_all)
                self._flow.addWidget(more)
        for chip in self.findChildren(ToggleChip):
            chip.setChecked(self._named(chip.property("value")))

    def _named(self, name: str) -> bool:
        return name in self._lines

    def _tap(self, name: str, *, on: bool) -> None:
        if on:
            self._desk.send(Capture(CaptureField.VALUE, name, self._key))
            self._desk.send(NameValue(self._ids[name], named=True))
        elif name in self._lines:
            self._desk.send(Strike((self._lines[name],)))

    def _show_all(self) -> None:
        self._all = True
        if self._view is not None:
            self.show_view(self._view)
