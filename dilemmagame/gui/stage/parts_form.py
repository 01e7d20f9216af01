"""What the forms of talk share on the stage: the case in one line, a what-if, what the group agreed on before."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.localised import Localised
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import badge, icon, panel, rule
from dilemmagame.gui.stage.parts_frame import RIGHT_LABEL
from dilemmagame.gui.stage.scene import Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, plain, width_of
from dilemmagame.gui.widgets.names import month_text
from dilemmagame.gui.widgets.turns import chair_words
from dilemmagame.live.frames import StageCard
from dilemmagame.notes.wording import choice_word

REMINDER = 7.2
BAND_GAP = 2.0


def asked(ask: Localised | None) -> tuple[str, tuple[str, ...]]:
    """A method's own question, and what stands below it: the first line, and the lines after it."""
    lines = [line.strip() for line in ask.get(language()).splitlines()] if ask is not None else []
    first, *rest = [line for line in lines if line] or [""]
    return first, tuple(rest)


def reminder(sheet: Sheet, area: QRectF, card: StageCard, chair: Chair = Chair.NOBODY) -> QRectF:
    """The case in one line at the foot, and who speaks last at its right; returns what is left above."""
    u, theme = sheet.u, sheet.theme
    band = QRectF(area.left(), area.bottom() - 5.6 * u, area.width(), 5.6 * u)
    rule(sheet, band.left(), band.right(), band.top(), theme.line)
    row = QRectF(band.left(), band.top() + 1.2 * u, band.width(), 4.0 * u)
    last = chair_words(chair)
    if last:
        wide = width_of(last, Face.MEDIUM, sheet.px(2.8)) + u
        corner = QRectF(row.right() - wide, row.top(), wide, row.height())
        sheet.text("chair", corner, last, RIGHT_LABEL, 2.8, 2.4, theme.ink, middle=True, max_lines=1)
        row.setRight(corner.left() - 8.4 * u)
        mark = QRectF(corner.left() - 4.8 * u, row.center().y() - 1.7 * u, 3.4 * u, 3.4 * u)
        icon(sheet, "chair.icon", mark, "hand", theme.ink)
    text = f"{card.title}:  {card.question}" if card.question else card.title
    sheet.text("reminder", row, text, LABEL, 2.8, 2.4, theme.ink2, max_lines=1, middle=True)
    return area.adjusted(0, 0, 0, -REMINDER * u)


def twist_band(sheet: Sheet, area: QRectF, twist: str) -> QRectF:
    """A what-if across the stage, at the top of `area`; returns what is left below it."""
    if not twist:
        return area
    u, theme = sheet.u, sheet.theme
    words = _("What if")
    label_wide = width_of(words, Face.SEMIBOLD, sheet.px(4.0)) + u
    inner_wide = area.width() - label_wide - 15.6 * u
    fitted = fit(plain(twist, Face.SEMIBOLD), STRONG, inner_wide, 11.5 * u, sheet.px(4.4), sheet.px(2.6))
    box = QRectF(area.left(), area.top(), area.width(), max(fitted.laid.height + 3.2 * u, 9 * u))
    panel(sheet, "twist", box, fill=theme.accent, line=theme.on_accent, radius=1.2)
    mark = QRectF(box.left() + 2.8 * u, box.center().y() - 2.4 * u, 4.8 * u, 4.8 * u)
    icon(sheet, "twist.icon", mark, "shuffle", theme.on_accent)
    label = QRectF(mark.right() + 1.8 * u, box.top(), label_wide, box.height())
    sheet.text("twist.label", label, words, STRONG, 4.0, 2.6, theme.on_accent, middle=True, max_lines=1)
    place = QRectF(box.right() - inner_wide - 3 * u, box.top(), inner_wide, box.height())
    sheet.put(
        "twist.text",
        place,
        plain(twist, Face.SEMIBOLD),
        fitted,
        2.6,
        theme.on_accent,
        middle=True,
    )
    return area.adjusted(0, box.height() + BAND_GAP * u, 0, 0)


def recalled_band(sheet: Sheet, area: QRectF, recalled: tuple[AdoptedValue, ...]) -> QRectF:
    """What the group agreed on in an earlier session, at the top of `area`; returns what is left below."""
    u, theme = sheet.u, sheet.theme
    for number, each in enumerate(recalled[:2]):
        wide = area.width() - 12.5 * u
        paras = plain(recalled_words(each), Face.MEDIUM)
        fitted = fit(paras, LABEL, wide, 8.4 * u, sheet.px(3.4), sheet.px(2.6), 2)
        box = QRectF(area.left(), area.top(), area.width(), max(fitted.laid.height + 2.8 * u, 7 * u))
        panel(sheet, f"recalled.{number}", box, fill=theme.surface2, line=theme.line_strong, radius=1.2)
        mark = QRectF(box.left() + 2.8 * u, box.center().y() - 2.1 * u, 4.2 * u, 4.2 * u)
        icon(sheet, f"recalled.{number}.icon", mark, "handshake", theme.ink)
        place = QRectF(mark.right() + 2 * u, box.top(), wide, box.height())
        sheet.put(f"recalled.{number}.text", place, paras, fitted, 2.6, theme.ink, middle=True)
        area = area.adjusted(0, box.height() + 1.4 * u, 0, 0)
    return area


def recalled_words(value: AdoptedValue) -> str:
    """'In March 2026 you agreed on respect: ‘we let each other finish’.'"""
    name = value.name.get(language())
    name = name[:1].lower() + name[1:]
    when = month_text(value.adopted_on) if value.adopted_on is not None else ""
    if value.definition and when:
        words = _("In {month} you agreed on {value}: ‘{definition}’")
    elif value.definition:
        words = _("Earlier you agreed on {value}: ‘{definition}’")
    elif when:
        words = _("In {month} you chose this as a value of yours: {value}")
    else:
        words = _("Earlier you chose this as a value of yours: {value}")
    return words.format(month=when, value=name, definition=value.definition)


def answer_words(card: StageCard, choice: str) -> str:
    """What a choice says on the stage."""
    match choice:
        case "0":
            return _("0: not at all")
        case "10":
            return _("10: completely")
    option = next((option for option in card.options if option.letter == choice), None)
    return option.text if option is not None else choice_word(choice)


def answers(
    sheet: Sheet,
    name: str,
    area: QRectF,
    card: StageCard,
    choices: tuple[str, ...],
    high: float,
    rows: int = 0,
) -> None:
    """Choices with their badge and their words, one below the other in one size. `rows` keeps room for as many, so that
    two lists beside one another look the same. Without room for the words the badges stand in a row by themselves.
    """
    u = sheet.u
    gap = 1.4 * u
    rows = max(rows, len(choices), 1)
    tall = (area.height() - gap * (rows - 1)) / rows
    edge = min(7.0 * u, tall)
    wide = area.width() - edge - 2 * u
    fitted = [
        fit(plain(answer_words(card, each), Face.MEDIUM), LABEL, wide, tall, sheet.px(high), sheet.px(2.4))
        for each in choices
    ]
    in_words = all(one.fits for one in fitted)
    px = min((one.laid.px for one in fitted), default=0)
    side = min(7.0 * u, area.height())
    for number, each in enumerate(choices):
        words = answer_words(card, each)
        if in_words:
            row = QRectF(area.left(), area.top() + number * (tall + gap), area.width(), tall)
            mark = QRectF(row.left(), row.center().y() - edge / 2, edge, edge)
            place = QRectF(mark.right() + 2 * u, row.top(), wide, tall)
            sheet.text(
                f"{name}.{number}", place, words, LABEL, px / u + 0.01, min(2.4, px / u), sheet.theme.ink,
                middle=True, spoken=False,
            )  # fmt: skip
        else:
            mark = QRectF(area.left() + number * (side + gap), area.center().y() - side / 2, side, side)
        badge(sheet, f"{name}.{number}.badge", mark, each)
        sheet.say(f"{each}: {words}" if len(each) == 1 else words)
