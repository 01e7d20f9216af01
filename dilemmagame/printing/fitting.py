"""How large a card's text can be, in print and on the stage, for `check` and for editors. Nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from dilemmagame.base import i18n
from dilemmagame.domain.cards import Card, Vocabulary, unfold
from dilemmagame.printing.faces import fit_back, fit_front, style_for
from dilemmagame.printing.geometry import FORMATS
from dilemmagame.printing.stagefit import case_pixels


class PrintFit:
    """Measures cards as `print_cards` lays them."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or Vocabulary()

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        """Text size of the fuller side in points, or None when the card does not fit. KeyError: no such format.

        A card in stages is as small as its fullest turn.
        """
        return _least(self._printed(turn, format_name) for turn in unfold(card))

    def _printed(self, card: Card, format_name: str) -> float | None:
        style = style_for(FORMATS[format_name], card.language)
        with i18n.speaking(card.language):
            front = fit_front(card, style)
            back = fit_back(card, style, self._vocabulary)
        return None if front is None or back is None else min(front.size_pt, back.size_pt)


def stage_percent(card: Card) -> float | None:
    """The text size of the case in percent of the stage's height, or None when it needs a second page.

    Measured as the stage lays it at 1920 x 1080 while people read or vote; a test compares the two. A card in stages
    is as small as its fullest turn.
    """
    with i18n.speaking(card.language):
        pixels = _least(case_pixels(turn) for turn in unfold(card))
    return None if pixels is None else pixels / 10.80


def _least(sizes: Iterable[float | None]) -> float | None:
    """The smallest; None when one is lacking."""
    known = list(sizes)
    fitting = [size for size in known if size is not None]
    return min(fitting) if len(fitting) == len(known) else None
