"""One card, or the introduction of a deck, to read: every part under its own heading, always as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, plain_text
from dilemmagame.domain.cards import Card, CardKind, Deck, Norm, ScaleKind, Term, Vocabulary
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words

READING_WIDTH = 720


class Detail(Scroller):
    """Shows one thing at a time, from its top."""

    def __init__(self, theme: Theme) -> None:
        holder = QWidget()
        super().__init__(holder, _("The card"))
        self._theme = theme
        around = column(holder, 0, (0, 0, 12, 12))
        self._sheet = Panel(gap=10)
        self._sheet.setMaximumWidth(READING_WIDTH)
        # Beside a spacer: a box layout asks for the height at the width the sheet really gets, not at its own.
        beside = row()
        beside.addWidget(self._sheet, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)

    def texts(self) -> str:
        """Everything that is shown, line by line."""
        return "\n".join(label.text() for label in self._sheet.findChildren(Words))

    def show_deck(self, deck: Deck) -> None:
        """The introduction for the trainer."""
        clear(self._sheet.rows)
        self._add(_words(deck.title, "title"))
        self._blocks(deck.introduction)
        if deck.licence:
            self._add(_words(_("Licence: {licence}").format(licence=deck.licence), "caption"))
        self._to_top()

    def show_card(self, card: Card, deck: Deck, vocabulary: Vocabulary, faults: Sequence[str]) -> None:
        """A card with everything on it; `faults` say why a broken one cannot be played."""
        clear(self._sheet.rows)
        self._add(_chips(card, vocabulary))
        self._add(_words(card.title or card.id, "title"))
        if card.broken:
            said = _("This card cannot be played. Repair the file and open the library again.")
            self._add(Panel(_words("\n".join((said, *faults))), look="notice-danger"))
        self._blocks(card.situation)
        self._question(card)
        self._considered(card)
        if card.twists:
            self._headed(_("What if"), [f"{n}. {text}" for n, text in enumerate(card.twists, start=1)])
        self._headed(_("Advisers"), [f"{voice.who}: {voice.text}" for voice in card.voices])
        self._headed(_("Prevention"), [card.prevention] if card.prevention else [])
        self._norms([norm for norm in map(deck.norm, card.norms) if norm is not None])
        if card.facilitator:
            self._add(_words(_("For the facilitator"), "heading"))
            self._blocks(card.facilitator)
        origin = [part for part in (card.source, card.status) if part]
        if origin:
            self._add(_words(" · ".join(origin), "caption"))
        self._to_top()

    def clear_away(self, text: str) -> None:
        """Nothing to show: say why."""
        clear(self._sheet.rows)
        self._add(_words(text))

    def _add(self, widget: QWidget) -> None:
        self._sheet.rows.addWidget(widget)

    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

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
            self._add(_words(title, "heading"))
            for line in lines:
                self._add(_words(line))

    def _question(self, card: Card) -> None:
        if card.question:
            self._add(_words(card.question, "heading"))
        if card.statement:
            self._add(_words(card.statement, "strong"))
        if card.kind is CardKind.SCALE:
            on_ten = card.scale is ScaleKind.ZERO_TO_TEN
            self._add(
                _words(_("Placed from 0 to 10") if on_ten else _("Placed in white, grey or black"), "caption")
            )
        for option in card.options:
            self._add(self._lettered(option.letter, option.text))

    def _lettered(self, letter: str, text: str) -> QWidget:
        holder = QWidget()
        line = row(holder, 10)
        line.addWidget(Badge(letter, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_words(text), 1)
        return holder

    def _considered(self, card: Card) -> None:
        if card.considerations:
            self._add(_words(_("Considerations"), "heading"))
        for each in card.considerations:
            said = _("For: {supports}\nCost: {cost}").format(supports=each.supports, cost=each.cost)
            self._add(self._lettered(each.letter, said))

    def _norms(self, norms: Sequence[Norm]) -> None:
        if norms:
            self._add(_words(_("Norms"), "heading"))
        for norm in norms:
            holder = QWidget()
            rows = column(holder, 2)
            head = row(gap=8)
            title = norm.act
            if norm.article:
                title = _("{act}, article {article}").format(act=norm.act, article=norm.article)
            head.addWidget(_words(title, "strong"), 1)
            if not norm.certain:
                head.addWidget(Words(_("check this"), "chip-warn"), 0, Qt.AlignmentFlag.AlignTop)
            rows.addLayout(head)
            rows.addWidget(_words(norm.summary.get(language())))
            rows.addWidget(_words(_checked(norm), "caption"))
            self._add(holder)


def _words(text: str, look: str = "") -> Words:
    return Words(text, look, wrap=True, selectable=True)


def _checked(norm: Norm) -> str:
    if norm.checked_on is None:
        return _("Not checked yet. Source: {source}").format(source=norm.source)
    locale = QLocale(QLocale.Language.Dutch if language() == "nl" else QLocale.Language.English)
    day = norm.checked_on
    when = locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return _("Checked on {date}. Source: {source}").format(date=when, source=norm.source)


def names(terms: Sequence[Term], ids: Sequence[str]) -> list[str]:
    """The names of vocabulary entries; an unknown id stands for itself."""
    known = {term.id: term.name.get(language()) for term in terms}
    return [known.get(each, each) for each in ids]


def _chips(card: Card, vocabulary: Vocabulary) -> QWidget:
    holder = QWidget()
    line = FlowLayout(holder, 6)
    for name in names(vocabulary.themes, card.themes):
        line.addWidget(Words(name, "chip"))
    line.addWidget(Words(_("{n} min").format(n=card.minutes), "chip"))
    for name in names(vocabulary.values, card.values):
        line.addWidget(Words(name, "chip"))
    if card.sensitivity >= 3:
        line.addWidget(Words(_("handle with care"), "chip-warn"))
    return holder
