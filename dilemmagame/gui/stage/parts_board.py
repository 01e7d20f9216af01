"""A table that grows on the stage: columns with a dark head, rows named at the left, the newest line amber."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.steps import CaptureField, rules
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import icon, panel, rounded, rule
from dilemmagame.gui.stage.parts_form import asked, recalled_band, twist_band
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Paint, Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, lay, plain
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.stage_view import BoardColumn, BoardScene

COLUMNS_PER_PAGE = 4
NARROW_COLUMNS_PER_PAGE = 5
HEAD = 8.4
LABELS = 15.0
GAP = 1.8
PLATE = 0.5
LINE_HIGH, LINE_FLOOR = 4.6, 2.6


class BoardOnStage(Scene):
    """One kind's table; with more columns than fit (five, or four beside the names of rows) it has pages."""

    def __init__(self, model: BoardScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self.model = model
        self._per_page = COLUMNS_PER_PAGE if self._row_titles() else NARROW_COLUMNS_PER_PAGE
        self.pages = max(1, -(-len(model.columns) // self._per_page))
        self.page = min(page, self.pages - 1)

    @abstractmethod
    def title(self) -> str:
        """The question of this step."""

    @abstractmethod
    def column_title(self, column: BoardColumn) -> str:
        """What stands at the head of a column."""

    def row_titles(self) -> tuple[tuple[str, str], ...]:
        """Name and icon of each row; empty where there is only one."""
        return ()

    def _row_titles(self) -> tuple[tuple[str, str], ...]:
        """Those of the rows that are there: a method may ask for fewer than the kind has."""
        board, titles = rules(self.model.kind).board, self.row_titles()
        if board is None or len(titles) != len(board.rows):
            return titles
        return tuple(title for row, title in zip(board.rows, titles, strict=True) if row in self.model.rows)

    def heading(self) -> str:
        """The method's own question where it has one, else that of the kind."""
        return asked(self.model.ask)[0] or self.title()

    def below(self) -> tuple[str, ...]:
        """The method's own words below its question."""
        return asked(self.model.ask)[1]

    def bands(self, sheet: Sheet, area: QRectF) -> QRectF:
        """What the trainer put on the stage with it: a what-if, and what the group agreed on before."""
        return recalled_band(sheet, twist_band(sheet, area, self.model.twist), self.model.recalled)

    def head_look(self, column: BoardColumn, theme: Theme) -> tuple[str, str]:
        """Fill and ink of the head of `column`."""
        return theme.ink, theme.bg

    def compose(self, sheet: Sheet) -> None:
        model, u = self.model, sheet.u
        step = self.paged(model.frame.step_title.get(language()))
        area = head(sheet, model.frame, self.heading(), step=step).adjusted(0, 0, 0, -1.4 * u)
        area = self.bands(sheet, area)
        first = self.page * self._per_page
        columns = model.columns[first : first + self._per_page]
        rows = self._row_titles()
        left = LABELS * u if rows else 0.0
        shares = _shares(len(model.rows))
        if rows:
            self._row_names(sheet, area, rows, shares)
        wide = (area.width() - left - GAP * u * (len(columns) - 1)) / max(len(columns), 1)
        for place, column in enumerate(columns):
            box = QRectF(area.left() + left + place * (wide + GAP * u), area.top(), wide, area.height())
            newest = model.newest[1] if model.newest and model.newest[0] == first + place else None
            self._column(sheet, box, f"column.{place}", column, shares, newest if self.fresh else None)

    def _row_names(
        self, sheet: Sheet, area: QRectF, rows: tuple[tuple[str, str], ...], shares: tuple[float, ...]
    ) -> None:
        u, theme = sheet.u, sheet.theme
        for number, ((name, icon_name), box) in enumerate(
            zip(rows, _row_boxes(area, shares, u), strict=True)
        ):
            mark = QRectF(area.left(), box.top() + 2.4 * u, 4.2 * u, 4.2 * u)
            icon(sheet, f"row.{number}.icon", mark, icon_name, theme.ink2)
            place = QRectF(area.left(), mark.bottom() + 0.8 * u, (LABELS - 1.6) * u, 7.0 * u)
            sheet.text(f"row.{number}", place, name, STRONG, 3.0, 2.4, theme.ink, max_lines=2)

    def _column(
        self,
        sheet: Sheet,
        box: QRectF,
        name: str,
        column: BoardColumn,
        shares: tuple[float, ...],
        newest: int | None,
    ) -> None:
        u, theme = sheet.u, sheet.theme
        panel(sheet, name, box, radius=1.4)
        top = QRectF(box.left(), box.top(), box.width(), HEAD * u)
        fill, ink = self.head_look(column, theme)
        sheet.still.append(lambda painter: dark_head(painter, top, 1.4 * u, fill))
        words = top.adjusted(2.0 * u, 0.8 * u, -2.0 * u, -0.8 * u)
        sheet.text(
            f"{name}.title",
            words,
            self.column_title(column),
            STRONG,
            3.4,
            2.4,
            ink,
            middle=True,
            max_lines=2,
        )
        for row, (area, lines) in enumerate(zip(_row_boxes(box, shares, u), column.cells, strict=True)):
            inner = area.adjusted(2.0 * u, 1.6 * u, -2.0 * u, -1.4 * u)
            if row:
                rule(sheet, inner.left(), inner.right(), area.top(), theme.line)
            pills = self.model.rows[row] is CaptureField.VALUE
            cell_lines(sheet, f"{name}.{row}", inner, lines, amber_last=newest == row, pills=pills)


def _shares(rows: int) -> tuple[float, ...]:
    return (1.0,) if rows < 2 else tuple(1 / rows for _row in range(rows))


def _row_boxes(box: QRectF, shares: tuple[float, ...], u: float) -> list[QRectF]:
    """The rows below the head of a column."""
    top, height = box.top() + HEAD * u, box.height() - HEAD * u
    boxes: list[QRectF] = []
    for share in shares:
        boxes.append(QRectF(box.left(), top, box.width(), height * share))
        top += height * share
    return boxes


def dark_head(painter: QPainter, rect: QRectF, radius: float, colour: str) -> None:
    rounded(painter, rect, radius, colour)
    painter.fillRect(rect.adjusted(0, rect.height() / 2, 0, 0), QColor(colour))


def cell_lines(
    sheet: Sheet, name: str, area: QRectF, lines: tuple[str, ...], *, amber_last: bool, pills: bool = False
) -> None:
    """Put down the lines of one cell in one size; the oldest that do not fit above the floor become 'and 2 more'."""
    if not lines:
        return
    u, theme = sheet.u, sheet.theme
    mark, gap = (2.0 * u, 1.8 * u) if pills else (2.8 * u, 1.2 * u)
    wide = area.width() - (2 if pills else 1) * mark
    shown, px = _fitting(sheet, lines, wide, area.height(), gap)
    left_off = len(lines) - len(shown)
    top = area.top()
    if left_off:
        more = _("and {number} more").format(number=left_off)
        place = QRectF(area.left(), top, area.width(), 3.6 * u)
        sheet.text(f"{name}.more", place, more, LABEL, 2.6, 2.4, theme.ink2, max_lines=1)
        top = place.bottom() + gap
    for number, line in enumerate(shown):
        amber = amber_last and number == len(shown) - 1
        paragraphs = plain(line, Face.SEMIBOLD if amber or pills else Face.MEDIUM)
        laid = lay(paragraphs, LABEL, wide, px)
        ink = theme.on_accent if amber else theme.ink
        if amber or pills:
            length = laid.width + 2 * mark if pills else area.width()
            plate = QRectF(
                area.left(), top - PLATE * u, min(length, area.width()), laid.height + 2 * PLATE * u
            )
            sheet.box(f"{name}.{number}.plate", plate, holds=True)
            sheet.still.append(
                _plate(plate, (2.2 if pills else 1.0) * u, theme.accent if amber else theme.surface2)
            )
        if not pills:
            square = QRectF(area.left() + 0.5 * u, top + px * 0.45, 0.9 * u, 0.9 * u)
            sheet.still.append(_plate(square, 0, ink))
        room = QRectF(area.left() + mark, top, wide, max(area.bottom() - top, float(px)))
        used = sheet.text(f"{name}.{number}", room, paragraphs, LABEL, px / u + 0.01, min(2.4, px / u), ink)
        top = used.bottom() + gap


def _plate(rect: QRectF, radius: float, colour: str) -> Paint:
    return lambda painter: rounded(painter, rect, radius, colour)


def _fitting(
    sheet: Sheet, lines: tuple[str, ...], wide: float, height: float, gap: float
) -> tuple[tuple[str, ...], int]:
    """The newest lines that fit, and the size in which they do."""
    floor = sheet.px(LINE_FLOOR)
    for count in range(len(lines), 0, -1):
        shown = lines[len(lines) - count :]
        room = height - (3.6 * sheet.u + gap if count < len(lines) else 0.0)
        sizes = range(sheet.px(LINE_HIGH), floor - 1, -1) if count == len(lines) else (floor,)
        for px in sizes:
            laid = [lay(plain(line, Face.SEMIBOLD), LABEL, wide, px) for line in shown]
            if sum(one.height for one in laid) + gap * (count - 1) <= room and not any(
                one.torn for one in laid
            ):
                return shown, px
    return lines[-1:], floor
