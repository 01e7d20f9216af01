"""A card as it comes out of the printer: the true PDF of one A6 sheet, cut to the card. No Qt: made on a thread."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.cards import Card, Deck, Vocabulary
from dilemmagame.gui.editor.judging import PaperMeasure, measure_paper, with_card

LAYOUT = "a6"


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels as RGB bytes, row after row."""

    rgb: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Printed:
    """Front and back, None when the card does not fit or is broken; and how large its text is on each format."""

    front: Picture | None
    back: Picture | None
    measure: PaperMeasure


def printed(card: Card, deck: Deck, vocabulary: Vocabulary, width_px: int) -> Printed:
    """Print `card` of `deck` and look at both sides, `width_px` pixels wide."""
    measure = measure_paper(card, vocabulary)
    if dict(measure.sizes).get(LAYOUT) is None:
        return Printed(None, None, measure)
    from dilemmagame.printing.cards import PrintOptions, print_cards
    from dilemmagame.printing.geometry import FORMATS, Duplex, back_of, sheet_for

    options = PrintOptions(
        layout=LAYOUT, duplex="long", marks=False, language=card.language, cards=(card.id,)
    )
    made = print_cards(with_card(deck, card), options, vocabulary)
    sheet = sheet_for(FORMATS[LAYOUT], Duplex.LONG)
    slot = sheet.fronts[0]
    sides = []
    for page, place in ((0, slot), (1, back_of(slot, sheet, Duplex.LONG))):
        scale = width_px / place.width
        left, top = place.x, sheet.height - place.y - place.height
        sides.append(_cut(made.pdf, page, sheet.width, scale, (left, top, place.width, place.height)))
    return Printed(sides[0], sides[1], measure)


def _cut(
    pdf: bytes, page: int, sheet_mm: float, scale: float, box_mm: tuple[float, float, float, float]
) -> Picture:
    from dilemmagame.printing.preview import render_page

    rgb, wide, high = render_page(pdf, page, round(sheet_mm * scale))
    left, top, width, height = (round(edge * scale) for edge in box_mm)
    width, height = min(width, wide - left), min(height, high - top)
    rows = (
        rgb[(top + y) * wide * 3 + left * 3 : (top + y) * wide * 3 + (left + width) * 3]
        for y in range(height)
    )
    return Picture(b"".join(rows), width, height)
