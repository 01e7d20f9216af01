"""Scene of step kind `values_board`: the values of the group as cards, each in its own words, sealed once adopted."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.icons import paint_icon
from dilemmagame.gui.stage.parts import panel, rounded
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Paint, Scene, Sheet
from dilemmagame.gui.stage.text import BODY, STRONG, Style
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.form_scenes import BoardValue, ValuesBoardScene

PER_PAGE = 6
GAP = 2.4
NAME = Style(Face.TITLE, 1.15, 0.3)


class ValuesBoard(Scene):
    """At most six cards on a page, in one or two rows of equal cards."""

    def __init__(self, model: ValuesBoardScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self.pages = max(1, -(-len(model.values) // PER_PAGE))
        self.page = min(page, self.pages - 1)

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        step = model.frame.step_title.get(language())
        if self.pages > 1:
            step = f"{step} ({self.page + 1}/{self.pages})"
        title = _("What do we stand for?") if not model.values else _("This is what we stand for")
        area = head(sheet, model.frame, title, step=step).adjusted(0, 0, 0, -1.4 * u)
        if not model.values:
            questions_panel(
                sheet,
                area,
                (
                    _("When were you proud of our work, and what mattered then?"),
                    _("What may nobody here ever let go of?"),
                    _("Choose three to six values that we want to be held to."),
                ),
                wide=True,
            )
            return
        first = self.page * PER_PAGE
        shown = model.values[first : first + PER_PAGE]
        across = len(shown) if len(shown) < 4 else 2 if len(shown) == 4 else 3
        rows = -(-len(shown) // across)
        wide = (area.width() - GAP * u * (across - 1)) / across
        tall = (area.height() - GAP * u * (rows - 1)) / rows
        for number, value in enumerate(shown):
            box = QRectF(
                area.left() + number % across * (wide + GAP * u),
                area.top() + number // across * (tall + GAP * u),
                wide,
                tall,
            )
            self._card(sheet, box, f"value.{number}", value)

    def _card(self, sheet: Sheet, box: QRectF, name: str, value: BoardValue) -> None:
        u, theme = sheet.u, sheet.theme
        panel(
            sheet, name, box, radius=1.4, line=theme.ink if value.adopted else "", fill=theme.surface,
        )  # fmt: skip
        inner = box.adjusted(3.2 * u, 2.8 * u, -3.2 * u, -2.2 * u)
        foot = 4.6 * u
        top = QRectF(inner.left(), inner.top(), inner.width(), min(11 * u, inner.height() * 0.36))
        used = sheet.text(
            f"{name}.name", top, value.name.get(language()), NAME, 5.4, 3.0, theme.ink, max_lines=2
        )
        bar = QRectF(inner.left(), used.bottom() + 1.2 * u, 7 * u, 0.7 * u)
        colour = theme.accent if value.adopted else theme.line_strong
        sheet.still.append(lambda painter: rounded(painter, bar, 0, colour))
        place = QRectF(inner.left(), bar.bottom() + 1.6 * u, inner.width(), 0)
        place.setBottom(inner.bottom() - foot - 0.8 * u)
        if value.definition:
            sheet.text(f"{name}.means", place, value.definition, BODY, 3.8, 2.4, theme.ink)
        else:
            sheet.still.append(_lines_to_fill(place, theme, u))
        line = QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot)
        if value.adopted:
            self._seal(sheet, line, name)

    def _seal(self, sheet: Sheet, line: QRectF, name: str) -> None:
        u, theme = sheet.u, sheet.theme
        mark = QRectF(line.left(), line.top() + 0.2 * u, 4.2 * u, 4.2 * u)
        sheet.box(f"{name}.seal", mark)

        def paint(painter: QPainter) -> None:
            rounded(painter, mark, mark.height() / 2, theme.accent)
            paint_icon(painter, mark.adjusted(0.8 * u, 0.8 * u, -0.8 * u, -0.8 * u), "check", theme.on_accent)

        sheet.still.append(paint)
        words = QRectF(
            mark.right() + 1.2 * u, line.top(), line.right() - mark.right() - 1.2 * u, line.height()
        )
        sheet.text(f"{name}.adopted", words, _("Ours"), STRONG, 2.8, 2.4, theme.ink, middle=True, max_lines=1)


def _lines_to_fill(area: QRectF, theme: Theme, u: float) -> Paint:
    """Dotted lines where the words of the group will stand."""

    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.line_strong), max(0.2 * u, 1.0), Qt.PenStyle.DotLine))
        top = area.top() + 3.6 * u
        while top < area.bottom() and top < area.top() + 12 * u:
            painter.drawLine(QLineF(area.left(), top, area.right(), top))
            top += 4.2 * u

    return paint
