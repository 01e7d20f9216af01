"""Dilemma cards on A4: fronts and mirrored backs, with a report of every card that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, Deck, Vocabulary, unfold
from dilemmagame.printing import look
from dilemmagame.printing.characters import written_out
from dilemmagame.printing.drawing import (
    FOOTER_PT,
    badge,
    colour,
    cut_marks,
    neutrals,
    new_pdf,
    shortened,
    write,
)
from dilemmagame.printing.faces import SideStyle, fit_back, fit_front, style_for
from dilemmagame.printing.geometry import (
    FORMATS,
    MARGIN_FOR_FOOTER,
    MM,
    CardFormat,
    Duplex,
    SheetFormat,
    Slot,
    back_of,
    cuts,
    sheet_for,
)
from dilemmagame.printing.laying import Fit, Place
from dilemmagame.printing.scales import draw_scale
from dilemmagame.printing.text import Face, known_characters, text_width

if TYPE_CHECKING:
    from dilemmagame.printing.paper import Paper

MOST_BLEED_MM = 5.0
BADGE_EM = 1.3
_WOULD_NEED = 3.0


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the maker chose, as on the command line.

    `layout`: a7, poker, a6 or a5; `duplex`: long, short, fold, or none for fronts only. `large` prints on A5 (or A6
    when chosen): sixteen points fit on nothing smaller. `cards`: ids in the wanted order, empty for the whole deck.
    """

    layout: str = "a7"
    duplex: str = "long"
    bleed_mm: float = 0.0
    marks: bool = False
    language: str = "nl"
    large: bool = False
    ink_saving: bool = False
    cards: tuple[str, ...] = ()

    @property
    def format(self) -> CardFormat:
        """The card that will be printed. KeyError when `layout` is unknown."""
        chosen = FORMATS[self.layout]
        return FORMATS["a5"] if self.large and chosen.name in ("a7", "poker") else chosen


class Side(Enum):
    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class UnfitCard:
    """A card that was left out: `side` does not fit, it would need `needed_pt` points (0: not even at 3 points)."""

    id: str
    title: str
    side: Side
    needed_pt: float


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A finished PDF. `sheets` counts paper, `pages` sides; `unfit` cards are not in it, nor are `broken` ones.

    `smallest_pt` is the smallest text on any card, `missing` the characters written out as numbers.
    """

    pdf: bytes
    sheets: int
    pages: int
    cards: int
    layout: str
    unfit: tuple[UnfitCard, ...]
    broken: tuple[str, ...]
    smallest_pt: float
    missing: str


@dataclass(frozen=True, slots=True)
class _Laid:
    card: Card
    number: int
    front: Fit
    back: Fit


def print_cards(deck: Deck, options: PrintOptions, vocabulary: Vocabulary, language: str = "") -> PrintedFile:
    """The cards of `deck` on A4. A card that does not fit is named and left out, never shrunk or cut off.

    Raises KeyError for an unknown layout and ValueError for an unknown way of turning.
    """
    with i18n.speaking(language or options.language):
        return _print(deck, options, vocabulary, language or options.language)


def _print(deck: Deck, options: PrintOptions, vocabulary: Vocabulary, language: str) -> PrintedFile:
    duplex = Duplex(options.duplex)
    style = style_for(options.format, language, large=options.large, ink_saving=options.ink_saving)
    sheet = sheet_for(options.format, duplex, min(max(options.bleed_mm, 0.0), MOST_BLEED_MM))
    chosen = _chosen(deck, options)
    laid, unfit = _lay_all(chosen, style, vocabulary)
    paper = new_pdf(sheet.width * MM, sheet.height * MM, deck.title, language, duplex)
    painter = _Painter(paper, deck, options, style, sheet, duplex)
    per_sheet = len(sheet.fronts)
    groups = [laid[start : start + per_sheet] for start in range(0, len(laid), per_sheet)]
    for number, group in enumerate(groups, 1):
        painter.sheet(group, number, len(groups))
    if not groups:
        said = _("No card fits on this size. Choose a larger card.")
        write(paper, said, sheet.width * MM / 2, sheet.height * MM / 2, 14, Face.TEXT, look.INK, "centre")
        paper.showPage()
    sides = 2 if duplex in (Duplex.LONG, Duplex.SHORT) else 1
    return PrintedFile(
        pdf=paper.finish(),
        sheets=len(groups),
        pages=len(groups) * sides,
        cards=len(laid),
        layout=style.card.name,
        unfit=unfit,
        broken=tuple(card.title or card.id for _number, card in chosen if card.broken),
        smallest_pt=min((min(each.front.smallest_pt, each.back.smallest_pt) for each in laid), default=0.0),
        missing=_missing("".join(_texts(each.card) for each in laid)),
    )


def _chosen(deck: Deck, options: PrintOptions) -> tuple[tuple[int, Card], ...]:
    """The cards to print with their numbers in the whole deck: a card keeps its number, whatever it is printed with.

    A card that unfolds in stages becomes a card for every turn, all with its number.
    """
    numbered = {card.id: (number, card) for number, card in enumerate(deck.cards, 1)}
    wanted = options.cards or tuple(numbered)
    chosen = (numbered[card_id] for card_id in wanted if card_id in numbered)
    return tuple(
        (number, turn) for number, card in chosen for turn in ((card,) if card.broken else unfold(card))
    )


def _texts(card: Card) -> str:
    parts = (card.title, card.question, card.statement, card.prevention, *card.twists)
    return plain_text(card.situation) + "".join(parts) + "".join(option.text for option in card.options)


def _missing(texts: str) -> str:
    """The visible characters that no font of ours has, each once; on paper stands their number."""
    known = known_characters(Face.TEXT)
    return "".join(
        char
        for char in dict.fromkeys(texts)
        if char not in known and not char.isspace() and written_out(char)
    )


def _lay_all(
    chosen: Sequence[tuple[int, Card]], style: SideStyle, vocabulary: Vocabulary
) -> tuple[list[_Laid], tuple[UnfitCard, ...]]:
    laid: list[_Laid] = []
    unfit: list[UnfitCard] = []
    for number, card in chosen:
        if card.broken:
            continue
        front, back = fit_front(card, style), fit_back(card, style, vocabulary)
        if front is not None and back is not None:
            laid.append(_Laid(card, number, front, back))
            continue
        if front is None:
            side, needed = Side.FRONT, fit_front(card, style, _WOULD_NEED)
        else:
            side, needed = Side.BACK, fit_back(card, style, vocabulary, _WOULD_NEED)
        unfit.append(UnfitCard(card.id, card.title, side, needed.size_pt if needed else 0.0))
    return laid, tuple(unfit)


@dataclass(frozen=True, slots=True)
class _Painter:
    """Draws sheets; one place that knows canvas, style and options together."""

    canvas: Paper
    deck: Deck
    options: PrintOptions
    style: SideStyle
    sheet_format: SheetFormat
    duplex: Duplex

    def sheet(self, group: Sequence[_Laid], number: int, count: int) -> None:
        """One piece of paper: fronts, and the backs behind them."""
        places = list(zip(self.sheet_format.fronts, group, strict=False))
        for slot, laid in places:
            self._in_slot(slot, laid, self._front)
        backs = [(back_of(slot, self.sheet_format, self.duplex), laid) for slot, laid in places]
        folded = self.duplex is Duplex.FOLD
        if folded:
            self._backs(backs)
        every = self.sheet_format.fronts
        if folded:
            every += tuple(back_of(slot, self.sheet_format, self.duplex) for slot in every)
        self._around(every, _("front and back") if folded else _("front"), number, count)
        if folded:
            self._fold_line()
        self.canvas.showPage()
        if self.duplex in (Duplex.LONG, Duplex.SHORT):
            self._backs(backs)
            self._around(
                tuple(back_of(slot, self.sheet_format, self.duplex) for slot in every),
                _("back"),
                number,
                count,
            )
            self.canvas.showPage()

    def _backs(self, backs: Sequence[tuple[Slot, _Laid]]) -> None:
        for slot, _laid in backs:
            self._ground(slot)
        for slot, laid in backs:
            self._in_slot(slot, laid, self._back)

    def _in_slot(self, slot: Slot, laid: _Laid, draw: Callable[[_Laid], None]) -> None:
        """Draw with the origin in the lower left corner of the card, as the reader of the card sees it."""
        self.canvas.saveState()
        if slot.turned:
            self.canvas.translate((slot.x + slot.width) * MM, (slot.y + slot.height) * MM)
            self.canvas.rotate(180)
        else:
            self.canvas.translate(slot.x * MM, slot.y * MM)
        draw(laid)
        self.canvas.restoreState()

    def _ground(self, slot: Slot) -> None:
        """The dark ground of a back, a little larger than the cut: paper shifts in printers."""
        if self.options.ink_saving:
            return
        more = self.sheet_format.gutter / 2 or (0.0 if self.duplex is Duplex.FOLD else 1.5)
        self.canvas.setFillColor(colour(look.INK))
        self.canvas.rect(
            (slot.x - more) * MM, (slot.y - more) * MM, (slot.width + 2 * more) * MM, (slot.height + 2 * more) * MM,
            stroke=0, fill=1,
        )  # fmt: skip

    def _front(self, laid: _Laid) -> None:
        card, style = self.style.card, self.style
        left, top = card.text * MM, (card.height - card.safe) * MM
        self._spine()
        self.canvas.put_lines(laid.front.lines, left, top)
        for place in laid.front.places:
            self._decorate(laid.card, place, left, top)
        self._foot(laid, left, style.text_width * MM, look.INK3)

    def _spine(self) -> None:
        """The amber line at the left: beyond the cut with bleed, else inside, where every printer gets."""
        card, bleed = self.style.card, self.sheet_format.gutter / 2
        self.canvas.setFillColor(colour(look.AMBER))
        if bleed:
            self.canvas.rect(
                -bleed * MM, -bleed * MM, (bleed + 2.6) * MM, (card.height + 2 * bleed) * MM, stroke=0, fill=1
            )
        else:
            high = (card.height - 2 * card.safe) * MM
            self.canvas.roundRect(
                card.spine * MM, card.safe * MM, 0.9 * MM, high, 0.45 * MM, stroke=0, fill=1
            )

    def _decorate(self, card: Card, place: Place, left: float, top: float) -> None:
        """What belongs to a passage beside its words: badges, the rule above the question, the scale."""
        kind, _sep, sign = place.key.partition(":")
        edge = place.size * BADGE_EM
        low = top - place.baseline + place.size * 0.334 - edge / 2
        match kind:
            case "option":
                badge(self.canvas, sign, left, low, edge, outline=self.options.ink_saving)
            case "neutral":
                neutrals(
                    self.canvas,
                    left,
                    top - place.baseline,
                    self.style.text_width * MM,
                    place.size,
                    self.style.least_pt,
                )
            case "question":
                y = top - place.top + place.size * 0.42
                self.canvas.setStrokeColor(colour(look.LINE))
                self.canvas.setLineWidth(0.6)
                self.canvas.line(left, y, left + self.style.text_width * MM, y)
            case "scale":
                if card.scale is not None:
                    draw_scale(
                        self.canvas,
                        card.scale,
                        left,
                        top - place.bottom,
                        self.style.text_width * MM,
                        place.size,
                    )

    def _back(self, laid: _Laid) -> None:
        card, style = self.style.card, self.style
        left, top = (card.text + card.safe) / 2 * MM, (card.height - card.safe) * MM
        self.canvas.put_lines(laid.back.lines, left, top)
        bar = laid.back.place("bar")
        if bar is not None:
            self.canvas.setFillColor(colour(look.AMBER))
            self.canvas.rect(left, top - bar.size * 0.35, bar.size * 3.2, bar.size * 0.35, stroke=0, fill=1)
        self._foot(laid, left, style.text_width * MM, look.INK3 if style.ink_saving else look.LINE)

    def _foot(self, laid: _Laid, left: float, width: float, ink: str) -> None:
        """Which card of which deck this is, inside the cut: it travels with the card."""
        baseline = self.style.card.safe * MM + 1.2
        size = self.style.foot_pt
        id_width = write(self.canvas, laid.card.id, left + width, baseline, size, Face.TEXT, ink, "right")
        number = f" · {laid.number}" if self.deck.title else str(laid.number)
        room = width - id_width - 6 - text_width(number, Face.TEXT, size) - size
        name = shortened(self.deck.title, Face.TEXT, size, room)
        write(self.canvas, name + number, left, baseline, size, Face.TEXT, ink)

    def _around(self, slots: tuple[Slot, ...], side: str, number: int, count: int) -> None:
        """Marks and the footer, outside every card."""
        sheet = self.sheet_format
        if self.options.marks:
            cut_marks(self.canvas, slots, sheet.width, sheet.height, cuts(slots))
        if sheet.margin_y - sheet.gutter / 2 < MARGIN_FOR_FOOTER:
            return
        said = _("{deck} {version} · sheet {n} of {m}, {side} · print at 100 %").format(
            deck=self.deck.title, version=self.deck.version, n=number, m=count, side=side
        )
        folded = self.duplex is Duplex.FOLD
        left = (12.0 if folded else max(sheet.margin_x, 12.0)) * MM
        width = sheet.width * MM / 2 - left - 6 if folded else sheet.width * MM - 2 * left
        text = shortened(said, Face.TEXT, FOOTER_PT, width)
        write(self.canvas, text, left, 5.2 * MM, FOOTER_PT, Face.TEXT, look.INK3)

    def _fold_line(self) -> None:
        middle = self.sheet_format.width * MM / 2
        self.canvas.saveState()
        self.canvas.setDash(4, 3)
        self.canvas.setLineWidth(0.5)
        self.canvas.setStrokeColor(colour(look.LINE_STRONG))
        self.canvas.line(middle, 0, middle, self.sheet_format.height * MM)
        self.canvas.restoreState()
