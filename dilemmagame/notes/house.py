"""The house style of an organisation: its colour, tried against white, and its logo, made safe to put in a file."""

from __future__ import annotations

import io
import re
from pathlib import Path

from dilemmagame.notes.document import House, Logo

LEAST_CONTRAST = 4.5
"""For text on white. Source: WCAG 2.2, success criterion 1.4.3."""
LEAST_SHAPE_CONTRAST = 1.5
"""Below this a line cannot be told from the paper."""
LARGEST_FILE = 8_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1200
KINDS = ("PNG", "JPEG")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def house_style(colour: str = "", logo: Path | None = None) -> House:
    """The style for `colour` ('#RRGGBB') and the picture at `logo`. What cannot be used is left out, never refused."""
    accent = colour.upper() if _COLOUR.fullmatch(colour) and contrast(colour) >= LEAST_SHAPE_CONTRAST else ""
    ink = accent if accent and contrast(accent) >= LEAST_CONTRAST else ""
    return House(accent, ink, read_logo(logo) if logo is not None else None)


def contrast(colour: str, ground: str = "#FFFFFF") -> float:
    """Contrast of two '#RRGGBB' colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
