"""The bar at the bottom: how many cards are chosen, how long they take together, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Card
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar
from dilemmagame.gui.widgets.text import Words


class Tray(FootBar):
    """`minutes` is how long the programme is, 0 when that is not known."""

    cleared = Signal()
    printed = Signal()
    went_on = Signal()

    def __init__(self, theme: Theme, minutes: int) -> None:
        super().__init__()
        self._minutes = minutes
        self.state = Words("", "label")
        self.sum = Words("", "chip-ok")
        self.clear = Button(
            _("Choose none"), theme, "x", "quiet", name=_("Take all cards out of the session")
        )
        self.clear.clicked.connect(self.cleared)
        self.hint = Words("", "caption", wrap=True)
        self.print = Button(_("Print cards"), theme, "printer")
        self.print.clicked.connect(self.printed)
        # until the cards are here
        self.print.setEnabled(False)
        self.go = Button(_("Prepare a session"), theme, "play", "primary")
        self.go.clicked.connect(self.went_on)
        for each in (self.state, self.sum, self.clear):
            self.row.addWidget(each)
        self.row.addWidget(self.hint, 1)
        self.row.addWidget(self.print)
        self.row.addWidget(self.go)

    def show_choice(self, cards: Sequence[Card], *, able: bool) -> None:
        """`able`: there is something to play also when nothing is chosen."""
        count = len(cards)
        planned = sum(card.minutes for card in cards)
        self.state.setVisible(count > 0)
        self.sum.setVisible(count > 0)
        self.clear.setVisible(count > 0)
        self.state.setText(
            ngettext("{n} card in the session", "{n} cards in the session", count).format(n=count)
        )
        if self._minutes:
            self.sum.setText(_("{n} min of {all}").format(n=planned, all=self._minutes))
        else:
            self.sum.setText(_("{n} min").format(n=planned))
        self.sum.wear("chip-warn" if self._minutes and planned > self._minutes else "chip-ok")
        self.hint.setText(
            ""
            if count
            else _(
                "Choose cards with the space bar or the round in their corner, or go on and let them be proposed."
            )
        )
        for button in (self.print, self.go):
            button.setEnabled(count > 0 or able)
