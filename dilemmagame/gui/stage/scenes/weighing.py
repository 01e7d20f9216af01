"""Scene of step kind `weighing`: reasons of principle beside reasons of consequence."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.live.stage_view import BoardColumn
from dilemmagame.notes.wording import column_name


class Weighing(BoardOnStage):
    def title(self) -> str:
        return _("What is a principle, what a consequence?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)
