"""The library: decks at the left, cards to search in the middle, the whole card at the right. Changes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Card, Severity
from dilemmagame.domain.planning import playable
from dilemmagame.gui.library.cardlist import CardList, found
from dilemmagame.gui.library.detail import Detail, names
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.reading import DeckFolder
from dilemmagame.library.sentences import sentence

RAIL_WIDTH = 220
LIST_WIDTH = 340


class LibraryPage(QWidget):
    """Broken cards stay visible, with the reason."""

    back = Signal()
    print_deck = Signal(str)
    prepare = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._decks = services.shelf.decks
        self._vocabulary = services.shelf.vocabulary
        self._here: DeckFolder | None = None
        self._looked_at = ""
        self._build()
        for each in self._decks:
            line = QListWidgetItem(each.deck.title)
            line.setToolTip(each.deck.title)
            line.setSizeHint(QSize(0, max(36, self.fontMetrics().height() + 16)))
            self.decks.addItem(line)
        if self._decks:
            self.decks.setCurrentRow(0)
        else:
            self._empty()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        whole = column(self, 0)
        whole.addWidget(TopBar(_("Cards"), self._theme, self.back.emit))
        body = QWidget()
        beside = row(body, 0)
        beside.addWidget(self._rail())
        middle = QWidget()
        middle.setFixedWidth(scaled(LIST_WIDTH))
        rows = column(middle, 8, (16, 14, 0, 12))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search in titles and texts"))
        self.search.setAccessibleName(_("Search cards"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_cards())
        self.themes = QComboBox()
        self.themes.setAccessibleName(_("Theme"))
        self.themes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.themes.setMinimumContentsLength(14)
        self.themes.activated.connect(lambda _place: self._show_cards())
        self.cards = CardList(self._theme)
        self.cards.looked_at.connect(self._look_at)
        self.count = Words("", "caption", wrap=True)
        for each in (self.search, self.themes, self.cards, self.count):
            rows.addWidget(each)
        beside.addWidget(middle)
        right = QWidget()
        inside = column(right, 0, (16, 14, 8, 0))
        self.detail = Detail(self._theme)
        inside.addWidget(self.detail)
        beside.addWidget(right, 1)
        whole.addWidget(body, 1)
        whole.addWidget(self._foot())

    def _rail(self) -> QWidget:
        rail = QFrame()
        rail.setProperty("class", "rail")
        rail.setFixedWidth(scaled(RAIL_WIDTH))
        rows = column(rail, 8, (12, 14, 12, 12))
        rows.addWidget(Words(_("Decks"), "label"))
        self.decks = QListWidget()
        self.decks.setAccessibleName(_("Decks"))
        self.decks.currentRowChanged.connect(self._open)
        rows.addWidget(self.decks, 1)
        self.about = Button(_("About this deck"), self._theme, "info")
        self.about.clicked.connect(self._show_introduction)
        rows.addWidget(self.about)
        return rail

    def _foot(self) -> QWidget:
        foot = FootBar()
        self.state = Words("", "strong", wrap=True)
        foot.row.addWidget(self.state, 1)
        self.print = Button(_("Print cards"), self._theme, "printer")
        self.print.clicked.connect(lambda: self.print_deck.emit(self._deck_id()))
        self.go = Button(_("Prepare a session"), self._theme, "play", "primary")
        self.go.clicked.connect(lambda: self.prepare.emit(self._deck_id()))
        foot.row.addWidget(self.print)
        foot.row.addWidget(self.go)
        return foot

    def _deck_id(self) -> str:
        return self._here.deck.id if self._here is not None else ""

    # showing

    def _empty(self) -> None:
        self.detail.clear_away(
            _("There are no decks here. Put a deck in your data folder and open the library again.")
        )
        for button in (self.print, self.go, self.about):
            button.setEnabled(False)

    def _open(self, place: int) -> None:
        if not 0 <= place < len(self._decks):
            return
        self._here = self._decks[place]
        deck = self._here.deck
        used = {theme for card in deck.cards for theme in card.themes}
        self.themes.clear()
        self.themes.addItem(_("All themes"), "")
        for term in self._vocabulary.themes:
            if term.id in used:
                self.themes.addItem(term.name.get(language()), term.id)
        sound = len(playable(deck))
        broken = len(deck.cards) - sound
        said = ngettext("{n} card that can be played", "{n} cards that can be played", sound).format(n=sound)
        if broken:
            more = ngettext("{n} card that is broken", "{n} cards that are broken", broken).format(n=broken)
            said = f"{said}, {more}"
        self.state.setText(said)
        for button in (self.print, self.go):
            button.setEnabled(sound > 0)
        self._looked_at = ""
        self._show_cards()

    def _show_cards(self) -> None:
        if self._here is None:
            return
        theme, sought = str(self.themes.currentData() or ""), self.search.text()
        deck = self._here.deck
        shown = [card for card in deck.cards if found(card, sought) and (not theme or theme in card.themes)]
        self.cards.show_cards([(card, self._below(card)) for card in shown], self._looked_at)
        whole = len(deck.cards)
        self.count.setText(
            ngettext("{n} of {all} card", "{n} of {all} cards", whole).format(n=len(shown), all=whole)
        )
        if not shown:
            self._looked_at = ""
            self.detail.clear_away(
                _("No card has these words. Search for something else, or choose all themes.")
            )

    def _below(self, card: Card) -> str:
        if card.broken:
            return _("broken, cannot be played")
        parts = [*names(self._vocabulary.themes, card.themes)[:1], _("{n} min").format(n=card.minutes)]
        return " · ".join(parts)

    def _look_at(self, card_id: str) -> None:
        if self._here is None:
            return
        card = self._here.deck.card(card_id)
        if card is not None:
            self._looked_at = card_id
            self.detail.show_card(card, self._here.deck, self._vocabulary, self._faults(self._here, card))

    def _faults(self, shelved: DeckFolder, card: Card) -> list[str]:
        """What is wrong in the files of a broken card, with the line."""
        if not card.broken:
            return []
        own = [
            problem
            for problem in shelved.problems
            if problem.severity is Severity.ERROR and Path(problem.file).name.split(".")[0] == card.id
        ]
        return [
            _("Line {line}: {fault}").format(line=problem.line, fault=sentence(problem)) for problem in own
        ]

    def _show_introduction(self) -> None:
        if self._here is not None:
            self.detail.show_deck(self._here.deck)
