"""Scene of step kind `grey`: numbered cases above the line from white to black; everybody places them in silence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.stage.parts import numbered
from dilemmagame.gui.stage.parts_case import cue
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_grey import INK, PLACES, WHITE, line_ends, line_strip
from dilemmagame.gui.stage.parts_join import voting_band
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, lay, plain
from dilemmagame.live.form_scenes import GreyPlacingScene

HIGH, FEW_HIGH, FLOOR = 4.4, 5.6, 2.8
MARK, MARK_GAP = 4.4, 1.6
GAP, WIDEST_GAP = 2.0, 6.0
STRIP = 6.0
FEW = 4


class GreyPlacing(Scene):
    """All cases, in one column while they are few, else in two; pages where they still do not fit."""

    def __init__(self, model: GreyPlacingScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        rest = self._foot(sheet)
        px, cut = _fitted(sheet, model.cases, QRectF(rest))
        self.pages = len(cut)
        page = min(self.page, self.pages - 1)
        area = head(sheet, model.frame, _("Where does this lie for you?"), step=self._step(page))
        area.setBottom(rest.bottom())
        gap = 4.0 * u
        count = 2 if len(model.cases) > FEW else 1
        wide = (area.width() - gap * (count - 1)) / count
        for column, numbers in enumerate(cut[page]):
            box = QRectF(area.left() + column * (wide + gap), area.top(), wide, area.height())
            self._column(sheet, box, numbers, px)

    def _step(self, page: int) -> str:
        title = self._model.frame.step_title.get(language())
        return title if self.pages == 1 else f"{title} ({page + 1}/{self.pages})"

    def _foot(self, sheet: Sheet) -> QRectF:
        """The line and what to do now; returns what is left above them, under an empty head."""
        u, model = sheet.u, self._model
        scratch = Sheet(sheet.size, sheet.theme)
        area = head(scratch, model.frame, _("Where does this lie for you?"))
        if model.join is not None:
            wait = _("The map stays covered. You may move a case until the placing closes.")
            area = voting_band(sheet, area, model.join, model.received, model.present, wait)
        elif model.covered:
            words = _("The cases have been placed. The map is still covered.")
            area = cue(sheet, area, "eye-off", words, now=False)
        elif model.counting:
            words = _("Case by case: 3, 2, 1, and show it. White, grey or black?")
            area = cue(sheet, area, "hand", words, now=True)
        else:
            words = _("In silence, each for yourself: choose a place on the line for every case.")
            area = cue(sheet, area, "pencil", words, now=False)
        ends = QRectF(area.left(), area.bottom() - 4.2 * u, area.width(), 4.2 * u)
        strip = QRectF(area.left(), ends.top() - (STRIP + 0.8) * u, area.width(), STRIP * u)
        line_strip(sheet, "strip", strip)
        _figures(sheet, strip)
        line_ends(sheet, ends)
        return area.adjusted(0, 0, 0, strip.top() - 2.4 * u - area.bottom())

    def _column(self, sheet: Sheet, box: QRectF, numbers: tuple[int, ...], px: int) -> None:
        u, theme = sheet.u, sheet.theme
        mark = MARK * u
        wide = box.width() - (MARK + MARK_GAP) * u
        tall = [_height(sheet, self._model.cases[number], wide, px) for number in numbers]
        spare = box.height() - sum(tall)
        gap = min(max(spare / max(len(numbers) - 1, 1), 0.0), WIDEST_GAP * u)
        top = box.top()
        for number, height in zip(numbers, tall, strict=True):
            drop = (px * 1.25 - mark) / 2
            spot = QRectF(box.left(), top + max(drop, 0), mark, mark)
            numbered(sheet, f"case.{number}.mark", spot, number + 1)
            place = QRectF(box.left() + (MARK + MARK_GAP) * u, top, wide, height)
            text = self._model.cases[number]
            lifted = place.adjusted(0, max(-drop, 0), 0, u)
            sheet.text(
                f"case.{number}",
                lifted,
                text,
                LABEL,
                px / u + 0.01,
                min(2.4, px / u),
                theme.ink,
                spoken=False,
            )
            sheet.say(f"{number + 1}. {text}")
            top += height + gap


def _figures(sheet: Sheet, strip: QRectF) -> None:
    """1 to 7 in the strip, for who counts on a sheet or on the fingers."""
    face = font(Face.SEMIBOLD, sheet.px(3.2), tabular=True)
    wide = strip.width() / PLACES

    def paint(painter: QPainter) -> None:
        painter.setFont(face)
        for place in range(PLACES):
            painter.setPen(QColor(INK if place < PLACES // 2 + 1 else WHITE))
            box = QRectF(strip.left() + place * wide, strip.top(), wide, strip.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    sheet.still.append(paint)


def _height(sheet: Sheet, text: str, wide: float, px: int) -> float:
    return max(lay(plain(text, Face.MEDIUM), LABEL, wide, px).height, MARK * sheet.u)


Cut = tuple[tuple[tuple[int, ...], ...], ...]


def _fitted(sheet: Sheet, cases: tuple[str, ...], area: QRectF) -> tuple[int, Cut]:
    """The size of the text and, per page and column, which cases stand there: as few pages as the floor allows."""
    floor = sheet.px(FLOOR)
    best = floor, _cut(sheet, cases, area, floor)
    high = HIGH if len(cases) > FEW else FEW_HIGH
    for px in range(floor + 1, sheet.px(high) + 1):
        tried = _cut(sheet, cases, area, px)
        if len(tried) > len(best[1]):
            break
        best = px, tried
    return best


def _cut(sheet: Sheet, cases: tuple[str, ...], area: QRectF, px: int) -> Cut:
    u = sheet.u
    count = 2 if len(cases) > FEW else 1
    wide = (area.width() - 4.0 * u * (count - 1)) / count - (MARK + MARK_GAP) * u
    tall = [_height(sheet, text, wide, px) for text in cases]

    def pages(most: int) -> list[tuple[tuple[int, ...], ...]]:
        result: list[tuple[tuple[int, ...], ...]] = []
        start = 0
        while start < len(cases):
            end = start + 1
            columns: tuple[tuple[int, ...], ...] = ((start,),)
            while end < min(len(cases), start + most):
                more = _columns(tall, start, end + 1, count, area.height(), GAP * u)
                if more is None:
                    break
                columns, end = more, end + 1
            result.append(columns)
            start = end
        return result

    greedy = pages(len(cases))
    even = pages(-(-len(cases) // max(len(greedy), 1)))
    return tuple(even if len(even) == len(greedy) else greedy)


def _columns(
    tall: list[float], start: int, end: int, count: int, height: float, gap: float
) -> tuple[tuple[int, ...], ...] | None:
    """Cases `start` to `end` in `count` columns of at most `height`, as even as possible; None when they do not fit."""

    def sums(first: int, last: int) -> float:
        return sum(tall[first:last]) + gap * max(last - first - 1, 0)

    if count == 1:
        return (tuple(range(start, end)),) if sums(start, end) <= height else None
    cuts = range(start + 1, end + 1)
    best = min(cuts, key=lambda cut: max(sums(start, cut), sums(cut, end)))
    if max(sums(start, best), sums(best, end)) > height:
        return None
    return tuple(range(start, best)), tuple(range(best, end))
