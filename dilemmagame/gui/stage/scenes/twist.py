"""Scene of step kind `twist`: one fact has changed, the rest of the case stands, and everybody chooses again."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_case import changed_case, cue
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_join import has_many_answers, voting_band
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.live.form_scenes import RungScene


def rung_place(number: int, of: int) -> str:
    """Which what-if of how many."""
    return _("What if {number} of {total}").format(number=number, total=of)


class ChangedFact(Scene):
    """The changed fact in large letters above the case, the answers where they always stand."""

    def __init__(self, model: RungScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model = self._model
        place = rung_place(model.number, model.of)
        area = head(sheet, model.frame, model.card.title, step=place)
        if model.join is not None:
            low = has_many_answers(model.card)
            wait = _("Only this changes.")
            area = voting_band(sheet, area, model.join, model.received, model.present, wait, low=low)
        elif model.covered:
            words = _("The votes are counted. The result is still covered.")
            area = cue(sheet, area, "eye-off", words, now=False)
        elif model.cards_up:
            words = _("3, 2, 1: cards up. Keep them up until we have counted.")
            area = cue(sheet, area, "hand", words, now=True)
        else:
            words = _("Only this changes. Choose in silence, card face down.")
            area = cue(sheet, area, "shuffle", words, now=False)
        self.pages = changed_case(sheet, area, model.card, _("What if"), model.twist, self.page)
