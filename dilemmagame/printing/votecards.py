"""Vote cards to hold up: one very large letter each, a set per person, and the two answers that always exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.printing import look
from dilemmagame.printing.drawing import colour, cut_lines, new_pdf, write
from dilemmagame.printing.geometry import FORMATS, MM, Duplex, Slot, back_of, cuts, sheet_for
from dilemmagame.printing.text import Face

if TYPE_CHECKING:
    from dilemmagame.printing.paper import Paper

UNSURE_SIGN, OTHER_SIGN = "?", "…"
CAP = 0.668
"""Height of a capital of the text face, in ems."""


def vote_signs(letters: str = look.LETTERS) -> tuple[str, ...]:
    """The signs of one set. ValueError when `letters` holds anything but A to F, each once."""
    if not letters or len(set(letters)) != len(letters) or not set(letters) <= set(look.LETTERS):
        raise ValueError(letters)
    return (*letters, UNSURE_SIGN, OTHER_SIGN)


def print_votecards(
    count: int,
    letters: str = look.LETTERS,
    *,
    duplex: str = "none",
    ink_saving: bool = False,
    language: str = "",
) -> bytes:
    """Sets of A7 cards for `count` people on A4; with all six letters a sheet is exactly one set.

    `duplex` long or short adds a back that is the same for every card, so that a card can lie face down.
    Raises ValueError for fewer than one person or unknown letters.
    """
    if count < 1:
        raise ValueError(count)
    with i18n.speaking(language or i18n.language()):
        return _print(count * vote_signs(letters), Duplex(duplex), ink_saving=ink_saving)


def _print(signs: tuple[str, ...], duplex: Duplex, *, ink_saving: bool) -> bytes:
    sheet = sheet_for(FORMATS["a7"], Duplex.NONE)
    canvas = new_pdf(sheet.width * MM, sheet.height * MM, _("Vote cards"), i18n.language(), duplex)
    lines = cuts(sheet.fronts)
    per_sheet = len(sheet.fronts)
    for start in range(0, len(signs), per_sheet):
        group = list(zip(sheet.fronts, signs[start : start + per_sheet], strict=False))
        for slot, sign in group:
            _front(canvas, slot, sign, ink_saving=ink_saving)
        cut_lines(canvas, sheet.width, sheet.height, lines)
        canvas.showPage()
        if duplex in (Duplex.LONG, Duplex.SHORT):
            for slot, _sign in group:
                _back(canvas, back_of(slot, sheet, duplex))
            canvas.showPage()
    return canvas.finish()


def _front(canvas: Paper, slot: Slot, sign: str, *, ink_saving: bool) -> None:
    neutral = sign in (UNSURE_SIGN, OTHER_SIGN)
    inset = 6.0
    x, y = (slot.x + inset) * MM, (slot.y + inset) * MM
    width, height = (slot.width - 2 * inset) * MM, (slot.height - 2 * inset) * MM
    hollow = neutral or ink_saving
    ink = look.INK if neutral else look.option_colour(sign)
    canvas.saveState()
    canvas.setStrokeColor(colour(ink))
    canvas.setFillColor(colour(look.WHITE if hollow else ink))
    canvas.setLineWidth(3.0)
    if neutral:
        canvas.setDash(10, 7)
    canvas.roundRect(x, y, width, height, 5 * MM, stroke=1, fill=1)
    canvas.restoreState()
    size = 205.0
    middle = y + height / 2
    letter_ink = ink if hollow else look.WHITE
    if sign == OTHER_SIGN:
        canvas.setFillColor(colour(ink))
        for place in (-1, 0, 1):
            canvas.circle(x + width / 2 + place * 17 * MM, middle + 2 * MM, 5.2 * MM, stroke=0, fill=1)
    else:
        shift = 3 * MM if neutral else 0.0
        write(
            canvas,
            sign,
            x + width / 2,
            middle - size * CAP / 2 + shift,
            size,
            Face.BOLD,
            letter_ink,
            "centre",
        )
    if neutral:
        words = _("I do not know yet") if sign == UNSURE_SIGN else _("Something else")
        write(canvas, words, x + width / 2, y + 6 * MM, 16, Face.SEMIBOLD, ink, "centre")


def _back(canvas: Paper, slot: Slot) -> None:
    """The same for every card: a grid of dots, hardly any ink."""
    canvas.setFillColor(colour(look.LINE))
    for column in range(1, 9):
        for row in range(1, 13):
            canvas.circle(
                (slot.x + column * slot.width / 9) * MM,
                (slot.y + row * slot.height / 13) * MM,
                2.2,
                stroke=0,
                fill=1,
            )
