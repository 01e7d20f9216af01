"""Scene of step kind `advisers`: whom do we want to hear? Two may be chosen, and those are lit."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.session.forms import MOST_VOICES
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import icon, panel
from dilemmagame.gui.stage.parts_form import reminder
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain
from dilemmagame.live.form_scenes import AdvisersScene

PER_PAGE = 8
GAP = 2.4
TALL = 24.0
"""From this height on a tile has its sign above the name; in u."""


class Advisers(Scene):
    """A tile per adviser, in rows of two or three; with more than eight there are pages."""

    def __init__(self, model: AdvisersScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self.pages = max(1, -(-len(model.voices) // PER_PAGE))
        self.page = min(page, self.pages - 1)

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        area = reminder(sheet, head(sheet, model.frame, _("Whom do you want to hear?")), model.card)
        area = self._count(sheet, area)
        first = self.page * PER_PAGE
        shown = list(enumerate(model.voices))[first : first + PER_PAGE]
        if not shown:
            return
        columns = 2 if len(shown) in (1, 2, 4) else 3
        rows = -(-len(shown) // columns)
        wide = (area.width() - GAP * u * (columns - 1)) / columns
        tall = min((area.height() - GAP * u * (rows - 1)) / rows, 40 * u)
        room = _room(QRectF(0, 0, wide, tall), u)
        px = min(
            fit(
                plain(who, Face.SEMIBOLD), STRONG, room.width(), room.height(), sheet.px(5.4), sheet.px(2.6)
            ).laid.px
            for _place, who in shown
        )
        for number, (place, who) in enumerate(shown):
            row, column = divmod(number, columns)
            box = QRectF(
                area.left() + column * (wide + GAP * u), area.top() + row * (tall + GAP * u), wide, tall
            )
            self._tile(sheet, f"voice.{place}", box, who, place in model.chosen, px / u)

    def _tile(self, sheet: Sheet, name: str, box: QRectF, who: str, lit: bool, high: float) -> None:
        u, theme = sheet.u, sheet.theme
        ink = theme.on_accent if lit else theme.ink
        panel(
            sheet,
            name,
            box,
            fill=theme.accent if lit else theme.surface,
            line=theme.on_accent if lit else theme.line_strong,
            radius=1.4,
        )
        mark = QRectF(box.left() + 2.8 * u, box.top() + 2.8 * u, 7 * u, 7 * u)
        if box.height() < TALL * u:
            mark = QRectF(box.left() + 2.8 * u, box.center().y() - 3 * u, 6 * u, 6 * u)
        icon(sheet, f"{name}.icon", mark, "circle-check" if lit else "user", ink)
        sheet.text(
            f"{name}.who", _room(box, u), who, STRONG, high + 0.01, min(2.6, high), ink, middle=True,
            spoken=False,
        )  # fmt: skip
        sheet.say(_("{adviser}: chosen").format(adviser=who) if lit else who)

    def _count(self, sheet: Sheet, area: QRectF) -> QRectF:
        """How scarce advice is, and how many were chosen."""
        u, theme = sheet.u, sheet.theme
        row = QRectF(area.left(), area.top(), area.width(), 5 * u)
        left = MOST_VOICES - len(self._model.chosen)
        if left > 0:
            text = ngettext(
                "You may choose {n} more. Whose view do you lack?",
                "You may choose {n}, no more. Whose view do you lack?",
                left,
            ).format(n=left)
        else:
            text = _("You hear these two. The others stay silent.")
        sheet.text("count", row, text, LABEL, 3.8, 2.6, theme.ink2, middle=True, max_lines=1)
        return area.adjusted(0, 7 * u, 0, 0)


def _room(box: QRectF, u: float) -> QRectF:
    """Where the name stands: below the sign in a tall tile, beside it in a low one."""
    if box.height() < TALL * u:
        return box.adjusted(11 * u, u, -2.4 * u, -u)
    return box.adjusted(2.8 * u, 10.6 * u, -2.8 * u, -2.4 * u)
