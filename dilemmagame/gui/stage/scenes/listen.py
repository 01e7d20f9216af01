"""Scene of step kind `listen`: one listens, the others advise."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Listen(Prompt):
    def words(self) -> PromptWords:
        return PromptWords(
            _("Advice: listen, do not defend"),
            (
                _("What would you advise, and why?"),
                _("Speak from your own role."),
                _("Who listens writes down, and answers later."),
            ),
            _("Advice we heard"),
        )
