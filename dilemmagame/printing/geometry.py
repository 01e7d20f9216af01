"""Sizes and places of cards on a sheet of A4, as numbers in millimetres. Nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MM = 72 / 25.4
"""One millimetre in points."""
A4_SHORT, A4_LONG = 210.0, 297.0
MARGIN_FOR_FOOTER = 6.0
"""A margin narrower than this (mm) holds no footer and no marks: printers do not reach it."""


class Duplex(Enum):
    """How backs come to lie behind fronts."""

    LONG = "long"
    SHORT = "short"
    NONE = "none"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class CardFormat:
    """A card of `width` x `height` mm; text stays `safe` mm inside; `landscape` says how the A4 lies.

    `spine` is the left of the amber line, `text` the left of the column; `goal_pt` is the text size a card gets when
    it has room enough. Sizes that fill the sheet keep clear of the edge no home printer reaches.
    """

    name: str
    width: float
    height: float
    radius: float
    safe: float
    spine: float
    text: float
    landscape: bool
    goal_pt: float

    @property
    def text_width(self) -> float:
        """Width of the column in mm."""
        return self.width - self.text - self.safe


FORMATS = {
    each.name: each
    for each in (
        CardFormat("a7", 74.0, 105.0, 3.5, 5.0, 4.4, 6.7, landscape=True, goal_pt=10.5),
        CardFormat("poker", 63.0, 88.0, 3.5, 4.0, 2.2, 4.4, landscape=False, goal_pt=9.0),
        CardFormat("a6", 105.0, 148.0, 3.5, 5.5, 5.0, 8.4, landscape=False, goal_pt=14.0),
        CardFormat("a5", 148.0, 210.0, 4.0, 7.0, 5.6, 9.6, landscape=True, goal_pt=20.0),
    )
}


@dataclass(frozen=True, slots=True)
class Slot:
    """The trim of one card on the page: lower left corner, size (mm); `turned`: its content stands on its head."""

    x: float
    y: float
    width: float
    height: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A page of A4 with the places of the fronts, row by row from the top left."""

    width: float
    height: float
    fronts: tuple[Slot, ...]
    gutter: float

    @property
    def margin_x(self) -> float:
        return min(slot.x for slot in self.fronts)

    @property
    def margin_y(self) -> float:
        return min(slot.y for slot in self.fronts)

    @property
    def landscape(self) -> bool:
        return self.width > self.height


def sheet_for(card: CardFormat, duplex: Duplex, bleed: float = 0.0) -> SheetFormat:
    """As many cards as A4 holds. With bleed, twice the bleed lies between neighbours; a fold takes the left half.

    A card that leaves no room for its bleed lies on the sheet the other way, or goes without.
    """
    gutter = 2 * bleed
    least = 2 if duplex is Duplex.FOLD else 1
    for lying in (card.landscape, not card.landscape):
        page_w, page_h = (A4_LONG, A4_SHORT) if lying else (A4_SHORT, A4_LONG)
        columns = int((page_w + 1e-6) // (card.width + gutter))
        rows = int((page_h + 1e-6) // (card.height + gutter))
        if columns >= least and rows:
            break
    else:
        return sheet_for(card, duplex)
    if duplex is Duplex.FOLD:
        columns -= columns % 2
    left = (page_w - columns * card.width - (columns - 1) * gutter) / 2
    top = (page_h + rows * card.height + (rows - 1) * gutter) / 2
    taken = columns // 2 if duplex is Duplex.FOLD else columns
    fronts = tuple(
        Slot(
            left + column * (card.width + gutter),
            top - card.height - row * (card.height + gutter),
            card.width,
            card.height,
        )
        for row in range(rows)
        for column in range(taken)
    )
    return SheetFormat(page_w, page_h, fronts, gutter)


def back_of(slot: Slot, sheet: SheetFormat, duplex: Duplex) -> Slot:
    """Where the back of `slot` lies so that it ends up behind its front.

    Mirrored is the page axis the paper turns about, never a column number. Turned about a horizontal axis (short
    edge of an upright page, long edge of a lying one) the back also stands on its head, so that a cut card turns
    over like a page of a book.
    """
    if duplex is Duplex.FOLD or (duplex is Duplex.LONG) != sheet.landscape:
        return Slot(sheet.width - slot.x - slot.width, slot.y, slot.width, slot.height)
    return Slot(slot.x, sheet.height - slot.y - slot.height, slot.width, slot.height, turned=True)


def cuts(slots: tuple[Slot, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The x of all vertical and the y of all horizontal cuts (mm), each once."""
    xs = {round(value, 4) for slot in slots for value in (slot.x, slot.x + slot.width)}
    ys = {round(value, 4) for slot in slots for value in (slot.y, slot.y + slot.height)}
    return tuple(sorted(xs)), tuple(sorted(ys))
