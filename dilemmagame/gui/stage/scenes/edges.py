"""Scene of step kind `edges`: which detail makes it grey, and which makes it unacceptable."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts_board import HEAD, BoardOnStage
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.stage_view import BoardColumn
from dilemmagame.notes.wording import column_name


class Edges(BoardOnStage):
    """Two columns; as long as one is empty its question stands in it."""

    def title(self) -> str:
        return _("Which detail moves the line?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)

    def head_look(self, column: BoardColumn, theme: Theme) -> tuple[str, str]:
        """The grey that lies between the two: light at the white edge, dark at the black one."""
        return ("#D0D0D0", "#17202A") if column.key == "white-grey" else ("#4A4A4A", "#FFFFFF")

    def _column(
        self,
        sheet: Sheet,
        box: QRectF,
        name: str,
        column: BoardColumn,
        shares: tuple[float, ...],
        newest: int | None,
    ) -> None:
        super()._column(sheet, box, name, column, shares, newest)
        if any(column.cells):
            return
        u = sheet.u
        inner = box.adjusted(2.0 * u, (HEAD + 2.4) * u, -2.0 * u, -2.0 * u)
        sheet.text(f"{name}.question", inner, _question(column.key), LABEL, 4.4, 2.6, sheet.theme.ink2)


def _question(key: str) -> str:
    if key == "white-grey":
        return _("Which one detail turns it grey?")
    return _("Which one detail makes that this cannot be done?")
