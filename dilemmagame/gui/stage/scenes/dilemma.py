"""Scene of step kind `dilemma`: A or B, and what each would damage."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.live.stage_view import BoardColumn


class Dilemma(BoardOnStage):
    def title(self) -> str:
        return _("What is the real choice here?")

    def column_title(self, column: BoardColumn) -> str:
        return _("Course {letter}").format(letter=column.key)

    def row_titles(self) -> tuple[tuple[str, str], ...]:
        return ((_("What you do"), "arrow-right"), (_("What it damages"), "triangle-alert"))
