"""Scene of step kind `edges`: which detail makes it grey, and which makes it unacceptable."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.live.stage_view import BoardColumn
from dilemmagame.notes.wording import column_name


class Edges(BoardOnStage):
    def title(self) -> str:
        return _("Which detail moves the line?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)
