"""Scene of step kind `measures`: what the group picks to make its work stronger."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import icon, panel
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain
from dilemmagame.live.form_scenes import MeasuresScene

PER_PAGE, COLUMNS, FEW = 6, 2, 3
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
        step = self.paged(model.frame.step_title.get(language()))
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
        across = 1 if len(model.measures) <= FEW else COLUMNS
        rows = FEW if across == 1 else max(-(-len(shown) // across), 2)
        wide = (area.width() - GAP * u * (across - 1)) / across
        tall = (area.height() - GAP * u * (rows - 1)) / rows
        for number, (name, against) in enumerate(shown):
            box = QRectF(
                area.left() + number % across * (wide + GAP * u),
                area.top() + number // across * (tall + GAP * u),
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
        edge = 5.0 * u
        mark = QRectF(box.left() + 3.4 * u, box.center().y() - edge / 2, edge, edge)
        icon(sheet, f"{name}.mark", mark, "shield-check", theme.ink)
        inner = QRectF(mark.right() + 2.6 * u, box.top() + 1.6 * u, 0, box.height() - 3.2 * u)
        inner.setRight(box.right() - 2.4 * u)
        foot = 4.4 * u if against else 0.0
        place = inner.adjusted(0, 0, 0, -foot)
        fitted = fit(
            plain(measure, Face.SEMIBOLD), STRONG, place.width(), place.height(), sheet.px(4.8), sheet.px(2.6)
        )
        place.translate(0, (place.height() - fitted.laid.height) / 2)
        place.setHeight(fitted.laid.height + 0.5)
        used = sheet.text(f"{name}.text", place, measure, STRONG, 4.8, 2.6, theme.ink)
        if against:
            line = QRectF(inner.left(), used.bottom() + 0.3 * u, inner.width(), foot - 0.3 * u)
            words = _("against: {vulnerability}").format(vulnerability=against)
            sheet.text(f"{name}.against", line, words, LABEL, 2.8, 2.4, theme.ink2, middle=True, max_lines=1)
