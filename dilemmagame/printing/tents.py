"""Table tents: a sheet of A4 gives two, each folded once, with on both sides how to come in by phone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.printing import look
from dilemmagame.printing.drawing import A4, colour, new_pdf, write
from dilemmagame.printing.geometry import MM, Duplex
from dilemmagame.printing.laying import Passage, fit
from dilemmagame.printing.squares import Squares, check_squares, draw_squares
from dilemmagame.printing.text import Face, plain, text_width

if TYPE_CHECKING:
    from dilemmagame.printing.paper import Paper

PER_SHEET = 2
WIDE, TALL = 210.0, 74.25
"""One face in mm: half of half an A4."""
MARGIN = 9.0
QR = 56.0
FOLD_MM = 6.0


@dataclass(frozen=True, slots=True)
class Invitation:
    """How phones come in. `address` (host and port) and `code` are for typing, `squares` are their QR code; `wifi` is
    the code that joins the network `wifi_name`, or ().
    """

    address: str
    code: str
    squares: Squares = field(repr=False)
    wifi: Squares = field(default=(), repr=False)
    wifi_name: str = ""


def print_tents(invitation: Invitation, count: int, *, title: str = "", language: str = "") -> bytes:
    """At least `count` tents of `invitation`; `title` is that of the evening. Raises ValueError for fewer than one or
    for squares that are no QR code. Same input, same bytes.
    """
    if count < 1:
        raise ValueError(count)
    for squares in (invitation.squares, *((invitation.wifi,) if invitation.wifi else ())):
        check_squares(squares)
    with i18n.speaking(language or i18n.language()):
        canvas = new_pdf(*A4, _("Table tents"), i18n.language(), Duplex.NONE)
        for _sheet in range(-(-count // PER_SHEET)):
            for tent in range(PER_SHEET):
                _tent(canvas, invitation, title, tent * 2 * TALL)
            _lines(canvas)
            canvas.showPage()
        return canvas.finish()


def _tent(canvas: Paper, invitation: Invitation, title: str, low: float) -> None:
    """Two faces, head to head at the fold: the upper one stands on its head, so that folded both stand upright."""
    canvas.saveState()
    canvas.translate(0, low * MM)
    _face(canvas, invitation, title)
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(WIDE * MM, (low + 2 * TALL) * MM)
    canvas.rotate(180)
    _face(canvas, invitation, title)
    canvas.restoreState()


def _face(canvas: Paper, invitation: Invitation, title: str) -> None:
    """One side, about the origin."""
    edge, low = QR * MM, (TALL - QR) / 2 * MM
    left = MARGIN * MM
    words = left + edge + 6 * MM
    right = WIDE * MM - left
    if invitation.wifi:
        draw_squares(canvas, invitation.wifi, left, low, edge)
        _badge(canvas, "1", left, low + edge, _("First the Wi-Fi"))
        second = WIDE * MM - left - edge
        draw_squares(canvas, invitation.squares, second, low, edge)
        _badge(canvas, "2", second, low + edge, _("Then the vote"))
        right = second - 4 * MM
        words = left + edge + 4 * MM
    else:
        draw_squares(canvas, invitation.squares, left, low, edge)
    _words(canvas, invitation, title, words, right - words)


def _badge(canvas: Paper, sign: str, left: float, top: float, says: str) -> None:
    radius = 2.6 * MM
    middle = top + 2.6 * MM
    canvas.setFillColor(colour(look.INK))
    canvas.circle(left + 5 * MM + radius, middle, radius, stroke=0, fill=1)
    write(canvas, sign, left + 5 * MM + radius, middle - 3.3, 10, Face.BOLD, look.WHITE, "centre")
    write(canvas, says, left + 12.5 * MM, middle - 3.6, 10.5, Face.SEMIBOLD)


def _words(canvas: Paper, invitation: Invitation, title: str, left: float, width: float) -> None:
    """Beside the code: what to do, and address and code to type."""
    narrow = bool(invitation.wifi)
    y = (TALL - (14.0 if narrow else 8.0)) * MM
    if not narrow:
        write(canvas, _("Vote with your phone"), left, y - 18, 25, Face.TITLE)
        y -= 31
    says = _("Point your camera at the code. No app, no name.")
    y = _flow(canvas, says, left, y, width, 12.5 if narrow else 14.0) - 3
    if invitation.wifi_name:
        y = _flow(canvas, _("Wi-Fi: {name}").format(name=invitation.wifi_name), left, y, width, 11.5)
    y = _flow(canvas, _("Or type this in your browser:"), left, y - 2, width, 11.5, look.INK2)
    y = _large(canvas, invitation.address, left, y, width, 23.0)
    y = _flow(canvas, _("and this code:"), left, y - 2, width, 11.5, look.INK2)
    _large(canvas, _spelled(invitation.code), left, y, width, 34.0)
    if title and not narrow:
        _flow(canvas, title, left, 10.5 * MM, width, 10, look.INK3, lines=1)


def _flow(
    canvas: Paper,
    text: str,
    left: float,
    top: float,
    width: float,
    size: float,
    ink: str = look.INK,
    lines: int = 4,
) -> float:
    """Text over lines from `top` down; the place below it."""
    made = fit(
        (Passage(plain(text, Face.MEDIUM), leading=1.25, colour=ink),), width, size * 1.3 * lines, size, 7.0
    )
    if made is None:
        return top
    canvas.put_lines(made.lines, left, top)
    return top - made.height - 3


def _large(canvas: Paper, text: str, left: float, top: float, width: float, size: float) -> float:
    """One line as large as fits, up to `size`."""
    size = min(size, size * width / max(text_width(text, Face.BOLD, size), 1.0))
    write(canvas, text, left, top - size * 0.8, size, Face.BOLD)
    return top - size * 1.05


def _spelled(code: str) -> str:
    """A code in two groups, for reading aloud."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def _lines(canvas: Paper) -> None:
    """A dashed line to cut along, and short marks at the edges where to fold."""
    canvas.saveState()
    canvas.setStrokeColor(colour(look.LINE_STRONG))
    canvas.setLineWidth(0.4)
    canvas.setDash(3, 2)
    canvas.line(0, 2 * TALL * MM, WIDE * MM, 2 * TALL * MM)
    canvas.setDash(1, 2)
    for fold in (TALL, 3 * TALL):
        for start in (2.0, WIDE - 2.0 - FOLD_MM):
            canvas.line(start * MM, fold * MM, (start + FOLD_MM) * MM, fold * MM)
        write(canvas, _("fold"), (2.5 + FOLD_MM) * MM, fold * MM - 2, 7, Face.TEXT, look.INK3)
    canvas.restoreState()
