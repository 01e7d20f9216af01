"""Which files of the user's own cannot be used, line by line, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel, TopBar, theme_in_use
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.sentences import sentence
from dilemmagame.library.shelf import Shelf


class FaultsPage(QWidget):
    """Reads methods and programmes again on request."""

    back = Signal()

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf, theme = shelf, theme_in_use()
        whole = column(self, 0)
        self.top = TopBar(_("Files of your own with mistakes"), theme, self.back.emit)
        self.top.back.label(_("Back"))
        self.top.back.name(_("Back"))
        whole.addWidget(self.top)
        body = QWidget()
        inside = column(body, 12, (20, 14, 20, 14))
        told = _(
            "A file with an error is left out; everything else works. Mend the lines in a text editor, keep the file,"
            " and read again. Nothing of your files was changed."
        )
        inside.addWidget(Words(told, wrap=True))
        places = row(gap=10)
        where = "\n".join([str(shelf.own_methods), str(shelf.own_programmes)])
        places.addWidget(Words(where, "caption", selectable=True), 1)
        self.again = Button(_("Read again"), theme, "rotate-ccw")
        self.again.clicked.connect(self._read)
        places.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(places)
        self._files: QVBoxLayout = column(gap=12)
        inside.addLayout(self._files)
        inside.addStretch(1)
        whole.addWidget(Scroller(body, _("The files and their mistakes")), 1)
        self._show()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._shelf.refresh_programmes()
        self._show()

    def _show(self) -> None:
        clear(self._files)
        by_file: dict[str, list[Problem]] = {}
        for problem in self._shelf.faults:
            by_file.setdefault(problem.file, []).append(problem)
        if not by_file:
            self._files.addWidget(
                Words(_("No mistakes found. Your own methods and programmes can be chosen."), "strong")
            )
        for file, problems in by_file.items():
            self._files.addWidget(_panel(Path(file), problems))


def _panel(file: Path, problems: list[Problem]) -> QWidget:
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    said = _("cannot be used") if broken else _("works, but look at this")
    count = ngettext("{n} message", "{n} messages", len(problems)).format(n=len(problems))
    head = Words(f"{file.parent.name}/{file.name}: {said}, {count}", "strong", wrap=True, selectable=True)
    lines = [
        Words(
            _("Line {n}: {message}").format(n=problem.line, message=sentence(problem)),
            wrap=True,
            selectable=True,
        )
        for problem in problems
    ]
    return Panel(head, *lines, gap=6, look="notice-danger" if broken else "notice-warn")
