"""Scene of step kind `alternatives`: other ways out."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Alternatives(Prompt):
    def words(self) -> PromptWords:
        return PromptWords(
            _("Which other ways are there?"),
            (
                _("What would somebody do who is not afraid?"),
                _("What if you had a week more?"),
                _("Who could help, and with what?"),
            ),
            _("Ways out"),
        )
