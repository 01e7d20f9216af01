"""The line of a scale card on paper: white, grey, black with their words, or eleven boxes from 0 to 10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import ScaleKind
from dilemmagame.printing import look
from dilemmagame.printing.drawing import colour, write
from dilemmagame.printing.text import Face

if TYPE_CHECKING:
    from dilemmagame.printing.paper import Paper


def draw_scale(canvas: Paper, kind: ScaleKind, left: float, bottom: float, width: float, size: float) -> None:
    """Draw in a box of `width` points above `bottom`; `size` is the text size of the card."""
    canvas.setLineWidth(0.7)
    canvas.setStrokeColor(colour(look.INK))
    if kind is ScaleKind.WHITE_GREY_BLACK:
        _shades(canvas, left, bottom, width, size)
    else:
        _figures(canvas, left, bottom, width, size)


def _shades(canvas: Paper, left: float, bottom: float, width: float, size: float) -> None:
    small = max(size * 0.85, 7.0)
    gap = size * 0.5
    each = (width - 2 * gap) / 3
    shades = ((_("White"), look.WHITE), (_("Grey"), look.GREY), (_("Black"), look.BLACK))
    for place, (word, fill) in enumerate(shades):
        x = left + place * (each + gap)
        canvas.setFillColor(colour(fill))
        canvas.roundRect(x, bottom + small * 1.3, each, size * 1.1, size * 0.25, stroke=1, fill=1)
        write(canvas, word, x + each / 2, bottom + small * 0.3, small, Face.TEXT, look.INK, "centre")


def _figures(canvas: Paper, left: float, bottom: float, width: float, size: float) -> None:
    gap = size * 0.18
    edge = min((width - 10 * gap) / 11, size * 1.9)
    small = max(min(size * 0.8, edge * 0.72), 7.0)
    base = bottom + small * 1.3
    for figure in range(11):
        x = left + figure * (edge + gap)
        canvas.setFillColor(colour(look.WHITE))
        canvas.roundRect(x, base, edge, edge, edge * 0.2, stroke=1, fill=1)
        write(
            canvas,
            str(figure),
            x + edge / 2,
            base + edge / 2 - small * 0.334,
            small,
            Face.TEXT,
            look.INK,
            "centre",
        )
    write(canvas, _("not at all"), left, bottom + small * 0.25, small, Face.TEXT, look.INK2)
    end = left + 11 * edge + 10 * gap
    write(canvas, _("completely"), end, bottom + small * 0.25, small, Face.TEXT, look.INK2, "right")
