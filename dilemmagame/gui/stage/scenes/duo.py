"""Scene of step kind `duo`: one speaks, the other asks on, and halfway they change."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts import icon, panel
from dilemmagame.gui.stage.parts_form import recalled_band, reminder, twist_band
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG


class Duo(Prompt):
    """Two roles that change halfway; as soon as a pair brings something back, that stands here."""

    def words(self) -> PromptWords:
        return PromptWords(
            _("Turn to your neighbour"),
            (_("What makes this hard for you?"), _("What would you need to choose otherwise?")),
            _("What pairs bring back"),
        )

    def compose(self, sheet: Sheet) -> None:
        if self._model.lines:
            super().compose(sheet)
            return
        u, theme = sheet.u, sheet.theme
        area = head(sheet, self._model.frame, self.own_words().title)
        area = reminder(sheet, area, self._model.card, self._model.chair)
        area = recalled_band(sheet, twist_band(sheet, area, self._model.twist), self._model.recalled)
        gap = 17 * u
        wide = (area.width() - gap) / 2
        roles = (
            (_("One speaks"), _("What do you choose, and what makes it hard for you?"), "message-circle"),
            (
                _("The other asks on"),
                _("No opinion and no advice. Only: what do you mean by that?"),
                "circle-help",
            ),
        )
        for number, (title, task, sign) in enumerate(roles):
            box = QRectF(area.left() + number * (wide + gap), area.top(), wide, area.height())
            panel(sheet, f"role.{number}", box, spine=theme.accent if number == 0 else "", radius=1.4)
            inner = box.adjusted(4 * u, 3 * u, -3 * u, -3 * u)
            mark = QRectF(inner.left(), inner.top(), 6.4 * u, 6.4 * u)
            icon(sheet, f"role.{number}.icon", mark, sign, theme.ink)
            name = QRectF(inner.left(), mark.bottom() + 2 * u, inner.width(), 6.4 * u)
            sheet.text(f"role.{number}.title", name, title, STRONG, 5.0, 3.0, theme.ink, max_lines=1)
            rest = QRectF(inner.left(), name.bottom() + u, inner.width(), inner.bottom() - name.bottom() - u)
            sheet.text(f"role.{number}.task", rest, task, LABEL, 4.4, 2.6, theme.ink)
        swap = QRectF(area.center().x() - 3.6 * u, area.center().y() - 3.6 * u, 7.2 * u, 7.2 * u)
        icon(sheet, "swap", swap, "arrow-left-right", theme.ink2)
        label = QRectF(area.center().x() - gap / 2, swap.bottom() + 0.6 * u, gap, 7 * u)
        sheet.text(
            "swap.text",
            label.adjusted(0.6 * u, 0, -0.6 * u, 0),
            _("Change halfway"),
            LABEL,
            2.8,
            2.4,
            theme.ink2,
        )
