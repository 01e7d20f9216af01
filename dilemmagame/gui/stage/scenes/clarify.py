"""Scene of step kind `clarify`: what we know, and what we do not know yet."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.live.stage_view import BoardColumn
from dilemmagame.notes.wording import column_name


class Clarify(BoardOnStage):
    def title(self) -> str:
        return _("What do we know?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)
