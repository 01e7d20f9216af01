"""The vendored fonts: loading them once, and the font for a face and size. No measuring, no drawing."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from dilemmagame.base import paths
from dilemmagame.base.errors import WorldError, WorldErrorCode

TEXT_FAMILY = "Atkinson Hyperlegible Next"
TITLE_FAMILY = "Literata"
CAP_HEIGHT_EM = 0.668
_LOADED = "dilemmagame-fonts"


class Face(Enum):
    """The faces we use; nothing on a window or the stage is set in any other."""

    TEXT = "text"
    ITALIC = "italic"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    TITLE = "title"


_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Italic.ttf",
    "AtkinsonHyperlegibleNext-Medium.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "AtkinsonHyperlegibleNext-BoldItalic.ttf",
    "Literata-SemiBold.ttf",
)


def load_fonts() -> None:
    """Register the vendored fonts with Qt; calling it again does nothing as long as the application lives.

    Raises WorldError FILE_MISSING when a font file is not there (a damaged copy of the program).
    """
    app = QCoreApplication.instance()
    if app is not None and app.property(_LOADED):  # asking the font database itself takes longer than loading
        return
    for name in _FILES:
        source = paths.assets() / "fonts" / name
        if QFontDatabase.addApplicationFont(str(source)) < 0:
            raise WorldError(WorldErrorCode.FILE_MISSING, str(source), "font")
    if app is not None:
        app.setProperty(_LOADED, True)


@lru_cache(maxsize=512)
def font(face: Face, px: int, *, tabular: bool = False) -> QFont:
    """The font for `face` at `px` whole pixels; `tabular` gives all figures one width (clocks).

    The result is shared: copy it before changing it.
    """
    family = TITLE_FAMILY if face is Face.TITLE else TEXT_FAMILY
    result = QFont(family)
    result.setPixelSize(max(px, 1))
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    match face:
        case Face.TEXT:
            result.setWeight(QFont.Weight.Normal)
        case Face.ITALIC:
            result.setItalic(True)
        case Face.MEDIUM:
            result.setWeight(QFont.Weight.Medium)
        case Face.SEMIBOLD | Face.TITLE:
            result.setWeight(QFont.Weight.DemiBold)
        case Face.BOLD:
            result.setWeight(QFont.Weight.Bold)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result
