"""Scene of step kind `vote`: choose in silence, then cards up; the case and the answers stay readable."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.stage.parts_case import case_and_answers, cue
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_join import has_many_answers, voting_band
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.live.stage_view import BallotScene


def vote_name(slot: int) -> str:
    """First or second vote."""
    return _("Second vote") if slot == 2 else _("First vote")


def present_sentence(before: int, now: int) -> str:
    """In words, when another number of people takes part in the second vote; else nothing."""
    if not before or before == now:
        return ""
    if now < before:
        less = before - now
        return ngettext(
            "{n} person fewer than at the first vote", "{n} people fewer than at the first vote", less
        ).format(n=less)
    more = now - before
    return ngettext(
        "{n} person more than at the first vote", "{n} people more than at the first vote", more
    ).format(n=more)


class Ballot(Scene):
    """A vote with cards, or with phones."""

    def __init__(self, model: BallotScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model = self._model
        area = head(sheet, model.frame, model.card.title, step=vote_name(model.slot))
        aside = present_sentence(model.present_before, model.present)
        if model.join is not None:
            wait = _("The result stays covered. You may change your answer until the vote closes.")
            low = has_many_answers(model.card)
            area = voting_band(sheet, area, model.join, model.received, model.present, wait, low=low)
            self.pages = case_and_answers(sheet, area, model.card, self.page)
            return
        if model.covered:
            words = _("The votes are counted. The result is still covered.")
            area = cue(sheet, area, "eye-off", words, now=False, aside=aside)
        elif model.cards_up:
            words = _("3, 2, 1: cards up. Keep them up until we have counted.")
            if model.certainty:
                words = _("3, 2, 1: cards up. After that, on your fingers: how sure are you, 1 to 5?")
            area = cue(sheet, area, "hand", words, now=True, aside=aside)
        else:
            words = _("Choose in silence. Lay your card face down on the table.")
            if model.certainty:
                words = _("Choose in silence, card face down. Think as well: how sure am I, from 1 to 5?")
            area = cue(sheet, area, "vote", words, now=False, aside=aside)
        self.pages = case_and_answers(sheet, area, model.card, self.page)
