"""The page on which the course of an evening is put together: its pieces in order, one of them in full, and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal

from dilemmagame.base.i18n import _, language
from dilemmagame.domain import arranging
from dilemmagame.domain.arranging import Arrangement, Slot, timeline, total_ms
from dilemmagame.domain.cards import Card
from dilemmagame.domain.groupsize import Size, size_for
from dilemmagame.domain.templates import MINUTE_MS
from dilemmagame.gui.programme.files import ProgrammeFiles
from dilemmagame.gui.programme.frame import ProgrammeFrame, is_break
from dilemmagame.gui.programme.history import History
from dilemmagame.gui.programme.order import PieceLine
from dilemmagame.gui.programme.wording import slot_title
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.drops import DropTarget
from dilemmagame.gui.widgets.page import theme_in_use
from dilemmagame.gui.widgets.spans import Piece, balance, clock, ends, exact


class ProgrammePage(ProgrammeFrame):
    """Give it the evening as it is prepared; `done` hands it back as it was changed.

    `deck` are the cards that can be played, `present` the people that are expected.
    """

    done = Signal(object)
    """An Arrangement."""
    faults_wanted = Signal()

    def __init__(
        self, services: Services, arrangement: Arrangement, deck: Sequence[Card], present: int, starts: time
    ) -> None:
        super().__init__()
        self._shelf, self._deck = services.shelf, tuple(deck)
        self._present, self._starts = present, starts
        self._history = History(arrangement)
        self._slots: tuple[Slot, ...] = ()
        self.arrange(theme_in_use(), services.shelf.methods)
        self._connect()
        self.files = ProgrammeFiles(self, self, services.shelf, deck, services.folder.pages)
        DropTarget(self, self.files.bring_in)
        self._show(0)
        self.order.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def arrangement(self) -> Arrangement:
        """The programme as it is now."""
        return self._history.now

    def _connect(self) -> None:
        self.undo.clicked.connect(lambda: self._go(self._history.undo()))
        self.redo.clicked.connect(lambda: self._go(self._history.redo()))
        self.name.closed.connect(self.focus_list)
        self.piece.method_chosen.connect(self._choose_method)
        self.piece.card_chosen.connect(self._choose_card)
        self.piece.length_changed.connect(self._set_length)
        self.piece.step_changed.connect(self._set_step)
        self.piece.usual_wanted.connect(
            lambda: self.take(arranging.with_usual_lengths(self.arrangement, self.order.place))
        )
        self.order.chosen.connect(lambda _place: self._show_piece())
        self.order.moved.connect(lambda at, to: self.take(arranging.moved(self.arrangement, at, to), to))
        self.order.removed.connect(self._remove)
        self.add_card.clicked.connect(self._add_card)
        self.add_break.clicked.connect(self._add_break)
        self.parts.triggered.connect(lambda action: self._add(str(action.data()), on_card=False))
        self.wished.value_changed.connect(self._set_wished)
        self.fit.clicked.connect(self._fit)
        self.faults.clicked.connect(lambda _on=False: self.faults_wanted.emit())
        self.left.connect(self.leave)
        self.use.clicked.connect(self.leave)

    # showing

    def _show(self, chosen: int) -> None:
        now = self.arrangement
        self._slots = timeline(now, self._shelf.methods, self._present)
        self.order.show_lines([self._line(slot) for slot in self._slots], chosen)
        self._show_piece()
        planned, wished = total_ms(self._slots), now.template.minutes * MINUTE_MS
        start, end = clock(self._starts), clock(ends(self._starts, planned))
        self.span.setText(_("{start} to {end}").format(start=start, end=end))
        said, look = balance(planned, wished)
        self.balance.setText(said)
        self.balance.wear(look)
        self.wished.show_value(now.template.minutes)
        self.fit.setEnabled(planned != wished)
        number = 0
        pieces: list[Piece] = []
        for slot in self._slots:
            on_card = slot.item.card is not None
            pieces.append(Piece(slot_title(slot), slot.ms, number if on_card else None))
            number += on_card
        self.bar.show_pieces(pieces, wished)
        self.undo.setEnabled(self._history.can_undo)
        self.redo.setEnabled(self._history.can_redo)
        self.drop.setVisible(now.template.id in self._shelf.own_programme_ids)
        self.faults.setVisible(bool(self._shelf.faults))

    def _line(self, slot: Slot) -> PieceLine:
        on_card = slot.item.card is not None
        unfit = on_card and size_for(slot.method, self._present) is not Size.FITS
        return PieceLine(
            begins=clock(ends(self._starts, slot.start_ms)),
            title=slot_title(slot),
            method=slot.method.title.get(language()) if on_card else "",
            length=exact(slot.ms),
            number=slot.item.card or 0,
            warned=unfit,
        )

    def _show_piece(self) -> None:
        place = self.order.place
        if not 0 <= place < len(self._slots):
            return
        slot = self._slots[place]
        taken = {card.id for card in self.arrangement.cards if card is not None and card is not slot.card}
        self.piece.show_slot(slot, [card for card in self._deck if card.id not in taken], self._present)

    # changing

    def take(self, changed: Arrangement, chosen: int | None = None) -> None:
        """Go on with `changed`, with row `chosen` in the list."""
        if self._history.take(changed):
            self._show(self.order.place if chosen is None else chosen)

    def _go(self, went: bool) -> None:
        if went:
            self._show(self.order.place)

    def _remove(self, place: int) -> None:
        if len(self._slots) < 2:
            self.message.say(_("One piece has to stay. Add another one first."), "warn")
            return
        gone = slot_title(self._slots[place])
        self.take(arranging.removed(self.arrangement, place), min(place, len(self._slots) - 2))
        self.message.say(_("Taken out: {title}").format(title=gone), "ok", _("Undo"), self._undo_and_hush)

    def _undo_and_hush(self) -> None:
        self.message.hide()
        self._go(self._history.undo())
        self.focus_list()

    def _add_card(self) -> None:
        taken = {card.id for card in self.arrangement.cards if card is not None}
        card = next((card for card in self._deck if card.id not in taken), None)
        here = self._slots[self.order.place]
        near = here if here.item.card is not None else next((s for s in self._slots if s.item.card), None)
        method = near.method.id if near is not None else self._usual_method()
        self._add(method, on_card=True, card=card)

    def _usual_method(self) -> str:
        return next(method.id for method in self._shelf.methods.values() if not method.frame)

    def _add_break(self) -> None:
        method = next((m for m in self._shelf.methods.values() if m.frame and is_break(m.steps)), None)
        if method is not None:
            self._add(method.id, on_card=False)

    def _add(self, method: str, *, on_card: bool, card: Card | None = None) -> None:
        place = self.order.place + 1
        self.take(arranging.added(self.arrangement, place, method, on_card=on_card, card=card), place)
        self.focus_list()

    def _choose_method(self, method: str) -> None:
        self.take(arranging.with_method(self.arrangement, self.order.place, method))

    def _choose_card(self, card_id: str) -> None:
        slot = self._slots[self.order.place]
        card = next((card for card in self._deck if card.id == card_id), None)
        if slot.item.card is not None:
            self.take(arranging.with_card(self.arrangement, slot.item.card, card))

    def _set_length(self, ms: int) -> None:
        self.take(arranging.with_length(self.arrangement, self._slots[self.order.place], ms))

    def _set_step(self, step_id: str, ms: int) -> None:
        self.take(arranging.with_step(self.arrangement, self._slots[self.order.place], step_id, ms))

    def _fit(self) -> None:
        wished = self.arrangement.template.minutes * MINUTE_MS
        self.take(arranging.fitted(self.arrangement, self._slots, wished))

    def _set_wished(self, minutes: int) -> None:
        now = self.arrangement
        self.take(replace(now, template=replace(now.template, minutes=minutes)))

    def leave(self) -> None:
        """Nothing is lost on the way: the evening goes on with the programme as it is now."""
        self.done.emit(self.arrangement)

    def show_again(self) -> None:
        """What is kept changed; show it."""
        self._show(self.order.place)
