"""Two revealed rounds with linked ballots: who stayed and who moved in bands, small flows together in one grey pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import NEUTRAL_CHOICES
from dilemmagame.domain.disclosure import Flow
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import badge, fill_look, hatch, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_shift import delta_pill, figure, sure_row, unchosen_row
from dilemmagame.gui.stage.parts_slope import finding
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.scenes.reveal import answer_text
from dilemmagame.gui.stage.text import LABEL, fit, lay, plain
from dilemmagame.gui.tokens import ChoiceLook, Theme
from dilemmagame.live.stage_view import AlluvialScene
from dilemmagame.notes.climbing import choice_name

_CURVE = QEasingCurve(QEasingCurve.Type.OutCubic)
STAY, MOVED, POOL = 0.20, 0.66, 0.30
SLOT = 9.6
TAIL = 31.0
"""What stands between a bar at the right and the words of its answer, in u."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A choice in one round: the bar that is its ballots, and the slot in which its label stands."""

    choice: str
    ballots: int
    bar: QRectF
    slot: QRectF


@dataclass(frozen=True, slots=True)
class Band:
    """People who went from one bar to another, as two edges; `choice` gives the colour."""

    choice: str
    stays: bool
    start: Span
    end: Span


@dataclass(frozen=True, slots=True)
class _Rest:
    """What is left of the bars at the left and at the right: it goes through the pool."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]


class Alluvial(Scene):
    """Paints exactly the flows that may be told. What is left of each bar goes through the pool and tells nothing that
    the bars do not tell already.
    """

    moves = True

    def __init__(self, model: AlluvialScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u, theme = self._model, sheet.u, sheet.theme
        before, after = sum(model.before), sum(model.after)
        title = finding(model.told.changes, model.told.moved, before)
        area = head(sheet, model.frame, title, step=_("First and second vote"))
        area = sure_row(sheet, self._foot(sheet, area), model.sure)
        votes = list(zip(model.card.choices, model.before, model.after, strict=True))
        chosen = [each for each in votes if each[1] or each[2]]
        unchosen = [choice for choice, first, second in votes if not (first or second)]
        if unchosen:
            area = unchosen_row(sheet, area, unchosen)
        left, right = area.left() + 18.5 * u, self._right_axis(sheet, area, [each[0] for each in chosen])
        words = _("First vote ({n})").format(n=before), _("Second vote ({n})").format(n=after)
        place = QRectF(area.left(), area.top(), right - area.left() - 2 * u, 4 * u)
        sheet.text("first", place, words[0], LABEL, 2.8, 2.4, theme.ink2, max_lines=1)
        place = QRectF(right, area.top(), area.right() - right, 4 * u)
        sheet.text("second", place, words[1], LABEL, 2.8, 2.4, theme.ink2, max_lines=1)
        plot = QRectF(left, area.top() + 5.2 * u, right - left, area.height() - 5.6 * u)
        unit = _unit([[n for _c, n, _m in chosen], [m for _c, _n, m in chosen]], plot.height(), u)
        thick = 2.2 * u
        first = _nodes([(c, n) for c, n, _m in chosen], plot.left() - thick, thick, plot, unit, u)
        second = _nodes([(c, m) for c, _n, m in chosen], plot.right(), thick, plot, unit, u)
        self._bands(sheet, plot, first, second, unit)
        for node in first:
            self._bar(sheet, "before", node)
            self._left(sheet, node, area.left())
        px = self._text_size(sheet, second, area.right() - right - TAIL * u)
        for node in second:
            self._bar(sheet, "after", node)
            self._right(sheet, node, area, px)
        self._speak(sheet)

    def _foot(self, sheet: Sheet, area: QRectF) -> QRectF:
        """What the grey band is: in words, so that nobody looks for his own step in it."""
        u, theme = sheet.u, sheet.theme
        row = QRectF(area.left(), area.bottom() - 4.4 * u, area.width(), 4.4 * u)
        rule(sheet, row.left(), row.right(), row.top() - 1.2 * u, theme.line)
        words = _(
            "Steps of fewer than five people are together in grey. Coloured: everybody in it made the same step."
        )
        sheet.text("pool", row, words, LABEL, 3.0, 2.4, theme.ink, middle=True, max_lines=1)
        return area.adjusted(0, 0, 0, -7.2 * u)

    def _bands(
        self, sheet: Sheet, plot: QRectF, first: Sequence[Node], second: Sequence[Node], unit: float
    ) -> None:
        bands, pooled = _laid(first, second, painted(self._model), unit)
        for band in bands:
            _flow(sheet, plot, band)
        _pool(sheet, plot, pooled)

    def _bar(self, sheet: Sheet, side: str, node: Node) -> None:
        u = sheet.u
        if not node.ballots:
            return
        look = sheet.theme.look(node.choice)
        sheet.box(f"{side}.{node.choice}.bar", node.bar)
        rect = node.bar
        sheet.still.append(lambda painter: fill_look(painter, rect, look, min(0.4 * u, rect.height() / 2), u))

    def _left(self, sheet: Sheet, node: Node, left: float) -> None:
        u = sheet.u
        edge = min(5.6 * u, node.slot.height() - 0.4 * u)
        middle = node.slot.center().y()
        mark = QRectF(node.bar.left() - 1.4 * u - edge, middle - edge / 2, edge, edge)
        badge(sheet, f"before.{node.choice}.badge", mark, node.choice)
        tall = min(6.6 * u, node.slot.height() - 0.2 * u)
        spot = QRectF(left, middle - tall / 2, mark.left() - left - 1.4 * u, tall)
        figure(sheet, f"before.{node.choice}", spot, node.ballots)

    def _right_axis(self, sheet: Sheet, area: QRectF, chosen: Sequence[str]) -> float:
        """As far to the right as lets every answer be read whole beside its bar."""
        u = sheet.u
        room = (
            (area.height() - 5.6 * u - _gap(len(chosen)) * u * (len(chosen) - 1)) / max(len(chosen), 1) * 0.98
        )
        texts = [plain(answer_text(self._model.card, choice), Face.MEDIUM) for choice in chosen]
        for share in (0.56, 0.5, 0.44):
            wide = area.width() * (1 - share) - TAIL * u
            if all(
                lay(text, LABEL, wide, sheet.px(2.4)).height <= min(room, SLOT * u) - 0.4 * u
                for text in texts
            ):
                return area.left() + area.width() * share
        return area.left() + area.width() * 0.38

    def _text_size(self, sheet: Sheet, nodes: Sequence[Node], wide: float) -> int:
        u = sheet.u
        texts = [
            (plain(answer_text(self._model.card, node.choice), Face.MEDIUM), node.slot) for node in nodes
        ]
        for size in range(sheet.px(3.0), sheet.px(2.4), -1):
            if all(lay(text, LABEL, wide, size).height <= slot.height() - 0.4 * u for text, slot in texts):
                return size
        return sheet.px(2.4)

    def _right(self, sheet: Sheet, node: Node, area: QRectF, px: int) -> None:
        u, theme, choice = sheet.u, sheet.theme, node.choice
        change = next(each for each in self._model.told.changes if each.choice == choice)
        slot, middle = node.slot, node.slot.center().y()
        edge = min(5.6 * u, slot.height() - 0.4 * u)
        mark = QRectF(node.bar.right() + 1.4 * u, middle - edge / 2, edge, edge)
        badge(sheet, f"after.{choice}.badge", mark, choice)
        tall, low = min(6.6 * u, slot.height() - 0.2 * u), min(4.2 * u, slot.height() - 0.4 * u)
        spot = QRectF(mark.right() + 0.8 * u, middle - tall / 2, 8.4 * u, tall)
        figure(sheet, f"after.{choice}", spot, node.ballots, fade=True)
        pill = QRectF(spot.right() + 1.6 * u, middle - low / 2, 7.2 * u, low)
        delta_pill(sheet, f"after.{choice}.delta", pill, change.delta)
        text_left = pill.right() + 2.0 * u
        place = QRectF(text_left, slot.top() + 0.1 * u, area.right() - text_left, slot.height() - 0.2 * u)
        paras = plain(answer_text(self._model.card, choice), Face.MEDIUM)
        fitted = fit(paras, LABEL, place.width(), place.height(), px, min(px, sheet.px(2.4)))
        sheet.put(
            f"after.{choice}.text", place, paras, fitted, 2.4, theme.ink, middle=True, spoken=False, fade=True
        )

    def _speak(self, sheet: Sheet) -> None:
        """Every total, then every flow that is painted, then that the rest is together."""
        card = self._model.card
        for change in self._model.told.changes:
            if change.before or change.after:
                sheet.say(
                    _("{answer}: from {before} to {after}").format(
                        answer=_spoken(answer_text(card, change.choice), change.choice),
                        before=change.before,
                        after=change.after,
                    )
                )
        for flow in painted(self._model):
            people = ngettext("{n} person", "{n} people", flow.people).format(n=flow.people)
            if flow.before == flow.after:
                sheet.say(
                    _("{people} stayed with {choice}").format(people=people, choice=choice_name(flow.before))
                )
            else:
                sheet.say(
                    _("{people} went from {before} to {after}").format(
                        people=people, before=choice_name(flow.before), after=choice_name(flow.after)
                    )
                )


def painted(model: AlluvialScene) -> tuple[Flow, ...]:
    """The flows that get a band: those that may be told, between answers on the card. People with a ballot in one
    round only go with the pool.
    """
    known = model.card.choices
    return tuple(flow for flow in model.told.cells if flow.before in known and flow.after in known)


def _spoken(text: str, choice: str) -> str:
    return (f"{choice}: {text}" if len(choice) == 1 else text).rstrip(".")


def _gap(count: int) -> float:
    """Between two bars, in u."""
    return 1.6 if count <= 5 else 0.6


def _unit(sides: list[list[int]], height: float, u: float) -> float:
    """Pixels per ballot, so that bars, label slots and gaps of both sides fit; never a least height for a bar."""

    def needed(unit: float, side: list[int], slot: float) -> float:
        return sum(max(n * unit, slot) for n in side) + _gap(len(side)) * u * (len(side) - 1)

    most = max(len(side) for side in sides)
    slot = min(SLOT * u, (height - _gap(most) * u * (most - 1)) / max(most, 1) * 0.98)
    low, high = 0.0, height
    for _step in range(40):
        middle = (low + high) / 2
        if all(needed(middle, side, slot) <= height for side in sides):
            low = middle
        else:
            high = middle
    return low


def _nodes(
    counts: list[tuple[str, int]], left: float, thick: float, plot: QRectF, unit: float, u: float
) -> list[Node]:
    """Bars from top to bottom in the order of the card; what is left over goes between them."""
    slot = min(
        SLOT * u, (plot.height() - _gap(len(counts)) * u * (len(counts) - 1)) / max(len(counts), 1) * 0.98
    )
    tall = [max(n * unit, slot) for _choice, n in counts]
    gap = (plot.height() - sum(tall)) / max(len(counts) - 1, 1) if len(counts) > 1 else 0.0
    gap = min(gap, 4.0 * u)
    top = plot.top() + (plot.height() - sum(tall) - gap * (len(counts) - 1)) / 2
    nodes: list[Node] = []
    for (choice, n), height in zip(counts, tall, strict=True):
        bar = QRectF(left, top + (height - n * unit) / 2, thick, n * unit)
        nodes.append(Node(choice, n, bar, QRectF(left, top, thick, height)))
        top += height + gap
    return nodes


def _laid(
    first: Sequence[Node], second: Sequence[Node], flows: Sequence[Flow], unit: float
) -> tuple[list[Band], _Rest]:
    """The bands of `flows`, and what is left of the bars."""
    order = {node.choice: place for place, node in enumerate(first)}
    leave = {node.choice: node.bar.top() for node in first}
    arrive = {node.choice: node.bar.top() for node in second}
    starts: dict[tuple[str, str], float] = {}
    for flow in sorted(flows, key=lambda each: (order[each.before], order[each.after])):
        starts[flow.before, flow.after] = leave[flow.before]
        leave[flow.before] += flow.people * unit
    bands: list[Band] = []
    for flow in sorted(flows, key=lambda each: (order[each.after], order[each.before])):
        tall, top, low = flow.people * unit, starts[flow.before, flow.after], arrive[flow.after]
        arrive[flow.after] += tall
        bands.append(Band(flow.before, flow.before == flow.after, (top, top + tall), (low, low + tall)))
    left = tuple((leave[node.choice], node.bar.bottom()) for node in first)
    right = tuple((arrive[node.choice], node.bar.bottom()) for node in second)
    return bands, _Rest(_open(left), _open(right))


def _open(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span[1] - span[0] > 0.5)


def _length(spans: Sequence[Span]) -> float:
    return sum(low - top for top, low in spans)


def _ribbon(left: float, right: float, start: tuple[float, float], end: tuple[float, float]) -> QPainterPath:
    middle = (left + right) / 2
    path = QPainterPath(QPointF(left, start[0]))
    path.cubicTo(QPointF(middle, start[0]), QPointF(middle, end[0]), QPointF(right, end[0]))
    path.lineTo(QPointF(right, end[1]))
    path.cubicTo(QPointF(middle, end[1]), QPointF(middle, start[1]), QPointF(left, start[1]))
    path.closeSubpath()
    return path


def _flow(sheet: Sheet, plot: QRectF, band: Band) -> None:
    theme, u = sheet.theme, sheet.u
    look = theme.look(band.choice)
    path = _ribbon(plot.left(), plot.right(), band.start, band.end)
    strength = STAY if band.stays else MOVED

    def paint(painter: QPainter, moment: float) -> None:
        _swept(painter, plot, moment)
        painter.setOpacity(strength)
        painter.fillPath(path, QColor(_colour(look, band.choice, theme)))
        if band.choice in NEUTRAL_CHOICES:
            painter.setOpacity(0.5 if band.stays else 0.9)
            hatch(painter, path, look, u)
        painter.restore()

    sheet.moving.append((path.boundingRect(), paint))


def _pool(sheet: Sheet, plot: QRectF, rest: _Rest) -> None:
    """All that is left, gathered into one grey band in the middle and shared out again."""
    theme, u = sheet.theme, sheet.u
    tall = max(_length(rest.left), _length(rest.right))
    if tall < 1:
        return
    neck, middle = plot.width() * 0.06, plot.center().x()
    top = _middle_top(plot, rest, tall)
    whole = QPainterPath()
    whole.addRect(QRectF(middle - neck, top, 2 * neck, tall))
    at = top + (tall - _length(rest.left)) / 2
    for span in rest.left:
        here = (at, at + span[1] - span[0])
        whole = whole.united(_ribbon(plot.left(), middle - neck, span, here))
        at = here[1]
    at = top + (tall - _length(rest.right)) / 2
    for span in rest.right:
        here = (at, at + span[1] - span[0])
        whole = whole.united(_ribbon(middle + neck, plot.right(), here, span))
        at = here[1]

    def paint(painter: QPainter, moment: float) -> None:
        _swept(painter, plot, moment)
        painter.setOpacity(POOL)
        painter.fillPath(whole, QColor(theme.ink3))
        painter.restore()

    sheet.moving.append((plot.adjusted(0, -u, 0, u), paint))


def _middle_top(plot: QRectF, rest: _Rest, tall: float) -> float:
    """The pool lies level with the middle of what flows into and out of it."""
    spans = (*rest.left, *rest.right)
    centre = sum((top + low) / 2 * (low - top) for top, low in spans) / _length(spans)
    return min(max(centre - tall / 2, plot.top()), plot.bottom() - tall)


def _swept(painter: QPainter, plot: QRectF, moment: float) -> None:
    """Bands come in from left to right."""
    painter.save()
    part = _CURVE.valueForProgress(min(moment / 0.8, 1.0))
    clip = QRectF(plot.left(), plot.top() - 1e4, plot.width() * part, 2e4)
    painter.setClipRect(clip)


def _colour(look: ChoiceLook, choice: str, theme: Theme) -> str:
    """A hollow look would be lost on the ground: its band takes the ink, and its pattern tells it apart."""
    return theme.ink3 if choice in NEUTRAL_CHOICES else look.edge if choice == "white" else look.fill
