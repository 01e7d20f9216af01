"""Putting laid text, badges and marks on a reportlab canvas. What stands where is decided elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dilemmagame.base.i18n import _
from dilemmagame.printing import look
from dilemmagame.printing.geometry import MM, Duplex, Slot
from dilemmagame.printing.laying import Line, joined
from dilemmagame.printing.text import Face, plain, text_width

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from dilemmagame.printing.paper import Paper

A4 = (210 * MM, 297 * MM)
FOOTER_PT = 7.0
_FLIPS = {
    Duplex.LONG: "DuplexFlipLongEdge",
    Duplex.SHORT: "DuplexFlipShortEdge",
    Duplex.NONE: "Simplex",
    Duplex.FOLD: "Simplex",
}


@lru_cache(maxsize=64)
def colour(value: str) -> Color:
    from reportlab.lib.colors import HexColor

    return HexColor(value)


def new_pdf(width: float, height: float, title: str, language: str, duplex: Duplex) -> Paper:
    """An empty PDF of pages of `width` x `height` points: true size, our fonts only, the same bytes every time."""
    from dilemmagame.printing.paper import Paper

    paper = Paper(width, height, language)
    paper.setTitle(title)
    paper.setAuthor("")
    paper.setCreator("dilemmagame")
    paper.setViewerPreference("PrintScaling", "None")
    paper.setViewerPreference("Duplex", _FLIPS[duplex])
    paper.setViewerPreference("DisplayDocTitle", "true")
    return paper


def write(
    canvas: Paper,
    text: str,
    x: float,
    y: float,
    size: float,
    face: Face = Face.TEXT,
    ink: str = look.INK,
    align: str = "left",
) -> float:
    """One line of `text` with its baseline at `y`; `align` is left, right or centre of `x`. Returns its width."""
    made = plain(text, face)
    if not made:
        return 0.0
    width = size * (sum([each.width + each.space for each in made]) - made[-1].space)
    x -= width if align == "right" else width / 2 if align == "centre" else 0.0
    canvas.put_lines((Line(0.0, 0.0, size, ink, joined(made)),), x, y)
    return width


def shortened(text: str, face: Face, size: float, width: float) -> str:
    """`text`, or as many of its words as fit in `width` points with an ellipsis. For footers only."""
    if text_width(text, face, size) <= width:
        return text
    parts = text.split()
    while parts and text_width(" ".join(parts) + " …", face, size) > width:
        parts.pop()
    return " ".join(parts) + " …" if parts else ""


def badge(canvas: Paper, letter: str, x: float, y: float, edge: float, *, outline: bool) -> None:
    """The square of an option with its letter; `x`, `y` is its lower left corner. In outline it saves ink."""

    def draw() -> None:
        fill = look.option_colour(letter)
        canvas.setLineWidth(max(0.6, edge * 0.06))
        canvas.setStrokeColor(colour(fill))
        canvas.setFillColor(colour(look.WHITE if outline else fill))
        canvas.roundRect(0, 0, edge, edge, edge * 0.22, stroke=1, fill=1)
        size = max(edge * 0.78, 7.0)
        ink = fill if outline else look.WHITE
        write(canvas, letter, edge / 2, edge / 2 - size * 0.334, size, Face.BOLD, ink, "centre")

    canvas.stamp(("badge", letter, edge, outline), x, y, draw)


def neutrals(canvas: Paper, left: float, baseline: float, width: float, size: float, least: float) -> None:
    """The two answers that always exist, side by side in `width` points; their words have at least `least` points."""

    def draw() -> None:
        small = max(size * 0.8, least)
        edge = small * 1.3
        for place, (sign, words) in enumerate((("?", _("I do not know yet")), ("…", _("Something else")))):
            x = place * width / 2
            neutral_badge(canvas, sign, x, small * 0.334 - edge / 2, edge)
            write(canvas, words, x + edge * 1.3, 0.0, small, Face.TEXT, look.INK2)

    canvas.stamp(("neutrals", width, size, least), left, baseline, draw)


def neutral_badge(canvas: Paper, sign: str, x: float, y: float, edge: float) -> None:
    """The hollow square of a neutral answer: dashed, so that it differs by form and not by colour."""
    canvas.saveState()
    canvas.setLineWidth(max(0.6, edge * 0.06))
    canvas.setDash(edge * 0.14, edge * 0.1)
    canvas.setStrokeColor(colour(look.INK2))
    canvas.roundRect(x, y, edge, edge, edge * 0.22, stroke=1, fill=0)
    canvas.restoreState()
    size = max(edge * 0.78, 7.0)
    write(canvas, sign, x + edge / 2, y + edge / 2 - size * 0.334, size, Face.BOLD, look.INK2, "centre")


def cut_marks(
    canvas: Paper, slots: tuple[Slot, ...], width: float, height: float, cuts: tuple[tuple[float, ...], ...]
) -> None:
    """Short lines in the margin at every cut; where there is no margin, small crosses at the corners. All in mm."""
    xs, ys = cuts
    canvas.setStrokeColor(colour(look.LINE_STRONG))
    canvas.setLineWidth(0.35)
    low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)
    if min(low_x, low_y, width - high_x, height - high_y) >= 6.0:
        for x in xs:
            for start, end in ((low_y - 5.0, low_y - 1.5), (high_y + 1.5, high_y + 5.0)):
                canvas.line(x * MM, start * MM, x * MM, end * MM)
        for y in ys:
            for start, end in ((low_x - 5.0, low_x - 1.5), (high_x + 1.5, high_x + 5.0)):
                canvas.line(start * MM, y * MM, end * MM, y * MM)
        return
    for slot in slots:
        for x in (slot.x, slot.x + slot.width):
            for y in (slot.y, slot.y + slot.height):
                canvas.line((x - 1.5) * MM, y * MM, (x + 1.5) * MM, y * MM)
                canvas.line(x * MM, (y - 1.5) * MM, x * MM, (y + 1.5) * MM)


def cut_lines(canvas: Paper, width: float, height: float, cuts: tuple[tuple[float, ...], ...]) -> None:
    """Thin dashed lines over the whole sheet along every cut inside it (mm)."""
    canvas.saveState()
    canvas.setStrokeColor(colour(look.LINE_STRONG))
    canvas.setLineWidth(0.35)
    canvas.setDash(2, 2)
    for x in cuts[0]:
        if 1.0 < x < width - 1.0:
            canvas.line(x * MM, 0, x * MM, height * MM)
    for y in cuts[1]:
        if 1.0 < y < height - 1.0:
            canvas.line(0, y * MM, width * MM, y * MM)
    canvas.restoreState()
