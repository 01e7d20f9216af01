"""The fonts of the PDF: the vendored files of cards and stage, with a second font for letters the first lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dilemmagame.base import paths
from dilemmagame.base.errors import WorldError, WorldErrorCode

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

TEXT = "AtkinsonHyperlegibleNext-Regular"
SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
TITLE = "Literata-SemiBold"
_SECOND = {TEXT: "SourceSans3-Regular", SEMIBOLD: "SourceSans3-SemiBold", TITLE: "SourceSans3-SemiBold"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font."""

    font: str
    text: str


class Face:
    """A font with its stand-in. Widths are in points at size 1; letters that neither has are written as [U+1F600]."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._fonts = (_font(name), _font(_SECOND[name]))
        self._known: dict[str, tuple[Run, float]] = {}

    def width(self, text: str, size: float) -> float:
        return size * sum(self._glyph(char)[1] for char in text)

    def char_width(self, char: str, size: float) -> float:
        return size * self._glyph(char)[1]

    def runs(self, text: str) -> tuple[Run, ...]:
        """`text` in pieces of one font each."""
        pieces: list[Run] = []
        for char in text:
            run = self._glyph(char)[0]
            if pieces and pieces[-1].font == run.font:
                pieces[-1] = Run(run.font, pieces[-1].text + run.text)
            else:
                pieces.append(run)
        return tuple(pieces)

    def _glyph(self, char: str) -> tuple[Run, float]:
        known = self._known.get(char)
        if known is None:
            known = self._known[char] = self._found(char)
        return known

    def _found(self, char: str) -> tuple[Run, float]:
        for font in self._fonts:
            if ord(char) in font.face.charToGlyph:
                return Run(str(font.fontName), char), float(font.stringWidth(char, 1))
        spelled = f"[U+{ord(char):04X}]"
        first = self._fonts[0]
        return Run(str(first.fontName), spelled), float(first.stringWidth(spelled, 1))


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """The face `name`, registered with reportlab. Raises WorldError FILE_MISSING when its file is gone."""
    return Face(name)


def _font(name: str) -> TTFont:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    if name in pdfmetrics.getRegisteredFontNames():
        registered = pdfmetrics.getFont(name)
        if isinstance(registered, TTFont):
            return registered
    source = paths.assets() / "fonts" / f"{name}.ttf"
    try:
        font = TTFont(name, str(source))
    except (TTFError, OSError) as error:
        raise WorldError(WorldErrorCode.FILE_MISSING, str(source), "font") from error
    pdfmetrics.registerFont(font)
    return font
