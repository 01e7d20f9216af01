"""The column at the left: the way back, collections and decks, and buttons to make or bring in something new."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from dilemmagame.base.i18n import _
from dilemmagame.gui.library.acts import Acts
from dilemmagame.gui.library.rail import Rail
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import scaled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words

RAIL_WIDTH = 222


class LeftColumn(QFrame):
    """`makers` holds the buttons that there are, by what they make."""

    def __init__(self, theme: Theme, acts: Acts) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("class", "rail")
        self.setFixedWidth(scaled(RAIL_WIDTH))
        self._rows = column(self, 8, (14, 12, 14, 12))
        self.home = Button(_("Start"), theme, "chevron-left", "quiet", name=_("Back to the start"))
        self._rows.addWidget(self.home, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(Words(_("Cards"), "title"))
        self.rail = Rail(theme)
        self._rows.addWidget(self.rail, 1)
        self.makers: dict[str, Button] = {}
        if acts.new_card is not None:
            new_card = acts.new_card
            self._add("new-card", _("New card"), "plus", lambda: new_card(self.rail.scope.folder))
        if acts.new_deck is not None:
            self._add("new-deck", _("New deck"), "layers", acts.new_deck)
        if acts.import_deck is not None:
            self._add("import", _("Import a deck"), "download", acts.import_deck)

    def _add(self, name: str, text: str, picture: str, act: Callable[[], None]) -> None:
        made = Button(text, self._theme, picture)
        made.clicked.connect(lambda _on=False: act())
        self.makers[name] = made
        self._rows.addWidget(made)
