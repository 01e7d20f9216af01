"""Scene of step kind `closing`: the closing round."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.stage.parts import chips, panel
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, TITLE
from dilemmagame.live.stage_view import ClosingScene


class Closing(Scene):
    """One sentence each, and the values that were named tonight."""

    def __init__(self, model: ClosingScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        u, theme = sheet.u, sheet.theme
        area = head(sheet, self._model.frame, _("To close"))
        names = tuple(value.get(language()) for value in self._model.values)
        foot = 26 * u if names else 0
        card = area.adjusted(0, 0, 0, -foot)
        panel(sheet, "round", card, spine=theme.accent, radius=1.4)
        inner = card.adjusted(6 * u, 3 * u, -6 * u, -3 * u)
        words = _("Finish the sentence: “Tomorrow I will …”")
        ask = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.62)
        used = sheet.text("ask", ask, words, TITLE, 7.4, 4.0, theme.ink, middle=True)
        note = QRectF(
            inner.left(), max(ask.bottom(), used.bottom()), inner.width(), inner.bottom() - ask.bottom()
        )
        sheet.text(
            "note",
            note,
            _("One sentence each. You may also pass. Nobody reacts."),
            LABEL,
            3.8,
            2.8,
            theme.ink2,
        )
        if names:
            label = QRectF(area.left(), card.bottom() + 3 * u, area.width(), 4.4 * u)
            sheet.text(
                "values", label, _("What mattered to us tonight"), LABEL, 3.0, 2.6, theme.ink2, max_lines=1
            )
            pills = QRectF(area.left(), label.bottom() + u, area.width(), area.bottom() - label.bottom() - u)
            chips(sheet, "value", pills, names)
