"""What the conversation steps share: a question, questions to go on with, what was heard, values as chips."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import bullet_lines, chips, panel, rule
from dilemmagame.gui.stage.parts_form import asked, recalled_band, reminder, twist_band
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain, width_of
from dilemmagame.live.stage_view import PromptScene


@dataclass(frozen=True, slots=True)
class PromptWords:
    """The fixed words of a conversation step; `heard` stands above the captured lines."""

    title: str
    questions: tuple[str, ...]
    heard: str


class Prompt(Scene):
    """A conversation step; without captured lines the questions fill the stage."""

    def __init__(self, model: PromptScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    @abstractmethod
    def words(self) -> PromptWords:
        """The words of this kind of step, in the language in use."""

    def compose(self, sheet: Sheet) -> None:
        model, said, u = self._model, self.own_words(), sheet.u
        area = head(sheet, model.frame, said.title)
        area = reminder(sheet, area, model.card, model.chair)
        names = tuple(value.get(language()) for value in model.values)
        if names:
            area = self._values(sheet, area, names)
        area = recalled_band(sheet, twist_band(sheet, area, model.twist), model.recalled)
        if not model.lines:
            questions_panel(sheet, area, said.questions, wide=True)
            return
        left = QRectF(area.left(), area.top(), area.width() * 0.34, area.height())
        questions_panel(sheet, left, said.questions, wide=False)
        right = QRectF(
            left.right() + 3.4 * u, area.top(), area.right() - left.right() - 3.4 * u, area.height()
        )
        self._lines(sheet, right, said, model.lines)

    def own_words(self) -> PromptWords:
        """The words of the kind, with the method's own question in their place where it has one."""
        said = self.words()
        title, below = asked(self._model.ask)
        return replace(said, title=title or said.title, questions=below or said.questions)

    def _values(self, sheet: Sheet, area: QRectF, names: tuple[str, ...]) -> QRectF:
        u, theme = sheet.u, sheet.theme
        label = _("At stake")
        wide = width_of(label, Face.SEMIBOLD, sheet.px(3.0)) + 2.4 * u
        row = QRectF(area.left(), area.bottom() - 12.6 * u, area.width(), 12.6 * u)
        place = QRectF(row.left(), row.top(), wide, 5.6 * u)
        pills = QRectF(row.left() + wide + u, row.top(), row.width() - wide - u, row.height())
        scratch = Sheet(sheet.size, theme)
        lift = row.bottom() - chips(scratch, "value", pills, names).bottom()
        pills.translate(0, lift)
        place.translate(0, lift)
        used = chips(sheet, "value", pills.intersected(row), names, fresh=self.fresh)
        sheet.text("values", place, label, STRONG, 3.0, 2.6, theme.ink, middle=True, max_lines=1)
        return area.adjusted(0, 0, 0, used.top() - 2.4 * u - area.bottom())

    def _lines(self, sheet: Sheet, area: QRectF, said: PromptWords, lines: tuple[str, ...]) -> None:
        u, theme = sheet.u, sheet.theme
        label = QRectF(area.left(), area.top(), area.width(), 4.2 * u)
        sheet.text("heard", label, said.heard, LABEL, 3.0, 2.6, theme.ink2, max_lines=1)
        rest = QRectF(
            area.left(), label.bottom() + 1.6 * u, area.width(), area.bottom() - label.bottom() - 1.6 * u
        )
        high = 6.0 if len(lines) <= 2 else 4.8 if len(lines) <= 4 else 4.0
        bullet_lines(sheet, "line", rest, lines, high, 2.6)


def questions_panel(sheet: Sheet, area: QRectF, questions: tuple[str, ...], *, wide: bool) -> None:
    """Questions to go on with, one under the other on a sheet with an amber spine; the last ones stay away where there
    is no room for them.
    """
    u, theme = sheet.u, sheet.theme
    panel(sheet, "questions", area, spine=theme.accent, radius=1.4)
    inner = area.adjusted(4.2 * u, 2.6 * u, -3.2 * u, -2.6 * u)
    gap = (3.4 if wide else 2.6) * u
    high = 5.0 if wide else 3.5
    count = len(questions)
    while True:
        tall = (inner.height() - gap * (count - 1)) / count
        fitted = [
            fit(plain(line, Face.MEDIUM), LABEL, inner.width(), tall, sheet.px(high), sheet.px(2.6))
            for line in questions[:count]
        ]
        if count == 1 or all(each.fits for each in fitted):
            break
        count -= 1
    px = min(each.laid.px for each in fitted)
    for number, line in enumerate(questions[:count]):
        place = QRectF(inner.left(), inner.top() + number * (tall + gap), inner.width(), tall)
        sheet.text(
            f"question.{number}",
            place,
            line,
            LABEL,
            px / u + 0.01,
            min(2.6, px / u),
            theme.ink,
            middle=True,
        )
        if number:
            rule(sheet, inner.left(), inner.right(), place.top() - gap / 2, theme.line)
