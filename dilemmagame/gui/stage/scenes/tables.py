"""Scenes of step kind `tables`: to the tables, and then what each table brings back."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.stage.parts import panel
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import CENTRED_FIGURE, CENTRED_LABEL
from dilemmagame.live.stage_view import BoardColumn, TablesScene
from dilemmagame.notes.wording import column_name


class ToTheTables(Scene):
    """How many tables of how many people, and what they are asked."""

    def __init__(self, model: TablesScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        area = head(sheet, model.frame, _("Talk at your table"))
        sizes = model.sizes
        kinds = sorted(set(sizes), reverse=True)
        wide = 26 * u
        side = QRectF(area.left(), area.top(), wide, area.height() - 2 * u)
        tall = (side.height() - 1.8 * u * (len(kinds) - 1)) / len(kinds)
        for number, size in enumerate(kinds):
            box = QRectF(side.left(), side.top() + number * (tall + 1.8 * u), wide, tall)
            panel(sheet, f"tables.{number}", box, radius=1.4)
            figure = QRectF(box.left(), box.top() + 1.4 * u, wide, box.height() * 0.55)
            count = sizes.count(size)
            sheet.text(
                f"tables.{number}.count",
                figure,
                str(count),
                CENTRED_FIGURE,
                14.0,
                6.0,
                sheet.theme.ink,
                middle=True,
            )
            label = QRectF(box.left() + u, figure.bottom(), wide - 2 * u, box.bottom() - figure.bottom() - u)
            text = ngettext("table of {size}", "tables of {size}", count).format(size=size)
            sheet.text(
                f"tables.{number}.label", label, text, CENTRED_LABEL, 3.6, 2.6, sheet.theme.ink2, max_lines=2
            )
        rest = QRectF(
            side.right() + 3.4 * u, area.top(), area.right() - side.right() - 3.4 * u, side.height()
        )
        question = model.card.question or model.card.statement or model.card.title
        questions_panel(
            sheet,
            rest,
            (
                question,
                _("Everybody speaks once before anybody speaks twice."),
                _("Choose who reports: one sentence, without names."),
            ),
            wide=True,
        )


class FromTheTables(BoardOnStage):
    """What the tables bring back."""

    def title(self) -> str:
        return _("What do the tables bring back?")

    def column_title(self, column: BoardColumn) -> str:
        return column_name(column.key)
