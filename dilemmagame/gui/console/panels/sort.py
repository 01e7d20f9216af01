"""Panel of step kind `sort`: lines that were written before, each with three chips to lay it warm, lukewarm or cold."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.commands import FileText
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel, lines_here
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, Line
from dilemmagame.notes.wording import column_name

BOARD = rules(StepKind.SORT).board


class SortPanel(StepPanel):
    """Nothing has to be typed again: what stands on this card already is laid with one tap."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(_("Who brought the case says where each one lies. Tap it."), "strong")
        self._none = self.say(_("Nothing to lay yet. Write down what people read out."), "caption")
        self._place = QWidget()
        self._list = column(self._place, 8)
        self.box.addWidget(self._place)
        more = QWidget()
        self._more = FlowLayout(more, 6)
        self.box.addWidget(more)
        self._rows: dict[str, HeapRow] = {}
        self._offered: tuple[CaptureField, ...] = ()
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        fields = _fields(view)
        if fields != self._offered:
            self._offered = fields
            clear(self._more)
            for field in fields:
                title = capture_title(field)
                add = Button(title, self.desk.theme, "plus", name=_("Write down: {kind}").format(kind=title))
                add.clicked.connect(lambda _checked=False, field=field: self.desk.write(field, ""))
                self._more.addWidget(add)
        lines = to_lay(view)
        if tuple(line.text_id for line in lines) != tuple(self._rows):
            clear(self._list)
            self._rows = {line.text_id: HeapRow(self.desk, line.text_id) for line in lines}
            for each in self._rows.values():
                self._list.addWidget(each)
        for line in lines:
            self._rows[line.text_id].show_line(line)
        self._none.setVisible(not lines)

    def status(self, view: ConsoleView) -> str:
        keys = BOARD.keys if BOARD is not None else ()
        n = sum(1 for line in to_lay(view) if line.choice not in keys)
        return ngettext("{n} to lay", "{n} to lay", n).format(n=n) if n else ""


def to_lay(view: ConsoleView) -> tuple[Line, ...]:
    """The lines on this card that this step is about."""
    return lines_here(view, *_fields(view))


def _fields(view: ConsoleView) -> tuple[CaptureField, ...]:
    rows = BOARD.rows if BOARD is not None else ()
    return tuple(field for field in view.captures if field in rows) or rows


class HeapRow(QWidget):
    """A line with its three chips; the chip of the heap it lies on is lit, a tap on it takes it off again."""

    def __init__(self, desk: Desk, text_id: str) -> None:
        super().__init__()
        self._chips: dict[str, ToggleChip] = {}
        line = row(self, 8)
        self._words = Words("", wrap=True)
        line.addWidget(self._words, 1)
        for key in BOARD.keys if BOARD is not None else ():
            chip = ToggleChip(column_name(key), desk.theme)
            chip.clicked.connect(lambda on, key=key: desk.send(FileText(text_id, key if on else "")))
            line.addWidget(chip)
            self._chips[key] = chip

    def show_line(self, line: Line) -> None:
        """Follow the line."""
        self._words.setText(line.body)
        for key, chip in self._chips.items():
            chip.setChecked(line.choice == key)
            chip.name(_("{heap}: {text}").format(heap=column_name(key), text=line.body[:60]))
