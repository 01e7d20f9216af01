"""Scenes of a vote on values: what is chosen from, and what came of it. No value has a colour or a letter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.valuing import ValueRow
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.stage.parts import numbered, panel, rounded, rule
from dilemmagame.gui.stage.parts_bars import growing_bar
from dilemmagame.gui.stage.parts_case import cue
from dilemmagame.gui.stage.parts_frame import RIGHT_LABEL, head
from dilemmagame.gui.stage.parts_join import voting_band
from dilemmagame.gui.stage.scene import Box, PaintAt, Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain, width_of
from dilemmagame.live.form_scenes import ValuesResultScene, ValuesVoteScene
from dilemmagame.notes.valuing import asked_words, first_words, name_of, people_words, row_figure

GAP = 2.0
ONE_COLUMN = 4
TALLEST, LARGEST, LARGEST_ALONE, SMALLEST = 13.0, 5.6, 6.6, 2.8
"""A row at its highest, its words at their largest (also without bars beside them) and smallest; in u."""


class ValuesVote(Scene):
    """The values side by side, all in one size; below them what to do, or how many are in."""

    def __init__(self, model: ValuesVoteScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = model.frame.step_title.get(language())
        area = head(sheet, model.frame, asked_words(model.about, model.most), step=step)
        area = self._foot(sheet, area)
        names = [name.get(language()) for name in model.names]
        across = 1 if len(names) <= ONE_COLUMN else 2
        down = -(-len(names) // across)
        wide = (area.width() - GAP * u * (across - 1)) / across
        tall = min((area.height() - GAP * u * (down - 1)) / down, TALLEST * u)
        px = _common(sheet, names, wide - 6 * u, tall)
        for number, name in enumerate(names):
            left = area.left() + number // down * (wide + GAP * u)
            box = QRectF(left, area.top() + number % down * (tall + GAP * u), wide, tall)
            panel(sheet, f"value.{number}", box, radius=1.2, line=sheet.theme.line_strong)
            inner = box.adjusted(3 * u, 0, -3 * u, 0)
            sheet.text(
                f"value.{number}.name", inner, name, STRONG, px / u + 0.01, min(2.4, px / u), sheet.theme.ink,
                middle=True, max_lines=2,
            )  # fmt: skip

    def _foot(self, sheet: Sheet, area: QRectF) -> QRectF:
        model = self._model
        if model.join is not None:
            wait = _("The result stays covered. You may change your answer until the vote closes.")
            return voting_band(sheet, area, model.join, model.received, model.present, wait)
        if model.closed and not model.by_hand:
            words = _("The votes are counted. The result is still covered.")
            return cue(sheet, area, "eye-off", words, now=False)
        if model.closed:
            words = ngettext(
                "Value by value: raise your hand for what you chose. Everybody has {n} hand to raise.",
                "Value by value: raise your hand for what you chose. At most {n} times in all.",
                model.most,
            ).format(n=model.most)
            return cue(sheet, area, "hand", words, now=True)
        words = _("Choose in silence, each for yourself. Write down what you choose.")
        return cue(sheet, area, "pencil", words, now=False)


class ValuesResult(Scene):
    """The values from the first to the last: with bars where they were chosen, with their place where put in order."""

    moves = True

    def __init__(self, model: ValuesResultScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self._names = [name.get(language()) for name in model.names]

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = model.frame.step_title.get(language())
        if model.told.verdict is not Disclosure.BARS:
            area = head(sheet, model.frame, asked_words(model.told.about, model.told.most), step=step)
            self._words(sheet, area)
            return
        people = people_words(model.told)
        if model.frame.timer is not None:
            step = f"{step}  ·  {people}"
        title = first_words(model.told, self._names)
        area = head(sheet, model.frame, title, right=people, step=step)
        rows = model.told.rows
        gap = (GAP if len(rows) <= 6 else 1.0) * u
        tall = min((area.height() - gap * (len(rows) - 1)) / len(rows), TALLEST * u)
        in_order = model.told.about is About.ORDER
        wide = area.width() * (0.6 if in_order else 0.4)
        px = _common(sheet, self._names, wide - 9 * u, tall, LARGEST_ALONE if in_order else LARGEST)
        for number, row in enumerate(rows):
            line = QRectF(area.left(), area.top() + number * (tall + gap), area.width(), tall)
            self._row(sheet, line, row, wide, px, number)

    def _words(self, sheet: Sheet, area: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        panel(sheet, "covered", area, spine=theme.accent, radius=1.4)
        if self._model.told.verdict is Disclosure.TOO_FEW:
            words = _("Fewer than five people took part. We do not show it: you could see who chose what.")
        elif self._model.told.verdict is Disclosure.FEW_BY_PHONE:
            words = _(
                "Fewer than five people answered by phone. Beside the raised hands you could see who chose what."
            )
        else:
            words = _("This vote was not counted. Let us talk about the values themselves.")
        inner = area.adjusted(8 * u, 6 * u, -8 * u, -6 * u)
        sheet.text("covered.text", inner, words, LABEL, 6.0, 3.4, theme.ink, middle=True)

    def _row(self, sheet: Sheet, line: QRectF, row: ValueRow, wide: float, px: int, number: int) -> None:
        u, theme = sheet.u, sheet.theme
        told, name = self._model.told, name_of(row, self._names)
        figure = row_figure(row, told)
        edge = min(6.4 * u, line.height())
        mark = QRectF(line.left(), line.center().y() - edge / 2, edge, edge)
        numbered(sheet, f"row.{number}.place", mark, row.place)
        label = QRectF(mark.right() + 2.2 * u, line.top(), wide - edge - 2.2 * u, line.height())
        sheet.text(
            f"row.{number}.name", label, name, STRONG, px / u + 0.01, min(2.4, px / u), theme.ink,
            middle=True, max_lines=2, spoken=False,
        )  # fmt: skip
        rest = QRectF(line.left() + wide + 2 * u, line.top(), line.width() - wide - 2 * u, line.height())
        if told.about is About.VALUES:
            self._bar(sheet, rest, row, figure, number)
            chose = ngettext("chosen by {n} person", "chosen by {n} people", row.people).format(n=row.people)
            sheet.say(_("{value}: {what}").format(value=name, what=chose))
            return
        if number:
            rule(sheet, line.left(), line.right(), line.top() - GAP / 2 * u, theme.line)
        said = f"{row.place}. {name}"
        sheet.say(_("{value}: {what}").format(value=said, what=figure) if figure else said)
        sheet.text(
            f"row.{number}.average", rest, figure, RIGHT_LABEL, 4.0, 2.4, theme.ink2,
            middle=True, max_lines=1, spoken=False, fade=True,
        )  # fmt: skip

    def _bar(self, sheet: Sheet, rest: QRectF, row: ValueRow, figure: str, number: int) -> None:
        u = sheet.u
        most = max(max((each.people for each in self._model.told.rows), default=1), 1)
        big = sheet.px(min(6.0, rest.height() / u * 0.8))
        room = width_of(figure, Face.TITLE, big, tabular=True) + 2.4 * u
        tall = min(rest.height(), 8 * u)
        length = (rest.width() - 12 * u) * row.people / most
        bar = QRectF(rest.left(), rest.center().y() - tall / 2, length, tall)
        sheet.box(f"row.{number}.bar", QRectF(bar.left(), bar.top(), max(length, 0.4 * u), bar.height()))
        place = QRectF(bar.right() + 2 * u, rest.top(), room, rest.height())
        sheet.boxes.append(Box(f"row.{number}.people", place, big, figure, True, sheet.px(2.4)))
        sheet.moving.append((rest, _growing(sheet, bar, place, figure, big, number)))


def _common(sheet: Sheet, names: list[str], wide: float, tall: float, largest: float = LARGEST) -> int:
    """One size for all names, so that no value weighs more than another."""
    high, low = sheet.px(largest), sheet.px(SMALLEST)
    return min(fit(plain(name, STRONG.face), STRONG, wide, tall, high, low, 2).laid.px for name in names)


def _growing(sheet: Sheet, bar: QRectF, place: QRectF, figure: str, px: int, order: int) -> PaintAt:
    """The bar in ink, with its figure beside it."""
    theme, u = sheet.theme, sheet.u
    face = font(Face.TITLE, px, tabular=True)

    def write(painter: QPainter) -> None:
        painter.setPen(QColor(theme.ink))
        painter.setFont(face)
        painter.drawText(QPointF(place.left(), place.center().y() + px * 0.34), figure)

    def fill(painter: QPainter, now: QRectF) -> None:
        rounded(painter, now, min(0.8 * u, now.width() / 2), theme.ink)

    return growing_bar(bar, order, theme, u, fill, write)
