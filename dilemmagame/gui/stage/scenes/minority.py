"""Scene of step kind `minority`: the smallest group is heard first, through the imagination of everybody."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts import bullet_lines, panel
from dilemmagame.gui.stage.parts_case import cue
from dilemmagame.gui.stage.parts_form import answers, reminder, twist_band
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL
from dilemmagame.gui.widgets.turns import minority_question, named_choices
from dilemmagame.live.form_scenes import FormScene


class Minority(Scene):
    """Who can imagine why somebody chooses this? The choice is named only once the result has been shown."""

    def __init__(self, model: FormScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        named = named_choices(model.smallest)
        area = reminder(sheet, head(sheet, model.frame, minority_question(named)), model.card, model.chair)
        area = twist_band(sheet, area, model.twist)
        area = cue(
            sheet,
            area,
            "message-circle",
            _("To everybody: answer for somebody else. Nobody has to say what they chose."),
            now=False,
        )
        right = area
        if named:
            share = 0.42 if model.lines else 0.5
            left = QRectF(area.left(), area.top(), area.width() * share, area.height())
            panel(sheet, "smallest", left, radius=1.4)
            inner = left.adjusted(4.2 * u, 2.6 * u, -3.2 * u, -2.6 * u)
            answers(sheet, "smallest.answer", inner, model.card, named, 5.0)
            right = QRectF(
                left.right() + 3.4 * u, area.top(), area.right() - left.right() - 3.4 * u, area.height()
            )
        if model.lines:
            label = QRectF(right.left(), right.top(), right.width(), 4.2 * u)
            sheet.text("heard", label, _("Reasons we heard"), LABEL, 3.0, 2.6, sheet.theme.ink2, max_lines=1)
            bullet_lines(sheet, "line", right.adjusted(0, 5.8 * u, 0, 0), model.lines, 4.8, 2.6)
            return
        questions_panel(
            sheet,
            right,
            (
                _("What matters to somebody who chooses that?"),
                _("What would that person want to protect?"),
                _("Which part of it do you recognise?"),
            ),
            wide=not named,
        )
