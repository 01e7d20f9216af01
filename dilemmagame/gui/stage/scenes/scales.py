"""Two revealed rounds on a line from 0 to 10: both votes as upright bars side by side, the first one hollow."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import NEUTRAL_CHOICES
from dilemmagame.domain.disclosure import NetChange
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.stage.parts import badge, rounded
from dilemmagame.gui.stage.parts_frame import RIGHT_LABEL, head
from dilemmagame.gui.stage.parts_shift import sure_row
from dilemmagame.gui.stage.parts_slope import finding, middle_headline
from dilemmagame.gui.stage.scene import Box, Paint, Scene, Sheet
from dilemmagame.gui.stage.scenes.slope import foot
from dilemmagame.gui.stage.text import LABEL
from dilemmagame.live.stage_view import SlopeScene
from dilemmagame.notes.wording import choice_word

_CURVE = QEasingCurve(QEasingCurve.Type.OutCubic)


class ScaleShift(Scene):
    """Where the group stood on the line, and where it stands now."""

    moves = True

    def __init__(self, model: SlopeScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        area = head(sheet, model.frame, middle_headline(model.changes), step=_("First and second vote"))
        told = model.moved is not None
        area = foot(
            sheet, area, model, finding(model.changes, model.moved, model.total_before) if told else ""
        )
        area = sure_row(sheet, area, model.sure)
        own = [change for change in model.changes if change.choice not in NEUTRAL_CHOICES]
        neutral = [change for change in model.changes if change.choice in NEUTRAL_CHOICES]
        area = self._neutral(sheet, area, neutral)
        self._legend(sheet, QRectF(area.left(), area.top(), area.width(), 4 * u))
        gap = 1.8 * u
        wide = (area.width() - gap * (len(own) - 1)) / max(len(own), 1)
        edge = min(5.0 * u, wide)
        ground = area.bottom() - edge - 5.6 * u
        most = max((max(change.before, change.after) for change in own), default=1) or 1
        room = ground - area.top() - 9.6 * u
        for number, change in enumerate(own):
            left = area.left() + number * (wide + gap)
            place = QRectF(left + (wide - edge) / 2, ground + u, edge, edge)
            badge(sheet, f"place.{change.choice}", place, change.choice)
            for second, votes in enumerate((change.before, change.after)):
                tall = max(room * votes / most, 0.2 * u)
                bar = QRectF(left + second * wide / 2 + 0.2 * u, ground - tall, wide / 2 - 0.4 * u, tall)
                self._bar(sheet, f"{change.choice}.{second}", bar, votes, solid=bool(second))
            sheet.say(
                _("{answer}: from {before} to {after}").format(
                    answer=change.choice, before=change.before, after=change.after
                )
            )
        self._ends(sheet, QRectF(area.left(), ground + edge + 1.4 * u, area.width(), 4 * u))

    def _bar(self, sheet: Sheet, name: str, bar: QRectF, votes: int, *, solid: bool) -> None:
        u, theme = sheet.u, sheet.theme
        figure = QRectF(bar.left(), bar.top() - 4.4 * u, bar.width(), 4.2 * u)
        px = sheet.px(3.2)
        sheet.box(f"bar.{name}", bar)
        sheet.boxes.append(Box(f"bar.{name}.figure", figure, px, str(votes), True, sheet.px(2.4)))
        face = font(Face.TITLE, px, tabular=True)
        fill = theme.ink if solid else theme.surface

        def paint(painter: QPainter, moment: float) -> None:
            grown = bar.height() * (_CURVE.valueForProgress(moment) if solid else 1.0)
            now = QRectF(bar.left(), bar.bottom() - grown, bar.width(), grown)
            rounded(painter, now, 0, fill, theme.ink, max(0.24 * u, 1.0))
            if solid and moment <= 0.6:
                return
            painter.setOpacity(min((moment - 0.6) / 0.4, 1.0) if solid else 1.0)
            painter.setPen(QColor(theme.ink if solid else theme.ink2))
            painter.setFont(face)
            painter.drawText(figure, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(votes))
            painter.setOpacity(1.0)

        sheet.moving.append((bar.united(figure), paint))

    def _legend(self, sheet: Sheet, row: QRectF) -> None:
        u, theme, model = sheet.u, sheet.theme, self._model
        left = row.left()
        for name, words, fill in (
            ("first", _("First vote ({n})").format(n=model.total_before), theme.surface),
            ("second", _("Second vote ({n})").format(n=model.total_after), theme.ink),
        ):
            mark = QRectF(left, row.top() + 0.6 * u, 2.8 * u, 2.8 * u)
            sheet.box(f"{name}.mark", mark)
            sheet.still.append(_swatch(mark, fill, theme.ink, max(0.24 * u, 1.0)))
            place = QRectF(mark.right() + 1.2 * u, row.top(), 40 * u, row.height())
            used = sheet.text(name, place, words, LABEL, 2.8, 2.4, theme.ink2, middle=True, max_lines=1)
            left = used.right() + 4 * u

    def _ends(self, sheet: Sheet, row: QRectF) -> None:
        u, ink2 = sheet.u, sheet.theme.ink2
        half = row.width() / 2 - u
        low = QRectF(row.left(), row.top(), half, row.height())
        high = QRectF(row.right() - half, row.top(), half, row.height())
        sheet.text("scale.low", low, _("0: not at all"), LABEL, 2.8, 2.4, ink2, max_lines=1)
        sheet.text("scale.high", high, _("10: completely"), RIGHT_LABEL, 2.8, 2.4, ink2, max_lines=1)

    def _neutral(self, sheet: Sheet, area: QRectF, changes: list[NetChange]) -> QRectF:
        u, theme = sheet.u, sheet.theme
        if not changes:
            return area
        row = QRectF(area.left(), area.bottom() - 4.6 * u, area.width(), 4.6 * u)
        half = row.width() / 2
        for number, change in enumerate(changes):
            mark = QRectF(row.left() + number * half, row.top(), row.height(), row.height())
            badge(sheet, f"neutral.{change.choice}", mark, change.choice)
            words = _("{answer}: from {before} to {after}").format(
                answer=choice_word(change.choice), before=change.before, after=change.after
            )
            place = QRectF(mark.right() + 1.4 * u, row.top(), half - row.height() - 3 * u, row.height())
            name = f"neutral.{change.choice}.text"
            sheet.text(name, place, words, LABEL, 3.0, 2.4, theme.ink, middle=True, max_lines=1)
        return area.adjusted(0, 0, 0, -6.4 * u)


def _swatch(mark: QRectF, fill: str, line: str, width: float) -> Paint:
    return lambda painter: rounded(painter, mark, 0, fill, line, width)
