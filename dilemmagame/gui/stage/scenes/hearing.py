"""Scene of step kind `hearing`: the chosen advisers, one at a time, and what they say."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import bullet_lines, icon, panel
from dilemmagame.gui.stage.parts_form import reminder
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, Style
from dilemmagame.live.form_scenes import HearingScene

SPOKEN = Style(Face.TITLE, 1.3, 0.4, balanced=True)


class Hearing(Scene):
    """At the left who advises, at the right who speaks now, in the card's words, or what the room brought in."""

    def __init__(self, model: HearingScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        area = reminder(sheet, head(sheet, model.frame, _("Listen first, react later")), model.card)
        right = area
        if model.voices:
            left = QRectF(area.left(), area.top(), area.width() * 0.32, area.height())
            self._names(sheet, left)
            right = QRectF(
                left.right() + 3.4 * u, area.top(), area.right() - left.right() - 3.4 * u, area.height()
            )
        if model.text:
            self._spoken(sheet, right)
        elif model.lines:
            label = QRectF(right.left(), right.top(), right.width(), 4.2 * u)
            sheet.text("heard", label, _("Advice we heard"), LABEL, 3.0, 2.6, sheet.theme.ink2, max_lines=1)
            rest = right.adjusted(0, 5.8 * u, 0, 0)
            bullet_lines(sheet, "line", rest, model.lines, 5.0, 2.6)
        else:
            questions_panel(
                sheet,
                right,
                (
                    _("Hear them one at a time."),
                    _("Do not object yet. Ask at most one question."),
                    _("What do you know now that you did not know?"),
                ),
                wide=True,
            )

    def _names(self, sheet: Sheet, area: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        voices = self._model.voices
        gap = 2.4 * u
        tall = (area.height() - gap * (len(voices) - 1)) / len(voices)
        for number, who in enumerate(voices):
            box = QRectF(area.left(), area.top() + number * (tall + gap), area.width(), tall)
            lit = who == self._model.who
            ink = theme.on_accent if lit else theme.ink
            name = f"voice.{number}"
            panel(
                sheet,
                name,
                box,
                fill=theme.accent if lit else theme.surface,
                line=theme.on_accent if lit else theme.line_strong,
                radius=1.4,
            )
            mark = QRectF(box.left() + 2.8 * u, box.center().y() - 3 * u, 6 * u, 6 * u)
            icon(sheet, f"{name}.icon", mark, "volume-2" if lit else "user", ink)
            place = QRectF(
                mark.right() + 2 * u, box.top() + u, box.right() - mark.right() - 4.4 * u, tall - 2 * u
            )
            sheet.text(
                f"{name}.who", place, who, STRONG, 4.4, 2.6, ink, middle=True, max_lines=4, spoken=False
            )
            sheet.say(_("{adviser}: speaks now").format(adviser=who) if lit else who)

    def _spoken(self, sheet: Sheet, area: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        panel(sheet, "speech", area, spine=theme.accent, radius=1.4)
        inner = area.adjusted(4.6 * u, 3 * u, -3.6 * u, -3 * u)
        mark = QRectF(inner.left(), inner.top(), 5.4 * u, 5.4 * u)
        icon(sheet, "speech.icon", mark, "message-square-quote", theme.ink2)
        rest = inner.adjusted(0, 7.4 * u, 0, 0)
        sheet.text("speech.text", rest, self._model.text, SPOKEN, 6.0, 2.8, theme.ink, middle=True)
