"""The frame around a scene: which dilemma and step, the timer, the title, how far we are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _, language
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.icons import paint_icon
from dilemmagame.gui.stage.parts import paint_ring, rounded
from dilemmagame.gui.stage.parts_texting import inviting_band
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL, TITLE, Style
from dilemmagame.live.frames import Frame, TimerFace

RIGHT_LABEL = Style(Face.MEDIUM, 1.25, 0.4, Qt.AlignmentFlag.AlignRight)
CLOCK_WIDTH = 30.0


def kicker_text(frame: Frame, step: str = "") -> str:
    """The line at the top left: 'Dilemma 2 of 4 · First vote'."""
    step = step or frame.step_title.get(language())
    if not frame.dilemma:
        return step
    where = _("Dilemma {number} of {total}").format(number=frame.dilemma, total=frame.dilemmas)
    return f"{where}  ·  {step}" if step else where


def clock_text(remaining_ms: int) -> str:
    """m:ss, rounded up; below zero the stage shows 0:00 (only the console counts on)."""
    seconds = max(-(-remaining_ms // 1000), 0)
    return f"{seconds // 60}:{seconds % 60:02d}"


def head(
    sheet: Sheet,
    frame: Frame,
    title: str,
    *,
    right: str = "",
    step: str = "",
    colours: tuple[str, str] | None = None,
) -> QRectF:
    """Put down kicker, timer or a word at the right, title and progress; returns what is left for the scene."""
    u, inner = sheet.u, sheet.inner
    ink, ink2 = colours or (sheet.theme.ink, sheet.theme.ink2)
    right_width = CLOCK_WIDTH * u if frame.timer is not None else 52 * u if right else 0
    row = QRectF(inner.left(), inner.top() - 0.2 * u, inner.width() - right_width - 2 * u, 3.8 * u)
    sheet.text("kicker", row, kicker_text(frame, step), LABEL, 2.8, 2.4, ink2, max_lines=1)
    if frame.timer is not None:
        _clock(sheet)
    elif right:
        place = QRectF(inner.right() - right_width, row.top(), right_width, row.height())
        sheet.text("right", place, right, RIGHT_LABEL, 2.8, 2.4, ink2, max_lines=1)
    _progress(sheet, frame, colours)
    top = row.bottom() + 1.8 * u
    if title:
        clear = right_width * 0.4 if frame.timer is not None else 0
        place = QRectF(inner.left(), top, inner.width() - clear, 8.4 * u)
        used = sheet.text("title", place, title, TITLE, 6.6, 3.4, ink, max_lines=2, middle=True)
        top = max(place.bottom(), used.bottom()) + 1.6 * u
    area = QRectF(inner.left(), top, inner.width(), inner.bottom() - 3.4 * u - top)
    return inviting_band(sheet, area, frame.invitation) if frame.invitation is not None else area


def _clock(sheet: Sheet) -> None:
    u, inner, theme = sheet.u, sheet.inner, sheet.theme
    ring = QRectF(inner.right() - 7.2 * u, inner.top() - 2.0 * u, 7.2 * u, 7.2 * u)
    digits = QRectF(ring.left() - 19 * u, ring.top(), 17.2 * u, ring.height())
    pause = QRectF(digits.left() - 3.6 * u, ring.center().y() - 1.7 * u, 3.4 * u, 3.4 * u)
    sheet.box("ring", ring)
    sheet.box("digits", digits)
    face = font(Face.TITLE, sheet.px(5.2), tabular=True)
    solemn = sheet.background == theme.solemn_bg and sheet.background != theme.bg
    ink = theme.solemn_ink if solemn else theme.ink
    track = "#3A444F" if solemn else theme.track

    def paint(painter: QPainter, timer: TimerFace, mono_ms: int) -> None:
        remaining = timer.remaining_at(mono_ms)
        share = remaining / timer.total_ms if timer.total_ms > 0 else 0.0
        paint_ring(painter, ring, share, ink, track, theme.accent)
        painter.setPen(QColor(ink))
        painter.setFont(face)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(digits, align, clock_text(remaining))
        if not timer.running:
            paint_icon(painter, pause, "pause", ink)

    sheet.ticking.append((ring.united(digits).united(pause), paint))


def _progress(sheet: Sheet, frame: Frame, colours: tuple[str, str] | None) -> None:
    if frame.steps < 2:
        return
    u, inner, theme = sheet.u, sheet.inner, sheet.theme
    gap = 0.8 * u
    wide = (inner.width() - gap * (frame.steps - 1)) / frame.steps
    line = inner.bottom() - 0.5 * u
    sheet.box("progress", QRectF(inner.left(), line - 0.5 * u, inner.width(), 1.0 * u))
    ink = colours[0] if colours else theme.ink
    track = colours[1] if colours else theme.track

    def paint(painter: QPainter) -> None:
        for step in range(1, frame.steps + 1):
            tall = (1.0 if step == frame.step else 0.6) * u
            rect = QRectF(inner.left() + (step - 1) * (wide + gap), line - tall / 2, wide, tall)
            if step > frame.step and colours:
                painter.setOpacity(0.35)
            rounded(painter, rect, tall / 2, ink if step <= frame.step else track)
            painter.setOpacity(1.0)

    sheet.still.append(paint)
