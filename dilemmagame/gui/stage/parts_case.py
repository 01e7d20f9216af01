"""The case with its question and answers, in the same places while reading, voting and waiting for the result."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import CardKind, ScaleKind
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import badge, icon, panel, rounded
from dilemmagame.gui.stage.parts_frame import RIGHT_LABEL
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import BODY, LABEL, STRONG, TITLE, Para, fit, from_blocks, lay, pages, plain
from dilemmagame.live.frames import StageCard
from dilemmagame.notes.wording import choice_word

GOAL, FLOOR = 3.0, 2.8
SHARES = (0.575, 0.54, 0.5, 0.46)
CUE_HEIGHT = 7.2


@dataclass(frozen=True, slots=True)
class _Answer:
    choice: str
    text: str


def case_and_answers(sheet: Sheet, area: QRectF, card: StageCard, page: int) -> int:
    """Put down the case at the left and the answers at the right; returns the number of pages of the case."""
    u = sheet.u
    paras = from_blocks(card.situation) + (plain(card.statement, Face.SEMIBOLD) if card.statement else ())
    answers = _answers(card)
    if not answers and not card.question:
        return _case(sheet, area, paras, page, high=4.8)
    left, right = _columns(area, SHARES[-1], u)
    for share in SHARES:
        tried = _columns(area, share, u)
        if _roomy(sheet, tried[0], paras) and _answers_fit(sheet, tried[1], card, answers):
            left, right = tried
            break
    count = _case(sheet, left, paras, page, high=4.2)
    _right(sheet, right, card, answers)
    return count


def changed_case(sheet: Sheet, area: QRectF, card: StageCard, kicker: str, change: str, page: int) -> int:
    """As `case_and_answers`, with one changed fact in large letters above the case; returns the number of pages."""
    u, theme = sheet.u, sheet.theme
    paras = from_blocks(card.situation) + (plain(card.statement, Face.SEMIBOLD) if card.statement else ())
    left, right = _columns(area, SHARES[0], u)
    inner = _inside(left, u)
    asked = plain(change, Face.MEDIUM)
    least = lay(paras, BODY, inner.width(), sheet.px(2.4)).height + 6.8 * u
    most = left.height() * 0.42
    fitted = fit(asked, LABEL, inner.width(), most, sheet.px(5.0), sheet.px(3.0))
    for high in (4.4, 3.8, 3.2):
        if fitted.laid.height + 7.8 * u + least <= left.height():
            break
        fitted = fit(asked, LABEL, inner.width(), most, sheet.px(high), sheet.px(3.0))
    tall = fitted.laid.height + 7.8 * u
    above = QRectF(left.left(), left.top(), left.width(), tall)
    panel(sheet, "change", above, spine=theme.accent, radius=1.4)
    place = _inside(above, u)
    row = QRectF(place.left(), place.top() - 0.6 * u, place.width(), 3.6 * u)
    sheet.text("change.kicker", row, kicker, STRONG, 2.8, 2.4, theme.ink2, max_lines=1)
    room = QRectF(place.left(), row.bottom() + 0.4 * u, place.width(), fitted.laid.height + u)
    sheet.put("change.text", room, asked, fitted, 3.0, theme.ink)
    below = QRectF(
        left.left(), above.bottom() + 1.6 * u, left.width(), left.bottom() - above.bottom() - 1.6 * u
    )
    count = _case(sheet, below, paras, page, high=3.4, floor=2.4, spined=False) if paras else 1
    _right(sheet, right, card, _answers(card))
    return count


def _columns(area: QRectF, share: float, u: float) -> tuple[QRectF, QRectF]:
    gap = 3.4 * u
    wide = area.width() * share
    left = QRectF(area.left(), area.top(), wide, area.height())
    return left, QRectF(left.right() + gap, area.top(), area.width() - wide - gap, area.height())


def _answers(card: StageCard) -> tuple[_Answer, ...]:
    match card.kind:
        case CardKind.OPTIONS | CardKind.STAGES:
            return tuple(_Answer(option.letter, option.text) for option in card.options)
        case CardKind.SCALE if card.scale is ScaleKind.WHITE_GREY_BLACK:
            return tuple(_Answer(shade, choice_word(shade)) for shade in ("white", "grey", "black"))
        case _:
            return ()


def _inside(rect: QRectF, u: float) -> QRectF:
    return rect.adjusted(4.2 * u, 2.4 * u, -3.2 * u, -2.4 * u)


def _roomy(sheet: Sheet, left: QRectF, paras: tuple[Para, ...]) -> bool:
    inner = _inside(left, sheet.u)
    return lay(paras, BODY, inner.width(), sheet.px(GOAL)).height <= inner.height()


def _case(
    sheet: Sheet,
    rect: QRectF,
    paras: tuple[Para, ...],
    page: int,
    high: float,
    floor: float = FLOOR,
    *,
    spined: bool = True,
) -> int:
    u, theme = sheet.u, sheet.theme
    panel(sheet, "case", rect, spine=theme.accent if spined else "", radius=1.4)
    inner = _inside(rect, u)
    fitted = fit(paras, BODY, inner.width(), inner.height(), sheet.px(high), sheet.px(floor))
    if fitted.fits:
        sheet.put("case.text", inner, paras, fitted, floor, theme.ink, middle=True)
        return 1
    room = inner.adjusted(0, 0, 0, -4.2 * u)
    cut = pages(paras, BODY, room.width(), room.height(), sheet.px(floor))
    for px in range(sheet.px(high), sheet.px(floor), -1):
        larger = pages(paras, BODY, room.width(), room.height(), px)
        if len(larger) == len(cut):
            cut = larger
            break
    else:
        px = sheet.px(floor)
    page = min(max(page, 0), len(cut) - 1)
    fitted = fit(cut[page], BODY, room.width(), room.height(), px, min(px, sheet.px(floor)))
    sheet.put("case.text", room, cut[page], fitted, floor, theme.ink)
    note = QRectF(inner.left(), inner.bottom() - 3.4 * u, inner.width(), 3.6 * u)
    where = _("Page {page} of {pages}").format(page=page + 1, pages=len(cut))
    sheet.text("case.page", note, where, RIGHT_LABEL, 2.6, 2.4, theme.ink2, max_lines=1)
    return len(cut)


def _split(sheet: Sheet, rect: QRectF, card: StageCard) -> tuple[QRectF, QRectF, QRectF]:
    """Question, tiles and the row of neutral answers."""
    u = sheet.u
    question = QRectF(rect.left(), rect.top(), rect.width(), 0)
    if card.question:
        tight = len(_answers(card)) > 4
        high = 3.4 if tight else 4.4
        laid = fit(
            plain(card.question, Face.TITLE), TITLE, rect.width(), 11 * u, sheet.px(high), sheet.px(2.6), 3
        ).laid
        question.setHeight(laid.height + (0.9 if tight else 1.8) * u)
    neutral = 4.6 * u if len(card.choices) else 0.0
    tiles = QRectF(rect.left(), question.bottom(), rect.width(), rect.bottom() - question.bottom())
    if neutral:
        tiles.setBottom(rect.bottom() - neutral - 1.4 * u)
    return question, tiles, QRectF(rect.left(), rect.bottom() - neutral, rect.width(), neutral)


def _tile_layout(tiles: QRectF, count: int, u: float) -> tuple[float, float, float]:
    """Height of a tile, gap between tiles and size of the badge."""
    gap = (1.6 if count <= 4 else 1.0) * u
    tall = min((tiles.height() - gap * (count - 1)) / count, 16 * u)
    return tall, gap, min(6.2 * u, tall - 1.2 * u)


def _answers_fit(sheet: Sheet, right: QRectF, card: StageCard, answers: tuple[_Answer, ...]) -> bool:
    if not answers:
        return True
    u = sheet.u
    _question, tiles, _neutral = _split(sheet, right, card)
    tall, _gap, edge = _tile_layout(tiles, len(answers), u)
    wide = right.width() - edge - 5.0 * u
    return all(
        lay(plain(each.text, Face.MEDIUM), LABEL, wide, sheet.px(2.6)).height <= tall - 0.8 * u
        for each in answers
    )


def _right(sheet: Sheet, rect: QRectF, card: StageCard, answers: tuple[_Answer, ...]) -> None:
    u, theme = sheet.u, sheet.theme
    question, tiles, neutral = _split(sheet, rect, card)
    if card.question:
        high = 3.4 if len(answers) > 4 else 4.4
        place = question if card.choices else QRectF(rect).adjusted(0, 2 * u, 0, 0)
        lines = 3 if card.choices else 8
        sheet.text(
            "question",
            place,
            card.question,
            TITLE,
            high if card.choices else 5.0,
            2.6,
            theme.ink,
            max_lines=lines,
        )
    if card.kind is CardKind.SCALE and card.scale is ScaleKind.ZERO_TO_TEN:
        _zero_to_ten(sheet, tiles)
    elif answers:
        _tiles(sheet, tiles, answers)
    if neutral.height() > 0:
        _neutral(sheet, neutral)


def _tiles(sheet: Sheet, area: QRectF, answers: tuple[_Answer, ...]) -> None:
    u, theme = sheet.u, sheet.theme
    tall, gap, edge = _tile_layout(area, len(answers), u)
    wide = area.width() - edge - 5.0 * u
    px = min(
        fit(plain(each.text, Face.MEDIUM), LABEL, wide, tall - 0.6 * u, sheet.px(3.4), sheet.px(2.4)).laid.px
        for each in answers
    )
    for number, each in enumerate(answers):
        tile = QRectF(area.left(), area.top() + number * (tall + gap), area.width(), tall)
        panel(sheet, f"option.{each.choice}", tile)
        mark = QRectF(tile.left() + 1.5 * u, tile.center().y() - edge / 2, edge, edge)
        badge(sheet, f"option.{each.choice}.badge", mark, each.choice)
        place = QRectF(mark.right() + 1.6 * u, tile.top() + 0.3 * u, wide, tall - 0.6 * u)
        high = px / u
        sheet.text(
            f"option.{each.choice}.text", place, each.text, LABEL, high + 0.01, min(2.4, high), theme.ink,
            middle=True, spoken=False,
        )  # fmt: skip
        sheet.say(f"{each.choice}: {each.text}" if len(each.choice) == 1 else each.text)


def _neutral(sheet: Sheet, row: QRectF) -> None:
    u, theme = sheet.u, sheet.theme
    sheet.say(_("Also possible: I do not know yet, or something else."))
    half = row.width() / 2
    for number, choice in enumerate(("unsure", "other")):
        mark = QRectF(row.left() + number * half + 1.5 * u, row.top(), row.height(), row.height())
        badge(sheet, f"neutral.{choice}.badge", mark, choice)
        place = QRectF(mark.right() + 1.4 * u, row.top(), half - row.height() - 4.4 * u, row.height())
        sheet.text(
            f"neutral.{choice}", place, choice_word(choice), LABEL, 2.8, 2.4, theme.ink, middle=True,
            max_lines=1, spoken=False,
        )  # fmt: skip


def _zero_to_ten(sheet: Sheet, area: QRectF) -> None:
    u, theme = sheet.u, sheet.theme
    gap = 0.6 * u
    edge = min((area.width() - 10 * gap) / 11, 6.2 * u)
    top = area.top() + min(area.height() * 0.25, 10 * u)
    track = QRectF(area.left(), top + edge + 1.2 * u, 11 * edge + 10 * gap, 0.8 * u)
    sheet.box("scale", track)
    sheet.still.append(lambda painter: rounded(painter, track, 0.4 * u, theme.line_strong))
    for figure in range(11):
        badge(
            sheet,
            f"scale.{figure}",
            QRectF(area.left() + figure * (edge + gap), top, edge, edge),
            str(figure),
        )
    ends = QRectF(track.left(), track.bottom() + 1.4 * u, track.width(), 8 * u)
    half = ends.width() / 2 - u
    sheet.text(
        "scale.low",
        QRectF(ends.left(), ends.top(), half, ends.height()),
        _("0: not at all"),
        LABEL,
        3.0,
        2.4,
        theme.ink,
    )
    sheet.text(
        "scale.high", QRectF(ends.right() - half, ends.top(), half, ends.height()), _("10: completely"),
        RIGHT_LABEL, 3.0, 2.4, theme.ink,
    )  # fmt: skip


def cue(sheet: Sheet, area: QRectF, icon_name: str, text: str, *, now: bool, aside: str = "") -> QRectF:
    """Put down the band that says what to do, at the foot of `area`; amber when something is to be done now.

    Returns what is left of `area` above it.
    """
    u, theme = sheet.u, sheet.theme
    band = QRectF(area.left(), area.bottom() - CUE_HEIGHT * u, area.width(), CUE_HEIGHT * u)
    fill, ink = (theme.accent, theme.on_accent) if now else (theme.surface2, theme.ink)
    line = theme.on_accent if now else theme.line_strong
    panel(sheet, "cue", band, fill=fill, line=line)
    mark = QRectF(band.left() + 2.4 * u, band.center().y() - 2.1 * u, 4.2 * u, 4.2 * u)
    icon(sheet, "cue.icon", mark, icon_name, ink)
    wide_aside = 58 * u if aside else 0
    place = QRectF(
        mark.right() + 2 * u, band.top(), band.right() - mark.right() - 4.4 * u - wide_aside, band.height()
    )
    sheet.text("cue.text", place, text, STRONG, 3.7, 2.6, ink, middle=True, max_lines=2)
    if aside:
        corner = QRectF(band.right() - wide_aside - 2.4 * u, band.top(), wide_aside, band.height())
        sheet.text("cue.aside", corner, aside, RIGHT_LABEL, 2.8, 2.4, ink, middle=True, max_lines=2)
    return area.adjusted(0, 0, 0, -(CUE_HEIGHT + 1.6) * u)


def shade_strip(
    painter: QPainter, rect: QRectF, colours: tuple[str, str, str], radius: float, line: str
) -> None:
    """Three fields white, grey, black: the sign of the product."""
    third = rect.width() / 3
    for number, colour in enumerate(colours):
        field = QRectF(rect.left() + number * third, rect.top(), third - radius * 0.8, rect.height())
        rounded(painter, field, radius, colour, QColor(line).name(), max(radius * 0.15, 1.0))
