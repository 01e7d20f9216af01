"""One-time slips to draw from a bowl: one code each, as QR and to type. Who draws which slip is written nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.printing import look
from dilemmagame.printing.drawing import A4, colour, cut_lines, new_pdf, write
from dilemmagame.printing.geometry import MM, Duplex, Slot, cuts
from dilemmagame.printing.laying import Passage, fit
from dilemmagame.printing.squares import Squares, check_squares, draw_squares
from dilemmagame.printing.text import Face, plain, text_width

if TYPE_CHECKING:
    from dilemmagame.printing.paper import Paper

COLUMNS, ROWS = 2, 6
PER_SHEET = COLUMNS * ROWS
WIDE, TALL = 105.0, 297.0 / ROWS
QR = 40.0
INSET = 4.5


@dataclass(frozen=True, slots=True)
class Slip:
    """`code` in two groups, as it is typed; `squares` its QR code, or () where the address is not known yet."""

    code: str = field(repr=False)
    squares: Squares = field(default=(), repr=False)


def print_slips(
    slips: Sequence[Slip], *, address: str = "", code: str = "", title: str = "", language: str = ""
) -> bytes:
    """Twelve slips on a sheet of A4. `address` and `code` are those on the screen, for who types; both may be empty.

    The paper is the only place where the codes are. Raises ValueError without slips or for squares that are no code.
    Same input, same bytes.
    """
    if not slips:
        raise ValueError("no slips")
    for slip in slips:
        if slip.squares:
            check_squares(slip.squares)
    with i18n.speaking(language or i18n.language()):
        canvas = new_pdf(*A4, _("Voting slips"), i18n.language(), Duplex.NONE)
        slots = tuple(
            Slot(column * WIDE, TALL * (ROWS - 1 - line), WIDE, TALL)
            for line in range(ROWS)
            for column in range(COLUMNS)
        )
        for start in range(0, len(slips), PER_SHEET):
            for slot, slip in zip(slots, slips[start : start + PER_SHEET], strict=False):
                _slip(canvas, slot, slip, address, code, title)
            cut_lines(canvas, 210.0, 297.0, cuts(slots))
            canvas.showPage()
        return canvas.finish()


def _slip(canvas: Paper, slot: Slot, slip: Slip, address: str, code: str, title: str) -> None:
    left, low = (slot.x + INSET) * MM, slot.y * MM
    right = (slot.x + slot.width - INSET - 1.0) * MM
    if slip.squares:
        draw_squares(canvas, slip.squares, left - 3 * MM, low + (TALL - QR) / 2 * MM, QR * MM)
        left += (QR - 1.0) * MM
    width = right - left
    top = low + (TALL - INSET - 1.0) * MM
    write(canvas, _("Voting slip"), left, top - 12, 15, Face.TITLE)
    top -= 21
    if slip.squares:
        top = _flow(canvas, _("Scan this, or type the code:"), left, top, width)
    else:
        top = _flow(canvas, _("Type this code when your phone asks for it:"), left, top, width)
    size = min(24.0, 24.0 * width / max(text_width(slip.code, Face.BOLD, 24.0), 1.0))
    write(canvas, slip.code, left, top - size * 0.78, size, Face.BOLD)
    top -= size * 1.1
    if address and code:
        page = _("Page: {address} · screen code {code}").format(address=address, code=code)
        top = _flow(canvas, page, left, top, width, 9.0)
    top = _flow(
        canvas, _("One slip, one person. Keep it until the end, then tear it up."), left, top, width, 9.0
    )
    if title:
        _flow(canvas, title, left, low + (INSET + 2.0) * MM, width, 6.5, one_line=True)
    canvas.setFillColor(colour(look.INK))


def _flow(
    canvas: Paper,
    text: str,
    left: float,
    top: float,
    width: float,
    size: float = 10.0,
    *,
    one_line: bool = False,
) -> float:
    """Text over lines from `top` down, in a smaller size where it must; the place below it."""
    lines = 1 if one_line else 3
    made = fit(
        (Passage(plain(text, Face.TEXT), leading=1.22, colour=look.INK2),),
        width,
        size * 1.25 * lines,
        size,
        5.0,
    )
    if made is None:
        return top
    canvas.put_lines(made.lines, left, top)
    return top - made.height - 2.5
