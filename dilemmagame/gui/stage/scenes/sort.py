"""Scene of step kind `sort`: who brought the case lays what was asked or described in three heaps, warm to cold."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.stage_view import BoardColumn
from dilemmagame.notes.wording import column_name


class Sort(BoardOnStage):
    """Three heaps; empty it says how to lay them."""

    def title(self) -> str:
        if self.model.rows == (CaptureField.DEFINITION,):
            return _("Which description comes closest?")
        return _("Which question touches the heart of it?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)

    def row_titles(self) -> tuple[tuple[str, str], ...]:
        if len(self.model.rows) < 2:
            return ()
        return (_("Questions"), "circle-help"), (_("Descriptions"), "message-square-quote")

    def head_look(self, column: BoardColumn, theme: Theme) -> tuple[str, str]:
        """Warm is amber, lukewarm grey, cold the dark of every table."""
        match column.key:
            case "warm":
                return theme.accent, theme.on_accent
            case "lukewarm":
                return theme.track, theme.ink
        return super().head_look(column, theme)

    def compose(self, sheet: Sheet) -> None:
        if any(cell for column in self.model.columns for cell in column.cells):
            super().compose(sheet)
            return
        area = self.bands(sheet, head(sheet, self.model.frame, self.heading()))
        questions_panel(
            sheet,
            area.adjusted(0, 0, 0, -1.4 * sheet.u),
            self.below()
            or (
                _("Who brought the case decides. The others watch and are silent."),
                _("Warm: this touches me. Cold: this is beside the point. Lukewarm: in between."),
                _("Say why. That is where we learn something."),
            ),
            wide=True,
        )
