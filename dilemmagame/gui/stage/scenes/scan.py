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
from dilemmagame.gui.stage.text import LABEL, Style, fit, plain
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.form_scenes import ScanRow, ScanScene
from dilemmagame.notes.wording import degree_word

ROWS_PER_PAGE = 8
NAMES, GAP = 33.0, 0.8
HEADS, FOOT, TALLEST = 10.4, 7.0, 11.0
SHADES = (0.0, 0.2, 0.62, 1.0)
"""How far each step lies from the surface towards the ink; the two dark ones carry a light figure."""
NAME_STYLE = Style(Face.SEMIBOLD, 1.17, 0.2)
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
    """The heat map; more than eight processes have pages."""

    def __init__(self, model: ScanScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self.pages = max(1, -(-len(model.processes) // ROWS_PER_PAGE))
        self.page = min(page, self.pages - 1)

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = self.paged(model.frame.step_title.get(language()))
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
        first = self.page * ROWS_PER_PAGE
        rows = model.processes[first : first + ROWS_PER_PAGE]
        area = self._foot(sheet, area, rows)
        columns = len(model.vulnerabilities)
        wide = (area.width() - NAMES * u - GAP * u * max(columns - 1, 0)) / max(columns, 1)
        self._heads(sheet, area, wide)
        top = area.top() + HEADS * u
        tall = min((area.bottom() - top - GAP * u * (len(rows) - 1)) / len(rows), TALLEST * u)
        px = min(
            fit(
                plain(row.name, Face.SEMIBOLD),
                NAME_STYLE,
                _name_width(row) * u,
                tall,
                sheet.px(3.4),
                sheet.px(2.4),
            ).laid.px
            for row in rows
        )
        for number, row in enumerate(rows):
            line = QRectF(area.left(), top + number * (tall + GAP * u), area.width(), tall)
            self._row(sheet, line, f"row.{number}", row, wide, px)

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

    def _row(self, sheet: Sheet, line: QRectF, name: str, row: ScanRow, wide: float, px: int) -> None:
        u, theme = sheet.u, sheet.theme
        place = QRectF(line.left(), line.top(), _name_width(row) * u, line.height())
        sheet.text(
            name, place, row.name, NAME_STYLE, px / u + 0.01, min(2.4, px / u), theme.ink,
            middle=True, spoken=False,
        )  # fmt: skip
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
        px = min(sheet.px(4.6), max(int(box.height() * 0.66), sheet.px(2.4)))
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

    def _foot(self, sheet: Sheet, area: QRectF, rows: tuple[ScanRow, ...]) -> QRectF:
        """What the four shades mean, and beside it what goes badly together."""
        u, theme = sheet.u, sheet.theme
        row = QRectF(area.left(), area.bottom() - FOOT * u, area.width(), FOOT * u)
        left = row.left()
        px = sheet.px(2.8)
        for score in range(HIGHEST + 1):
            mark = QRectF(left, row.center().y() - 2.1 * u, 5.2 * u, 4.2 * u)
            sheet.boxes.append(Box(f"legend.{score}.mark", mark, px, str(score), True, sheet.px(2.4)))
            sheet.still.append(_cell_paint(mark, score, theme, u, px))
            place = QRectF(mark.right() + 1.0 * u, row.top(), 22 * u, row.height())
            used = sheet.text(
                f"legend.{score}", place, degree_word(score), LABEL, 2.6, 2.4, theme.ink2,
                middle=True, max_lines=1, spoken=False,
            )  # fmt: skip
            left = used.right() + 2.8 * u
        caught = [each.name for each in rows if each.combination]
        if caught:
            self._warning(sheet, QRectF(left + u, row.top(), row.right() - left - u, row.height()), caught)
        return area.adjusted(0, 0, 0, -(FOOT + 1.8) * u)

    def _warning(self, sheet: Sheet, box: QRectF, caught: list[str]) -> None:
        """Which work has a combination that weighs more, in words; where the names are too long, how many."""
        u, theme = sheet.u, sheet.theme
        sheet.box("warning", box, holds=True)
        thin = max(0.2 * u, 1.0)
        sheet.still.append(lambda painter: rounded(painter, box, 1.2 * u, theme.warn_soft, theme.warn, thin))
        sign = QRectF(box.left() + 1.6 * u, box.center().y() - 2.0 * u, 4.0 * u, 4.0 * u)
        icon(sheet, "warning.sign", sign, "triangle-alert", theme.warn)
        place = box.adjusted(7.2 * u, 0.4 * u, -1.6 * u, -0.4 * u)
        words = _("{work}: alone with money or data. Together that weighs more than each by itself.").format(
            work=", ".join(caught)
        )
        paras = plain(words, Face.SEMIBOLD)
        if not fit(paras, NAME_STYLE, place.width(), place.height(), sheet.px(2.8), sheet.px(2.4), 2).fits:
            n = len(caught)
            words = ngettext(
                "{n} piece of work: alone with money or data. Together that weighs more than each by itself.",
                "{n} pieces of work: alone with money or data. Together that weighs more than each by itself.",
                n,
            ).format(n=n)
        sheet.text("warning.text", place, words, NAME_STYLE, 2.8, 2.4, theme.warn, middle=True, max_lines=2)


def _name_width(row: ScanRow) -> float:
    """What the name of a row may take, in u."""
    return NAMES - (6.4 if row.combination else 1.6)


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
        painter.setFont(font(Face.TITLE, px, tabular=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(score))

    return paint


def _ring(box: QRectF, theme: Theme, u: float) -> Paint:
    """An amber frame with a dark edge around a cell of a combination."""

    def paint(painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 0.7 * u))
        painter.drawRoundedRect(box.adjusted(0.1 * u, 0.1 * u, -0.1 * u, -0.1 * u), 0.8 * u, 0.8 * u)

    return paint
