"""The colours of paper. They are those of the light theme, so that a card on the table and on the stage match."""

from __future__ import annotations

INK = "#17202A"
INK2 = "#3F4A55"
INK3 = "#5A646E"
LINE = "#D9D2C5"
LINE_STRONG = "#767E86"
WHITE = "#FFFFFF"
PAPER = "#F7F4EE"
AMBER = "#FFB81C"
GREY = "#8E8E8E"
BLACK = "#0A0A0A"

LETTERS = "ABCDEF"
OPTION_COLOURS = dict(
    zip(LETTERS, ("#004EBF", "#BB4912", "#2B7B56", "#883468", "#503807", "#2B0A50"), strict=True)
)


def option_colour(letter: str) -> str:
    """The fill of the badge of `letter`; its letter is white. Anything else than A to F is ink."""
    return OPTION_COLOURS.get(letter, INK)
