"""What the pictures of two or more rounds share: figures, the pill with a difference, the answers nobody chose."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.stage.parts import CENTRED, badge, rounded
from dilemmagame.gui.stage.scene import Box, Sheet, faded
from dilemmagame.gui.stage.text import LABEL
from dilemmagame.notes.climbing import choice_name
from dilemmagame.notes.measuring import sure_sentence


def unchosen_row(sheet: Sheet, area: QRectF, choices: list[str]) -> QRectF:
    """Put down at the foot of `area` which answers nobody chose; returns what is left above."""
    u, theme = sheet.u, sheet.theme
    row = QRectF(area.left(), area.bottom() - 4.2 * u, area.width(), 4.2 * u)
    words = _("Nobody chose")
    place = QRectF(row.left(), row.top(), 30 * u, row.height())
    names = ", ".join(choice_name(choice) for choice in choices)
    used = sheet.text(
        "unchosen", place, words, LABEL, 2.8, 2.4, theme.ink2, middle=True, max_lines=1, spoken=False
    )
    left = used.right() + 1.6 * u
    for choice in choices:
        badge(sheet, f"unchosen.{choice}", QRectF(left, row.top(), row.height(), row.height()), choice)
        left += row.height() + 1.2 * u
    sheet.say(f"{words}: {names}")
    return area.adjusted(0, 0, 0, -6.0 * u)


def sure_row(sheet: Sheet, area: QRectF, sure: tuple[int, ...]) -> QRectF:
    """Put down at the foot of `area` how sure people were, where that may be told; returns what is left above."""
    words = sure_sentence(sure)
    if not words:
        return area
    u = sheet.u
    row = QRectF(area.left(), area.bottom() - 4.2 * u, area.width(), 4.2 * u)
    sheet.text("sure", row, words, LABEL, 3.0, 2.4, sheet.theme.ink, middle=True, max_lines=1)
    return area.adjusted(0, 0, 0, -5.8 * u)


def figure(sheet: Sheet, name: str, rect: QRectF, value: int, *, fade: bool = False) -> None:
    """Put down a number of ballots, to the right of its place."""
    px = sheet.px(min(5.0, rect.height() * 0.86 / sheet.u))
    sheet.boxes.append(Box(f"{name}.figure", rect, px, str(value), True, sheet.px(2.4)))
    big, ink = font(Face.TITLE, px, tabular=True), QColor(sheet.theme.ink)
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    place = rect.translated(0, -0.05 * px)  # figures have no descenders

    def paint(painter: QPainter) -> None:
        painter.setPen(ink)
        painter.setFont(big)
        painter.drawText(place, align, str(value))

    if fade:
        sheet.moving.append((rect, faded(paint)))
    else:
        sheet.still.append(paint)


def delta_pill(sheet: Sheet, name: str, rect: QRectF, delta: int) -> None:
    """'+6' and '−4' in the same pill: more is not better."""
    u, theme = sheet.u, sheet.theme
    sheet.box(name, rect, holds=True)
    text = f"+{delta}" if delta > 0 else f"−{-delta}" if delta else "="
    line = theme.line_strong
    sheet.moving.append(
        (
            rect,
            faded(
                lambda painter: rounded(
                    painter, rect, rect.height() / 2, theme.surface2, line, max(0.2 * u, 1.0)
                )
            ),
        )
    )
    sheet.text(
        f"{name}.text",
        rect,
        text,
        CENTRED,
        2.8,
        2.4,
        theme.ink,
        middle=True,
        max_lines=1,
        spoken=False,
        fade=True,
    )
