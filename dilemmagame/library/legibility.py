"""How well a card reads on the stage and on each printed format: with room to spare, just, or not on one page.

The measuring itself is handed in; see `FitMeasurer`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, unfold

PRINTED_FORMATS = ("a7", "poker")
STAGE = "stage"
STAGE_AMPLE_PERCENT = 3.2
"""From this text size on, in percent of the stage's height, a case reads easily from the back of a room."""
PRINT_AMPLE_PT = 8.25
"""From this text size on a printed card reads easily in the hand."""


class Fits(Enum):
    """Three values: roomy, fitting, and too much for one page or card."""

    AMPLE = "ample"
    TIGHT = "fits"
    OVER = "two-pages"


class FitMeasurer(Protocol):
    """Measures a card against the stage and against paper; the command line or a window hands one in."""

    def stage_fit(self, card: Card) -> float | None:
        """How large the text of `card` can be on one stage page, in percent of its height; None when it needs two."""

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        """The text size in points of `card` on paper, or None when it does not fit."""


@dataclass(frozen=True, slots=True)
class Legibility:
    """How turn `turn` (from 1) of a card fits `place`: the stage or a printed format. `size` is its text size, in
    percent of the stage's height or in points; None when it does not fit."""

    turn: int
    place: str
    fits: Fits
    size: float | None


def legibility(
    card: Card, fit: FitMeasurer, formats: Sequence[str] = PRINTED_FORMATS
) -> tuple[Legibility, ...]:
    """Stage and printed formats, for every turn of `card`."""
    found: list[Legibility] = []
    for number, turn in enumerate(unfold(card), 1):
        found.append(_judged(number, STAGE, fit.stage_fit(turn), STAGE_AMPLE_PERCENT))
        found.extend(_judged(number, name, fit.printed_fit(turn, name), PRINT_AMPLE_PT) for name in formats)
    return tuple(found)


def _judged(turn: int, place: str, size: float | None, ample: float) -> Legibility:
    if size is None:
        return Legibility(turn, place, Fits.OVER, None)
    return Legibility(turn, place, Fits.AMPLE if size >= ample else Fits.TIGHT, size)


def fits_word(fits: Fits) -> str:
    """The value in words, in the language in use."""
    match fits:
        case Fits.AMPLE:
            return _("Fits with room to spare")
        case Fits.TIGHT:
            return _("Fits")
        case Fits.OVER:
            return _("Runs over two pages")
