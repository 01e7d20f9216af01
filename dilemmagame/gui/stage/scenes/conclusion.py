"""Scene of step kind `conclusion`: one sentence to take away."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Conclusion(Prompt):
    """What do we take away?"""

    def words(self) -> PromptWords:
        return PromptWords(
            _("What do we take away?"),
            (
                _("One sentence: what did this case teach us?"),
                _("What can prevent this from happening?"),
            ),
            _("In our own words"),
        )
