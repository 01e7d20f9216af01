"""Planned and real time per step as a table, after practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.timereport import TimeLine


def stretch(ms: int) -> str:
    """A length as m:ss."""
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def compared(lines: Iterable[TimeLine]) -> str:
    """The sums in a sentence."""
    rows = tuple(lines)
    planned, real = sum(each.planned_ms for each in rows), sum(each.real_ms for each in rows)
    minutes = round(planned / 60_000), round(real / 60_000)
    return _("Planned {planned} minutes, played {real} minutes.").format(planned=minutes[0], real=minutes[1])


def difference(line: TimeLine) -> str:
    """How the step went, in a word or with a sign."""
    if line.skipped:
        return _("not played")
    off = line.real_ms - line.planned_ms
    if abs(off) < 15_000:
        return _("on time")
    return f"{'+' if off > 0 else '−'}{stretch(abs(off))}"


class TimeTable(QTableWidget):
    """One row per step, and a row with the sum for every card and piece of the frame."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setAccessibleName(_("Planned and real time per step"))
        self.setHorizontalHeaderLabels([_("Step"), _("Planned"), _("Played"), _("Difference")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Sequence[TimeLine]) -> None:
        """Fill the table."""
        spoken = language()
        rows: list[tuple[tuple[str, str, str, str], bool]] = []
        for _item, group in groupby(lines, key=lambda line: line.item):
            steps = tuple(group)
            whole = sum(each.planned_ms for each in steps), sum(each.real_ms for each in steps)
            rows.append(((steps[0].part.get(spoken), stretch(whole[0]), stretch(whole[1]), ""), True))
            rows += [
                (
                    (
                        f"    {each.step.get(spoken)}",
                        stretch(each.planned_ms),
                        stretch(each.real_ms),
                        difference(each),
                    ),
                    False,
                )
                for each in steps
                if each.planned_ms or each.real_ms
            ]
        self.setRowCount(len(rows))
        for place, (cells, head) in enumerate(rows):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                font = cell.font()
                font.setBold(head)
                cell.setFont(font)
                cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(place, column, cell)
