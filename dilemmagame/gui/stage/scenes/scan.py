"""Scene of step kind `scan`: the work of the group against what makes work vulnerable, as a heat map.

Every cell says its score twice, in a figure and in a shade, so that it reads in grey and on paper too.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.scan import HIGHEST, combined
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.stage.parts import icon, rounded
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Box, Paint, Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, Style
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.form_scenes import ScanRow, ScanScene
from dilemmagame.notes.wording import degree_word

ROWS_PER_PAGE, ROWS_WITH_WARNING = 8, 6
NAMES, GAP = 33.0, 0.8
HEADS, FOOT, WARNING = 11.0, 4.6, 8.0
SHADES = (0.0, 0.2, 0.62, 1.0)
"""How far each step lies from the surface towards the ink; the two dark ones carry a light figure."""
HEAD_STYLE = Style(Face.SEMIBOLD, 1.2, 0.3, Qt.AlignmentFlag.AlignHCenter)


def shade(theme: Theme, score: int) -> tuple[str, str]:
    """Fill and figure of a score from 0 to 3."""
    low, high = QColor(theme.surface), QColor(theme.ink)
    share = SHADES[score]
    mixed = (
        round(a + (b - a) * share)
        for a, b in zip(low.getRgb()[:3], high.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    red, green, blue = mixed
    return f"#{red:02X}{green:02X}{blue:02X}", theme.ink if score < 2 else theme.surface


class Scan(Scene):
    """The heat map; more than eight processes have pages, and more than six beside a warning."""

    def __init__(self, model: ScanScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        warned = any(row.combination for row in model.processes)
        self._per_page = ROWS_WITH_WARNING if warned else ROWS_PER_PAGE
        self.pages = max(1, -(-len(model.processes) // self._per_page))
        self.page = min(page, self.pages - 1)

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = model.frame.step_title.get(language())
        if self.pages > 1:
            step = f"{step} ({self.page + 1}/{self.pages})"
        if not model.processes:
            area = head(sheet, model.frame, _("Which work do we do?"), step=step)
            questions_panel(
                sheet,
                area.adjusted(0, 0, 0, -1.4 * u),
                (
                    _("Where does somebody else have something to win by what we do?"),
                    _("Where do we handle money, permits or data about people?"),
                    _("Name three to eight pieces of work, in a few words each."),
                ),
                wide=True,
            )
            return
        area = head(sheet, model.frame, _("Where is our work vulnerable?"), step=step)
        first = self.page * self._per_page
        rows = model.processes[first : first + self._per_page]
        area = self._legend(sheet, area)
        area = self._warnings(sheet, area, rows)
        columns = len(model.vulnerabilities)
        wide = (area.width() - NAMES * u - GAP * u * max(columns - 1, 0)) / max(columns, 1)
        self._heads(sheet, area, wide)
        top = area.top() + HEADS * u
        tall = min((area.bottom() - top - GAP * u * (len(rows) - 1)) / len(rows), 9.4 * u)
        for number, row in enumerate(rows):
            line = QRectF(area.left(), top + number * (tall + GAP * u), area.width(), tall)
            self._row(sheet, line, f"row.{number}", row, wide)

    def _heads(self, sheet: Sheet, area: QRectF, wide: float) -> None:
        u, theme = sheet.u, sheet.theme
        for place, name in enumerate(self._model.vulnerabilities):
            left = area.left() + NAMES * u + place * (wide + GAP * u)
            box = QRectF(left, area.top(), wide, (HEADS - 1.2) * u)
            words = name.get(language())
            scratch = Sheet(sheet.size, theme)
            used = scratch.text("", box, words, HEAD_STYLE, 2.6, 2.4, theme.ink, spoken=False)
            box.setTop(box.bottom() - min(used.height(), box.height()))
            sheet.text(f"head.{place}", box, words, HEAD_STYLE, 2.6, 2.4, theme.ink, spoken=False)

    def _row(self, sheet: Sheet, line: QRectF, name: str, row: ScanRow, wide: float) -> None:
        u, theme = sheet.u, sheet.theme
        mark = 4.4 * u if row.combination else 0.0
        place = QRectF(line.left(), line.top(), NAMES * u - mark - 1.6 * u, line.height())
        sheet.text(name, place, row.name, STRONG, 3.4, 2.4, theme.ink, middle=True, spoken=False)
        if row.combination:
            sign = QRectF(line.left() + NAMES * u - 4.8 * u, line.center().y() - 1.9 * u, 3.8 * u, 3.8 * u)
            icon(sheet, f"{name}.warning", sign, "triangle-alert", theme.warn)
        together = combined(
            {each: score or 0 for each, score in zip(self._model.ids, row.scores, strict=False)}
        )
        for column, score in enumerate(row.scores):
            box = QRectF(line.left() + NAMES * u + column * (wide + GAP * u), line.top(), wide, line.height())
            ringed = column < len(self._model.ids) and self._model.ids[column] in together
            self._cell(sheet, f"{name}.{column}", box, score, ringed=ringed)
        self._say(sheet, row)

    def _cell(self, sheet: Sheet, name: str, box: QRectF, score: int | None, *, ringed: bool) -> None:
        u, theme = sheet.u, sheet.theme
        px = min(sheet.px(4.2), max(int(box.height() * 0.62), sheet.px(2.4)))
        figure = "" if score is None else str(score)
        sheet.boxes.append(Box(name, box, px if figure else 0, figure, True, sheet.px(2.4)))
        sheet.still.append(_cell_paint(box, score, theme, u, px))
        if ringed:
            sheet.still.append(_ring(box, theme, u))

    def _say(self, sheet: Sheet, row: ScanRow) -> None:
        known = ", ".join(
            _("{vulnerability} {score}").format(vulnerability=name.get(language()), score=score)
            for name, score in zip(self._model.vulnerabilities, row.scores, strict=False)
            if score is not None
        )
        sheet.say(_("{process}: {scores}").format(process=row.name, scores=known or _("not scored yet")))

    def _legend(self, sheet: Sheet, area: QRectF) -> QRectF:
        """What the four shades mean, at the foot."""
        u, theme = sheet.u, sheet.theme
        row = QRectF(area.left(), area.bottom() - FOOT * u, area.width(), FOOT * u)
        left = row.left()
        for score in range(HIGHEST + 1):
            mark = QRectF(left, row.top() + 0.3 * u, 6.0 * u, 4.0 * u)
            px = sheet.px(2.8)
            sheet.boxes.append(Box(f"legend.{score}.mark", mark, px, str(score), True, sheet.px(2.4)))
            sheet.still.append(_cell_paint(mark, score, theme, u, px))
            place = QRectF(mark.right() + 1.2 * u, row.top(), 30 * u, row.height())
            used = sheet.text(
                f"legend.{score}", place, degree_word(score), LABEL, 2.8, 2.4, theme.ink2,
                middle=True, max_lines=1,
            )  # fmt: skip
            left = used.right() + 4.4 * u
        return area.adjusted(0, 0, 0, -(FOOT + 1.8) * u)

    def _warnings(self, sheet: Sheet, area: QRectF, rows: tuple[ScanRow, ...]) -> QRectF:
        """Which work has a combination that weighs more, in words."""
        caught = [row.name for row in rows if row.combination]
        if not caught:
            return area
        u, theme = sheet.u, sheet.theme
        box = QRectF(area.left(), area.bottom() - WARNING * u, area.width(), WARNING * u)
        sheet.box("warning", box, holds=True)
        thin = max(0.2 * u, 1.0)
        sheet.still.append(lambda painter: rounded(painter, box, 1.2 * u, theme.warn_soft, theme.warn, thin))
        sign = QRectF(box.left() + 1.8 * u, box.center().y() - 2.2 * u, 4.4 * u, 4.4 * u)
        icon(sheet, "warning.sign", sign, "triangle-alert", theme.warn)
        words = ngettext(
            "{work}: working alone together with money or data. Together that weighs more than each by itself.",
            "{work}: here people work alone with money or data. Together that weighs more than each by itself.",
            len(caught),
        ).format(work=", ".join(caught))
        place = box.adjusted(8.0 * u, 0.6 * u, -2.0 * u, -0.6 * u)
        sheet.text("warning.text", place, words, STRONG, 3.0, 2.4, theme.warn, middle=True, max_lines=2)
        return area.adjusted(0, 0, 0, -(WARNING + 1.6) * u)


def _cell_paint(box: QRectF, score: int | None, theme: Theme, u: float, px: int) -> Paint:
    def paint(painter: QPainter) -> None:
        if score is None:
            painter.setPen(QPen(QColor(theme.line_strong), max(0.16 * u, 1.0), Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 0.8 * u, 0.8 * u)
            return
        fill, figure = shade(theme, score)
        rounded(painter, box, 0.8 * u, fill, theme.line_strong, max(0.16 * u, 1.0))
        painter.setPen(QColor(figure))
        painter.setFont(font(Face.BOLD, px, tabular=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(score))

    return paint


def _ring(box: QRectF, theme: Theme, u: float) -> Paint:
    """An amber frame with a dark edge around a cell of a combination."""

    def paint(painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 0.7 * u))
        painter.drawRoundedRect(box.adjusted(0.1 * u, 0.1 * u, -0.1 * u, -0.1 * u), 0.8 * u, 0.8 * u)

    return paint
