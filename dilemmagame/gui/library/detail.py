"""One card, or the introduction of a deck, to read: every part under its own heading, always as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDate, QLocale, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, plain_text
from dilemmagame.domain.cards import Card, CardKind, Consideration, Deck, Norm, Option, ScaleKind
from dilemmagame.domain.coverage import of_cards
from dilemmagame.gui.library.preview import PaintStage, StagePreview
from dilemmagame.gui.library.wording import Names, minutes, norm_title, used
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.coverage import CoverageFold
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.page import Panel, scaled
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.catalogue import Entry, Facet

READING_WIDTH = 720


class Detail(Scroller):
    """Shows one thing at a time, from its top."""

    def __init__(self, theme: Theme, names: Names, paint_stage: PaintStage | None) -> None:
        holder = QWidget()
        super().__init__(holder, _("The card"))
        self._theme = theme
        self._names = names
        self._paint_stage = paint_stage
        self.preview: StagePreview | None = None
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(lambda: self.viewport().setUpdatesEnabled(True))
        around = column(holder, 0, (0, 0, 6, 0))
        sheet = QWidget()
        sheet.setMaximumWidth(scaled(READING_WIDTH))
        self._rows = column(sheet, 10)
        # Beside a spacer: a box layout asks for the height at the width the sheet really gets, not at its own.
        beside = row()
        beside.addWidget(sheet, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)
        self._sheet = sheet

    def texts(self) -> str:
        """Everything that is shown, line by line."""
        return "\n".join(label.text() for label in self._sheet.findChildren(Words))

    def name(self, names: Names) -> None:
        """Other names for values of filters: the decks were read anew."""
        self._names = names

    def show_deck(self, deck: Deck) -> None:
        """The introduction for the trainer."""
        self._empty()
        self._add(_words(deck.title, "title"))
        self._blocks(deck.introduction)
        words = self._names.vocabulary
        self._add(
            CoverageFold(
                _("What does this deck cover?"),
                self._theme,
                lambda show: show(of_cards(deck.cards, words.chain, words.vulnerabilities)),
            )
        )
        if deck.licence:
            self._add(_words(_("Licence: {licence}").format(licence=deck.licence), "caption"))

    def show_card(self, entry: Entry, faults: Sequence[str]) -> None:
        """A card with everything on it; `faults` say why a broken one cannot be played."""
        self._empty()
        card, deck = entry.card, entry.shelved.deck
        self._add(self._chips(card))
        self._add(_words(card.title or card.id, "heading"))
        self._add(_words(_("From the deck ‘{deck}’").format(deck=deck.title), "caption"))
        if card.broken:
            said = _("This card cannot be played. Repair the file and open the library again.")
            self._add(Panel(_words("\n".join((said, *faults))), look="notice-danger"))
        elif self._paint_stage is not None:
            self.preview = StagePreview(card, self._paint_stage, self._theme)
            self._add(self.preview)
        self._facts(entry)
        self._add(_rule(self._theme))
        self._blocks(card.situation)
        self._question(card.question, card.statement, card)
        self._options(card.options, card.considerations)
        self._turns(card)
        if card.twists:
            self._headed(_("What if"), [f"{n}. {text}" for n, text in enumerate(card.twists, start=1)])
        self._headed(_("Borderline cases"), [f"{n}. {text}" for n, text in enumerate(card.cases, start=1)])
        self._headed(_("Advisers"), [f"{voice.who}: {voice.text}" for voice in card.voices])
        self._headed(_("Prevention"), [card.prevention] if card.prevention else [])
        self._norms([norm for norm in map(deck.norm, card.norms) if norm is not None])
        if card.facilitator:
            self._add(_words(_("For the facilitator"), "label"))
            self._blocks(card.facilitator)
        origin = [part for part in (deck.title, card.source, card.status) if part]
        self._add(_words(" · ".join(origin), "caption"))

    def clear_away(self, text: str) -> None:
        """Nothing to show: say why."""
        self._empty()
        self._add(_words(text))

    def _empty(self) -> None:
        """Nobody sees the rows that come now before they have found their height; until then the old ones stand."""
        self.viewport().setUpdatesEnabled(False)
        self._laid_out.start(0)
        clear(self._rows)
        self.preview = None
        self.verticalScrollBar().setValue(0)

    def _add(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self._add(_words(plain_text((block,)), "label"))
                case ListBlock(ordered=ordered, items=items):
                    for n, item in enumerate(items, start=1):
                        mark = f"{n}." if ordered else "•"
                        self._add(_words(f"{mark} {plain_text(item)}"))
                case Paragraph() | Quote():
                    self._add(_words(plain_text((block,))))

    def _headed(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._add(_words(title, "label"))
            for line in lines:
                self._add(_words(line))

    def _question(self, question: str, statement: str = "", card: Card | None = None) -> None:
        if question:
            self._add(_words(question, "label"))
        if statement:
            self._add(_words(statement, "strong"))
        if card is not None and card.kind is CardKind.SCALE:
            on_ten = card.scale is ScaleKind.ZERO_TO_TEN
            said = _("Placed from 0 to 10") if on_ten else _("Placed in white, grey or black")
            self._add(_words(said, "caption"))

    def _options(self, options: Sequence[Option], considerations: Sequence[Consideration]) -> None:
        for option in options:
            self._add(self._lettered(option.letter, option.text))
        if considerations:
            self._add(_words(_("Considerations"), "label"))
        for each in considerations:
            said = _("For: {supports}\nCost: {cost}").format(supports=each.supports, cost=each.cost)
            self._add(self._lettered(each.letter, said))

    def _turns(self, card: Card) -> None:
        """What happens next on a card that unfolds."""
        for number, turn in enumerate(card.turns, start=2):
            self._add(_words(_("Turn {n}").format(n=number), "label"))
            self._blocks(turn.situation)
            self._question(turn.question)
            self._options(turn.options, turn.considerations)

    def _lettered(self, letter: str, text: str) -> QWidget:
        holder = QWidget()
        line = row(holder, 10)
        line.addWidget(Badge(letter, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_words(text), 1)
        return holder

    def _facts(self, entry: Entry) -> None:
        card, names = entry.card, self._names
        for name, value in (
            (_("For whom"), ", ".join(names.several(Facet.AUDIENCE, card.audience))),
            (_("Role"), names.of(Facet.ROLE, card.role)),
            (_("Tension"), names.tension(card)),
            (_("Themes"), ", ".join(names.several(Facet.THEME, card.themes[1:] and card.themes))),
            (_("Vulnerable process"), ", ".join(names.several(Facet.VULNERABILITY, card.vulnerabilities))),
            (_("Link of the chain"), ", ".join(names.several(Facet.CHAIN, card.chain))),
            (_("Used"), used(entry.use)),
        ):
            if value:
                self._add(_fact(name, value))

    def _norms(self, norms: Sequence[Norm]) -> None:
        if norms:
            self._add(_words(_("Norms"), "label"))
        for norm in norms:
            holder = QWidget()
            rows = column(holder, 2)
            rows.addWidget(_words(norm_title(norm), "strong"))
            if not norm.certain:
                rows.addWidget(Words(_("check this"), "chip-warn"), 0, Qt.AlignmentFlag.AlignLeft)
            rows.addWidget(_words(norm.summary.get(language())))
            rows.addWidget(_words(_checked(norm), "caption"))
            self._add(holder)

    def _chips(self, card: Card) -> QWidget:
        holder = QWidget()
        line = FlowLayout(holder, 6)
        theme = self._names.theme(card)
        if theme:
            line.addWidget(Words(theme, "chip"))
        line.addWidget(Words(minutes(card.minutes), "chip"))
        if card.sensitivity >= 3:
            line.addWidget(Words(_("handle with care"), "chip-warn"))
        return holder


def _words(text: str, look: str = "") -> Words:
    return Words(text, look, wrap=True, selectable=True)


def _rule(theme: Theme) -> QWidget:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.line};")
    return line


def _fact(name: str, value: str) -> QWidget:
    holder = QWidget()
    line = row(holder, 12)
    line.addWidget(_words(name, "caption"), 2, Qt.AlignmentFlag.AlignTop)
    said = _words(value)
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 3)
    return holder


def _checked(norm: Norm) -> str:
    if norm.checked_on is None:
        return _("Not checked yet. Source: {source}").format(source=norm.source)
    locale = QLocale(QLocale.Language.Dutch if language() == "nl" else QLocale.Language.English)
    day = norm.checked_on
    when = locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return _("Checked on {date}. Source: {source}").format(date=when, source=norm.source)
