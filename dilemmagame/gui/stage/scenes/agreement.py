"""Scene of step kind `agreement`: what we agree on, who and when, and what keeps chafing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dilemmagame.base.i18n import _
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import rounded, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, Style
from dilemmagame.live.stage_view import AgreementScene

DOTS = 46.0
"""The width of the corner with dots, in u."""
STATEMENT = Style(Face.TITLE, 1.25, 0.3, balanced=True)


def solemn(sheet: Sheet) -> tuple[str, str, str]:
    """Switch the sheet to the dark ground of agreements; returns ink, second ink and the amber."""
    theme = sheet.theme
    sheet.background = theme.solemn_bg
    return theme.solemn_ink, theme.solemn_ink2, theme.accent


def statement(
    sheet: Sheet,
    area: QRectF,
    label: str,
    body: str,
    details: list[tuple[str, str]],
    support: tuple[int, int] = (0, 0),
) -> None:
    """Put down an amber bar, a label, the statement, and up to three columns of details below a line; at their right
    how many stand behind it of how many, when somebody asked.
    """
    ink, ink2, amber = solemn(sheet)
    u = sheet.u
    asked = support[1] > 0
    foot = 19 * u if details or asked else 0
    lower = QRectF(area.left(), area.bottom() - foot, area.width(), foot)
    upper = QRectF(area.left(), area.top(), area.width(), area.height() - foot)
    bar = QRectF(upper.left(), upper.top() + 3 * u, 9 * u, 0.9 * u)
    sheet.box("bar", bar)
    sheet.still.append(lambda painter: rounded(painter, bar, 0, amber))
    place = QRectF(upper.left(), bar.bottom() + 1.6 * u, upper.width(), 5 * u)
    used = sheet.text("label", place, label, STRONG, 3.6, 2.6, amber, max_lines=1)
    rest = QRectF(
        upper.left(), used.bottom() + 2 * u, upper.width() * 0.92, upper.bottom() - used.bottom() - 5 * u
    )
    sheet.text("statement", rest, body, STATEMENT, 8.6, 3.4, ink)
    if not foot:
        return
    rule(sheet, lower.left(), lower.right(), lower.top(), ink2)
    if asked:
        wide = min(DOTS * u, lower.width() * 0.32) if details else lower.width() * 0.5
        corner = QRectF(lower.right() - wide, lower.top() + 2.2 * u, wide, lower.height() - 2.2 * u)
        support_dots(sheet, corner, *support)
        lower.setRight(corner.left() - 5 * u)
    if not details:
        return
    gap = 5 * u
    wide = (lower.width() - gap * (len(details) - 1)) / len(details)
    for number, (name, value) in enumerate(details):
        column = QRectF(lower.left() + number * (wide + gap), lower.top() + 2.2 * u, wide, 4 * u)
        sheet.text(f"detail.{number}.name", column, name, LABEL, 2.8, 2.4, ink2, max_lines=1)
        body_place = QRectF(
            column.left(), column.bottom() + 0.6 * u, wide, lower.bottom() - column.bottom() - 0.6 * u
        )
        sheet.text(f"detail.{number}", body_place, value, LABEL, 3.4, 2.6, ink)


def support_dots(sheet: Sheet, area: QRectF, support: int, present: int) -> None:
    """Support as dots: full ones for who stands behind it, open ones for the others; in words above them."""
    ink, ink2, _amber = solemn(sheet)
    u = sheet.u
    label = QRectF(area.left(), area.top(), area.width(), 4 * u)
    words = _("Support: {n} of {present}").format(n=support, present=present)
    sheet.text("support", label, words, LABEL, 2.8, 2.4, ink2, max_lines=1)
    room = QRectF(
        area.left(), label.bottom() + 1.2 * u, area.width(), area.bottom() - label.bottom() - 1.2 * u
    )
    pitch = next(
        (
            step * u
            for step in (4.0, 3.6, 3.2, 2.8, 2.4)
            if int(room.width() // (step * u)) * int(room.height() // (step * u)) >= present
        ),
        0.0,
    )
    if not pitch:
        return
    per_row = int(room.width() // pitch)
    size = pitch * 0.72
    sheet.box("support.dots", QRectF(room.left(), room.top(), room.width(), -(-present // per_row) * pitch))

    def paint(painter: QPainter) -> None:
        for number in range(present):
            row, column = divmod(number, per_row)
            dot = QRectF(room.left() + column * pitch, room.top() + row * pitch, size, size)
            full = number < support
            rounded(painter, dot, size / 2, ink if full else "#00000000", ink2, max(0.28 * u, 1.0))

    sheet.still.append(paint)


def details_of(who: str, when: str, friction: str) -> list[tuple[str, str]]:
    """The filled-in details, with their names."""
    fields = [(_("Who"), who), (_("When"), when), (_("What keeps chafing"), friction)]
    return [(name, value) for name, value in fields if value.strip()]


class AgreementOnStage(Scene):
    """The agreement as it grows; empty it asks for one sentence."""

    def __init__(self, model: AgreementScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        ink, ink2, _amber = solemn(sheet)
        area = head(sheet, model.frame, "", step=model.card_title, colours=(ink, ink2))
        area = area.adjusted(0, 2 * u, 0, -1 * u)
        if model.body.strip():
            statement(
                sheet,
                area,
                _("This is what we agree"),
                model.body,
                details_of(model.who, model.when, model.friction),
                (model.support, model.present),
            )
            return
        statement(
            sheet,
            area,
            _("What do we agree?"),
            _("One sentence that everybody here can keep from tomorrow."),
            [
                (_("Who"), _("a role, not a name")),
                (_("When"), _("from when, or before when")),
                (_("What keeps chafing"), _("the objection we do not want to forget")),
            ],
        )
