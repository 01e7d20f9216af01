"""Scene of step kind `tipping`: the ladder as a step chart, and in words on which changed fact the group moved."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.domain.ladder import climb
from dilemmagame.gui.stage.parts import bullet_lines
from dilemmagame.gui.stage.parts_case import cue
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_ladder import rungs_on, step_chart
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.live.form_scenes import LadderScene
from dilemmagame.notes.climbing import climb_sentence


class Ladder(Scene):
    """The rungs so far. Where nothing may be shown of them, the what-ifs themselves carry the talk."""

    moves = True

    def __init__(self, model: LadderScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model = self._model
        found = climb(model.card.choices, [(rung.number, rung.ballots) for rung in model.rungs])
        told = any(rung.ballots for rung in model.rungs)
        fallback = (
            _("How we chose at each ‘what if’") if told else _("Which changed fact counts most for you?")
        )
        area = head(sheet, model.frame, climb_sentence(found) or fallback)
        if model.asking and (told or model.said):
            words = _("Which fact made you move, or stand firm? Which value was in it?")
            sign = "message-square-quote" if model.said else "message-circle"
            area = cue(sheet, area, sign, model.said or words, now=self.fresh)
        if not told:
            self._talk(sheet, area)
            return
        rungs, self.pages = rungs_on(model.rungs, self.page)
        step_chart(sheet, area, model.card, rungs, model.tipping)

    def _talk(self, sheet: Sheet, area: QRectF) -> None:
        u = sheet.u
        texts = tuple(rung.text for rung in self._model.rungs if rung.text)
        questions = (
            _("At which ‘what if’ would you choose differently?"),
            _("Which value is in that fact?"),
        )
        if not texts:
            questions_panel(sheet, area, questions, wide=True)
            return
        left = QRectF(area.left(), area.top(), area.width() * 0.34, area.height())
        questions_panel(sheet, left, questions, wide=False)
        right = QRectF(
            left.right() + 3.4 * u, area.top(), area.right() - left.right() - 3.4 * u, area.height()
        )
        bullet_lines(sheet, "rung", right, texts, 4.4, 2.6)
