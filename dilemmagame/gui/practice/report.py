"""After practice: how long everything took, and back to preparing. Nothing of it is on disk any more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.timereport import TimeLine
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, TopBar, theme_in_use
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.gui.widgets.timetable import TimeTable, compared


class PracticeReport(QWidget):
    """`again` practises once more."""

    back = Signal()
    again = Signal()

    def __init__(self, lines: Sequence[TimeLine]) -> None:
        super().__init__()
        theme = theme_in_use()
        whole = column(self, 0)
        self.top = TopBar(_("The times of your practice"), theme, self.back.emit)
        self.top.back.label(_("Prepare"))
        self.top.back.name(_("Back to preparing"))
        whole.addWidget(self.top)
        body = QWidget()
        inside = column(body, 10, (20, 14, 20, 14))
        self.sum = Words(compared(lines), "label", wrap=True)
        inside.addWidget(self.sum)
        inside.addWidget(
            Words(
                _("Nothing of this practice was kept: no session, no notes, no counts."), "caption", wrap=True
            )
        )
        self.table = TimeTable()
        self.table.show_lines(lines)
        inside.addWidget(self.table, 1)
        whole.addWidget(body, 1)
        foot = FootBar()
        self.repeat = Button(_("Practise once more"), theme, "rotate-ccw")
        self.repeat.clicked.connect(lambda _on=False: self.again.emit())
        self.done = Button(_("Back to preparing"), theme, "check", "primary")
        self.done.clicked.connect(lambda _on=False: self.back.emit())
        foot.row.addWidget(self.repeat)
        foot.row.addStretch(1)
        foot.row.addWidget(self.done)
        whole.addWidget(foot)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
