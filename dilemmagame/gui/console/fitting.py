"""The cards that fit what the group scored: one tap puts one into the evening, another keeps it for a next time."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Card
from dilemmagame.domain.commands import Capture, InsertItem
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.scan import Fit, fitting_cards
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView

SHOWN = 4
METHOD = "M01"
LETTERS = 16
"""What a title needs at least beside the buttons."""


class FittingCards(QWidget):
    """Folded until it is asked for; hidden as long as nothing was scored or no deck can be asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[tuple[str, bool, bool], ...] = ()
        layout = column(self, 6)
        self.fold = Button("", desk.theme, "chevron-right", "segment", checkable=True)
        self.fold.toggled.connect(self._unfold)
        top = row(gap=8)
        top.addWidget(self.fold)
        top.addStretch(1)
        layout.addLayout(top)
        self._place = QWidget()
        self._rest = column(self._place, 8)
        layout.addWidget(self._place)
        self._place.hide()
        self.hide()

    def _unfold(self, on: bool) -> None:
        self._place.setVisible(on)
        self.fold.show_icon("chevron-down" if on else "chevron-right")

    def show_view(self, view: ConsoleView) -> None:
        """Follow the scores."""
        if not view.scores:
            self.hide()
            return
        stock = self._desk.stock()
        fits = fitting_cards(view.scores, stock.cards, SHOWN)
        inside = {each.title.get(language()) for each in view.items if each.dilemma}
        kept = {line.body for line in view.lines if line.field is CaptureField.PARKED}
        shown = tuple((fit.card.id, fit.card.title in inside, kept_line(fit.card) in kept) for fit in fits)
        self.setVisible(bool(fits))
        self.fold.label(ngettext("{n} dilemma fits", "{n} dilemmas fit", len(fits)).format(n=len(fits)))
        self.fold.name(_("Dilemmas about what weighs most in this scan"))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._rest)
        names = {term.id: term.name.get(language()) for term in view.vulnerabilities}
        for fit, (_card, here, parked) in zip(fits, shown, strict=True):
            why = ", ".join(names.get(each, each) for each in fit.shared)
            self._rest.addWidget(self._line(fit, why, here=here, parked=parked))

    def _line(self, fit: Fit, why: str, *, here: bool, parked: bool) -> QWidget:
        place = FittingLine(fit.card.title, why)
        layout = place.ways
        if here:
            layout.addWidget(Words(_("in this evening"), "chip"))
            return place
        if parked:
            layout.addWidget(Words(_("kept for later"), "chip"))
        else:
            later = Button(
                _("Keep for later"), self._desk.theme, look="quiet",
                name=_("Keep for later: {card}").format(card=fit.card.title),
            )  # fmt: skip
            later.clicked.connect(lambda: self._desk.send(Capture(CaptureField.PARKED, kept_line(fit.card))))
            layout.addWidget(later)
        if METHOD in self._desk.stock().methods:
            play = Button(
                _("Play next"), self._desk.theme, "plus",
                name=_("Play next: {card}").format(card=fit.card.title),
            )  # fmt: skip
            play.clicked.connect(lambda: self._play(fit.card))
            layout.addWidget(play)
        return place

    def _play(self, card: Card) -> None:
        method = self._desk.stock().methods[METHOD]
        self._desk.send(InsertItem(PlannedItem(method, card)))


class FittingLine(QWidget):
    """A card and why it fits, and beside it what can be done with it; below it where the letters are large."""

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self._box = row(self, 4)
        words = column(gap=0)
        words.addWidget(Words(title, wrap=True))
        words.addWidget(Words(why, "caption", wrap=True))
        self._box.addLayout(words, 1)
        self.ways = row(gap=8)
        self._box.addLayout(self.ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.fontMetrics().horizontalAdvance("n" * LETTERS)
        beside = self.width() >= letters + self.ways.sizeHint().width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)


def kept_line(card: Card) -> str:
    """How a card that was kept for later stands among what was parked."""
    return _("Dilemma for a next time: ‘{card}’").format(card=card.title)
