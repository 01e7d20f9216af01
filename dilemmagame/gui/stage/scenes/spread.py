"""Scene of step kind `spread`: the map of the cases, each a strip from white to black with people as dots."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.spread import in_grey, spread
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import numbered, panel, rounded
from dilemmagame.gui.stage.parts_case import cue
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_grey import (
    Band,
    common_pitch,
    dots,
    line_ends,
    line_strip,
    middle_mark,
    sample_dot,
)
from dilemmagame.gui.stage.scene import Paint, Scene, Sheet
from dilemmagame.gui.stage.text import LABEL, STRONG, fit, lay, plain
from dilemmagame.live.form_scenes import GreyRow, GreyScene
from dilemmagame.live.form_scenes import Spread as Placed
from dilemmagame.notes.shades import place_name

MOST_ROWS = 4
LEAST_ROW, LEAST_DOUBLE_ROW, COVERED_ROW = 13.0, 18.0, 10.0
LABELS = ((30, 37.0), (75, 46.0), (999, 53.0))
MARK = 4.2
CAPTION = 3.5
UNDER = 3.0
TEXT_HIGH, TEXT_FLOOR = 3.6, 2.5


class GreyMap(Scene):
    """The cases on which people differ most come first; as long as the result is covered they stand in their own
    order.
    """

    moves = True

    def __init__(self, model: GreyScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model, u = self._model, sheet.u
        if not model.covered and not any(row.before or row.after for row in model.rows):
            self._nothing(sheet)
            return
        rows = in_order(model)
        scratch = Sheet(sheet.size, sheet.theme)
        area = head(scratch, model.frame, self._title())
        if model.covered:
            words = _("The cases have been placed. The map is still covered.")
            area = cue(sheet, area, "eye-off", words, now=False)
        ends = QRectF(area.left(), area.bottom() - 4.4 * u, area.width(), 4.4 * u)
        area.setBottom(ends.top() - 0.4 * u)
        longest = max(len(row.text) for row in rows)
        labels = next(wide for most, wide in LABELS if longest <= most) * u
        per_page = self._per_page(sheet, rows, area, labels)
        self.pages = -(-len(rows) // per_page)
        per_page = -(-len(rows) // self.pages)
        page = min(self.page, self.pages - 1)
        head(sheet, model.frame, self._title(), right=self._right(), step=self._step(page))
        tall = area.height() / per_page
        here = rows[page * per_page : (page + 1) * per_page]
        strips = [
            QRectF(area.left() + labels, area.top() + n * tall, area.width() - labels, tall - UNDER * u)
            for n in range(len(here))
        ]
        pitch = common_pitch(
            sheet, [band for row in rows for band in _bands(row, strips[0], u, double=self._double)]
        )
        places = [QRectF(area.left(), strip.top(), labels - 3.0 * u, tall - 0.8 * u) for strip in strips]
        px = min(_text_px(sheet, row, places[0], captions=not model.covered) for row in rows)
        for row, strip, place in zip(here, strips, places, strict=True):
            self._label(sheet, row, place, px)
            self._strip(sheet, row, strip, pitch)
        line_ends(sheet, QRectF(area.left() + labels, ends.top(), area.width() - labels, ends.height()))
        if self._double and not model.covered:
            _legend(sheet, QRectF(area.left(), ends.top(), labels - 3.0 * u, ends.height()))

    def _nothing(self, sheet: Sheet) -> None:
        """No case may be shown: say so once, and go on with the cases themselves."""
        u, theme = sheet.u, sheet.theme
        area = head(sheet, self._model.frame, self._title())
        panel(sheet, "covered", area, spine=theme.accent, radius=1.4)
        inner = area.adjusted(8 * u, 6 * u, -8 * u, -6 * u)
        words = _(
            "Too few votes on every case. We show no map: you could see who chose what. The cases stay."
        )
        sheet.text("covered.text", inner, words, LABEL, 6.0, 3.4, theme.ink, middle=True)

    @property
    def _double(self) -> bool:
        return len(self._model.slots) > 1

    def _title(self) -> str:
        return _("What has shifted?") if self._double else _("Where does it tip for you?")

    def _step(self, page: int) -> str:
        title = self._model.frame.step_title.get(language())
        right = self._right() if self._model.frame.timer is not None else ""
        where = f" ({page + 1}/{self.pages})" if self.pages > 1 else ""
        return f"{title}{where}  ·  {right}" if right else title + where

    def _right(self) -> str:
        """How many of the placings lie in the grey; before and after over the same cases."""
        rows = self._model.rows
        if not self._double:
            shown = [row.before for row in rows if row.before is not None]
            return grey_words(shown) if shown else ""
        both = [(row.before, row.after) for row in rows if row.before is not None and row.after is not None]
        if not both:
            return ""
        return _("In the grey: {before} of {all_before}, now {after} of {all_after}").format(
            before=sum(in_grey(before.ballots) for before, _after in both),
            all_before=sum(before.total for before, _after in both),
            after=sum(in_grey(after.ballots) for _before, after in both),
            all_after=sum(after.total for _before, after in both),
        )

    def _per_page(self, sheet: Sheet, rows: tuple[GreyRow, ...], area: QRectF, labels: float) -> int:
        """As many rows on a page as leave room for the strips and for the longest case beside them."""
        u = sheet.u
        least = (LEAST_DOUBLE_ROW if self._double else LEAST_ROW) * u
        place = QRectF(0, 0, labels - 3.0 * u, 0)
        tallest = max(
            lay(
                plain(row.text, Face.SEMIBOLD),
                STRONG,
                _words(place, u, captions=not self._model.covered).width(),
                sheet.px(TEXT_FLOOR),
            ).height
            for row in rows
        )
        if self._model.covered:
            needed = max(COVERED_ROW * u, tallest + u)
        else:
            needed = max(least, tallest + (2 * CAPTION + 1.4) * u)
        return max(1, min(MOST_ROWS, int(area.height() / needed)))

    def _label(self, sheet: Sheet, row: GreyRow, place: QRectF, px: int) -> None:
        u, theme = sheet.u, sheet.theme
        words = _words(place, u, captions=not self._model.covered)
        mark = QRectF(place.left(), place.top() + (px * 1.25 - MARK * u) / 2, MARK * u, MARK * u)
        mark.moveTop(max(mark.top(), place.top() - 0.4 * u))
        numbered(sheet, f"case.{row.number}.mark", mark, row.number)
        text = plain(row.text, Face.SEMIBOLD)
        fitted = fit(text, STRONG, words.width(), words.height(), px, min(px, sheet.px(TEXT_FLOOR)))
        used = sheet.put(
            f"case.{row.number}", words, text, fitted, min(TEXT_FLOOR, px / u), theme.ink, spoken=False
        )
        sheet.say(f"{row.number}. {row.text}")
        if self._model.covered:
            return
        below = max(used.bottom(), mark.bottom()) + 0.5 * u
        widest = row.number == self._model.widest
        caption = QRectF(words.left(), below, words.width(), (1 if widest else 2) * CAPTION * u)
        said = sheet.text(
            f"case.{row.number}.middle", caption, middle_words(row, double=self._double), LABEL, 2.7, 2.4,
            theme.ink2, max_lines=1 if widest else 2, fade=True,
        )  # fmt: skip
        if widest:
            self._widest(
                sheet, row, QRectF(caption.left(), said.bottom() + 0.2 * u, caption.width(), CAPTION * u)
            )

    def _widest(self, sheet: Sheet, row: GreyRow, place: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        text = _("Largest difference")
        laid = lay(plain(text, Face.SEMIBOLD), STRONG, place.width(), sheet.px(2.6))
        plate = QRectF(place.left() - 0.4 * u, place.top(), laid.width + 2.0 * u, CAPTION * u)
        sheet.box(f"case.{row.number}.plate", plate, holds=True)
        sheet.still.append(_plate(plate, u, theme.accent))
        inner = plate.adjusted(1.0 * u, 0, 0, 0)
        sheet.text(
            f"case.{row.number}.widest",
            inner,
            text,
            STRONG,
            2.6,
            2.4,
            theme.on_accent,
            middle=True,
            max_lines=1,
        )

    def _strip(self, sheet: Sheet, row: GreyRow, strip: QRectF, pitch: float) -> None:
        u, theme = sheet.u, sheet.theme
        name = f"strip.{row.number}"
        bands = _bands(row, strip, u, double=self._double)
        if not self._model.covered and not bands:
            panel(sheet, name, strip, fill=theme.surface2, line=theme.line_strong, radius=1.0)
            inner = strip.adjusted(3 * u, u, -3 * u, -u)
            words = _("Not counted, or too few votes to show without giving somebody away.")
            sheet.text(f"{name}.text", inner, words, LABEL, 3.2, 2.4, theme.ink2, middle=True)
            return
        line_strip(sheet, name, strip)
        for band in bands:
            dots(sheet, f"{name}.{'before' if band.hollow else 'after'}", band, pitch)
        for placed, hollow in ((row.before, self._double), (row.after, False)):
            if placed is not None and (not hollow or row.after is None or placed.median != row.after.median):
                middle_mark(sheet, f"{name}.median.{hollow}", strip, placed.median, hollow=hollow)
        sheet.say(counts_words(row, double=self._double))


def _words(place: QRectF, u: float, *, captions: bool) -> QRectF:
    """Where the text of a case stands beside its number, above two lines of captions where there are any."""
    left = place.left() + (MARK + 1.4) * u
    below = (2 * CAPTION + 0.6) * u if captions else 0.0
    return QRectF(left, place.top(), place.right() - left, place.height() - below)


def _text_px(sheet: Sheet, row: GreyRow, place: QRectF, *, captions: bool) -> int:
    words = _words(place, sheet.u, captions=captions)
    text = plain(row.text, Face.SEMIBOLD)
    high, floor = sheet.px(TEXT_HIGH), sheet.px(TEXT_FLOOR)
    return fit(text, STRONG, words.width(), words.height(), high, floor).laid.px


def _legend(sheet: Sheet, row: QRectF) -> None:
    """Which dots are of the first round and which of the second."""
    u = sheet.u
    left = row.left()
    for hollow, word in ((True, _("Before")), (False, _("After"))):
        mark = QRectF(left, row.top() + 0.6 * u, 2.6 * u, 2.6 * u)
        sample_dot(sheet, f"legend.{hollow}", mark, hollow=hollow)
        place = QRectF(mark.right() + 1.0 * u, row.top(), 14 * u, row.height())
        used = sheet.text(
            f"legend.{hollow}.text", place, word, LABEL, 2.8, 2.4, sheet.theme.ink2, max_lines=1
        )
        left = used.right() + 3.0 * u


def in_order(model: GreyScene) -> tuple[GreyRow, ...]:
    """The rows as they stand on the stage: widest apart first, then what may not be shown."""
    if model.covered:
        return model.rows

    def key(row: GreyRow) -> tuple[float, int]:
        shown = row.after or row.before
        return (-spread(shown.ballots) if shown is not None else 1.0, row.number)

    return tuple(sorted(model.rows, key=key))


def _bands(row: GreyRow, strip: QRectF, u: float, *, double: bool) -> list[Band]:
    inner = strip.adjusted(0, 0.7 * u, 0, -0.7 * u)
    if not double:
        return [Band(inner, row.before.ballots, hollow=False)] if row.before is not None else []
    half = inner.height() / 2 - 0.2 * u
    upper = QRectF(inner.left(), inner.top(), inner.width(), half)
    lower = QRectF(inner.left(), inner.bottom() - half, inner.width(), half)
    bands = [Band(upper, row.before.ballots, hollow=True)] if row.before is not None else []
    return bands + ([Band(lower, row.after.ballots, hollow=False)] if row.after is not None else [])


def _plate(rect: QRectF, u: float, colour: str) -> Paint:
    return lambda painter: rounded(painter, rect, 0.8 * u, colour)


def grey_words(shown: list[Placed]) -> str:
    """How many of all placings lie between white and black."""
    return _("Placed in the grey: {grey} of {all} times").format(
        grey=sum(in_grey(each.ballots) for each in shown), all=sum(each.total for each in shown)
    )


def middle_words(row: GreyRow, *, double: bool) -> str:
    """Where the middle person stands, in words; with two rounds also where it was."""
    if row.before is None and row.after is None:
        return ""
    if not double and row.before is not None:
        return _("Middle: {place}").format(place=place_name(row.before.median))
    if row.after is None and row.before is not None:
        return _("Middle, first round: {place}").format(place=place_name(row.before.median))
    assert row.after is not None
    now = place_name(row.after.median)
    if row.before is None:
        return _("Middle: {place}").format(place=now)
    if row.before.median == row.after.median:
        return _("Middle: {place}, as before").format(place=now)
    return _("Middle: {place}, was {before}").format(place=now, before=place_name(row.before.median))


def counts_words(row: GreyRow, *, double: bool) -> str:
    """The dots of one case in words, for who does not see them."""
    parts = [
        _("{round}: {places}").format(round=name, places=_places(placed))
        for name, placed in ((_("Before"), row.before), (_("After"), row.after))
        if placed is not None
    ]
    if double or row.before is None:
        return "; ".join(parts)
    return _places(row.before)


def _places(placed: Placed) -> str:
    return ", ".join(
        f"{place_name(place)} {people}" for place, people in enumerate(placed.ballots, 1) if people
    )
