"""The line on the stage that invites people to send in a text by phone. What they send has no place here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import panel
from dilemmagame.gui.stage.parts_join import code, rounded_white
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import STRONG, Style
from dilemmagame.live.frames import Invitation

TALL = 11.0
"""Height of the band in u: the least at which a phone still reads the code from the middle of a room."""
ADDRESS = Style(Face.MEDIUM, 1.3, align=Qt.AlignmentFlag.AlignRight, tabular=True)


def inviting_band(sheet: Sheet, area: QRectF, invitation: Invitation) -> QRectF:
    """One line, the address and a small code at the foot of `area`; returns what is left above it."""
    u, theme, join = sheet.u, sheet.theme, invitation.join
    band = QRectF(area.left(), area.bottom() - TALL * u, area.width(), TALL * u)
    panel(sheet, "texts", band, fill=theme.surface, line=theme.line_strong)
    edge = band.right() - 2.4 * u
    if join.reachable:
        side = band.height() - 1.2 * u
        square = QRectF(band.right() - side - 0.6 * u, band.top() + 0.6 * u, side, side)
        rounded_white(sheet, square)
        small = code(sheet, "texts.code", square, join.squares)
        place = QRectF(small.left() - 41 * u, band.top() + 0.8 * u, 39 * u, band.height() - 1.6 * u)
        sheet.text(
            "texts.address",
            place,
            f"{join.address}/{join.code}",
            ADDRESS,
            3.0,
            2.4,
            theme.ink2,
            middle=True,
            max_lines=2,
        )
        edge = place.left()
    left = band.left() + 2.4 * u
    line = QRectF(left, band.top() + 0.8 * u, edge - left - 2 * u, band.height() - 1.6 * u)
    said = invitation_words(invitation.field)
    sheet.text("texts.line", line, said, STRONG, 3.7, 2.6, theme.ink, middle=True, max_lines=2)
    return area.adjusted(0, 0, 0, -(TALL + 1.6) * u)


def invitation_words(field: CaptureField) -> str:
    """What people are invited to send in."""
    match field:
        case CaptureField.REASON:
            return _("Send in your reason by phone")
        case CaptureField.STAKEHOLDER:
            return _("Send in by phone who is affected")
        case CaptureField.ALTERNATIVE:
            return _("Send in another way out by phone")
        case CaptureField.ADVICE:
            return _("Send in your advice by phone")
        case CaptureField.QUESTION:
            return _("Send in your question by phone")
        case _:
            return _("Send in your answer by phone")
