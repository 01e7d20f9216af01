"""Scene of step kind `stakeholders`: who else is affected."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords


class Stakeholders(Prompt):
    """Who is affected, and who is not at the table?"""

    def words(self) -> PromptWords:
        return PromptWords(
            _("Whom does this affect?"),
            (
                _("Who gains something, who loses something?"),
                _("Who is not at this table?"),
                _("What would they say to us?"),
            ),
            _("Named so far"),
        )
