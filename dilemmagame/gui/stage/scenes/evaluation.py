"""Scene of step kind `evaluation`: what the conversation taught us."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Evaluation(Prompt):
    def words(self) -> PromptWords:
        return PromptWords(
            _("How was this conversation?"),
            (
                _("What helped you think?"),
                _("What did you miss?"),
                _("What do we do otherwise next time?"),
            ),
            _("For next time"),
        )
