"""The house style of an organisation: its colour, tried against white, and its logo, made safe to put in a file."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dilemmagame.domain.organisations import ColourFault, Organisation, colour_fault, contrast_on_white
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


def as_now(then: Organisation, organisations: Iterable[Organisation]) -> Organisation:
    """The organisation as it was on an evening, with the code of conduct and the look it has now."""
    now = next((each for each in organisations if each.id and each.id == then.id), None)
    return (
        then if now is None else replace(then, code=now.code or then.code, colour=now.colour, logo=now.logo)
    )


def house_of(organisation: Organisation, pictures: Path | None) -> House:
    """The style of `organisation`, whose logo is a file in `pictures`; a name that leads elsewhere is no logo."""
    name = organisation.logo if organisation.logo == Path(organisation.logo).name else ""
    return house_style(organisation.colour, pictures / name if pictures is not None and name else None)


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
