"""The middle: search and filters, what they lead to, and advice where they lead to nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui import icons
from dilemmagame.gui.library.acts import Acts
from dilemmagame.gui.library.filters import Counts, Filters
from dilemmagame.gui.library.grid import CardGrid
from dilemmagame.gui.library.wording import Names, how_many
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, scaled
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Elided, Words

SEARCH_WIDTH = 300
"""Room for the search field from which it stands in one row with the filters."""


class Middle(QWidget):
    """Decides nothing: what is shown comes from the page."""

    everything = Signal()
    introduction = Signal()
    act_wanted = Signal(object)
    """One of the Acts that gets the folder of the deck in view."""

    def __init__(self, theme: Theme, names: Names, counts: Counts, acts: Acts) -> None:
        super().__init__()
        self._theme = theme
        rows = column(self, 10)
        self.search = self._search_field()
        self.filters = Filters(theme, counts)
        self._finding = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._finding.setSpacing(10)
        self._finding.addWidget(self.search, 1)
        self._finding.addWidget(self.filters)
        rows.addLayout(self._finding)
        rows.addWidget(self.filters.chips)
        rows.addWidget(self._head(acts))
        self.message = Message(theme)
        rows.addWidget(self.message)
        self.grid = CardGrid(names, theme)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.grid)
        self._shown.addWidget(self._advice())
        rows.addWidget(self._shown, 1)

    def show_state(self, title: str, count: int, *, of_deck: bool, advice: str) -> None:
        """What is in view, how many cards of it, and `advice` when there are none."""
        self.where.setText(title)
        self.count.setText(how_many(count))
        for button in self.deck_acts:
            button.setVisible(of_deck)
        self.advice.setText(advice)
        self._shown.setCurrentWidget(self.grid if count else self.empty)

    def arrange(self, room: int) -> None:
        """Search and filters in one row where `room` (logical pixels) allows it, else under each other."""
        natural = self.filters.natural_width
        flat = room >= natural + scaled(SEARCH_WIDTH)
        self.filters.setMinimumWidth(natural if flat else 0)
        way = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        self._finding.setDirection(way)

    def _search_field(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText(_("Search in titles, themes and texts"))
        search.setAccessibleName(_("Search cards"))
        search.setToolTip(_("Search cards ({key})").format(key="Ctrl+F"))
        search.setClearButtonEnabled(True)
        search.setMinimumWidth(scaled(200))
        picture = icons.icon("search", self._theme.ink2, 18)
        search.addAction(picture, QLineEdit.ActionPosition.LeadingPosition)
        return search

    def _head(self, acts: Acts) -> QWidget:
        head = QWidget()
        line = row(head, 10)
        self.where = Elided("", "label")
        self.count = Words("", "caption")
        self.about = Button(_("About this deck"), self._theme, "info", "quiet")
        self.about.clicked.connect(self.introduction)
        line.addWidget(self.where, 1)
        line.addWidget(self.count)
        line.addWidget(self.about)
        self.deck_acts: list[Button] = [self.about]
        for act, text, picture in (
            (acts.edit_deck, _("Edit this deck"), "pencil"),
            (acts.share_deck, _("Share this deck"), "upload"),
        ):
            if act is not None:
                made = Button("", self._theme, picture, "quiet", name=text)
                made.clicked.connect(lambda _on=False, act=act: self.act_wanted.emit(act))
                line.addWidget(made)
                self.deck_acts.append(made)
        return head

    def _advice(self) -> QWidget:
        self.empty = QWidget()
        middle = column(self.empty, 12, (24, 24, 24, 24))
        middle.addStretch(1)
        self.advice = Words("", "label", wrap=True)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.undo = Button(_("Show all cards"), self._theme, "undo-2")
        self.undo.clicked.connect(self.everything)
        middle.addWidget(self.advice)
        middle.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        return self.empty
