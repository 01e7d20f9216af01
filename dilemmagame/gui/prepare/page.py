"""The page on which a session is prepared: four blocks that are filled in already, the evening as a bar, the start."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.base.settings import Settings
from dilemmagame.domain.arranging import Arrangement
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.cards import Card, Severity
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.planning import playable
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.prepare.blocks import Choice
from dilemmagame.gui.prepare.cardlist import CardLine
from dilemmagame.gui.prepare.draft import AS_PROGRAMME, HANDLE_WITH_CARE, Desk, Draft, moved, without_cards
from dilemmagame.gui.prepare.frame import PrepareFrame
from dilemmagame.gui.prepare.house import House
from dilemmagame.gui.prepare.wording import card_count, hindrance, method_length, remarks, steps_of
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.page import theme_in_use
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.spans import MINUTE_MS, balance, clock, ends, short


class PreparePage(PrepareFrame):
    """Nothing has to be filled in. `remember` gets the settings with the choices when a session starts.

    `cards` were chosen elsewhere, from the deck in the settings. `gathered` is the id of a deck that was put together
    for this evening from the cards of several decks. `draft` are the choices of before, to go on with.
    """

    started = Signal(object)
    """A domain.plan.Plan."""
    practised = Signal(object)
    """A domain.plan.Plan to practise with."""
    adapted = Signal()
    """The programme is to be put together on a page of its own."""
    faults_wanted = Signal()
    """The files of the user's own that cannot be used."""
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
        asked: bool = False,
        draft: Draft | None = None,
    ) -> None:
        """`asked`: the deck was chosen elsewhere, and stays whatever the organisation works with."""
        super().__init__()
        self._services, self._settings, self._remember = services, settings, remember
        self._gathered = gathered
        self._chance = random.Random(seed)
        self._house = House(services.store)
        used = {card for session in services.store.sessions() for card in session.card_ids}
        self._desk = Desk(services.shelf, used)
        self.draft = self._desk.settled(draft) if draft is not None else self._first(asked=asked)
        if cards:
            # Who chose cards wants them played, also when the last evening had none.
            kept = "" if without_cards(self._desk.programme(self.draft)) else self.draft.programme
            self.draft = self._desk.settled(replace(self.draft, cards=cards, picked=True, programme=kept))
        self._background = Background(self, "prepare")
        self.arrange(theme_in_use(), self.back.emit, phones=services.phones is not None)
        self._connect()
        self._show()
        self._tell_faults()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self, *, asked: bool) -> Draft:
        host = self._house.host_with(self._settings.last_deck)
        first = self._desk.first(self._settings, host, self._services.clock.now().wall)
        return first if asked else self._house.with_own_deck(self._desk, first, host.id)

    def _connect(self) -> None:
        self.decks.chosen.connect(lambda deck: self._take(deck=deck, cards=(), picked=False))
        self.methods.chosen.connect(lambda method: self._take(method=method))
        self.programmes.chosen.connect(lambda programme: self._take(programme=programme))
        self.circumstances.starts_changed.connect(lambda at: self._take(starts=at))
        self.circumstances.present_changed.connect(lambda n: self._take(present=n))
        self.circumstances.confidentiality_changed.connect(lambda level: self._take(confidentiality=level))
        self.surprise.clicked.connect(self._surprise)
        self.choose.toggled.connect(self._show_picker)
        self.cards.moved.connect(self._move)
        self.cards.removed.connect(self._remove)
        self.cards.reordered.connect(lambda ids: self._take(cards=ids, picked=True))
        self.picker.toggled.connect(self._pick)
        self.remarks.swap_wanted.connect(self._swap)
        self.more.toggled.connect(self._unfold)
        more = self.more_panel
        more.titled.connect(lambda text: self._take(title=text))
        more.organisation_named.connect(lambda text: self._take(organisation=text))
        more.evening_changed.connect(lambda evening: self._take(evening=evening))
        more.screen_changed.connect(lambda on: self._take(screen=on))
        more.by_phone_changed.connect(lambda on: self._take(by_phone=on))
        more.host_chosen.connect(self._move_to)
        more.group_chosen.connect(lambda group: self._take(**self._house.group_choice(self.draft, group)))
        self.adapt.clicked.connect(lambda _on=False: self.adapted.emit())
        self.run_sheet.clicked.connect(self._save_run_sheet)
        self.print.clicked.connect(lambda: self.print_deck.emit(self.draft.deck))
        self.practise.clicked.connect(self._practise)
        self.start.clicked.connect(self._start)

    def _tell_faults(self) -> None:
        """Files of the user's own that cannot be used are said here; where to look is one click away."""
        broken = {Path(each.file).name for each in self._desk.shelf.faults if each.severity is Severity.ERROR}
        if broken:
            said = ngettext(
                "A file of your own cannot be used: {names}.",
                "{n} files of your own cannot be used: {names}.",
                len(broken),
            ).format(n=len(broken), names=", ".join(sorted(broken)))
            self.message.say(said, "warn", _("What is wrong?"), self.faults_wanted.emit)

    def rearrange(self, arranged: Arrangement) -> None:
        """Go on with the programme as it was put together."""
        self.draft = self._desk.rearranged(self.draft, arranged)
        self._show()

    @property
    def desk(self) -> Desk:
        """What reads the choices against the shelf."""
        return self._desk

    # showing

    def _show(self, chosen: int = 0) -> None:
        draft, desk, spoken = self.draft, self._desk, language()
        self.decks.show_choices(
            [
                Choice(each.deck.id, each.deck.title, card_count(len(playable(each.deck))), "users")
                for each in self._house.offered(desk, draft)
            ],
            draft.deck,
        )
        near, rest = desk.methods_in_sight(draft)
        ways = [Choice(AS_PROGRAMME, _("Varied"), _("Follows the programme"), "list")]
        ways += [_as_choice(method, spoken, draft.present) for method in near]
        self.methods.show_choices(
            ways, draft.method, [_as_choice(method, spoken, draft.present) for method in rest]
        )
        method = desk.shelf.methods.get(draft.method)
        if method is not None and without_cards(desk.programme(draft)):
            self.course.say(_("This is for cards, and this evening has none."))
        elif method is not None:
            self.course.say(_("Every card: {steps}").format(steps=steps_of(method, spoken, draft.present)))
        else:
            self.course.say("")
        lengths, others = desk.programmes_in_sight(draft)
        self.programmes.show_choices(
            [Choice(each.id, short(each.minutes * MINUTE_MS), each.title.get(spoken)) for each in lengths],
            draft.programme,
            [Choice(each.id, each.title.get(spoken)) for each in others],
        )
        self.circumstances.show_values(draft.starts, draft.present, draft.confidentiality)
        self.more_panel.show_hosts(
            self._house.hosts, self._house.host(draft.host).id, self._house.groups_of(draft.host), draft.group
        )
        self.more_panel.show_values(
            desk.title(draft),
            draft.organisation,
            draft.evening,
            screen=draft.screen,
            by_phone=draft.by_phone,
        )
        self._show_cards(chosen)
        self._show_evening()

    def _show_cards(self, chosen: int) -> None:
        draft, desk = self.draft, self._desk
        self.show_need(needed=not without_cards(desk.programme(draft)))
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
        self.remarks.show_remarks(remarks(desk, draft))
        self.picker.show_count(card_count(len(draft.cards)))

    def _show_evening(self) -> None:
        draft, desk = self.draft, self._desk
        end = ends(draft.starts, desk.available_ms(draft))
        self.span.setText(
            _("Your evening, {start} to {end}").format(start=clock(draft.starts), end=clock(end))
        )
        said, look = balance(desk.planned_ms(draft), desk.available_ms(draft))
        self.balance.setText(said)
        self.balance.wear(look)
        self.bar.show_pieces(desk.pieces(draft), desk.available_ms(draft))
        reason = hindrance(desk, draft)
        for button in (self.start, self.practise, self.run_sheet):
            button.setEnabled(not reason)
        self.print.setEnabled(bool(desk.decks))
        self.adapt.setEnabled(desk.programme(draft) is not None)
        self.reason.say(reason)
        self.start.setToolTip(reason)
        self.start.setAccessibleDescription(reason)

    def _show_picker(self, on: bool) -> None:
        if on:
            deck = self._desk.deck(self.draft)
            cards = playable(deck) if deck is not None else ()
            self.picker.show_cards(cards, self.draft.cards, _length)
            self.picker.tell_of_more(on=bool(self._gathered) and self.draft.deck == self._gathered)
        self.picker.setVisible(on)
        if not self.no_cards.isHidden():
            return
        self.cards.setVisible(not on)
        self.add.setVisible(not on)
        (self.picker.search if on else self.cards.lines).setFocus(Qt.FocusReason.OtherFocusReason)

    # choosing

    def _take(self, **changes: object) -> None:
        """Put a choice in the draft and show what follows from it."""
        self.draft = self._desk.settled(replace(self.draft, **changes))  # type: ignore[arg-type]  # names are Draft's own
        self._show(self.cards.lines.currentRow())

    def _move_to(self, host: str) -> None:
        self.draft = self._house.with_own_deck(self._desk, self.draft, host)
        self._take(**self._house.host_choice(host))

    def _swap(self, before: str, after: str) -> None:
        self.draft = self._desk.swapped(self.draft, before, after)
        self._show(self.cards.lines.currentRow())

    def _unfold(self, on: bool) -> None:
        self.more_panel.setVisible(on)
        if on:
            # The page knows how high it is only after it has been laid out.
            QTimer.singleShot(0, lambda: self._scroller.ensureWidgetVisible(self.more_panel))

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
        organisation = self._house.organisation(self.draft)
        evening = self._house.evening(self.draft)
        return self._desk.plan(
            replace(self.draft, evening=evening), organisation, self._services.clock.now().wall
        )

    def _keep(self) -> None:
        """Remember the choices for next time; organisation and group belong to the store."""
        draft = self.draft
        try:
            self._house.keep(draft)
        except WorldError as error:
            self.message.say(explain(error), "warn")
        self._remember(
            replace(
                self._settings,
                last_deck=draft.deck,
                last_programme=draft.programme if draft.own is None else self._settings.last_programme,
                last_method=draft.method,
                last_present=draft.present,
                last_by_phone=draft.by_phone,
            )
        )

    def _practise(self) -> None:
        plan = self._plan()
        if plan is not None:
            # The invented room has no phones; it holds up its cards.
            self.practised.emit(replace(plan, channel=Channel.HANDS))

    def _start(self) -> None:
        plan = self._plan()
        if plan is not None:
            self._keep()
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


def _as_choice(method: Method, spoken: str, present: int) -> Choice:
    return Choice(method.id, method.title.get(spoken), method_length(method, present), "scale")


def _length(card: Card) -> str:
    return _("{n} min").format(n=card.minutes)
