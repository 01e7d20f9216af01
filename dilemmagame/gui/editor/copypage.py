"""Two short pages: a deck of the program has to be copied before it can be changed; and why something cannot open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.reading import read_source_deck

WIDTH = 620


def working_in(title: str) -> str:
    """What is said when a copy was made: which deck is being changed from now on."""
    return _("You are now working in ‘{deck}’. The deck of the program stays as it was.").format(deck=title)


class ExplainPage(QWidget):
    """A sentence in the middle, and the way back."""

    back = Signal()

    def __init__(self, said: str, title: str = "") -> None:
        super().__init__()
        theme = theme_in_use()
        whole = column(self, 0)
        bar = TopBar(title or _("This cannot be opened"), theme, self.back.emit)
        bar.back.label(_("Library"))
        bar.back.name(_("Back to the library"))
        whole.addWidget(bar)
        self.panel = Panel(Words(said, wrap=True, selectable=True), gap=12)
        self.panel.setMaximumWidth(scaled(WIDTH))
        beside = row(gap=0, margins=(20, 24, 20, 24))
        beside.addStretch(1)
        beside.addWidget(self.panel, 6)
        beside.addStretch(1)
        whole.addLayout(beside)
        whole.addStretch(1)
        bar.back.setFocus(Qt.FocusReason.OtherFocusReason)


class CopyPage(ExplainPage):
    """`wanted`: make the copy."""

    wanted = Signal()

    def __init__(self, folder: Path) -> None:
        title = read_source_deck(folder).deck.title
        super().__init__(
            _("This deck comes with the program and stays as it is. Make a copy to change it."), title
        )
        self.make = Button(_("Make a copy in my decks"), theme_in_use(), "copy", "ink")
        self.make.clicked.connect(lambda _checked=False: self.wanted.emit())
        self.panel.rows.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)
