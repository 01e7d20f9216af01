"""'With this card': what only the trainer reads: hints, considerations, what-ifs, voices, norms, prevention."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, Norm
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class CardNotes(QWidget):
    """Built anew for every card; text only, it can be selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[Card | None, tuple[Norm, ...]] | None = None
        self._box = column(self, 6, (0, 0, 8, 0))

    def show_view(self, view: ConsoleView) -> None:
        """Show the notes of the card of this step."""
        if self._shown == (view.card, view.norms):
            return
        self._shown = (view.card, view.norms)
        clear(self._box)
        if view.card is None:
            self._text(_("There is no card in this step."))
        else:
            self._card(view.card, view.norms)
        self._box.addStretch(1)

    def _card(self, card: Card, norms: tuple[Norm, ...]) -> None:
        if card.facilitator:
            self._head(_("For the facilitator"))
            self._text(plain_text(card.facilitator))
        if card.considerations:
            self._head(_("Considerations"))
            for each in card.considerations:
                self._lettered(
                    each.letter,
                    choice_text(card, each.letter),
                    _("For: {text}").format(text=each.supports),
                    _("Price: {text}").format(text=each.cost),
                )
        if card.twists:
            self._head(_("What if"))
            for number, twist in enumerate(card.twists, start=1):
                self._text(f"{number}. {twist}")
        if card.cases:
            self._head(_("Borderline cases"))
            for number, case in enumerate(card.cases, start=1):
                self._text(f"{number}. {case}")
        if card.voices:
            self._head(_("Voices"))
            for voice in card.voices:
                self._text(f"{voice.who}: {voice.text}")
        if norms:
            self._head(_("Norms"))
            for norm in norms:
                self._text(norm_words(norm))
        if card.prevention:
            self._head(_("How to prevent this"))
            self._text(card.prevention)

    def _head(self, text: str) -> None:
        self._box.addWidget(Words(text, "label"))

    def _text(self, text: str) -> None:
        self._box.addWidget(Words(text, wrap=True, selectable=True))

    def _lettered(self, letter: str, *texts: str) -> None:
        place = QWidget()
        line = row(place, 10)
        mark = column(gap=0)
        mark.addWidget(Badge(letter, self._desk.theme))
        mark.addStretch(1)
        line.addLayout(mark)
        words = column(gap=2)
        for place_, text in enumerate(texts):
            words.addWidget(Words(text, "strong" if place_ == 0 else "", wrap=True, selectable=True))
        line.addLayout(words, 1)
        self._box.addWidget(place)


def norm_words(norm: Norm) -> str:
    """A norm with its article and the date it was checked; an uncertain one says so."""
    text = f"{norm.act} {norm.article}: {norm.summary.get(language())}".strip()
    if norm.checked_on is None:
        return _("{norm} (not checked yet)").format(norm=text)
    day = f"{norm.checked_on.day}-{norm.checked_on.month}-{norm.checked_on.year}"
    if not norm.certain:
        return _("{norm} (check this; last looked at on {day})").format(norm=text, day=day)
    return _("{norm} (checked on {day})").format(norm=text, day=day)
