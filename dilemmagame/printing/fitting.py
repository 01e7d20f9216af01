"""How large a card's text can be, in print and on the stage, for `check` and for editors. Nothing is drawn."""

from __future__ import annotations

from dilemmagame.base import i18n
from dilemmagame.domain.cards import Card, Vocabulary
from dilemmagame.printing.faces import fit_back, fit_front, style_for
from dilemmagame.printing.geometry import FORMATS
from dilemmagame.printing.laying import Passage, fit, passages
from dilemmagame.printing.text import Face, plain

STAGE_HIGHEST, STAGE_FLOOR = 4.2, 2.8
STAGE_CASE_WIDTHS = (87.9, 82.1, 75.5, 68.9)
STAGE_CASE_HEIGHT = 66.0
"""The case panel of a 16:9 stage without its padding, in percent of the stage's height; it gives way to answers."""


class PrintFit:
    """Measures cards as `print_cards` lays them."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or Vocabulary()

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        """Text size of the fuller side in points, or None when the card does not fit. KeyError: no such format."""
        style = style_for(FORMATS[format_name], card.language)
        with i18n.speaking(card.language):
            front = fit_front(card, style)
            back = fit_back(card, style, self._vocabulary)
        return None if front is None or back is None else min(front.size_pt, back.size_pt)


def stage_percent(card: Card) -> float | None:
    """The text size of the case in percent of the stage's height, or None when it needs a second page.

    Measured in the widest column, with the widths of the font itself; the stage may be a hair smaller.
    """
    model = Passage(leading=1.36, before=0.6, language=card.language, floor=0.0)
    flow = list(passages(card.situation, model))
    if card.statement:
        flow.append(Passage(plain(card.statement, Face.SEMIBOLD), leading=1.36, before=0.6, floor=0.0))
    # the fitter counts in points with a step of a quarter; a hundredfold makes that a step of 0.0025 percent
    laid = fit(
        flow, STAGE_CASE_WIDTHS[0] * 100, STAGE_CASE_HEIGHT * 100, STAGE_HIGHEST * 100, STAGE_FLOOR * 100
    )
    return None if laid is None else laid.size_pt / 100
