"""Scene of step kind `values_norms`: perspectives beside one another, with their values and rules of action."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.live.stage_view import BoardColumn


class ValuesNorms(BoardOnStage):
    def title(self) -> str:
        return _("What is at stake, and for whom?")

    def column_title(self, column: BoardColumn) -> str:
        return column.title

    def row_titles(self) -> tuple[tuple[str, str], ...]:
        return (_("Values"), "scale"), (_("Rules"), "landmark")

    def compose(self, sheet: Sheet) -> None:
        if self.model.columns:
            super().compose(sheet)
            return
        area = self.bands(sheet, head(sheet, self.model.frame, self.heading()))
        questions_panel(
            sheet,
            area,
            self.below()
            or (
                _("Through whose eyes do we look?"),
                _("What matters to this person or body?"),
                _("Which rule of action follows from that?"),
            ),
            wide=True,
        )
