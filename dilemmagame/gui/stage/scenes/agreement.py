"""Scene of step kind `agreement`: what we agree on, who and when, and what keeps chafing."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import rounded, rule
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, Style
from dilemmagame.live.stage_view import AgreementScene

STATEMENT = Style(Face.TITLE, 1.25, 0.3, balanced=True)


def solemn(sheet: Sheet) -> tuple[str, str, str]:
    """Switch the sheet to the dark ground of agreements; returns ink, second ink and the amber."""
    theme = sheet.theme
    sheet.background = theme.solemn_bg
    return theme.solemn_ink, theme.solemn_ink2, theme.accent


def statement(sheet: Sheet, area: QRectF, label: str, body: str, details: list[tuple[str, str]]) -> None:
    """Put down an amber bar, a label, the statement, and up to three columns of details below a line."""
    ink, ink2, amber = solemn(sheet)
    u = sheet.u
    foot = 19 * u if details else 0
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
    if not details:
        return
    rule(sheet, lower.left(), lower.right(), lower.top(), ink2)
    gap = 5 * u
    wide = (lower.width() - gap * (len(details) - 1)) / len(details)
    for number, (name, value) in enumerate(details):
        column = QRectF(lower.left() + number * (wide + gap), lower.top() + 2.2 * u, wide, 4 * u)
        sheet.text(f"detail.{number}.name", column, name, LABEL, 2.8, 2.4, ink2, max_lines=1)
        body_place = QRectF(
            column.left(), column.bottom() + 0.6 * u, wide, lower.bottom() - column.bottom() - 0.6 * u
        )
        sheet.text(f"detail.{number}", body_place, value, LABEL, 3.4, 2.6, ink)


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
