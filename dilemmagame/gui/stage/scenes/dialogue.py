"""Scene of step kind `dialogue`: understand why others choose differently."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Dialogue(Prompt):
    """What lies behind the difference?"""

    def words(self) -> PromptWords:
        return PromptWords(
            _("What lies behind the difference?"),
            (
                _("Ask somebody with another choice: what makes this important to you?"),
                _("Which values clash here?"),
                _("When would you choose differently?"),
            ),
            _("What we heard"),
        )
