"""Small painted parts that several scenes share: badges, patterned bars, chips, dots, panels, the ring."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from dilemmagame.base.i18n import _
from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.cards import SHADES
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.icons import paint_icon
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL, Style, lay, plain, width_of
from dilemmagame.gui.tokens import ChoiceLook, Pattern, Theme

CENTRED = Style(Face.SEMIBOLD, 1.25, 0.4, Qt.AlignmentFlag.AlignHCenter)


def sign(choice: str) -> str:
    """What stands in a badge; a shade's badge is its colour."""
    if choice == UNSURE:
        return "?"
    if choice == OTHER:
        return "…"
    return "" if choice in SHADES else choice


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: str, line: str = "", width: float = 0
) -> None:
    """A rounded rectangle; the line lies inside the rectangle."""
    painter.setBrush(QColor(fill))
    if line and width > 0:
        painter.setPen(QPen(QColor(line), width))
        half = width / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def hatch(painter: QPainter, path: QPainterPath, look: ChoiceLook, u: float) -> None:
    """The pattern of a look inside `path`; strokes of 0.3 u, at least one pixel, 1.5 u apart."""
    if look.pattern is Pattern.SOLID:
        return
    area = path.boundingRect()
    step = 1.5 * u
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    ink = QColor(look.pattern_ink)
    ink.setAlphaF(0.75)
    if look.pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        radius = max(0.3 * u, 0.8)
        for row in range(int(area.height() / step) + 2):
            shift = step / 2 if row % 2 else 0
            for column in range(int(area.width() / step) + 2):
                spot = QPointF(area.left() + column * step + shift, area.top() + row * step)
                painter.drawEllipse(spot, radius, radius)
    else:
        painter.setPen(QPen(ink, max(0.3 * u, 1.0)))
        painter.drawLines(_strokes(area, look.pattern, step))
    painter.restore()


def _strokes(area: QRectF, pattern: Pattern, step: float) -> list[QLineF]:
    lines: list[QLineF] = []
    tall = area.height()
    if pattern in (Pattern.UPRIGHT, Pattern.GRID):
        lines += [
            QLineF(area.left() + at * step, area.top(), area.left() + at * step, area.bottom())
            for at in range(1, int(area.width() / step) + 1)
        ]
    if pattern in (Pattern.LEVEL, Pattern.GRID):
        lines += [
            QLineF(area.left(), area.top() + at * step, area.right(), area.top() + at * step)
            for at in range(1, int(tall / step) + 1)
        ]
    if pattern in (Pattern.RISING, Pattern.FALLING):
        for at in range(int((area.width() + tall) / step) + 1):
            start = area.left() - tall + at * step
            high, low = QPointF(start + tall, area.top()), QPointF(start, area.bottom())
            if pattern is Pattern.FALLING:
                high, low = QPointF(start, area.top()), QPointF(start + tall, area.bottom())
            lines.append(QLineF(high, low))
    return lines


def fill_look(painter: QPainter, rect: QRectF, look: ChoiceLook, radius: float, u: float) -> None:
    """A rectangle that looks like a choice: fill, pattern, and an edge where the look is hollow."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.fillPath(path, QColor(look.fill))
    hatch(painter, path, look, u)
    if look.edge != look.fill:
        width = max(0.3 * u, 1.0)
        painter.setPen(QPen(QColor(look.edge), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def paint_badge(painter: QPainter, rect: QRectF, choice: str, theme: Theme, u: float) -> None:
    """The square with the letter of a choice."""
    look = theme.look(choice)
    radius = 0.22 * rect.height()
    edge = look.edge if look.edge != look.fill else ""
    rounded(painter, rect, radius, look.fill, edge, max(0.3 * u, 1.0))
    glyph = sign(choice)
    if not glyph:
        return
    usual = rect.height() * (0.58 if len(glyph) == 1 else 0.5)
    px = max(int(max(usual, min(2.4 * u, rect.height() * 0.7))), 1)
    painter.setFont(font(Face.BOLD, px))
    painter.setPen(QColor(look.on_fill))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph)


def badge(sheet: Sheet, name: str, rect: QRectF, choice: str) -> None:
    """Put down the badge of a choice."""
    sheet.box(name, rect)
    theme, u = sheet.theme, sheet.u
    sheet.still.append(lambda painter: paint_badge(painter, rect, choice, theme, u))


def panel(
    sheet: Sheet,
    name: str,
    rect: QRectF,
    *,
    fill: str = "",
    line: str = "",
    radius: float = 1.2,
    spine: str = "",
) -> None:
    """Put down a surface that holds other boxes; `spine` colours a band at its left edge."""
    sheet.box(name, rect, holds=True)
    u = sheet.u
    fill = fill or sheet.theme.surface
    line = line or sheet.theme.line

    def paint(painter: QPainter) -> None:
        rounded(painter, rect, radius * u, fill, line, max(0.12 * u, 1.0))
        if spine:
            path = QPainterPath()
            path.addRoundedRect(rect, radius * u, radius * u)
            painter.save()
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            painter.fillRect(QRectF(rect.left(), rect.top(), 1.1 * u, rect.height()), QColor(spine))
            painter.restore()

    sheet.still.append(paint)


def rule(sheet: Sheet, left: float, right: float, top: float, colour: str) -> None:
    """Put down a thin level line."""
    width = max(0.14 * sheet.u, 1.0)
    pen = QPen(QColor(colour), width)

    def paint(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.drawLine(QLineF(left, top, right, top))

    sheet.still.append(paint)


def icon(sheet: Sheet, name: str, rect: QRectF, icon_name: str, colour: str) -> None:
    """Put down an icon."""
    sheet.box(name, rect)
    sheet.still.append(lambda painter: paint_icon(painter, rect, icon_name, colour))


def numbered(sheet: Sheet, name: str, rect: QRectF, number: int) -> None:
    """Put down an ink circle with a number."""
    sheet.box(name, rect)
    theme = sheet.theme

    def paint(painter: QPainter) -> None:
        rounded(painter, rect, rect.height() / 2, theme.ink)
        painter.setPen(QColor(theme.bg))
        painter.setFont(font(Face.BOLD, max(int(rect.height() * 0.58), 1)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))

    sheet.still.append(paint)


def chips(sheet: Sheet, name: str, area: QRectF, texts: tuple[str, ...], *, fresh: bool = False) -> QRectF:
    """Put down pills from left to right and top to bottom; what does not fit becomes '+ 2'. `fresh`: last amber."""
    u = sheet.u
    high, gap, pad = 5.6 * u, 1.4 * u, 2.0 * u
    px = sheet.px(3.0)
    left, top = area.left(), area.top()
    used = QRectF(area.left(), area.top(), 0, 0)
    for number, text in enumerate(texts):
        more = len(texts) - number
        wide = min(width_of(text, Face.SEMIBOLD, px) + 2 * pad, area.width())
        if left + wide > area.right() + 0.5 and left > area.left():
            left, top = area.left(), top + high + gap
        last_line = top + 2 * high + gap > area.bottom() + 0.5
        room = 12 * u if more > 1 and last_line else 0
        if top + high > area.bottom() + 0.5 or left + wide + room > area.right() + 0.5 + (0 if room else u):
            text = _("+ {number}").format(number=more)
            wide = width_of(text, Face.SEMIBOLD, px) + 2 * pad
            if top + high <= area.bottom() + 0.5:
                rect = QRectF(left, top, wide, high)
                _chip(sheet, f"{name}.more", rect, text, amber=False)
                used = used.united(rect)
            return used
        rect = QRectF(left, top, wide, high)
        _chip(sheet, f"{name}.{number}", rect, text, amber=fresh and more == 1)
        used = used.united(rect)
        left += wide + gap
    return used


def _chip(sheet: Sheet, name: str, rect: QRectF, text: str, *, amber: bool) -> None:
    u, theme = sheet.u, sheet.theme
    sheet.box(name, rect, holds=True)
    fill, line = (theme.accent, theme.on_accent) if amber else (theme.surface2, theme.line_strong)
    ink = theme.on_accent if amber else theme.ink
    thin = max(0.2 * u, 1.0)
    sheet.still.append(lambda painter: rounded(painter, rect, rect.height() / 2, fill, line, thin))
    inner = rect.adjusted(1.6 * u, 0.4 * u, -1.6 * u, -0.4 * u)
    sheet.text(f"{name}.text", inner, text, CENTRED, 3.0, 2.4, ink, middle=True, max_lines=1)


def bullet_lines(
    sheet: Sheet, name: str, area: QRectF, lines: tuple[str, ...], high: float, floor: float
) -> float:
    """Put down numbered lines of one size; returns the bottom of the last. Of too many the newest stay, at most six,
    and as many as fit at the floor; the others become 'and 2 more'.
    """
    u, theme = sheet.u, sheet.theme
    if not lines:
        return area.top()
    gap, mark = 1.8 * u, 4.4 * u
    count = _fitting_lines(sheet, lines, area.width() - mark - 1.6 * u, area.height(), gap, floor)
    shown, left_off = lines[-count:], len(lines) - count
    tail = 4.2 * u if left_off else 0.0
    each = (area.height() - tail - gap * (len(shown) - 1)) / len(shown)
    px = min(
        _common_size(sheet, shown, area.width() - mark - 1.6 * u, area.height() - tail, gap, high, floor)
    )
    top = area.top()
    for number, line in enumerate(shown, 1 + left_off):
        text_area = QRectF(
            area.left() + mark + 1.6 * u, top, area.width() - mark - 1.6 * u, max(each, 4.4 * u)
        )
        if number < len(lines):
            text_area.setHeight(min(text_area.height(), area.bottom() - tail - top))
        text_area.setHeight(max(min(area.bottom() - tail - top, text_area.height() * 3), u))
        used = sheet.text(f"{name}.{number}", text_area, line, LABEL, px / u, min(floor, px / u), theme.ink)
        first = QRectF(area.left(), used.top() + (px * 1.25 - mark) / 2, mark, mark)
        first.moveTop(max(first.top(), area.top() - 1 * u))
        numbered(sheet, f"{name}.{number}.mark", first, number)
        top = max(used.bottom(), first.bottom()) + gap
    if left_off:
        more = _("and {number} more").format(number=left_off)
        sheet.text(
            f"{name}.more", QRectF(area.left(), top, area.width(), tail), more, LABEL, 2.8, 2.4, theme.ink2
        )
    return top - gap


def _fitting_lines(
    sheet: Sheet, lines: tuple[str, ...], width: float, height: float, gap: float, floor: float
) -> int:
    """How many of the newest lines fit at the floor, with a word about the others below them; at least one."""
    for count in range(min(len(lines), 6), 1, -1):
        laid = [lay(plain(line, Face.MEDIUM), LABEL, width, sheet.px(floor)) for line in lines[-count:]]
        tail = 4.2 * sheet.u + gap if count < len(lines) else 0.0
        if sum(max(one.height, 4.4 * sheet.u) for one in laid) + gap * (count - 1) + tail <= height:
            return count
    return 1


def _common_size(
    sheet: Sheet, lines: tuple[str, ...], width: float, height: float, gap: float, high: float, floor: float
) -> list[int]:
    for px in range(sheet.px(high), sheet.px(floor) - 1, -1):
        laid = [lay(plain(line, Face.MEDIUM), LABEL, width, px) for line in lines]
        tall = sum(max(one.height, 4.4 * sheet.u) for one in laid) + gap * (len(lines) - 1)
        if tall <= height and not any(one.torn for one in laid):
            return [px]
    return [sheet.px(floor)]


def paint_ring(painter: QPainter, rect: QRectF, share: float, ink: str, track: str, accent: str) -> None:
    """Time as an arc that ends at twelve o'clock and shrinks; in the last fifth with an amber core."""
    width = rect.height() * 0.16
    box = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    pen = QPen(QColor(track), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(box)
    span = round(min(max(share, 0.0), 1.0) * 360 * 16)
    if not span:
        return
    pen.setColor(QColor(ink))
    painter.setPen(pen)
    painter.drawArc(box, 90 * 16, span)
    if share <= 0.2:
        pen.setColor(QColor(accent))
        pen.setWidthF(width * 0.5)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, span)
