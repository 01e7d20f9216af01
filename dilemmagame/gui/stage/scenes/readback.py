"""Scene of step kind `readback`: agreements read back before they count."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts import icon, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.scenes.agreement import details_of, solemn, statement
from dilemmagame.gui.stage.text import BODY, LABEL, Style, fit, plain
from dilemmagame.live.stage_view import ReadBackScene


class ReadBack(Scene):
    """'Is this right?', one by one; then the list of what counts, and one signal."""

    def __init__(self, model: ReadBackScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        ink, ink2, _amber = solemn(sheet)
        if model.number:
            where = _("Agreement {number} of {total}").format(number=model.number, total=model.of)
            area = head(sheet, model.frame, "", step=where, colours=(ink, ink2)).adjusted(0, 2 * u, 0, -u)
            statement(
                sheet,
                area,
                _("Is this right?"),
                model.body,
                details_of(model.who, model.when, model.friction),
            )
            return
        if not model.confirmed:
            area = head(sheet, model.frame, "", colours=(ink, ink2)).adjusted(0, 2 * u, 0, -u)
            signal = [(_("Signal for the code of conduct"), model.signal)] if model.signal else []
            none = _("We made no agreements tonight. That is fine too.")
            statement(sheet, area, _("Agreements"), none, signal)
            return
        area = head(sheet, model.frame, _("This is what we agreed"), colours=(ink, ink2))
        if model.signal:
            area = self._signal(sheet, area, ink, ink2)
        self._list(sheet, area, ink)

    def _signal(self, sheet: Sheet, area: QRectF, ink: str, ink2: str) -> QRectF:
        """One signal at the foot; gives what is left above it."""
        u = sheet.u
        foot = QRectF(area.left(), area.bottom() - 14 * u, area.width(), 14 * u)
        rule(sheet, foot.left(), foot.right(), foot.top(), ink2)
        label = QRectF(foot.left(), foot.top() + 1.6 * u, foot.width(), 4 * u)
        name = _("Signal for the code of conduct")
        sheet.text("signal.name", label, name, LABEL, 2.8, 2.4, ink2, max_lines=1)
        place = QRectF(
            foot.left(), label.bottom() + 0.4 * u, foot.width(), foot.bottom() - label.bottom() - 0.4 * u
        )
        sheet.text("signal", place, self._model.signal, LABEL, 3.6, 2.6, ink)
        return area.adjusted(0, 0, 0, -16 * u)

    def _list(self, sheet: Sheet, area: QRectF, ink: str) -> None:
        u = sheet.u
        lines = self._model.confirmed[:8]
        gap = 2.2 * u
        area = area.adjusted(0, (3 if len(lines) < 6 else 0) * u, 0, 0)
        tall = min((area.height() - gap * (len(lines) - 1)) / len(lines), 12 * u)
        left = area.left() + 7 * u
        wide = area.right() - left
        style = Style(BODY.face, 1.25, 0.3)
        px = min(fit(plain(line), style, wide, tall, sheet.px(4.6), sheet.px(2.6)).laid.px for line in lines)
        for number, line in enumerate(lines):
            place = QRectF(left, area.top() + number * (tall + gap), wide, tall)
            used = sheet.text(f"agreed.{number}", place, line, style, px / u + 0.01, min(2.6, px / u), ink)
            mark = QRectF(area.left(), used.top() + (px * 1.25 - 4.4 * u) / 2, 4.4 * u, 4.4 * u)
            mark.moveTop(max(mark.top(), area.top() - u))
            icon(sheet, f"agreed.{number}.mark", mark, "circle-check", sheet.theme.accent)
