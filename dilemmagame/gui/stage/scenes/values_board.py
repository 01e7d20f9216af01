"""Scene of step kind `values_board`: the values of the group as cards, each in its own words, sealed once adopted."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.icons import paint_icon
from dilemmagame.gui.stage.parts import panel, rounded, rule
from dilemmagame.gui.stage.parts_board import dark_head
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Paint, Scene, Sheet
from dilemmagame.gui.stage.text import BODY, Style, fit, plain
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.form_scenes import BoardValue, ValuesBoardScene

PER_PAGE = 6
GAP, SIDE, HEAD, SEAL = 2.4, 2.8, 9.0, 6.0
"""Between cards, inside a card at the sides, the height of its head, what the seal takes; in u."""
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
        step = self.paged(model.frame.step_title.get(language()))
        sealed = any(value.adopted for value in model.values)
        title = _("This is what we stand for") if sealed else _("What do we stand for?")
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
        sizes = self._sizes(sheet, shown, wide, tall)
        for number, value in enumerate(shown):
            box = QRectF(
                area.left() + number % across * (wide + GAP * u),
                area.top() + number // across * (tall + GAP * u),
                wide,
                tall,
            )
            self._card(sheet, box, f"value.{number}", value, sizes)

    def _sizes(
        self, sheet: Sheet, shown: tuple[BoardValue, ...], wide: float, tall: float
    ) -> tuple[int, int]:
        """One size for all names and one for all meanings, so that no value weighs more than another."""
        u = sheet.u
        across, below = wide - 2 * SIDE * u, tall - (HEAD + 4.4) * u
        name = min(
            fit(
                plain(value.name.get(language()), Face.TITLE), NAME, across - SEAL * u, (HEAD - 2) * u,
                sheet.px(5.0), sheet.px(2.8), 2,
            ).laid.px
            for value in shown
        )  # fmt: skip
        high = 5.4 if len(shown) <= 3 else 4.4
        meaning = min(
            fit(plain(value.definition or "-"), BODY, across, below, sheet.px(high), sheet.px(2.4)).laid.px
            for value in shown
        )
        return name, meaning

    def _card(self, sheet: Sheet, box: QRectF, name: str, value: BoardValue, sizes: tuple[int, int]) -> None:
        """A dark head once the value is adopted, a light one before."""
        u, theme = sheet.u, sheet.theme
        panel(sheet, name, box, radius=1.4, line=theme.ink if value.adopted else theme.line_strong)
        head_box = QRectF(box.left(), box.top(), box.width(), HEAD * u)
        ink = theme.bg if value.adopted else theme.ink
        if value.adopted:
            sheet.still.append(lambda painter: dark_head(painter, head_box, 1.4 * u, theme.ink))
            mark = QRectF(box.right() - (SIDE + 4.4) * u, head_box.center().y() - 2.2 * u, 4.4 * u, 4.4 * u)
            sheet.box(f"{name}.seal", mark)
            sheet.still.append(_seal(mark, theme, u))
        else:
            rule(sheet, box.left() + SIDE * u, box.right() - SIDE * u, head_box.bottom(), theme.line_strong)
        words = head_box.adjusted(SIDE * u, u, -(SIDE + SEAL) * u, -u)
        title = value.name.get(language())
        px = sizes[0] / u
        sheet.text(
            f"{name}.name", words, title, NAME, px + 0.01, min(2.8, px), ink,
            middle=True, max_lines=2, spoken=False,
        )  # fmt: skip
        place = QRectF(
            box.left() + SIDE * u, head_box.bottom() + 2.2 * u, box.width() - 2 * SIDE * u,
            box.height() - (HEAD + 4.4) * u,
        )  # fmt: skip
        if value.definition:
            px = sizes[1] / u
            sheet.text(
                f"{name}.means",
                place,
                value.definition,
                BODY,
                px + 0.01,
                min(2.4, px),
                theme.ink,
                spoken=False,
            )
        else:
            sheet.still.append(_lines_to_fill(place, theme, u))
        said = _("{value}: {meaning}").format(
            value=title, meaning=value.definition or _("not yet in our words")
        )
        sheet.say(_("{line} (adopted)").format(line=said) if value.adopted else said)


def _seal(mark: QRectF, theme: Theme, u: float) -> Paint:
    """A check in an amber circle."""

    def paint(painter: QPainter) -> None:
        rounded(painter, mark, mark.height() / 2, theme.accent)
        paint_icon(painter, mark.adjusted(0.8 * u, 0.8 * u, -0.8 * u, -0.8 * u), "check", theme.on_accent)

    return paint


def _lines_to_fill(area: QRectF, theme: Theme, u: float) -> Paint:
    """Dotted lines where the words of the group will stand."""

    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.line_strong), max(0.2 * u, 1.0), Qt.PenStyle.DotLine))
        top = area.top() + 3.6 * u
        while top < area.bottom() and top < area.top() + 12 * u:
            painter.drawLine(QLineF(area.left(), top, area.right(), top))
            top += 4.2 * u

    return paint
