"""The house style of an organisation: its colour, tried against white, and its logo, made safe to put in a file."""

from __future__ import annotations

import io
from pathlib import Path

from dilemmagame.domain.organisations import ColourFault, colour_fault, contrast_on_white
from dilemmagame.notes.document import House, Logo

LEAST_SHAPE_CONTRAST = 1.5
"""Below this a line cannot be told from the paper."""
LARGEST_FILE = 8_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1200
KINDS = ("PNG", "JPEG")


def house_style(colour: str = "", logo: Path | None = None) -> House:
    """The style for `colour` ('#RRGGBB') and the picture at `logo`. What cannot be used is left out, never refused."""
    fault = colour_fault(colour)
    seen = fault is not ColourFault.NO_COLOUR and contrast_on_white(colour) >= LEAST_SHAPE_CONTRAST
    accent = colour.upper() if seen else ""
    return House(accent, accent if fault is None else "", read_logo(logo) if logo is not None else None)


def read_logo(path: Path) -> Logo | None:
    """The picture at `path`, drawn anew as PNG, so that nothing but pixels comes along; None where there is no picture
    (PNG or JPEG) that can be used.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b""
        with Image.open(io.BytesIO(raw), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            drawn = picture.convert("RGBA")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return None
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGBA", drawn.size, (255, 255, 255, 0))
    clean.paste(drawn, (0, 0))
    stream = io.BytesIO()
    clean.save(stream, "PNG", optimize=True)
    return Logo(stream.getvalue(), clean.width, clean.height)
