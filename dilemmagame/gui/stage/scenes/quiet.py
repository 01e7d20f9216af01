"""Quiet scenes: a moment of calm, and the black and the white stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from dilemmagame.base.i18n import _
from dilemmagame.domain.events import Blank
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts_case import shade_strip
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import Style
from dilemmagame.live.stage_view import CalmScene

CALM = Style(Face.TITLE, 1.2, align=Qt.AlignmentFlag.AlignHCenter)


class Calm(Scene):
    """Somebody tells something real: no case, no clock, no question."""

    def __init__(self, model: CalmScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)

    def compose(self, sheet: Sheet) -> None:
        u, inner, theme = sheet.u, sheet.inner, sheet.theme
        strip = QRectF(inner.center().x() - 15 * u, inner.center().y() - 14 * u, 30.6 * u, 8 * u)
        sheet.box("sign", strip)
        sheet.still.append(
            lambda painter: shade_strip(
                painter, strip, ("#FFFFFF", "#8E8E8E", "#0A0A0A"), 0.8 * u, theme.line_strong
            )
        )
        place = QRectF(inner.left(), strip.bottom() + 4 * u, inner.width(), 12 * u)
        sheet.text("calm", place, _("A moment of quiet"), CALM, 6.0, 4.0, theme.ink2, max_lines=1)


class BlankStage(Scene):
    """Nothing but one colour."""

    def __init__(self, blank: Blank) -> None:
        super().__init__()
        self._blank = blank

    def compose(self, sheet: Sheet) -> None:
        sheet.background = "#FFFFFF" if self._blank is Blank.WHITE else "#000000"
        sheet.say(_("The stage is white.") if self._blank is Blank.WHITE else _("The stage is black."))
