"""Scene of step kind `reformulate`: the question again."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Reformulate(Prompt):
    def words(self) -> PromptWords:
        return PromptWords(
            _("What is the question really about?"),
            (
                _("What did you think at first?"),
                _("What do you know now?"),
                _("Say the question in one sentence."),
            ),
            _("The question now"),
        )
