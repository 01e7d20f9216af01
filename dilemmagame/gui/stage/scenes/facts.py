"""Scene of step kind `facts`: facts by dimension."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.live.stage_view import BoardColumn
from dilemmagame.notes.wording import column_name


class Facts(BoardOnStage):
    def title(self) -> str:
        return _("What are the facts?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)
