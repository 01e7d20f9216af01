"""The library: collections and decks at the left, cards to search and choose in the middle, one card at the right.

Changes no file. What makes, edits, brings in or gives away decks comes as Acts; without one its button is absent.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Severity
from dilemmagame.domain.planning import playable
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.library.acts import Acts
from dilemmagame.gui.library.choosing import Handover, from_chosen, put_together
from dilemmagame.gui.library.left import RAIL_WIDTH, LeftColumn
from dilemmagame.gui.library.librarian import Librarian
from dilemmagame.gui.library.middle import Middle
from dilemmagame.gui.library.preview import PaintStage
from dilemmagame.gui.library.rail import Scope
from dilemmagame.gui.library.side import Side
from dilemmagame.gui.library.tray import Tray
from dilemmagame.gui.library.wording import Names, collection_name, emptiness
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.page import scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.library.catalogue import Catalogue, Entry, Key, Query
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.sentences import sentence

SIDE_WIDTH = 306
ROOM_FOR_SIDE = 900
"""Logical pixels of the page, at normal text size, from which a card is read beside the others, not in their place."""
LOOK_MS = 40
"""How long the cursor rests on a card before the card is shown at the right."""
TYPING_MS = 180
"""The same after a key press in the search field: who types does not wait for a card."""

__all__ = ["Acts", "LibraryPage"]


class LibraryPage(QWidget):
    """Broken cards stay visible, with the reason. `minutes` is the length of the programme that was used last.

    `chosen` holds the chosen cards in the order of choosing; it is changed in place, so that it can outlive the page.
    """

    back = Signal()
    print_cards = Signal(object)
    """A Handover."""
    prepare = Signal(object)
    """A Handover, or None: nothing in particular was chosen."""
    learned = Signal()
    """All texts can be searched now."""

    def __init__(
        self,
        services: Services,
        *,
        minutes: int = 0,
        paint_stage: PaintStage | None = None,
        acts: Acts | None = None,
        chosen: dict[Key, None] | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._librarian = Librarian(services.shelf, services.store)
        self._acts = acts or Acts()
        self._names = Names(services.shelf.vocabulary)
        self._decks: tuple[DeckFolder, ...] = ()
        self._chosen: dict[Key, None] = {} if chosen is None else chosen
        self._alone = False
        self.catalogue = Catalogue(())
        self._build(minutes, paint_stage)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._settled = QTimer(self)  # buttons know their size only after they have been dressed
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._arrange)
        self.filters.changed.connect(lambda: self._settled.start(0))
        for keys in (QKeySequence(Qt.Key.Key_Slash), QKeySequence(QKeySequence.StandardKey.Find)):
            QShortcut(keys, self, self._to_search, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._background = Background(self, "library")
        self._background.ask(self._librarian.open, self._receive, self._tell)
        self._refresh()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _build(self, minutes: int, paint_stage: PaintStage | None) -> None:
        whole = row(self, 0)
        left = LeftColumn(self._theme, self._acts)
        left.home.clicked.connect(self.back)
        self.home, self.rail, self.makers = left.home, left.rail, left.makers
        self.rail.scope_chosen.connect(lambda _scope: self._find())
        whole.addWidget(left)
        right = QWidget()
        rows = column(right, 0)
        upper = QWidget()
        self._upper = row(upper, 16, (18, 14, 18, 12))
        self._middle = self._cards()
        self._upper.addWidget(self._middle, 1)
        self.side = Side(self._theme, self._names, paint_stage, editable=self._acts.edit_card is not None)
        self.side.toggled.connect(self._toggle)
        self.side.print_card.connect(lambda entry: self.print_cards.emit(put_together([entry])))
        if (edit := self._acts.edit_card) is not None:
            self.side.edit_card.connect(lambda entry: edit(entry.key.folder, entry.key.card))
        self.side.closed.connect(lambda: self._show_alone(False))
        self._upper.addWidget(self.side)
        rows.addWidget(upper, 1)
        self.tray = Tray(self._theme, minutes)
        self.tray.cleared.connect(self._clear_choice)
        self.tray.printed.connect(self._print_chosen)
        self.tray.went_on.connect(self._go_on)
        rows.addWidget(self.tray)
        whole.addWidget(right, 1)

    def _cards(self) -> Middle:
        middle = Middle(
            self._theme, self._names, lambda facet: self.catalogue.counts(self.query, facet), self._acts
        )
        self.search, self.filters, self.grid = middle.search, middle.filters, middle.grid
        self.message = middle.message
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.returnPressed.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filters.changed.connect(self._find)
        self.grid.looked_at.connect(lambda _key: self._soon.start(LOOK_MS))
        self.grid.toggled.connect(self._toggle)
        self.grid.opened.connect(self._open)
        middle.everything.connect(self._show_all)
        middle.introduction.connect(self._show_introduction)
        middle.act_wanted.connect(lambda act: act(self.rail.scope.folder))
        return middle

    # reading, on a thread beside the windows

    def _refresh(self) -> None:
        """Look whether decks changed on disk, and learn the texts."""
        self._background.ask(self._librarian.look_again, self._receive, self._tell)

    def _receive(self, found: Catalogue) -> None:
        if found is not self.catalogue:
            self.catalogue, self._decks = found, found.decks
            norms = {norm.id: norm for each in self._decks for norm in each.deck.norms}
            self._names = Names(self._names.vocabulary, norms.values())
            self.grid.name(self._names)
            self.side.detail.name(self._names)
            for key in [key for key in self._chosen if self.catalogue.place(key) is None]:
                del self._chosen[key]
            self.rail.show_shelf(self.catalogue, self._decks)
        self.filters.offer(self.catalogue, self._names)
        self._settled.start(0)
        self._find()
        self._show_choice()
        if self.catalogue.learned:
            self.learned.emit()

    def _tell(self, fault: Exception) -> None:
        self.message.say(explain(fault), "danger")

    # showing

    @property
    def query(self) -> Query:
        """What is asked for now."""
        scope = self.rail.scope
        return Query(self.search.text(), scope.collection, scope.folder, self.filters.wanted)

    @property
    def chosen(self) -> list[Entry]:
        """The chosen cards, in the order of choosing."""
        found = (self.catalogue.entry(key) for key in self._chosen)
        return [entry for entry in found if entry is not None]

    def _find(self) -> None:
        places = self.catalogue.find(self.query)
        before = self.grid.here
        entries = self.catalogue.entries
        self.grid.show_entries([entries[place] for place in places], before.key if before else None)
        deck, scope = self._deck(), self.rail.scope
        title = deck.deck.title if deck is not None else collection_name(scope.collection)
        self._middle.show_state(title, len(places), of_deck=deck is not None, advice=self._advice(scope))
        self._middle.undo.setVisible(bool(self.catalogue.entries))
        self._soon.start(TYPING_MS if self.search.hasFocus() else LOOK_MS)
        self._show_choice()

    def _advice(self, scope: Scope) -> str:
        """What a person reads when there is no card to show."""
        folder = scope.folder
        size = self.catalogue.size(scope.collection) if folder is None else self.catalogue.size_of(folder)
        if size:
            return _("No card fits. Search for another word, or take a filter away.")
        if self._background.busy and not self._decks:
            return _("The cards are being read.")
        return emptiness(scope.collection)

    def _deck(self) -> DeckFolder | None:
        """The deck that is looked at, or None for a collection."""
        folder = self.rail.scope.folder
        return next((each for each in self._decks if each.path == folder), None)

    def _look(self) -> None:
        """Show the card that has the cursor."""
        self._soon.stop()
        entry = self.grid.here
        if entry is None:
            self.side.clear_away("")
        else:
            self.side.show_card(entry, faults(entry), chosen=entry.key in self._chosen)

    def _show_all(self) -> None:
        self.search.clear()
        self.filters.let_go()
        self.rail.choose(Scope())

    def _show_introduction(self) -> None:
        deck = self._deck()
        if deck is not None:
            self._soon.stop()
            self.side.show_deck(deck.deck)
            self._show_alone(True)

    # choosing

    def _toggle(self, key: Key) -> None:
        entry = self.catalogue.entry(key)
        if entry is None or entry.card.broken:
            self.message.say(
                _("A broken card cannot be chosen. The card says what has to be repaired."), "warn"
            )
            return
        if key in self._chosen:
            del self._chosen[key]
        else:
            self._chosen[key] = None
        self._show_choice()

    def _clear_choice(self) -> None:
        self._chosen.clear()
        self._show_choice()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        self.grid.cards.tick(frozenset(self._chosen))
        self.side.tick(frozenset(self._chosen))
        deck = self._deck()
        able = bool(playable(deck.deck)) if deck is not None else any(playable(d.deck) for d in self._decks)
        self.tray.show_choice([entry.card for entry in self.chosen], able=able)

    def _go_on(self) -> None:
        deck = self._deck()
        if self._chosen:
            self.prepare.emit(from_chosen(self.chosen))
        else:
            self.prepare.emit(Handover(deck) if deck is not None else None)

    def _print_chosen(self) -> None:
        deck = self._deck()
        if self._chosen:
            self.print_cards.emit(put_together(self.chosen))
        elif deck is not None or self._decks:
            self.print_cards.emit(Handover(deck or self._decks[0]))

    # keys, and room

    def _to_search(self) -> None:
        self._show_alone(False)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _open(self, _key: Key) -> None:
        self._look()
        self._show_alone(True)
        self.side.take_focus()

    def _show_alone(self, on: bool) -> None:
        """Where there is little room, the card takes the place of the others, and gives it back."""
        self._alone = on
        beside = self.width() >= scaled(ROOM_FOR_SIDE)
        self.side.setVisible(beside or on)
        self.side.show_way_back(not beside)
        self._middle.setVisible(beside or not on)
        if not on:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give everything its place for the room there is."""
        beside = self.width() >= scaled(ROOM_FOR_SIDE)
        wide = max(scaled(SIDE_WIDTH), round(self.width() * 0.224)) if beside else 16_777_215
        self.side.setMaximumWidth(wide)
        self.side.setMinimumWidth(wide if beside else 0)
        self.side.setVisible(beside or self._alone)
        self.side.show_way_back(not beside)
        self._middle.setVisible(beside or not self._alone)
        self._middle.arrange(self.width() - scaled(RAIL_WIDTH) - (wide if beside else 0) - 60)

    def changeEvent(self, event: QEvent) -> None:
        """Back from another program: somebody may have written a card there."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._decks:
            self._refresh()


def faults(entry: Entry) -> list[str]:
    """What is wrong in the files of a broken card, with the line."""
    if not entry.card.broken:
        return []
    own = [
        problem
        for problem in entry.shelved.problems
        if problem.severity is Severity.ERROR and Path(problem.file).name.split(".")[0] == entry.card.id
    ]
    return [_("Line {line}: {fault}").format(line=problem.line, fault=sentence(problem)) for problem in own]
