"""Scene of step kind `read`: the case in silence, with question and answers."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_case import case_and_answers, cue
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.live.stage_view import CaseScene


class Case(Scene):
    """Everybody reads."""

    def __init__(self, model: CaseScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        area = head(sheet, self._model.frame, self._model.card.title)
        area = cue(
            sheet, area, "book-open", _("Read along, or listen. Nobody needs to say anything yet."), now=False
        )
        self.pages = case_and_answers(sheet, area, self._model.card, self.page)
