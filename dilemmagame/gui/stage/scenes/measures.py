"""Scene of step kind `measures`: what the group picks to make its work stronger."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.stage.parts import icon, panel
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG
from dilemmagame.live.form_scenes import MeasuresScene

PER_PAGE, COLUMNS = 6, 2
GAP = 2.0


class Measures(Scene):
    """The measures as tiles, each with what it helps against."""

    def __init__(self, model: MeasuresScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self.pages = max(1, -(-len(model.measures) // PER_PAGE))
        self.page = min(page, self.pages - 1)

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = model.frame.step_title.get(language())
        if self.pages > 1:
            step = f"{step} ({self.page + 1}/{self.pages})"
        area = head(sheet, model.frame, _("What would make this work stronger?"), step=step)
        area = area.adjusted(0, 0, 0, -1.4 * u)
        if not model.measures:
            questions_panel(
                sheet,
                area,
                (
                    _("What do we do already, and does it work?"),
                    _("Which one thing would help most?"),
                    _("Who can arrange that, and before when?"),
                ),
                wide=True,
            )
            return
        first = self.page * PER_PAGE
        shown = model.measures[first : first + PER_PAGE]
        rows = max(-(-len(shown) // COLUMNS), 2)
        wide = (area.width() - GAP * u * (COLUMNS - 1)) / COLUMNS
        tall = (area.height() - GAP * u * (rows - 1)) / rows
        for number, (name, against) in enumerate(shown):
            box = QRectF(
                area.left() + number % COLUMNS * (wide + GAP * u),
                area.top() + number // COLUMNS * (tall + GAP * u),
                wide,
                tall,
            )
            newest = self.fresh and first + number == len(model.measures) - 1
            words = against.get(language()) if against is not None else ""
            self._tile(sheet, box, f"measure.{number}", name, words, newest=newest)

    def _tile(
        self, sheet: Sheet, box: QRectF, name: str, measure: str, against: str, *, newest: bool
    ) -> None:
        u, theme = sheet.u, sheet.theme
        panel(sheet, name, box, radius=1.4, line=theme.accent if newest else "", spine=theme.accent)
        mark = QRectF(box.left() + 3.2 * u, box.top() + 2.2 * u, 4.2 * u, 4.2 * u)
        icon(sheet, f"{name}.mark", mark, "shield-check", theme.ink)
        foot = 4.6 * u if against else 0.0
        place = QRectF(mark.right() + 1.8 * u, box.top() + 1.8 * u, 0, 0)
        place.setRight(box.right() - 2.4 * u)
        place.setBottom(box.bottom() - 1.8 * u - foot)
        sheet.text(f"{name}.text", place, measure, STRONG, 4.0, 2.6, theme.ink)
        if against:
            line = QRectF(place.left(), box.bottom() - 1.6 * u - foot, place.width(), foot)
            words = _("against: {vulnerability}").format(vulnerability=against)
            sheet.text(f"{name}.against", line, words, LABEL, 2.8, 2.4, theme.ink2, middle=True, max_lines=1)
