"""Scene of step kind `welcome`: who we are and when we begin."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import numbered, panel
from dilemmagame.gui.stage.parts_case import shade_strip
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import BODY, LABEL, TITLE, Style
from dilemmagame.live.stage_view import WelcomeScene

BIG = Style(Face.TITLE, 1.15, align=Qt.AlignmentFlag.AlignHCenter, tabular=True)
SMALL = Style(Face.MEDIUM, 1.3, align=Qt.AlignmentFlag.AlignHCenter)


def time_of_day(moment: datetime) -> str:
    """The local time as people write it: 19.30 in Dutch, 19:30 in English."""
    local = moment.astimezone()
    return f"{local:%H.%M}" if language() == "nl" else f"{local:%H:%M}"


class Welcome(Scene):
    """The opening scene, before the start."""

    def __init__(self, model: WelcomeScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        u, inner, theme = sheet.u, sheet.inner, sheet.theme
        right = QRectF(inner.right() - 58 * u, 0, 58 * u, 58 * u)
        right.moveTop(inner.center().y() - 30 * u)
        left = QRectF(inner.left(), right.top(), right.left() - inner.left() - 6 * u, right.height())
        used = sheet.text(
            "organisation",
            QRectF(left.left(), left.top(), left.width(), 4.4 * u),
            self._model.organisation,
            LABEL,
            3.2,
            2.4,
            theme.ink2,
            max_lines=1,
        )
        top = used.bottom() + 2.4 * u
        title = self._model.title or _("A good conversation")
        used = sheet.text(
            "title",
            QRectF(left.left(), top, left.width(), 26 * u),
            title,
            TITLE,
            10.6,
            5.0,
            theme.ink,
            max_lines=3,
        )
        self._steps(sheet, QRectF(left.left(), used.bottom() + 4.2 * u, left.width(), 28 * u))
        self._begin(sheet, right)

    def _steps(self, sheet: Sheet, area: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        lines = (
            _("Take a set of vote cards."),
            _("First you choose for yourself, in silence."),
            _("Then we talk. You may change your mind."),
        )
        mark, top = 4.8 * u, area.top()
        for number, line in enumerate(lines, 1):
            place = QRectF(area.left() + mark + 2.4 * u, top, area.width() - mark - 2.4 * u, 9.4 * u)
            used = sheet.text(f"step.{number}", place, line, BODY, 4.2, 2.8, theme.ink, max_lines=2)
            circle = QRectF(area.left(), 0, mark, mark)
            first_line = used.height() / 2 if used.height() < 7 * u else used.height() / 4
            circle.moveTop(used.top() + first_line - mark / 2)
            numbered(sheet, f"step.{number}.mark", circle, number)
            top = used.bottom() + 1.8 * u

    def _begin(self, sheet: Sheet, rect: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        panel(sheet, "begin", rect, radius=1.4)
        strip = QRectF(rect.left() + 6 * u, rect.top() + 6 * u, rect.width() - 12 * u, 12 * u)
        sheet.box("sign", strip)
        sheet.still.append(
            lambda painter: shade_strip(
                painter, strip, ("#FFFFFF", "#8E8E8E", "#0A0A0A"), 1.0 * u, theme.line_strong
            )
        )
        place = rect.adjusted(4 * u, 24 * u, -4 * u, -6 * u)
        if self._model.starts_at is None:
            line = _("We begin when everybody is here")
            sheet.text("when", place, line, BIG, 5.6, 3.4, theme.ink, middle=True, max_lines=4)
            return
        label = QRectF(place.left(), place.top(), place.width(), 5 * u)
        sheet.text("when", label, _("We begin at"), SMALL, 3.6, 2.6, theme.ink2, max_lines=1)
        clock = QRectF(place.left(), label.bottom(), place.width(), place.bottom() - label.bottom())
        at = time_of_day(self._model.starts_at)
        sheet.text("time", clock, at, BIG, 15.0, 8.0, theme.ink, middle=True, max_lines=1)
