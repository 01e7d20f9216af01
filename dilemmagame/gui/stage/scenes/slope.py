"""Two revealed rounds without linked ballots: how each choice's total went, and in words that nobody is followed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEasingCurve, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from dilemmagame.base.i18n import _
from dilemmagame.domain.disclosure import NetChange
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import badge, paint_badge, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_shift import delta_pill, figure, sure_row, unchosen_row
from dilemmagame.gui.stage.parts_slope import finding, spread
from dilemmagame.gui.stage.scene import Paint, Scene, Sheet, faded
from dilemmagame.gui.stage.scenes.reveal import answer_text
from dilemmagame.gui.stage.scenes.vote import present_sentence
from dilemmagame.gui.stage.text import LABEL, fit, lay, plain
from dilemmagame.gui.tokens import ChoiceLook, Pattern
from dilemmagame.live.stage_view import SlopeScene

_CURVE = QEasingCurve(QEasingCurve.Type.InOutQuad)
_DASHES: dict[Pattern, list[float]] = {
    Pattern.RISING: [3.0, 1.4],
    Pattern.DOTS: [0.1, 1.8],
    Pattern.UPRIGHT: [6.0, 1.4],
    Pattern.LEVEL: [1.2, 1.2],
    Pattern.GRID: [6.0, 1.4, 1.2, 1.4],
    Pattern.FALLING: [3.0, 1.2, 0.8, 1.2],
}


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a line: the true height of its value, and the slot where its label stands."""

    choice: str
    value: int
    true: float
    slot: float


class Slope(Scene):
    """The picture most groups will see after a second vote by hands."""

    moves = True

    def __init__(self, model: SlopeScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u, theme = self._model, sheet.u, sheet.theme
        step = _("First and second vote")
        area = head(sheet, model.frame, finding(model.changes, model.moved, model.total_before), step=step)
        area = sure_row(sheet, foot(sheet, area, model), model.sure)
        chosen = [change for change in model.changes if change.before or change.after]
        unchosen = [change.choice for change in model.changes if not (change.before or change.after)]
        if unchosen:
            area = unchosen_row(sheet, area, unchosen)
        left_axis = area.left() + 25 * u
        right_axis = area.left() + area.width() * 0.495
        self._headings(sheet, area, left_axis, right_axis)
        plot = QRectF(left_axis, area.top() + 9.4 * u, right_axis - left_axis, area.height() - 13.2 * u)
        for axis in (left_axis, right_axis):
            pen = QPen(QColor(theme.line_strong), max(0.16 * u, 1.0))
            line = QLineF(axis, plot.top() - 3.0 * u, axis, plot.bottom() + 3.0 * u)
            sheet.still.append(_drawn(pen, line))
        most = max((max(change.before, change.after) for change in chosen), default=1)
        least = min((min(change.before, change.after) for change in chosen), default=0)
        before = self._ends(chosen, plot, (least, most), 6.8 * u, after=False)
        after = self._ends(
            chosen, plot, (least, most), self._slot(sheet, area, plot, len(chosen)), after=True
        )
        pairs = list(zip(_by_choice(before), _by_choice(after), strict=True))
        for first, second in pairs:
            alike = [a.choice for a, b in pairs if (a.value, b.value) == (first.value, second.value)]
            shift = (alike.index(first.choice) - (len(alike) - 1) / 2) * 1.4 * u
            shared = (
                sum(1 for a, b in pairs if a.value == first.value and b.value != second.value) > 0,
                sum(1 for a, b in pairs if b.value == second.value and a.value != first.value) > 0,
            )
            self._line(sheet, first, second, QLineF(left_axis, shift, right_axis, shift), shared)
        narrow = min((b.slot - a.slot for a, b in pairwise(before)), default=14 * u)
        for end in before:
            self._left_label(sheet, end, area.left(), left_axis, narrow)
        room = min((b.slot - a.slot for a, b in pairwise(after)), default=14 * u)
        self._right_labels(sheet, after, area, right_axis, min(room, 14 * u))

    def _headings(self, sheet: Sheet, area: QRectF, left_axis: float, right_axis: float) -> None:
        u, theme, model = sheet.u, sheet.theme, self._model
        first = _("First vote ({n})").format(n=model.total_before)
        second = _("Second vote ({n})").format(n=model.total_after)
        place = QRectF(area.left(), area.top(), right_axis - area.left() - 6 * u, 4 * u)
        sheet.text("first", place, first, LABEL, 2.8, 2.4, theme.ink2, max_lines=1)
        place = QRectF(right_axis, area.top(), area.right() - right_axis, 4 * u)
        sheet.text("second", place, second, LABEL, 2.8, 2.4, theme.ink2, max_lines=1)

    def _ends(
        self, changes: list[NetChange], plot: QRectF, span: tuple[int, int], least_gap: float, *, after: bool
    ) -> list[_End]:
        least, most = span

        def height(value: int) -> float:
            if most == least:
                return plot.center().y()
            return plot.bottom() - plot.height() * (value - least) / (most - least)

        def value(change: NetChange) -> int:
            return change.after if after else change.before

        order = sorted(changes, key=lambda change: (-value(change), changes.index(change)))
        true = [height(value(change)) for change in order]
        slots = spread(true, least_gap, plot.top(), plot.bottom())
        return [
            _End(change.choice, value(change), at, slot)
            for change, at, slot in zip(order, true, slots, strict=True)
        ]

    def _slot(self, sheet: Sheet, area: QRectF, plot: QRectF, count: int) -> float:
        return min(12.6 * sheet.u, plot.height() / max(count - 1, 1))

    def _line(
        self, sheet: Sheet, first: _End, second: _End, across: QLineF, shared: tuple[bool, bool]
    ) -> None:
        """One line; `across` gives both axes and a shift for lines that would cover each other; an end shared
        with another choice gets a dot in ink.
        """
        u = sheet.u
        look = sheet.theme.look(first.choice)
        left, right, shift = across.x1(), across.x2(), across.y1()
        start, end = QPointF(left, first.true + shift), QPointF(right, second.true + shift)
        pen = _pen(look, (0.9 if shift else 1.2) * u, hollow=look.edge != look.fill)
        ground = QPen(QColor(sheet.theme.bg), 2.1 * u)
        ground.setCapStyle(Qt.PenCapStyle.FlatCap)
        dot = 1.35 * u if not shift else 0.9 * u
        core = _core(look, 0.7 * u)
        edge, ink = QPen(QColor(sheet.theme.bg), 0.45 * u), QColor(sheet.theme.ink)

        def paint(painter: QPainter, moment: float) -> None:
            part = _CURVE.valueForProgress(min(moment / 0.8, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            now = QPointF(start.x() + (end.x() - start.x()) * part, start.y() + (end.y() - start.y()) * part)
            if part > 0.02:
                if not shift:
                    painter.setPen(ground)
                    painter.drawLine(start, now)
                painter.setPen(pen)
                painter.drawLine(start, now)
                if core is not None:
                    painter.setPen(core)
                    painter.drawLine(start, now)
            for spot, common in ((start, shared[0]), (end, shared[1]))[: 2 if part >= 1 else 1]:
                painter.setPen(edge)
                painter.setBrush(ink if common else pen.color())
                painter.drawEllipse(QPointF(spot.x(), spot.y() - shift) if common else spot, dot, dot)
            painter.setBrush(Qt.BrushStyle.NoBrush)

        top = min(start.y(), end.y()) - 2 * u
        area = QRectF(left - 2 * u, top, right - left + 4 * u, abs(start.y() - end.y()) + 4 * u)
        sheet.moving.append((area, paint))

    def _left_label(self, sheet: Sheet, end: _End, left: float, axis: float, room: float) -> None:
        u, theme = sheet.u, sheet.theme
        edge = min(5.6 * u, room - 0.5 * u)
        tall = min(6.6 * u, room - 0.2 * u)
        mark = QRectF(axis - 11.4 * u, end.slot - edge / 2, edge, edge)
        badge(sheet, f"before.{end.choice}.badge", mark, end.choice)
        sheet.still.append(
            _leader(
                theme.line_strong,
                u,
                QPointF(mark.right() + 0.6 * u, end.slot),
                QPointF(axis - 1.6 * u, end.true),
            )
        )
        spot = QRectF(left, end.slot - tall / 2, mark.left() - left - 1.6 * u, tall)
        figure(sheet, f"before.{end.choice}", spot, end.value)

    def _right_labels(self, sheet: Sheet, ends: list[_End], area: QRectF, axis: float, room: float) -> None:
        u, theme, model = sheet.u, sheet.theme, self._model
        delta = {change.choice: change for change in model.changes}
        text_left = axis + 31.5 * u
        wide = area.right() - text_left
        texts = {end.choice: plain(answer_text(model.card, end.choice), Face.MEDIUM) for end in ends}
        px = sheet.px(2.4)
        for size in range(sheet.px(3.0), sheet.px(2.4) - 1, -1):
            if all(lay(paras, LABEL, wide, size).height <= room - 0.6 * u for paras in texts.values()):
                px = size
                break
        for end in ends:
            change = delta[end.choice]
            edge = min(5.6 * u, room - 0.5 * u)
            tall, low = min(6.6 * u, room - 0.2 * u), min(4.2 * u, room - 0.4 * u)
            mark = QRectF(axis + 6.0 * u, end.slot - edge / 2, edge, edge)
            sheet.box(f"after.{end.choice}.badge", mark)
            spot = QRectF(axis + 12.4 * u, end.slot - tall / 2, 8.4 * u, tall)
            pill = QRectF(spot.right() + 1.6 * u, end.slot - low / 2, 7.2 * u, low)
            self._arrival(sheet, end, mark, axis)
            figure(sheet, f"after.{end.choice}", spot, end.value, fade=True)
            delta_pill(sheet, f"after.{end.choice}.delta", pill, change.delta)
            place = QRectF(text_left, end.slot - room / 2 + 0.2 * u, wide, room - 0.4 * u)
            paras = texts[end.choice]
            fitted = fit(paras, LABEL, wide, place.height(), px, min(px, sheet.px(2.4)))
            sheet.put(
                f"after.{end.choice}.text",
                place,
                paras,
                fitted,
                2.4,
                theme.ink,
                middle=True,
                spoken=False,
                fade=True,
            )
            said = f"{end.choice}: {paras[0].text}" if len(end.choice) == 1 else paras[0].text
            sheet.say(
                _("{answer}: from {before} to {after}").format(
                    answer=said.rstrip("."), before=change.before, after=change.after
                )
            )

    def _arrival(self, sheet: Sheet, end: _End, mark: QRectF, axis: float) -> None:
        theme, u, choice = sheet.theme, sheet.u, end.choice
        leader = _leader(
            theme.line_strong, u, QPointF(axis + 1.6 * u, end.true), QPointF(mark.left() - 0.6 * u, end.slot)
        )

        def paint(painter: QPainter) -> None:
            leader(painter)
            paint_badge(painter, mark, choice, theme, u)

        covered = mark.united(
            QRectF(axis, min(end.true, end.slot) - u, 2 * u, abs(end.true - end.slot) + 2 * u)
        )
        sheet.moving.append((covered, faded(paint)))


def foot(sheet: Sheet, area: QRectF, model: SlopeScene, also: str = "") -> QRectF:
    """Put down what the totals cannot tell, and how many people fewer or more; returns what is left above."""
    u, theme = sheet.u, sheet.theme
    parts = [f"{also}."] if also else []
    parts.append(_("We only see the totals. Who changed their choice is unknown."))
    differs = present_sentence(model.present_before, model.present_after)
    if differs:
        parts.append(_("At the second vote: {difference}.").format(difference=differs))
    row = QRectF(area.left(), area.bottom() - 4.4 * u, area.width(), 4.4 * u)
    rule(sheet, row.left(), row.right(), row.top() - 1.2 * u, theme.line)
    sheet.text("unknown", row, "  ".join(parts), LABEL, 3.2, 2.4, theme.ink, middle=True, max_lines=1)
    return area.adjusted(0, 0, 0, -7.2 * u)


def _by_choice(ends: list[_End]) -> list[_End]:
    return sorted(ends, key=lambda end: end.choice)


def _pen(look: ChoiceLook, width: float, *, hollow: bool) -> QPen:
    pen = QPen(
        QColor(look.edge if hollow else look.fill),
        width * (0.6 if look.pattern in _DASHES and hollow else 1.0),
    )
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.pattern in _DASHES:
        pen.setDashPattern(_DASHES[look.pattern])
        if look.pattern is Pattern.DOTS:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _core(look: ChoiceLook, width: float) -> QPen | None:
    """The shade inside the line of a shade: white, grey or black between two edges of ink."""
    if look.edge == look.fill or look.pattern is not Pattern.SOLID:
        return None
    pen = QPen(QColor(look.fill), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _drawn(pen: QPen, line: QLineF) -> Paint:
    def paint(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.drawLine(line)

    return paint


def _leader(colour: str, u: float, start: QPointF, end: QPointF) -> Paint:
    pen = QPen(QColor(colour), max(0.22 * u, 1.0))
    path = QPainterPath(start)
    middle = (start.x() + end.x()) / 2
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)

    def paint(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    return paint
