"""What the conversation steps share: a question, questions to go on with, what was heard, values as chips."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import bullet_lines, chips, panel, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain, width_of
from dilemmagame.live.frames import StageCard
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
        model, said, u = self._model, self.words(), sheet.u
        area = head(sheet, model.frame, said.title)
        area = self._reminder(sheet, area, model.card)
        names = tuple(value.get(language()) for value in model.values)
        if names:
            area = self._values(sheet, area, names)
        if not model.lines:
            questions_panel(sheet, area, said.questions, wide=True)
            return
        left = QRectF(area.left(), area.top(), area.width() * 0.34, area.height())
        questions_panel(sheet, left, said.questions, wide=False)
        right = QRectF(
            left.right() + 3.4 * u, area.top(), area.right() - left.right() - 3.4 * u, area.height()
        )
        self._lines(sheet, right, said, model.lines)

    def _reminder(self, sheet: Sheet, area: QRectF, card: StageCard) -> QRectF:
        """The case in one line and the answers as letters, at the foot: what were we talking about."""
        u, theme = sheet.u, sheet.theme
        band = QRectF(area.left(), area.bottom() - 5.6 * u, area.width(), 5.6 * u)
        rule(sheet, band.left(), band.right(), band.top(), theme.line)
        title = card.title
        place = QRectF(band.left(), band.top() + 1.2 * u, band.width(), 4.0 * u)
        text = f"{title}:  {card.question}" if card.question else title
        sheet.text("reminder", place, text, LABEL, 2.8, 2.4, theme.ink2, max_lines=1, middle=True)
        return area.adjusted(0, 0, 0, -7.2 * u)

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
    """Questions to go on with, one under the other on a sheet with an amber spine."""
    u, theme = sheet.u, sheet.theme
    panel(sheet, "questions", area, spine=theme.accent, radius=1.4)
    inner = area.adjusted(4.2 * u, 2.6 * u, -3.2 * u, -2.6 * u)
    gap = (3.4 if wide else 2.6) * u
    high = 5.0 if wide else 3.5
    tall = (inner.height() - gap * (len(questions) - 1)) / len(questions)
    px = min(
        fit(plain(line, Face.MEDIUM), LABEL, inner.width(), tall, sheet.px(high), sheet.px(2.6)).laid.px
        for line in questions
    )
    for number, line in enumerate(questions):
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
