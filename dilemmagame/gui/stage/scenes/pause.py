"""Scene of step kind `pause`: the break and when we go on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from dilemmagame.base.i18n import _
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import icon
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.scenes.welcome import time_of_day
from dilemmagame.gui.stage.text import Style
from dilemmagame.live.stage_view import BreakScene

BIG = Style(Face.TITLE, 1.15, align=Qt.AlignmentFlag.AlignHCenter, tabular=True)
SMALL = Style(Face.MEDIUM, 1.3, align=Qt.AlignmentFlag.AlignHCenter)


class Break(Scene):
    """Coffee."""

    def __init__(self, model: BreakScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        u, inner, theme = sheet.u, sheet.inner, sheet.theme
        middle = inner.center().y()
        mark = QRectF(inner.center().x() - 6 * u, middle - 34 * u, 12 * u, 12 * u)
        icon(sheet, "cup", mark, "coffee", theme.ink)
        row = QRectF(inner.left(), mark.bottom() + 3 * u, inner.width(), 7 * u)
        sheet.text("break", row, _("Break. We go on at"), SMALL, 5.0, 3.4, theme.ink2, max_lines=1)
        clock = QRectF(inner.left(), row.bottom() + u, inner.width(), 32 * u)
        sheet.text("time", clock, time_of_day(self._model.until), BIG, 26, 14, theme.ink, max_lines=1)
