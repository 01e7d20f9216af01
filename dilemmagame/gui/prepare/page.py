"""The page on which a session is prepared: four blocks that are filled in already, the evening as a bar, the start."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFileDialog, QLineEdit, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _, language
from dilemmagame.base.settings import Settings
from dilemmagame.domain.cards import Card
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.planning import playable
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.prepare.blocks import Choice, ChoiceRow, Circumstances
from dilemmagame.gui.prepare.cardlist import CardLine, CardList, CardPicker
from dilemmagame.gui.prepare.draft import AS_PROGRAMME, HANDLE_WITH_CARE, Desk, moved
from dilemmagame.gui.prepare.screenline import ScreenLine
from dilemmagame.gui.prepare.wording import card_count, method_length, remarks, steps_of
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import (
    FootBar,
    Message,
    Panel,
    TopBar,
    labelled,
    numbered,
    scaled,
    theme_in_use,
)
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.spans import MINUTE_MS, balance, clock, ends, short
from dilemmagame.gui.widgets.text import Words
from dilemmagame.gui.widgets.timebar import TimeBar

SIDE_BY_SIDE = 1000
"""Logical pixels of the page from which the cards stand beside the other blocks."""


class PreparePage(QWidget):
    """Nothing has to be filled in. `remember` gets the settings with the choices when a session starts.

    `cards` were chosen elsewhere, from the deck in the settings. `gathered` is the id of a deck that was put together
    for this evening from the cards of several decks.
    """

    started = Signal(object)
    """A domain.plan.Plan."""
    print_deck = Signal(str)
    back = Signal()

    def __init__(
        self,
        services: Services,
        settings: Settings,
        remember: Callable[[Settings], None],
        seed: int | None = None,
        *,
        cards: tuple[str, ...] = (),
        gathered: str = "",
    ) -> None:
        super().__init__()
        self._services, self._settings, self._remember = services, settings, remember
        self._theme, self._gathered = theme_in_use(), gathered
        self._chance = random.Random(seed)
        self._organisation = services.store.load_organisation()
        used = {card for session in services.store.sessions() for card in session.card_ids}
        self._desk = Desk(services.shelf, used)
        self.draft = self._desk.first(settings, self._organisation, services.clock.now().wall)
        if cards:
            self.draft = self._desk.settled(replace(self.draft, cards=cards, picked=True))
        self._background = Background(self, "prepare")
        self._build()
        self._show()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _build(self) -> None:
        whole = column(self, 0)
        self.top = TopBar(_("Prepare a session"), self._theme, self.back.emit)
        whole.addWidget(self.top)
        self.message = Message(self._theme)
        holder = QWidget()
        inside = column(holder, 10, (20, 10, 20, 6))
        inside.addWidget(self.message)
        self._blocks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._blocks.setSpacing(28)
        self._blocks.addWidget(self._left(), 11)
        self._blocks.addWidget(self._right(), 9)
        inside.addLayout(self._blocks, 1)
        whole.addWidget(Scroller(holder, _("The choices for this session")), 1)
        bar = QWidget()
        around = column(bar, 0, (20, 0, 20, 10))
        around.addWidget(self._evening())
        whole.addWidget(bar)
        whole.addWidget(self._foot())

    def _left(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 8)
        self.decks = ChoiceRow(_("For whom"), self._theme, tiles=True)
        self.decks.chosen.connect(lambda deck: self._take(deck=deck, cards=(), picked=False))
        self.methods = ChoiceRow(_("How"), self._theme, tiles=True, more=_("More methods"))
        self.methods.chosen.connect(lambda method: self._take(method=method))
        self.course = Words("", "caption", wrap=True)
        self.programmes = ChoiceRow(_("How long"), self._theme, tiles=False, more=_("Other evenings"))
        self.programmes.chosen.connect(lambda programme: self._take(programme=programme))
        self.circumstances = Circumstances(self._theme)
        self.circumstances.starts_changed.connect(lambda at: self._take(starts=at))
        self.circumstances.present_changed.connect(lambda n: self._take(present=n))
        self.circumstances.confidentiality_changed.connect(lambda level: self._take(confidentiality=level))
        for number, title, block in (
            (1, _("For whom"), self.decks), (2, _("How"), self.methods), (3, _("How long"), self.programmes),
        ):  # fmt: skip
            head = row(gap=8)
            head.addWidget(numbered(number, title))
            head.addStretch(1)
            head.addWidget(block.more)
            rows.addLayout(head)
            rows.addWidget(block)
            if block is self.methods:
                rows.addWidget(self.course)
            rows.addSpacing(2)
        rows.addWidget(self.circumstances)
        rows.addStretch(1)
        return holder

    def _right(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 8)
        head = row(gap=8)
        head.addWidget(numbered(4, _("Which cards")), 1)
        self.surprise = Button(
            _("Surprise me"), self._theme, "shuffle", name=_("Choose other cards by chance")
        )
        self.surprise.clicked.connect(self._surprise)
        self.choose = Button(_("Choose myself"), self._theme, "grid-2x2", checkable=True)
        self.choose.toggled.connect(self._show_picker)
        head.addWidget(self.surprise)
        head.addWidget(self.choose)
        rows.addLayout(head)
        self.cards = CardList(self._theme)
        self.cards.moved.connect(self._move)
        self.cards.removed.connect(self._remove)
        self.cards.reordered.connect(lambda ids: self._take(cards=ids, picked=True))
        self.picker = CardPicker(self._theme)
        self.picker.toggled.connect(self._pick)
        self.picker.finished.connect(lambda: self.choose.setChecked(False))
        self.picker.hide()
        self.add = Button("", self._theme, "plus", "quiet")
        self.add.clicked.connect(lambda: self.choose.setChecked(True))
        inner = Panel(self.cards, self.picker, self.add, gap=4)
        rows.addWidget(inner, 1)
        self.remarks = Words("", "caption", wrap=True)
        rows.addWidget(self.remarks)
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.textEdited.connect(lambda text: self._take(title=text))
        self.organisation = QLineEdit(self.draft.organisation)
        self.organisation.setMaxLength(120)
        self.organisation.setPlaceholderText(_("May stay empty"))
        self.organisation.textEdited.connect(lambda text: self._take(organisation=text))
        names = row(gap=12)
        names.addWidget(labelled(_("Title of the session"), self.title), 1)
        names.addWidget(labelled(_("Organisation"), self.organisation), 1)
        rows.addLayout(names)
        return holder

    def _evening(self) -> QWidget:
        head = QWidget()
        line = row(head, 12)
        self._span = Words("", "label")
        self._balance = Words("", "chip-ok")
        line.addWidget(self._span, 1)
        line.addWidget(self._balance)
        self.bar = TimeBar(self._theme)
        return Panel(head, self.bar, gap=4)

    def _foot(self) -> QWidget:
        foot = FootBar()
        self._screens = ScreenLine()
        foot.row.addWidget(self._screens, 1)
        self.no_screen = QCheckBox(_("Without a projector"))
        self.no_screen.setAccessibleName(_("Without a projector"))
        self.no_screen.setMinimumHeight(34)
        self.no_screen.toggled.connect(lambda on: self._take(screen=not on))
        self.run_sheet = Button(
            _("Run sheet"), self._theme, "file-text", name=_("The whole evening on paper, as a PDF")
        )
        self.run_sheet.clicked.connect(self._save_run_sheet)
        self.print = Button(_("Print cards"), self._theme, "printer")
        self.print.clicked.connect(lambda: self.print_deck.emit(self.draft.deck))
        self.start = Button(_("Start the session"), self._theme, "play", "primary")
        self.start.clicked.connect(self._start)
        for each in (self.no_screen, self.run_sheet, self.print, self.start):
            foot.row.addWidget(each)
        return foot

    # showing

    def _show(self, chosen: int = 0) -> None:
        draft, desk, spoken = self.draft, self._desk, language()
        self.decks.show_choices(
            [
                Choice(each.deck.id, each.deck.title, card_count(len(playable(each.deck))), "users")
                for each in desk.decks
            ],
            draft.deck,
        )
        near, rest = desk.methods_in_sight(draft)
        ways = [Choice(AS_PROGRAMME, _("Varied"), _("Follows the programme"), "list")]
        ways += [_as_choice(method, spoken) for method in near]
        self.methods.show_choices(ways, draft.method, [_as_choice(method, spoken) for method in rest])
        method = desk.shelf.methods.get(draft.method)
        self.course.say(_("Every card: {steps}").format(steps=steps_of(method, spoken)) if method else "")
        lengths, others = desk.programmes_in_sight(draft)
        self.programmes.show_choices(
            [Choice(each.id, short(each.minutes * MINUTE_MS), each.title.get(spoken)) for each in lengths],
            draft.programme,
            [Choice(each.id, each.title.get(spoken)) for each in others],
        )
        self.circumstances.show_values(draft.starts, draft.present, draft.confidentiality)
        if not self.title.hasFocus():
            self.title.setText(desk.title(draft))
        self._show_cards(chosen)
        self._show_evening()

    def _show_cards(self, chosen: int) -> None:
        draft, desk = self.draft, self._desk
        lengths = {piece.card: piece.ms for piece in desk.pieces(draft) if piece.card is not None}
        played = len(lengths)
        lines = []
        for place, card in enumerate(desk.cards(draft)):
            aside = short(lengths[place]) if place < played else _("no place")
            care = _("with care, {length}").format(length=aside)
            lines.append(
                CardLine(card.id, card.title, care if card.sensitivity >= HANDLE_WITH_CARE else aside)
            )
        self.cards.show_lines(lines, chosen)
        room = desk.room_for_a_card(draft)
        said = _("Add a card, room for {n} more minutes").format(n=room) if room else _("Add a card")
        self.add.setText(said)
        self.add.name(said)
        self.remarks.say("\n".join(remarks(desk, draft)))
        self.picker.show_count(card_count(len(draft.cards)))

    def _show_evening(self) -> None:
        draft, desk = self.draft, self._desk
        end = ends(draft.starts, desk.available_ms(draft))
        self._span.setText(
            _("Your evening, {start} to {end}").format(start=clock(draft.starts), end=clock(end))
        )
        said, look = balance(desk.planned_ms(draft), desk.available_ms(draft))
        self._balance.setText(said)
        self._balance.wear(look)
        self.bar.show_pieces(desk.pieces(draft), desk.available_ms(draft))
        ready = any(item.card is not None for item in desk.items(draft))
        for button in (self.start, self.run_sheet, self.print):
            button.setEnabled(ready)
        if not desk.decks:
            self.message.say(
                _(
                    "There is no deck with cards that can be played. Put a deck in your data folder, or repair one."
                ),
                "warn",
            )

    def _show_picker(self, on: bool) -> None:
        if on:
            deck = self._desk.deck(self.draft)
            cards = playable(deck) if deck is not None else ()
            self.picker.show_cards(cards, self.draft.cards, self._aside)
            self.picker.tell_of_more(on=bool(self._gathered) and self.draft.deck == self._gathered)
        self.picker.setVisible(on)
        self.cards.setVisible(not on)
        self.add.setVisible(not on)
        (self.picker.search if on else self.cards.lines).setFocus(Qt.FocusReason.OtherFocusReason)

    def _aside(self, card: Card) -> str:
        return _("{n} min").format(n=card.minutes)

    # choosing

    def _take(self, **changes: object) -> None:
        """Put a choice in the draft and show what follows from it."""
        self.draft = self._desk.settled(replace(self.draft, **changes))  # type: ignore[arg-type]  # names are Draft's own
        self._show(self.cards.lines.currentRow())

    def _surprise(self) -> None:
        self.draft = self._desk.surprised(self.draft, self._chance)
        self._show()
        if self.choose.isChecked():
            self._show_picker(True)

    def _move(self, place: int, by: int) -> None:
        cards = moved(self.draft.cards, place, by)
        if cards != self.draft.cards:
            self.draft = replace(self.draft, cards=cards, picked=True)
            self._show(place + by)

    def _remove(self, place: int) -> None:
        kept = tuple(card for here, card in enumerate(self.draft.cards) if here != place)
        if kept:
            self.draft = replace(self.draft, cards=kept, picked=True)
            self._show(place)
        else:
            self.message.say(_("One card has to stay. Add another one first."), "warn")

    def _pick(self, card_id: str, on: bool) -> None:
        others = tuple(card for card in self.draft.cards if card != card_id)
        if not on and not others:
            self.message.say(_("One card has to stay. Add another one first."), "warn")
            self._show_picker(True)
            return
        self._take(cards=(*others, card_id) if on else others, picked=True)

    # going on

    def _plan(self) -> Plan | None:
        return self._desk.plan(self.draft, self._organisation, self._services.clock.now().wall)

    def _keep(self, plan: Plan) -> None:
        """Remember the choices for next time; the organisation belongs to the store."""
        draft = self.draft
        if plan.organisation != self._organisation:
            try:
                self._services.store.save_organisation(plan.organisation)
            except WorldError as error:
                self.message.say(explain(error), "warn")
            else:
                self._organisation = plan.organisation
        self._remember(
            replace(
                self._settings,
                last_deck=draft.deck,
                last_programme=draft.programme,
                last_method=draft.method,
                last_present=draft.present,
            )
        )

    def _start(self) -> None:
        plan = self._plan()
        if plan is not None:
            self._keep(plan)
            self.started.emit(plan)

    def _save_run_sheet(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        name = _("run-sheet.pdf")
        target, _chosen = QFileDialog.getSaveFileName(
            self, _("Save the run sheet"), suggested(name), "PDF (*.pdf)"
        )
        if not target:
            return
        spoken = language()

        def make() -> Path:
            from dilemmagame.printing.runsheet import print_runsheet

            write_where_asked(Path(target), print_runsheet(plan, spoken))
            return Path(target)

        self.run_sheet.setEnabled(False)
        self._background.ask(make, self._written, self._not_written)

    def _written(self, target: Path) -> None:
        self.run_sheet.setEnabled(True)
        self.message.say(_("Saved: {file}").format(file=target))

    def _not_written(self, fault: Exception) -> None:
        self.run_sheet.setEnabled(True)
        self.message.say(explain(fault), "danger")

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._blocks.setDirection(way)
        self._screens.explain(self.width() >= scaled(1200))


def _as_choice(method: Method, spoken: str) -> Choice:
    return Choice(method.id, method.title.get(spoken), method_length(method), "scale")
