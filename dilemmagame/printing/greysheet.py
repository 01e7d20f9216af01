"""The sheet on which one person places the cases of a card from white to black, in silence and without a name."""

from __future__ import annotations

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import GREY_PLACES, Card, grey_cases
from dilemmagame.printing import look
from dilemmagame.printing.drawing import colour, write
from dilemmagame.printing.geometry import MM
from dilemmagame.printing.laying import Passage, lay
from dilemmagame.printing.pages import LEFT, RIGHT, WIDTH, Pages
from dilemmagame.printing.text import Face, plain

_SHADES = ("#FFFFFF", "#D9D9D9", "#B3B3B3", "#8C8C8C", "#666666", "#3F3F3F", "#111111")
_BOX = 6.6 * MM
_PITCH = 9.6 * MM
_BOXES = len(GREY_PLACES) * _PITCH
_TEXT = WIDTH - _BOXES - 6 * MM
_SIZE = 12.0
_HEAD = 17 * MM


def print_grey_sheet(card: Card, language: str = "nl") -> bytes:
    """A PDF of upright A4, mostly one page, in `language`. Raises ValueError when the card has too few cases."""
    cases = grey_cases(card)
    if not cases:
        raise ValueError(card.id)
    with i18n.speaking(language):
        return _sheet(card.title, cases)


def _sheet(title: str, cases: tuple[str, ...]) -> bytes:
    page = Pages(title, i18n.language())
    page.text(title, 24, Face.TITLE)
    intro = _(
        "On your own, in silence, without your name. Put one cross for every case: from white (this is fine) to black"
        " (this is not done)."
    )
    page.text(intro, 12, before=7, ink=look.INK2)
    _rounds(page)
    _head(page)
    for number, text in enumerate(cases, 1):
        _case(page, number, text)
    page.need(14 * MM)
    page.text(
        _("Fold the sheet and hand it in. Somebody shuffles them before counting."),
        11,
        before=12,
        ink=look.INK2,
    )
    return page.finish()


def _rounds(page: Pages) -> None:
    """Which round this sheet is of: one for before the talk, one for after."""
    page.y -= 10 * MM
    canvas = page.canvas
    x = LEFT
    for word in (_("before the talk"), _("after the talk")):
        canvas.setStrokeColor(colour(look.LINE_STRONG))
        canvas.setLineWidth(0.9)
        canvas.circle(x + 2.2 * MM, page.y + 1.3 * MM, 2.2 * MM, stroke=1, fill=0)
        x += 6.6 * MM
        x += write(canvas, word, x, page.y, 12, Face.TEXT, look.INK) + 9 * MM


def _head(page: Pages) -> None:
    """The seven shades above their columns; white, grey and black by name."""
    canvas = page.canvas
    page.y -= _HEAD
    names = {0: _("white"), 3: _("grey"), 6: _("black")}
    for place, shade in enumerate(_SHADES):
        x = _left(place)
        canvas.setStrokeColor(colour(look.LINE_STRONG))
        canvas.setFillColor(colour(shade))
        canvas.setLineWidth(0.7)
        canvas.rect(x, page.y, _BOX, 3.2 * MM, stroke=1, fill=1)
        if place in names:
            align, at = {0: ("left", x), 6: ("right", x + _BOX)}.get(place, ("centre", x + _BOX / 2))
            write(canvas, names[place], at, page.y + 5.2 * MM, 10.5, Face.SEMIBOLD, look.INK, align)
    page.y -= 2.5 * MM
    page.rule()


def _case(page: Pages, number: int, text: str) -> None:
    """A case with its seven boxes; both stay on one page."""
    words = Passage(
        plain(text, Face.TEXT),
        label=plain(f"{number}.", Face.SEMIBOLD)[0],
        indent=2.1,
        language=page.language,
    )
    tall = max(lay((words,), _TEXT, _SIZE).height, _BOX) + 6.5 * MM
    if page.y - tall < 22 * MM:
        page.turn()
        _head(page)
    top = page.y
    page.y = top - 3.4 * MM
    page.clean = False
    page.flow((words,), _SIZE, width=_TEXT)
    canvas = page.canvas
    canvas.setStrokeColor(colour(look.INK2))
    canvas.setLineWidth(0.8)
    middle = top - tall / 2
    for place in range(len(GREY_PLACES)):
        canvas.rect(_left(place), middle - _BOX / 2, _BOX, _BOX, stroke=1, fill=0)
    page.y = top - tall
    page.rule(look.LINE, 0.5)


def _left(place: int) -> float:
    """Where the box of a place (from 0) begins."""
    return RIGHT - _BOXES + place * _PITCH + (_PITCH - _BOX)
