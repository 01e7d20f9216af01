"""Scene of step kind `opposites`: two halves of the room, each speaking for its side, and then the other way round."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.stage.parts import bullet_lines, icon, panel
from dilemmagame.gui.stage.parts_form import answers, reminder, twist_band
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import CENTRED_LABEL, LABEL, STRONG
from dilemmagame.live.form_scenes import FormScene


class Opposites(Scene):
    """Who speaks for what, to whom; what was heard takes half the stage as soon as there is something."""

    def __init__(self, model: FormScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        area = reminder(
            sheet, head(sheet, model.frame, _("Everybody defends both sides once")), model.card, model.chair
        )
        area = twist_band(sheet, area, model.twist)
        if model.lines:
            self._with_lines(sheet, area)
            return
        gap = 17 * u
        wide = (area.width() - gap) / 2
        for number in range(2):
            box = QRectF(area.left() + number * (wide + gap), area.top(), wide, area.height())
            self._half(sheet, box, number, tight=False)
        swap = QRectF(area.center().x() - 3.6 * u, area.center().y() - 5.6 * u, 7.2 * u, 7.2 * u)
        icon(sheet, "swap", swap, "arrow-left-right", sheet.theme.ink2)
        label = QRectF(area.center().x() - gap / 2 + u, swap.bottom() + u, gap - 2 * u, 9 * u)
        sheet.text(
            "swap.text", label, _("Halfway you change sides"), CENTRED_LABEL, 2.8, 2.4, sheet.theme.ink2
        )

    def _with_lines(self, sheet: Sheet, area: QRectF) -> None:
        u = sheet.u
        left = QRectF(area.left(), area.top(), area.width() * 0.4, area.height())
        gap = 2 * u
        tall = (left.height() - gap) / 2
        for number in range(2):
            box = QRectF(left.left(), left.top() + number * (tall + gap), left.width(), tall)
            self._half(sheet, box, number, tight=True)
        right = QRectF(
            left.right() + 3.4 * u, area.top(), area.right() - left.right() - 3.4 * u, area.height()
        )
        label = QRectF(right.left(), right.top(), right.width(), 4.2 * u)
        sheet.text(
            "heard", label, _("Strongest reasons we heard"), LABEL, 3.0, 2.6, sheet.theme.ink2, max_lines=1
        )
        bullet_lines(sheet, "line", right.adjusted(0, 5.8 * u, 0, 0), self._model.lines, 4.8, 2.6)

    def _half(self, sheet: Sheet, box: QRectF, number: int, *, tight: bool) -> None:
        model, u, theme = self._model, sheet.u, sheet.theme
        name = f"half.{number}"
        panel(sheet, name, box, spine=theme.accent if number == 0 else "", radius=1.4)
        inner = box.adjusted(4 * u, (1.8 if tight else 2.6) * u, -3 * u, -(1.6 if tight else 2.2) * u)
        title = QRectF(inner.left(), inner.top(), inner.width(), (5.0 if tight else 6.0) * u)
        high = 3.4 if tight else 4.4
        sheet.text(
            f"{name}.who", title, self._who(number), STRONG, high, 2.4, theme.ink, max_lines=1, middle=True
        )
        foot = 0.0 if tight else 10.0 * u
        if not tight:
            self._task(sheet, QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot), number)
        body = QRectF(
            inner.left(),
            title.bottom() + 1.4 * u,
            inner.width(),
            inner.bottom() - foot - title.bottom() - (1.4 if tight else 2.8) * u,
        )
        choices = model.sides[number]
        if not choices:
            text = _("What speaks for it?") if number == 0 else _("What speaks against it?")
            sheet.text(
                f"{name}.side", body, text, LABEL, 3.4 if tight else 6.0, 2.6, theme.ink, middle=not tight
            )
            return
        rows = max(len(side) for side in model.sides)
        body.setHeight(min(body.height(), rows * 15 * u))
        answers(sheet, f"{name}.answer", body, model.card, choices, 3.0 if tight else 4.0, rows)

    def _who(self, number: int) -> str:
        """Which half, how many they are, and that they speak for something."""
        half = self._model.halves[number]
        if not self._model.sides[number]:
            words = (
                ngettext("Left half, {n} person", "Left half, {n} people", half)
                if number == 0
                else ngettext("Right half, {n} person", "Right half, {n} people", half)
            )
        elif number == 0:
            words = ngettext("Left half, {n} person, speaks for", "Left half, {n} people, speaks for", half)
        else:
            words = ngettext("Right half, {n} person, speaks for", "Right half, {n} people, speaks for", half)
        return words.format(n=half)

    def _task(self, sheet: Sheet, area: QRectF, number: int) -> None:
        u, theme = sheet.u, sheet.theme
        mark = QRectF(area.left(), area.center().y() - 2.4 * u, 4.8 * u, 4.8 * u)
        icon(
            sheet, f"half.{number}.icon", mark, "message-circle" if number == 0 else "circle-help", theme.ink
        )
        text = (
            _("You begin. Speak to the right half, as if you mean it.")
            if number == 0
            else _("You listen and ask the left half on: what makes that strong?")
        )
        place = QRectF(mark.right() + 2 * u, area.top(), area.right() - mark.right() - 2 * u, area.height())
        sheet.text(f"half.{number}.task", place, text, LABEL, 3.6, 2.4, theme.ink, middle=True, max_lines=3)
