"""The offer to change one fact when most of the group chose the same, instead of a debate for the sake of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import InsertItem
from dilemmagame.domain.methods import Method, only_the_what_ifs
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView

METHOD = "M14"


class LadderOffer(QFrame):
    """Says in words that most agree, and with one tap puts the what-ifs of this card behind the current step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: ConsoleView | None = None
        self._ladder: Method | None = None
        self._asked = False
        self.setProperty("class", "panel")
        words = column(self, 6, (12, 8, 12, 10))
        words.addWidget(Words(_("At least four in five chose the same"), "strong", wrap=True))
        why = _("A debate would be forced now. Change one fact at a time and see whether the choice holds.")
        words.addWidget(Words(why, wrap=True))
        self.take = Button(_("Change one fact"), desk.theme, "shuffle")
        self.take.clicked.connect(self._insert)
        line = row(gap=8)
        line.addWidget(self.take)
        line.addStretch(1)
        words.addLayout(line)
        self.hide()

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session; the offer goes once it is taken, or where there is no such method."""
        self._view = view
        if view.offer_ladder and not self._asked:
            self._asked = True
            method = self._desk.stock().methods.get(METHOD)
            self._ladder = only_the_what_ifs(method) if method is not None else None
        self.setVisible(view.offer_ladder and self._ladder is not None)

    def _insert(self) -> None:
        view, ladder = self._view, self._ladder
        if view is None or ladder is None or view.card is None:
            return
        self._desk.send(InsertItem(PlannedItem(ladder, view.card), view.position))
