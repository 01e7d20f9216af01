"""Scene of step kind `arguments`: reasons, apart from persons."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Arguments(Prompt):
    """Why did you choose this?"""

    def words(self) -> PromptWords:
        return PromptWords(
            _("Why this choice?"),
            (
                _("What weighs most for you?"),
                _("Which rule or agreement matters here?"),
                _("What does your choice cost, and whom?"),
            ),
            _("Reasons we heard"),
        )
