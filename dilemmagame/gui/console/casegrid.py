"""The counts of many rounds at once, as a table: a line per case, a column per place between white and black.

One stop for the Tab key; arrows move between the numbers. Every change sends the whole tally of its case.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import Count, RoundStatus
from dilemmagame.domain.cards import GREY_PLACES, grey_cases
from dilemmagame.domain.commands import CountHands
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView, RoundPanel
from dilemmagame.notes.shades import place_name

SHADES = ("1", "4", "7")
MOST = 999
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CountCell(QLineEdit):
    """One number. Empty means that nothing was counted."""

    moved = Signal(int, int)
    entered = Signal()
    taken = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QIntValidator(0, MOST, self))
        self.setMaxLength(3)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("000") + 22)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo or (event.text().isprintable() and event.text() and not event.text().isdigit()):
                # A clicker's full stop and Ctrl+Z (open the vote again) are no numbers: the window has them.
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.moved.emit(*by)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()
        self.selectAll()

    @property
    def value(self) -> int:
        return int(self.text()) if self.text().isdigit() else 0

    def show_value(self, value: int | None) -> None:
        """Show a number, or nothing, without telling anybody."""
        text = "" if value is None else str(value)
        if text != self.text() and not (value == 0 and not self.text() and self.hasFocus()):
            self.setText(text)


class CaseGrid(QWidget):
    """The cases of the card with their numbers; three places, or all seven."""

    filled = Signal()
    """Enter in the last number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._votes: tuple[RoundPanel, ...] = ()
        self._cases: tuple[str, ...] = ()
        self._sent: dict[int, tuple[Count, ...]] = {}
        self._made: tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]] | None = None
        self.cells: list[list[CountCell]] = []
        self._totals: list[Words] = []
        layout = column(self, 8)
        self.fine = ToggleChip(_("Count finer"), desk.theme)
        self.fine.name(_("Count on all seven places between white and black"))
        self.fine.clicked.connect(self._again)
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        layout.addWidget(self._place)

    @property
    def places(self) -> tuple[str, ...]:
        """The places that have a column now."""
        return GREY_PLACES if self.fine.isChecked() else SHADES

    def show_votes(self, votes: tuple[RoundPanel, ...], view: ConsoleView) -> None:
        """Follow the rounds; numbers that are still on their way are not overwritten by older ones."""
        self._votes = votes
        self._cases = grey_cases(view.card) if view.card is not None else ()
        finer = any(count.choice not in SHADES and count.ballots for vote in votes for count in vote.hands)
        if finer:
            self.fine.setChecked(True)
        self.fine.setEnabled(not finer)
        made = (tuple(vote.subject.number for vote in votes), self._cases, self.places)
        if made != self._made:
            self._made = made
            self._fill()
        for line, vote in enumerate(votes):
            self._show(line, vote)

    def begin(self) -> None:
        """The cursor to the first number."""
        if self.cells and self.cells[0]:
            self.cells[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_sent(self) -> None:
        """What was sent was not stored: show what is stored again."""
        self._sent.clear()

    def _show(self, line: int, vote: RoundPanel) -> None:
        is_open = vote.status is RoundStatus.OPEN
        if is_open or self._sent.get(vote.number) == vote.hands or vote.status is RoundStatus.REVEALED:
            self._sent.pop(vote.number, None)
        if vote.number not in self._sent:
            known = {count.choice: count.ballots for count in vote.hands}
            for place, cell in zip(self.places, self.cells[line], strict=True):
                cell.show_value(None if is_open else known.get(place))
        for cell in self.cells[line]:
            cell.setEnabled(vote.status is RoundStatus.CLOSED)
        total = "" if is_open else _("{n} of {all}").format(n=vote.total, all=vote.present)
        self._totals[line].say(total)

    def _fill(self) -> None:
        """With three places a case is one line; with seven its numbers stand under its text, so that they fit."""
        stacked = len(self.places) > len(SHADES)
        first = 0 if stacked else 1
        self._grid.removeWidget(self.fine)
        clear(self._grid)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        if stacked:
            self._grid.addWidget(self.fine, 0, 0, 1, len(self.places), left)
        else:
            self._grid.addWidget(self.fine, 1, 0, left)
        for side, place in enumerate(self.places, first):
            word = place_name(int(place)) if place in SHADES else ""
            head = Words(f"{place} {word}".strip() if stacked else word, "caption")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 1, side)
        self.cells, self._totals = [], []
        for line, vote in enumerate(self._votes):
            self._case(line, vote.subject.number, stacked=stacked)
        for side in range(len(GREY_PLACES) + 1):
            self._grid.setColumnStretch(side, int((stacked and side < len(self.places)) or side == 0))
        if self.cells:
            self._stand((0, 0))

    def _case(self, line: int, number: int, *, stacked: bool) -> None:
        text = Elided(f"{number}. {self._cases[number - 1] if number <= len(self._cases) else ''}")
        total = Words("", "caption")
        top, first = (2 + 2 * line, 0) if stacked else (2 + line, 1)
        if stacked:
            self._grid.addWidget(text, top, 0, 1, len(self.places) - 2)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(total, top, len(self.places) - 2, 1, 2, right)
        else:
            self._grid.addWidget(text, top, 0)
            self._grid.addWidget(total, top, len(self.places) + 1)
        cells: list[CountCell] = []
        for side, place in enumerate(self.places):
            cell = CountCell(_("Case {number}, {place}").format(number=number, place=place_name(int(place))))
            spot = (line, side)
            cell.textEdited.connect(lambda _text: self._changed(line))
            cell.moved.connect(lambda down, right, spot=spot: self._move(spot, down, right))
            cell.entered.connect(lambda spot=spot: self._go_on(spot))
            cell.taken.connect(lambda spot=spot: self._reach(spot))
            where = Qt.AlignmentFlag.AlignHCenter
            self._grid.addWidget(cell, top + 1 if stacked else top, side + first, where)
            cells.append(cell)
        self.cells.append(cells)
        self._totals.append(total)

    def _again(self) -> None:
        """Other columns: what was counted stays with its place."""
        self._made = (tuple(vote.subject.number for vote in self._votes), self._cases, self.places)
        self._fill()
        for line, vote in enumerate(self._votes):
            self._show(line, vote)

    def _stand(self, spot: tuple[int, int]) -> None:
        """The one stop for the Tab key is where the cursor was last."""
        for line, cells in enumerate(self.cells):
            for side, cell in enumerate(cells):
                here = (line, side) == spot
                cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _reach(self, spot: tuple[int, int]) -> None:
        """The cursor came to a number: it is scrolled into sight with the text of its case."""
        self._stand(spot)
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        cell = self.cells[spot[0]][spot[1]]
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(cell, 0, 2 * cell.height())

    def _move(self, spot: tuple[int, int], down: int, right: int) -> None:
        line, side = spot[0] + down, spot[1] + right
        if 0 <= line < len(self.cells) and 0 <= side < len(self.cells[line]):
            self.cells[line][side].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, spot: tuple[int, int]) -> None:
        """Enter: along the case, then to the next one, after the last away from here."""
        line, side = spot
        if side + 1 < len(self.cells[line]):
            self._move(spot, 0, 1)
        elif line + 1 < len(self.cells):
            self.cells[line + 1][0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.filled.emit()

    def _changed(self, line: int) -> None:
        vote = self._votes[line]
        if vote.status is not RoundStatus.CLOSED:
            return
        known = {count.choice for count in vote.hands}
        filled = tuple(
            Count(place, cell.value)
            for place, cell in zip(self.places, self.cells[line], strict=True)
            if cell.text() or place in known
        )
        self._sent[vote.number] = filled
        self._desk.send(CountHands(vote.number, filled))
