"""A card, a break or a photo on the fly: what folds out to choose it. The stage has it only when you go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.cards import Card, same_card, unfold
from dilemmagame.domain.commands import InsertItem
from dilemmagame.domain.groupsize import Size, size_for
from dilemmagame.domain.methods import Method
from dilemmagame.domain.photos import PHOTO, photo_item
from dilemmagame.domain.plan import PlannedItem, expand
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.console.desk import Desk, Stock
from dilemmagame.gui.console.wording import time_of_day
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.page import labelled
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.spans import short
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.ownpages import OwnPages
from dilemmagame.library.sentences import sentence as problem_sentence
from dilemmagame.live.console_view import ConsoleView, StepState

FRAME = "frame:"
"""Before the id of a piece of the frame in the list of what can be added."""
HERE = "-1"
USUAL = "M01"


class AddStrip(QFrame):
    """Folds out under the top bar, like the length of a break."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Add to the evening"))
        self._desk = desk
        self._stock = Stock()
        self._background = Background(self, "photo")
        self._view: ConsoleView | None = None
        rows = column(self, 4, (14, 8, 14, 8))
        line = row(gap=10)
        self.what = Choose(_("What is added"), ())
        self.what.activated.connect(lambda _place: self._follow())
        self.method = Choose(_("Method"), ())
        self.method.activated.connect(lambda _place: self._follow())
        self.where = Choose(_("Where"), ())
        self.where.activated.connect(lambda _place: self._follow())
        self._method_row = labelled(_("Method"), self.method)
        line.addWidget(labelled(_("What is added"), self.what), 4)
        line.addWidget(self._method_row, 3)
        line.addWidget(labelled(_("Where"), self.where), 3)
        rows.addLayout(line)
        foot = row(gap=10)
        self.tells = Words("", "caption", wrap=True)
        foot.addWidget(self.tells, 1)
        self.add = Button(_("Add"), desk.theme, "plus")
        self.add.clicked.connect(self._add)
        away = Button(_("Add nothing"), desk.theme, look="quiet")
        away.clicked.connect(self.fold)
        foot.addWidget(self.add)
        foot.addWidget(away)
        rows.addLayout(foot)
        self.hide()

    def unfold(self, view: ConsoleView) -> None:
        """Show it, filled with what is there now."""
        self._view, self._stock = view, self._desk.stock()
        spoken = language()
        breaks = [
            (
                FRAME + each.id,
                f"{each.title.get(spoken)} · {short(each.planned_ms)}",
            )
            for each in self._stock.methods.values()
            if each.frame and any(step.kind is StepKind.PAUSE for step in each.steps)
        ]
        inside = view.plan.cards
        spare = [
            card
            for card in self._stock.cards
            if not card.broken and not any(same_card(card, each) for each in inside)
        ]
        cards = [(_key(card), card.title) for card in spare]
        photo = [(PHOTO, _("A photo of the flip-over"))] if self._stock.bring is not None else []
        self.what.show_rows([*cards, *breaks, *photo])
        ways = [each for each in self._stock.methods.values() if not each.frame]
        # Those that suit the group first, the usual one on top.
        ways.sort(key=lambda each: (size_for(each, view.present) is not Size.FITS, each.id != USUAL))
        self.method.show_rows([(each.id, each.title.get(spoken)) for each in ways])
        self.where.show_rows(_places(view))
        self.add.setEnabled(self.what.count() > 0)
        self._follow()
        self.show()
        self.what.setFocus()

    def fold(self) -> None:
        self.hide()
        self.closed.emit()

    def items(self) -> tuple[PlannedItem, ...]:
        """What is chosen, a staged card as one item per turn."""
        key = str(self.what.currentData() or "")
        if key.startswith(FRAME):
            method = self._stock.methods.get(key.removeprefix(FRAME))
            return (PlannedItem(method),) if method is not None else ()
        card, way = self._card(key), self._way()
        return (
            tuple(PlannedItem(way, turn) for turn in unfold(card))
            if card is not None and way is not None
            else ()
        )

    def _card(self, key: str) -> Card | None:
        card = next((card for card in self._stock.cards if _key(card) == key), None)
        return (
            _named_apart(card, self._view.plan.cards) if card is not None and self._view is not None else None
        )

    def _way(self) -> Method | None:
        return self._stock.methods.get(str(self.method.currentData() or ""))

    def _follow(self) -> None:
        """Say what it does to the end of the evening."""
        key = str(self.what.currentData() or "")
        self._method_row.setVisible(not key.startswith(FRAME) and key != PHOTO)
        view = self._view
        if view is None:
            return
        if key == PHOTO:
            self.tells.setText(
                _(
                    "It stays on this laptop, and goes when you wipe the session. The room sees it when you go there."
                )
            )
            return
        ms = sum(each.step.planned_ms for each in expand(self.items(), view.present))
        end = time_of_day(view.pace.expected_end + timedelta(milliseconds=ms))
        self.tells.setText(
            _(
                "Takes {length}. You would then end at about {time}. The stage shows it when you get there."
            ).format(length=short(ms), time=end)
        )

    def take_photos(self, sources: Sequence[Path]) -> None:
        """Keep these pictures with the session; they are drawn beside the windows."""
        bring, after = self._stock.bring, int(str(self.where.currentData() or HERE))
        if bring is None or not sources:
            return
        self.add.setEnabled(False)
        self.tells.setText(_("The photo is being drawn."))
        self._background.ask(lambda: bring(sources), lambda found: self._taken(found, after), self._not_taken)

    def _taken(self, found: OwnPages, after: int) -> None:
        self.add.setEnabled(True)
        if not found.files:
            self.tells.setText(" ".join(problem_sentence(each) for each in found.problems))
            return
        self._desk.send(InsertItem(photo_item(found.files), after))
        self.fold()

    def _not_taken(self, fault: Exception) -> None:
        self.add.setEnabled(True)
        self.tells.setText(explain(fault))

    def _add(self) -> None:
        if str(self.what.currentData() or "") == PHOTO:
            chosen, _kind = QFileDialog.getOpenFileNames(
                self, _("Choose a photo"), suggested(""), _("Pictures") + " (*.png *.jpg *.jpeg)"
            )
            self.take_photos([Path(name) for name in chosen])
            return
        after = int(str(self.where.currentData() or HERE))
        # The last turn first: each comes right after the same place.
        for item in reversed(self.items()):
            self._desk.send(InsertItem(item, after))
        self.fold()


def _named_apart(card: Card, inside: Sequence[Card]) -> Card:
    """A card of another deck whose id the evening has already goes on under its id and the name of its own deck."""
    taken = any(each.source_id == card.id for each in inside)
    return replace(card, id=f"{card.id}-{card.home.partition('/')[0]}") if taken else card


def _key(card: Card) -> str:
    """Two decks may each have a card with this id."""
    return card.home or card.id


def _places(view: ConsoleView) -> list[tuple[str, str]]:
    """After the piece that is on now, or after one that is still to come."""
    places: list[tuple[str, str]] = []
    for item in view.items:
        here = any(step.index == view.position for step in item.steps)
        coming = any(step.state is StepState.COMING and step.index > view.position for step in item.steps)
        title = item.title.get(language())
        if here:
            places.append((HERE, _("Right after this: {title}").format(title=title)))
        elif coming:
            places.append((str(item.steps[-1].index), _("After {title}").format(title=title)))
    return places
