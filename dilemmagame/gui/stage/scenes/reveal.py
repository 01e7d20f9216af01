"""Scenes of step kind `reveal`: the result still covered, and the bars of one round."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import NEUTRAL_CHOICES, CardKind, ScaleKind
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.stage.parts import badge, fill_look, panel
from dilemmagame.gui.stage.parts_bars import growing_bar
from dilemmagame.gui.stage.parts_case import case_and_answers, cue
from dilemmagame.gui.stage.parts_frame import RIGHT_LABEL, head
from dilemmagame.gui.stage.parts_shift import sure_row
from dilemmagame.gui.stage.scene import Box, PaintAt, Scene, Sheet
from dilemmagame.gui.stage.scenes.vote import vote_name
from dilemmagame.gui.stage.text import LABEL, fit, plain, width_of
from dilemmagame.gui.tokens import ChoiceLook, Theme
from dilemmagame.live.frames import StageCard
from dilemmagame.live.stage_view import BarsScene, HiddenResultScene
from dilemmagame.notes.wording import choice_word

_CURVE = QEasingCurve(QEasingCurve.Type.OutCubic)


class HiddenResult(Scene):
    """The result is there and covered; case and answers stay where they were."""

    def __init__(self, model: HiddenResultScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model = self._model
        step = vote_name(model.slots[-1]) if len(model.slots) == 1 else _("First and second vote")
        area = head(sheet, model.frame, model.card.title, step=step)
        area = cue(
            sheet, area, "eye-off", _("The votes are counted. The result is still covered."), now=False
        )
        self.pages = case_and_answers(sheet, area, model.card, self.page)


def votes_sentence(total: int, present: int) -> str:
    """How many voted, and how many were there when that differs."""
    votes = ngettext("{n} vote", "{n} votes", total).format(n=total)
    if total == present or not present:
        return votes
    return _("{votes}, {present} present").format(votes=votes, present=present)


def answer_text(card: StageCard, choice: str) -> str:
    """What a choice says: the option's text, else its word."""
    return next((option.text for option in card.options if option.letter == choice), choice_word(choice))


class Bars(Scene):
    """One revealed round; every choice keeps its place, the longest bar takes the width there is."""

    moves = True

    def __init__(self, model: BarsScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        model = self._model
        step = vote_name(model.slot)
        if model.disclosure is not Disclosure.BARS:
            self._words(sheet, head(sheet, model.frame, model.card.title, step=step))
            return
        right = votes_sentence(model.total, model.present)
        if model.frame.timer is not None:
            step = f"{step}  ·  {right}"
        area = head(sheet, model.frame, model.card.title, right=right, step=step)
        area = sure_row(sheet, area, model.sure)
        if model.card.kind is CardKind.SCALE and model.card.scale is ScaleKind.ZERO_TO_TEN:
            self._columns(sheet, area)
        else:
            self._rows(sheet, area)

    def _words(self, sheet: Sheet, area: QRectF) -> None:
        u, theme = sheet.u, sheet.theme
        panel(sheet, "covered", area, spine=theme.accent, radius=1.4)
        if self._model.disclosure is Disclosure.TOO_FEW:
            words = _("Fewer than five votes. We do not show them: you could see who chose what.")
        elif self._model.disclosure is Disclosure.FEW_BY_PHONE:
            words = _(
                "Fewer than five answers by phone. No bars: beside the raised hands you could see who chose what."
            )
        elif self._model.disclosure is Disclosure.NOT_COUNTED:
            words = _("This vote was not counted. Let us talk about the choices themselves.")
        else:
            words = _("The result is still covered.")
        inner = area.adjusted(8 * u, 6 * u, -8 * u, -6 * u)
        sheet.text("covered.text", inner, words, LABEL, 6.0, 3.4, theme.ink, middle=True)

    def _counts(self) -> list[tuple[str, int, int]]:
        total = max(sum(self._model.ballots), 1)
        return [
            (choice, ballots, round(100 * ballots / total))
            for choice, ballots in zip(self._model.card.choices, self._model.ballots, strict=True)
        ]

    def _rows(self, sheet: Sheet, area: QRectF) -> None:
        u = sheet.u
        counts = self._counts()
        own = [each for each in counts if each[0] not in NEUTRAL_CHOICES]
        neutral = [each for each in counts if each[0] in NEUTRAL_CHOICES]
        foot = 8.6 * u if neutral else 0.0
        upper = QRectF(area.left(), area.top(), area.width(), area.height() - foot)
        most = max(max((ballots for _choice, ballots, _percent in counts), default=1), 1)
        gap = (2.6 if len(own) <= 4 else 1.6) * u
        tall = min((upper.height() - gap * (len(own) - 1)) / max(len(own), 1), 22 * u)
        stacked = tall >= 11.4 * u
        for number, (choice, ballots, percent) in enumerate(own):
            row = QRectF(upper.left(), upper.top() + number * (tall + gap), upper.width(), tall)
            place = self._stacked(sheet, row, choice) if stacked else self._beside(sheet, row, choice)
            self._bar(sheet, choice, place, ballots, percent, most, number, tail=26)
        half = area.width() / 2
        for number, (choice, ballots, percent) in enumerate(neutral):
            row = QRectF(area.left() + number * half, area.bottom() - 6.0 * u, half - 2 * u, 6.0 * u)
            mark = QRectF(row.left(), row.top(), row.height(), row.height())
            badge(sheet, f"bar.{choice}.badge", mark, choice)
            label = QRectF(mark.right() + 2 * u, row.top(), 26 * u, row.height())
            used = sheet.text(
                f"bar.{choice}.text", label, choice_word(choice), LABEL, 3.2, 2.4, sheet.theme.ink, middle=True,
                max_lines=1, spoken=False,
            )  # fmt: skip
            place = QRectF(used.right() + 2 * u, row.top(), row.right() - used.right() - 2 * u, row.height())
            self._bar(sheet, choice, place, ballots, percent, most, len(own) + number, tail=22)

    def _stacked(self, sheet: Sheet, row: QRectF, choice: str) -> QRectF:
        """Text above the bar; returns the place of the bar."""
        u = sheet.u
        text = answer_text(self._model.card, choice)
        label = QRectF(
            row.left() + 11.2 * u, row.top(), row.width() - 11.2 * u, min(row.height() - 6.6 * u, 8.6 * u)
        )
        lines = 2 if label.height() >= 8 * u else 1
        fitted = fit(
            plain(text, Face.MEDIUM),
            LABEL,
            label.width(),
            label.height(),
            sheet.px(3.4),
            sheet.px(2.6),
            lines,
        )
        sheet.put(
            f"bar.{choice}.text", label, plain(text, Face.MEDIUM), fitted, 2.6, sheet.theme.ink, spoken=False
        )
        top = label.top() + fitted.laid.height + 0.9 * u
        place = QRectF(label.left(), top, label.width(), min(row.bottom() - top, 12 * u))
        edge = min(8.2 * u, row.height())
        middle = (row.top() + place.bottom()) / 2
        badge(sheet, f"bar.{choice}.badge", QRectF(row.left(), middle - edge / 2, edge, edge), choice)
        return place

    def _beside(self, sheet: Sheet, row: QRectF, choice: str) -> QRectF:
        """Text left of the bar, for many choices."""
        u = sheet.u
        edge = min(6.6 * u, row.height())
        badge(
            sheet, f"bar.{choice}.badge", QRectF(row.left(), row.center().y() - edge / 2, edge, edge), choice
        )
        label = QRectF(row.left() + edge + 2 * u, row.top(), row.width() * 0.42 - edge - 2 * u, row.height())
        text = answer_text(self._model.card, choice)
        sheet.text(
            f"bar.{choice}.text", label, text, LABEL, 3.2, 2.4, sheet.theme.ink, middle=True, spoken=False
        )
        left = row.left() + row.width() * 0.42 + 2.4 * u
        tall = max(min(row.height(), 9 * u), 6 * u)
        return QRectF(left, row.center().y() - tall / 2, row.right() - left, tall)

    def _bar(
        self,
        sheet: Sheet,
        choice: str,
        place: QRectF,
        ballots: int,
        percent: int,
        most: int,
        order: int,
        tail: float,
    ) -> None:
        u, theme = sheet.u, sheet.theme
        look = theme.look(choice)
        longest = place.width() - tail * u
        length = longest * ballots / most
        bar = QRectF(place.left(), place.top(), length, place.height())
        sheet.box(f"bar.{choice}", QRectF(bar.left(), bar.top(), max(length, 0.4 * u), bar.height()))
        big, small = sheet.px(min(6.0, place.height() / u * 0.9)), sheet.px(3.0)
        figure, share = str(ballots), f"{percent}%"
        wide = width_of(figure, Face.TITLE, big, tabular=True)
        left = bar.right() + 2 * u
        figures = QRectF(
            left, place.top(), wide + 2.4 * u + width_of(share, Face.MEDIUM, small), place.height()
        )
        sheet.boxes.append(
            Box(f"bar.{choice}.figures", figures, small, f"{figure}  {share}", True, sheet.px(2.4))
        )
        name = answer_text(self._model.card, choice)
        votes = ngettext("{n} vote", "{n} votes", ballots).format(n=ballots)
        said = f"{choice}: {name}" if len(choice) == 1 else name
        sheet.say(
            _("{answer}: {votes}, {percent} per cent").format(
                answer=said.rstrip(".:"), votes=votes, percent=percent
            )
        )
        sheet.moving.append(
            (place, _growing(bar, figures, order, look, theme, u, (figure, share), (big, small)))
        )

    def _columns(self, sheet: Sheet, area: QRectF) -> None:
        """The line from 0 to 10 as upright bars, the neutral answers as bars below."""
        u, theme = sheet.u, sheet.theme
        counts = self._counts()
        own = [each for each in counts if each[0] not in NEUTRAL_CHOICES]
        neutral = [each for each in counts if each[0] in NEUTRAL_CHOICES]
        foot = 9.4 * u if neutral else 0.0
        most = max(max((ballots for _choice, ballots, _percent in counts), default=1), 1)
        gap = 1.6 * u
        wide = (area.width() - gap * (len(own) - 1)) / len(own)
        edge = min(5.6 * u, wide)
        ground = area.bottom() - foot - edge - 6.0 * u
        for number, (choice, ballots, _percent) in enumerate(own):
            left = area.left() + number * (wide + gap)
            badge(
                sheet,
                f"bar.{choice}.badge",
                QRectF(left + (wide - edge) / 2, ground + 1.2 * u, edge, edge),
                choice,
            )
            room = ground - area.top() - 7 * u
            self._column(
                sheet,
                choice,
                QRectF(left, ground - room * ballots / most, wide, room * ballots / most),
                ballots,
                number,
            )
        ends = QRectF(area.left(), ground + edge + 1.8 * u, area.width(), 4 * u)
        half = ends.width() / 2 - u
        sheet.text(
            "scale.low",
            QRectF(ends.left(), ends.top(), half, ends.height()),
            _("0: not at all"),
            LABEL,
            2.8,
            2.4,
            theme.ink2,
        )
        sheet.text(
            "scale.high", QRectF(ends.right() - half, ends.top(), half, ends.height()), _("10: completely"),
            RIGHT_LABEL, 2.8, 2.4, theme.ink2,
        )  # fmt: skip
        half = area.width() / 2
        for number, (choice, ballots, percent) in enumerate(neutral):
            row = QRectF(area.left() + number * half, area.bottom() - 6.0 * u, half - 2 * u, 6.0 * u)
            badge(sheet, f"bar.{choice}.badge", QRectF(row.left(), row.top(), 6 * u, 6 * u), choice)
            label = QRectF(row.left() + 8 * u, row.top(), 26 * u, row.height())
            used = sheet.text(
                f"bar.{choice}.text", label, choice_word(choice), LABEL, 3.2, 2.4, theme.ink, middle=True,
                max_lines=1, spoken=False,
            )  # fmt: skip
            place = QRectF(used.right() + 2 * u, row.top(), row.right() - used.right() - 2 * u, row.height())
            self._bar(sheet, choice, place, ballots, percent, most, len(own) + number, tail=22)

    def _column(self, sheet: Sheet, choice: str, bar: QRectF, ballots: int, order: int) -> None:
        u, theme = sheet.u, sheet.theme
        sheet.box(
            f"bar.{choice}", bar if bar.height() > 1 else QRectF(bar.left(), bar.top() - 1, bar.width(), 1)
        )
        figure = QRectF(bar.left(), bar.top() - 6.6 * u, bar.width(), 6.2 * u)
        sheet.boxes.append(
            Box(f"bar.{choice}.figures", figure, sheet.px(4.6), str(ballots), True, sheet.px(2.4))
        )
        votes = ngettext("{n} vote", "{n} votes", ballots).format(n=ballots)
        sheet.say(f"{choice}: {votes}")
        big = font(Face.TITLE, sheet.px(4.6), tabular=True)
        delay = order * 0.03

        def paint(painter: QPainter, moment: float) -> None:
            part = min(max((moment - delay) / (1 - delay), 0.0), 1.0)
            grown = bar.height() * _CURVE.valueForProgress(part)
            if grown >= 1:
                painter.fillRect(
                    QRectF(bar.left(), bar.bottom() - grown, bar.width(), grown), QColor(theme.ink)
                )
            else:
                painter.fillRect(
                    QRectF(bar.left(), bar.bottom() - 0.2 * u, bar.width(), 0.2 * u),
                    QColor(theme.line_strong),
                )
            if moment > 0.6:
                painter.setOpacity(min((moment - 0.6) / 0.4, 1.0))
                painter.setPen(QColor(theme.ink if ballots else theme.ink2))
                painter.setFont(big)
                painter.drawText(
                    figure, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(ballots)
                )
                painter.setOpacity(1.0)

        sheet.moving.append(
            (figure.united(bar).united(QRectF(bar.left(), bar.bottom() - u, bar.width(), u)), paint)
        )


def _growing(
    bar: QRectF,
    figures: QRectF,
    order: int,
    look: ChoiceLook,
    theme: Theme,
    u: float,
    words: tuple[str, str],
    sizes: tuple[int, int],
) -> PaintAt:
    """The bar in its look, with its votes and its share beside it."""
    big, small = font(Face.TITLE, sizes[0], tabular=True), font(Face.MEDIUM, sizes[1])
    wide = width_of(words[0], Face.TITLE, sizes[0], tabular=True)
    base = figures.center().y() + sizes[0] * 0.34

    def write(painter: QPainter) -> None:
        painter.setPen(QColor(theme.ink))
        painter.setFont(big)
        painter.drawText(QPointF(figures.left(), base), words[0])
        painter.setPen(QColor(theme.ink2))
        painter.setFont(small)
        painter.drawText(QPointF(figures.left() + wide + 2.2 * u, base), words[1])

    def fill(painter: QPainter, now: QRectF) -> None:
        fill_look(painter, now, look, min(0.8 * u, now.width() / 2), u)

    return growing_bar(bar, order, theme, u, fill, write)
