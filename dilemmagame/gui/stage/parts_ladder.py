"""The step chart of a ladder of what-ifs: one staircase per answer, a column per rung, each figure at its step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import CENTRED, badge, fill_look, panel
from dilemmagame.gui.stage.scene import PaintAt, Sheet
from dilemmagame.gui.stage.scenes.reveal import answer_text
from dilemmagame.gui.stage.text import CENTRED_FIGURE, CENTRED_LABEL, LABEL, fit, lay, plain
from dilemmagame.gui.tokens import ChoiceLook
from dilemmagame.live.form_scenes import Rung
from dilemmagame.live.frames import StageCard
from dilemmagame.notes.climbing import rung_name

_CURVE = QEasingCurve(QEasingCurve.Type.OutCubic)
COLUMNS = 4
"""Rungs beside each other; more go on to another page, the case itself stays in front."""


def rungs_on(rungs: Sequence[Rung], page: int) -> tuple[tuple[Rung, ...], int]:
    """The rungs of a page, and the number of pages."""
    if len(rungs) <= COLUMNS:
        return tuple(rungs), 1
    first = [rung for rung in rungs if rung.number == 0]
    rest = [rung for rung in rungs if rung.number]
    size = COLUMNS - len(first)
    pages = -(-len(rest) // size)
    at = min(max(page, 0), pages - 1) * size
    return (*first, *rest[at : at + size]), pages


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where everything stands: columns of rungs from left to right, rows of answers from top to bottom."""

    columns: tuple[QRectF, ...]
    heads: float
    rows: tuple[tuple[str, QRectF], ...]
    most: int


def step_chart(
    sheet: Sheet, area: QRectF, card: StageCard, rungs: Sequence[Rung], tipping: int | None
) -> None:
    """Put down the chart of `rungs`, of which at least one has ballots."""
    u = sheet.u
    chosen = [
        choice
        for place, choice in enumerate(card.choices)
        if any(rung.ballots and rung.ballots[place] for rung in rungs)
    ]
    labels = _label_width(sheet, area, card, chosen, len(rungs))
    wide = (area.width() - labels) / len(rungs)
    columns = tuple(
        QRectF(area.left() + labels + place * wide, area.top(), wide, area.height())
        for place in range(len(rungs))
    )
    heads = _heads(sheet, columns, rungs, tipping)
    top = area.top() + heads
    tall = (area.bottom() - top) / max(len(chosen), 1)
    rows = tuple(
        (choice, QRectF(area.left(), top + place * tall, area.width(), tall))
        for place, choice in enumerate(chosen)
    )
    most = max((max(rung.ballots) for rung in rungs if rung.ballots), default=1)
    grid = _Grid(columns, heads, rows, max(most, 1))
    for choice, row in rows:
        _label(sheet, card, choice, QRectF(row.left(), row.top(), labels - 2.4 * u, row.height()))
        _stairs(sheet, grid, choice, row, [_ballots(card, rung, choice) for rung in rungs], rungs)
    for column, rung in zip(columns, rungs, strict=True):
        if not rung.ballots:
            _untold(sheet, column, top, rung)
    _speak(sheet, card, rungs, tipping)


def _label_width(sheet: Sheet, area: QRectF, card: StageCard, chosen: Sequence[str], columns: int) -> float:
    """The least width at which every answer can be read whole in its row; what the columns need stays theirs."""
    u = sheet.u
    row = area.height() * 0.66 / max(len(chosen), 1) - 0.2 * u
    texts = [plain(answer_text(card, choice), Face.MEDIUM) for choice in chosen]
    for share in (0.27, 0.32, 0.37, 0.42):
        wide = area.width() * share - 10 * u
        if all(lay(text, LABEL, wide, sheet.px(2.4)).height <= row for text in texts):
            return area.width() * share
    return area.width() * (0.42 if columns <= 3 else 0.37)


def _ballots(card: StageCard, rung: Rung, choice: str) -> int | None:
    return rung.ballots[card.choices.index(choice)] if rung.ballots else None


def _heads(sheet: Sheet, columns: Sequence[QRectF], rungs: Sequence[Rung], tipping: int | None) -> float:
    """Name and text of every rung; returns their height. The tipping rung has an amber head."""
    u, theme = sheet.u, sheet.theme
    pad = 1.2 * u
    texts = [plain(rung.text, Face.TEXT) for rung in rungs]
    wide = columns[0].width() - 2 * pad
    needed = max((lay(text, LABEL, wide, sheet.px(2.4)).height for text in texts), default=0.0)
    room = min(max(needed, columns[0].height() * 0.2), columns[0].height() * 0.34)
    fits = [fit(text, LABEL, wide, room, sheet.px(2.9), sheet.px(2.4)) for text in texts if text]
    px = min((each.laid.px for each in fits), default=sheet.px(2.9))
    tall = 0.0
    for column, rung, text in zip(columns, rungs, texts, strict=True):
        tipped = rung.number == tipping and tipping is not None
        name = QRectF(column.left() + pad / 2, column.top(), column.width() - pad, 4.8 * u)
        fill, ink = (theme.accent, theme.on_accent) if tipped else (theme.surface2, theme.ink)
        panel(sheet, f"rung.{rung.number}", name, fill=fill, line=theme.on_accent if tipped else theme.line)
        inner = name.adjusted(0.6 * u, 0, -0.6 * u, 0)
        words = rung_name(rung.number)
        sheet.text(
            f"rung.{rung.number}.name",
            inner,
            words,
            CENTRED,
            2.8,
            2.4,
            ink,
            middle=True,
            max_lines=1,
            spoken=False,
        )
        if not text:
            continue
        place = QRectF(column.left() + pad, name.bottom() + 0.9 * u, wide, room)
        fitted = fit(text, LABEL, wide, room, px, min(px, sheet.px(2.4)))
        used = sheet.put(f"rung.{rung.number}.text", place, text, fitted, 2.4, theme.ink2, spoken=False)
        tall = max(tall, used.height() + 0.9 * u)
    return 4.8 * u + tall + 1.2 * u


def _label(sheet: Sheet, card: StageCard, choice: str, row: QRectF) -> None:
    u = sheet.u
    edge = min(6.2 * u, row.height() - 0.8 * u)
    mark = QRectF(row.left(), row.bottom() - edge - 0.4 * u, edge, edge)
    badge(sheet, f"stairs.{choice}.badge", mark, choice)
    place = QRectF(
        mark.right() + 1.4 * u,
        row.top() + 0.1 * u,
        row.right() - mark.right() - 1.4 * u,
        row.height() - 0.2 * u,
    )
    text = plain(answer_text(card, choice), Face.MEDIUM)
    fitted = fit(text, LABEL, place.width(), place.height(), sheet.px(2.8), sheet.px(2.4))
    place.setTop(place.bottom() - fitted.laid.height)
    sheet.put(f"stairs.{choice}.text", place, text, fitted, 2.4, sheet.theme.ink, spoken=False)


def _stairs(
    sheet: Sheet, grid: _Grid, choice: str, row: QRectF, ballots: Sequence[int | None], rungs: Sequence[Rung]
) -> None:
    """One answer: a block per rung, level with its ballots, and the figure on top of it."""
    u, theme = sheet.u, sheet.theme
    look = theme.look(choice)
    ground = row.bottom() - 0.4 * u
    figure = max(min(3.6, row.height() / u * 0.42), 2.45)
    room = max(row.height() - (figure * 1.2 + 0.8) * u, 0.4 * u)
    line = QLineF(grid.columns[0].left(), ground, grid.columns[-1].right(), ground)
    pen = QPen(QColor(theme.line_strong), max(0.14 * u, 1.0))

    def base(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.drawLine(line)

    sheet.still.append(base)
    for place, (column, n, rung) in enumerate(zip(grid.columns, ballots, rungs, strict=True)):
        if n is None:
            continue
        block = QRectF(column.left(), ground - room * n / grid.most, column.width(), room * n / grid.most)
        name = f"stairs.{choice}.{rung.number}"
        sheet.box(name, QRectF(block.left(), block.top() - 0.2 * u, block.width(), block.height() + 0.2 * u))
        spot = QRectF(column.left(), block.top() - (figure * 1.2 + 0.3) * u, column.width(), figure * 1.2 * u)
        largest = n == max(rung.ballots) > 0
        style = CENTRED_FIGURE if largest else CENTRED_LABEL
        sheet.text(
            f"{name}.figure", spot, str(n), style, figure, min(2.4, figure), theme.ink if largest else theme.ink2,
            max_lines=1, spoken=False, fade=True,
        )  # fmt: skip
        if n:
            area = QRectF(block).adjusted(0, -u, 0, u)
            sheet.moving.append((area, _rising(block, place, look, u)))


def _rising(block: QRectF, order: int, look: ChoiceLook, u: float) -> PaintAt:
    delay = order * 0.12

    def paint(painter: QPainter, moment: float) -> None:
        part = min(max((moment - delay) / (1 - delay), 0.0), 1.0)
        grown = block.height() * _CURVE.valueForProgress(part)
        if grown >= 1:
            fill_look(painter, QRectF(block.left(), block.bottom() - grown, block.width(), grown), look, 0, u)

    return paint


def _untold(sheet: Sheet, column: QRectF, top: float, rung: Rung) -> None:
    u, theme = sheet.u, sheet.theme
    place = QRectF(
        column.left() + 1.2 * u, top + 0.6 * u, column.width() - 2.4 * u, column.bottom() - top - 1.2 * u
    )
    words = _("No figures: too few votes, or not counted")
    sheet.text(
        f"rung.{rung.number}.none",
        place,
        words,
        CENTRED_LABEL,
        2.8,
        2.4,
        theme.ink2,
        middle=True,
        spoken=False,
    )


def _speak(sheet: Sheet, card: StageCard, rungs: Sequence[Rung], tipping: int | None) -> None:
    """The chart in words, rung by rung."""
    for rung in rungs:
        name = rung_name(rung.number)
        head = f"{name}: {rung.text}" if rung.text else name
        if not rung.ballots:
            sheet.say(f"{head} {_('No figures: too few votes, or not counted')}")
            continue
        figures = ", ".join(
            _("{answer}: {votes}").format(
                answer=choice, votes=ngettext("{n} vote", "{n} votes", n).format(n=n)
            )
            for choice, n in zip((_short(card, each) for each in card.choices), rung.ballots, strict=True)
        )
        here = " " + _("Here it tipped.") if rung.number == tipping and tipping is not None else ""
        sheet.say(f"{head} {figures}.{here}")


def _short(card: StageCard, choice: str) -> str:
    return choice if len(choice) <= 2 else answer_text(card, choice)
