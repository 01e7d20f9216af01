"""A QR code on paper: squares handed in as rows of dark (True) and light, drawn dark on white with their quiet zone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dilemmagame.printing import look
from dilemmagame.printing.drawing import colour

if TYPE_CHECKING:
    from dilemmagame.printing.paper import Paper

Squares = tuple[tuple[bool, ...], ...]
QUIET = 4
"""Light squares that must stay around a code (ISO/IEC 18004)."""


def check_squares(squares: Squares) -> None:
    """ValueError unless the rows form a square that can be a QR code, at least 21 by 21."""
    if len(squares) < 21 or any(len(row) != len(squares) for row in squares):
        raise ValueError("no QR code")


def draw_squares(canvas: Paper, squares: Squares, x: float, y: float, edge: float) -> None:
    """Draw the code with its quiet zone in a square of `edge` points, lower left corner at `x`, `y`.

    Dark squares beside each other are one bar, so that no printer leaves a hairline between them.
    """
    step = edge / (len(squares) + 2 * QUIET)
    canvas.setFillColor(colour(look.WHITE))
    canvas.rect(x, y, edge, edge, stroke=0, fill=1)
    canvas.setFillColor(colour("#000000"))
    path = canvas.beginPath()
    for number, line in enumerate(squares):
        low = y + edge - (QUIET + number + 1) * step
        column = 0
        for dark, run in groupby(line):
            length = len(tuple(run))
            if dark:
                path.rect(x + (QUIET + column) * step, low, length * step, step)
            column += length
    canvas.drawPath(path, stroke=0, fill=1)
