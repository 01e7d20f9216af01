"""Scene of step kind `individual`: the sentence that everybody finishes alone, on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.stage.parts import icon, panel, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import Prompt, PromptWords
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG

ROOM, GAP = 40.0, 3.0
"""The least a line to write on is long, and its distance from the widest beginning of a sentence, in u."""


class Individual(Prompt):
    """Write first; as soon as somebody shares a line, that line stands here."""

    def words(self) -> PromptWords:
        return PromptWords(
            _("Write for yourself"),
            (_("I do …"), _("because …"), _("so I cannot …"), _("I limit the harm by …"), _("I need …")),
            _("Shared with all of us"),
        )

    def compose(self, sheet: Sheet) -> None:
        if self._model.lines:
            super().compose(sheet)
            return
        u, theme = sheet.u, sheet.theme
        said = self.own_words()
        area = head(sheet, self._model.frame, said.title)
        foot = QRectF(area.left(), area.bottom() - 6.4 * u, area.width(), 5.4 * u)
        lock = QRectF(foot.left(), foot.center().y() - 1.9 * u, 3.8 * u, 3.8 * u)
        icon(sheet, "private.icon", lock, "lock", theme.ink2)
        sheet.text(
            "private",
            foot.adjusted(5.4 * u, 0, 0, 0),
            _("What you write stays with you. You decide whether you share it."),
            LABEL,
            3.2,
            2.6,
            theme.ink2,
            middle=True,
            max_lines=1,
        )
        box = area.adjusted(0, 0, 0, -8.0 * u)
        panel(sheet, "starters", box, spine=theme.accent, radius=1.4)
        inner = box.adjusted(4.2 * u, 1.6 * u, -3.2 * u, -2.4 * u)
        tall = inner.height() / len(said.questions)
        begun = inner.left()
        for number, starter in enumerate(said.questions):
            place = QRectF(inner.left(), inner.top() + number * tall, inner.width() - ROOM * u, tall)
            used = sheet.text(
                f"starter.{number}", place, starter, STRONG, 4.4, 2.8, theme.ink, middle=True, max_lines=1
            )
            begun = max(begun, used.right())
        for number in range(len(said.questions)):
            low = inner.top() + (number + 1) * tall - tall * 0.24
            line = QRectF(begun + GAP * u, low - tall * 0.4, inner.right() - begun - GAP * u, tall * 0.4)
            sheet.box(f"writing.{number}", line)
            rule(sheet, line.left(), line.right(), low, theme.line)
