"""Scene of step kind `welcome`: who we are and when we begin."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import numbered, panel
from dilemmagame.gui.stage.parts_case import shade_strip
from dilemmagame.gui.stage.parts_join import ADDRESS, DARK, LIGHT, code, people
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import BODY, LABEL, STRONG, TITLE, Style
from dilemmagame.live.presence import Join
from dilemmagame.live.stage_view import WelcomeScene

BIG = Style(Face.TITLE, 1.15, align=Qt.AlignmentFlag.AlignHCenter, tabular=True)
FOOT = 16.5
"""Height of the lines under the codes, in u."""
SMALL = Style(Face.MEDIUM, 1.3, align=Qt.AlignmentFlag.AlignHCenter)


def time_of_day(moment: datetime) -> str:
    """The local time as people write it: 19.30 in Dutch, 19:30 in English."""
    local = moment.astimezone()
    return f"{local:%H.%M}" if language() == "nl" else f"{local:%H:%M}"


def _card_steps() -> tuple[str, ...]:
    return (
        _("Take a set of vote cards."),
        _("First you choose for yourself, in silence."),
        _("Then we talk. You may change your mind."),
    )


def _laptop_steps() -> tuple[str, ...]:
    """Where no phone can reach this laptop, it goes round itself."""
    return (
        _("The laptop goes round."),
        _("You choose alone; the screen clears at once."),
        _("Then we talk. You may change your mind."),
    )


def _phone_steps(*, wifi: str) -> tuple[str, ...]:
    scan = _("Take your phone and scan the code.")
    if wifi:
        scan = _("Take your phone. Scan code 1 for the Wi-Fi, then code 2.")
    return (scan, _("Nobody asks your name."), _("Nobody can see what you choose, not even the facilitator."))


class Welcome(Scene):
    """The opening scene, before the start."""

    def __init__(self, model: WelcomeScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        u, inner, theme = sheet.u, sheet.inner, sheet.theme
        join = self._model.join
        wide = (80 if join is not None and join.wifi else 58) * u
        right = QRectF(inner.right() - wide, 0, wide, 58 * u)
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
        below = QRectF(left.left(), used.bottom() + 4.2 * u, left.width(), 28 * u)
        if join is None or not join.reachable:
            self._steps(sheet, below, _card_steps() if join is None else _laptop_steps())
            self._begin(sheet, right)
            return
        ended = self._steps(sheet, below, _phone_steps(wifi=join.wifi_name))
        self._people(
            sheet, QRectF(left.left(), ended + 2.0 * u, left.width(), inner.bottom() - ended - 2.0 * u)
        )
        tall = FOOT * u + (wide - 2.4 * u) / 2 + 6 * u if join.wifi else FOOT * u + wide
        self._join(sheet, QRectF(right.left(), inner.center().y() - tall / 2, wide, tall), join)

    def _steps(self, sheet: Sheet, area: QRectF, lines: tuple[str, ...]) -> float:
        """What to do, in numbered lines; returns where they end."""
        u, theme = sheet.u, sheet.theme
        mark, top = 4.8 * u, area.top()
        for number, line in enumerate(lines, 1):
            place = QRectF(area.left() + mark + 2.4 * u, top, area.width() - mark - 2.4 * u, 9.4 * u)
            used = sheet.text(f"step.{number}", place, line, BODY, 4.2, 2.8, theme.ink, max_lines=2)
            circle = QRectF(area.left(), 0, mark, mark)
            first_line = used.height() / 2 if used.height() < 7 * u else used.height() / 4
            circle.moveTop(used.top() + first_line - mark / 2)
            numbered(sheet, f"step.{number}.mark", circle, number)
            top = used.bottom() + 1.8 * u
        return top

    def _people(self, sheet: Sheet, area: QRectF) -> None:
        """How many phones are there, of how many people."""
        u, model = sheet.u, self._model
        place = QRectF(area.left(), area.top(), area.width(), 4.6 * u)
        words = _("{n} of the {present} are in").format(n=model.connected, present=model.present)
        used = sheet.text("in", place, words, STRONG, 3.4, 2.6, sheet.theme.ink, max_lines=1)
        dots = QRectF(
            area.left(), used.bottom() + 1.2 * u, area.width(), area.bottom() - used.bottom() - 1.2 * u
        )
        people(sheet, "in.dots", dots, model.connected, model.present)

    def _join(self, sheet: Sheet, area: QRectF, join: Join) -> None:
        """The code to scan, and what to type without a camera. First the Wi-Fi, where the trainer gave one."""
        u, theme = sheet.u, sheet.theme
        squares = QRectF(area.left(), area.top(), area.width(), area.height() - FOOT * u)
        if join.wifi:
            half = (squares.width() - 2.4 * u) / 2
            first = QRectF(squares.left(), squares.top(), half, half + 6 * u)
            second = QRectF(squares.right() - half, squares.top(), half, half + 6 * u)
            for number, (place, label, rows) in enumerate(
                ((first, _("1 Wi-Fi"), join.wifi), (second, _("2 Vote"), join.squares)), 1
            ):
                panel(sheet, f"code.{number}.ground", place, fill=LIGHT, radius=1.4)
                head = QRectF(place.left(), place.top() + 0.8 * u, place.width(), 4.4 * u)
                sheet.text(f"code.{number}.label", head, label, SMALL, 3.2, 2.6, DARK, max_lines=1)
                code(sheet, f"code.{number}", place.adjusted(0, 5 * u, 0, 0), rows)
        else:
            panel(sheet, "code.ground", squares, fill=LIGHT, radius=1.4)
            code(sheet, "code", squares, join.squares)
        line = QRectF(area.left(), squares.bottom() + 1.4 * u, area.width(), 4.0 * u)
        sheet.text("no-camera", line, _("No camera? Go to"), SMALL, 3.0, 2.4, theme.ink2, max_lines=1)
        typed = QRectF(area.left(), line.bottom(), area.width(), 6.0 * u)
        address = f"{join.address}/{join.code}"
        sheet.text("address", typed, address, ADDRESS, 4.8, 2.8, theme.ink, max_lines=1)
        data = QRectF(area.left(), typed.bottom() + 0.4 * u, area.width(), 6.6 * u)
        advice = _("Does it not open? Switch mobile data off for a moment.")
        sheet.text("mobile-data", data, advice, SMALL, 2.6, 2.4, theme.ink2, max_lines=2)

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
