"""The common ground of all scenes: a sheet on which boxes are put down once, and then painted as often as needed.

What stands on the sheet is the scenes' business; when it is painted, the view's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from dilemmagame.gui.stage import text as words
from dilemmagame.gui.stage.text import Fitted, Para, Style
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.frames import TimerFace

ABSOLUTE_FLOOR = 2.4
Paint = Callable[[QPainter], None]
PaintAt = Callable[[QPainter, float], None]
PaintClock = Callable[[QPainter, TimerFace, int], None]


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of a scene. `px` is the size of its text (0: no text) and `floor` the least it may be.

    `fits` False: words were left off. `holds`: other boxes may lie inside this one.
    """

    name: str
    rect: QRectF
    px: int = 0
    text: str = ""
    fits: bool = True
    floor: int = 0
    holds: bool = False


@dataclass(slots=True)
class Sheet:
    """What one scene looks like at one size in one theme. Lengths are asked in u, hundredths of the stage.

    `moving` parts are painted for a moment between 0 and 1 of the entrance, `ticking` ones for a time.
    """

    size: QSizeF
    theme: Theme
    boxes: list[Box] = field(default_factory=list)
    still: list[Paint] = field(default_factory=list)
    moving: list[tuple[QRectF, PaintAt]] = field(default_factory=list)
    ticking: list[tuple[QRectF, PaintClock]] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    background: str = ""

    @property
    def u(self) -> float:
        """One hundredth of the stage: the height, or what the width allows at 16:9."""
        return min(self.size.height(), self.size.width() * 9 / 16) / 100

    @property
    def inner(self) -> QRectF:
        """The sheet without its margins (they survive a projector that cuts off four per cent)."""
        u = self.u
        return QRectF(6 * u, 5.2 * u, self.size.width() - 12 * u, self.size.height() - 9.2 * u)

    def px(self, share: float) -> int:
        """Whole pixels for a length in u."""
        return max(int(share * self.u), 1)

    def box(self, name: str, rect: QRectF, *, holds: bool = False) -> None:
        """Note a part without text."""
        self.boxes.append(Box(name, QRectF(rect), holds=holds))

    def say(self, line: str) -> None:
        """Add a line to the text alternative."""
        if line.strip():
            self.spoken.append(line)

    def text(
        self,
        name: str,
        rect: QRectF,
        what: str | tuple[Para, ...],
        style: Style,
        high: float,
        floor: float,
        colour: str,
        *,
        middle: bool = False,
        max_lines: int = 99,
        spoken: bool = True,
        fade: bool = False,
    ) -> QRectF:
        """Fit text into `rect` between `high` and `floor` u and put it down; returns the part it fills.

        `middle` centres it from top to bottom; `fade` lets it enter in the last 40 % of the entrance.
        """
        paras = words.plain(what, style.face) if isinstance(what, str) else what
        fitted = words.fit(
            paras, style, rect.width(), rect.height(), self.px(high), self.px(floor), max_lines
        )
        return self.put(name, rect, paras, fitted, floor, colour, middle=middle, spoken=spoken, fade=fade)

    def put(
        self,
        name: str,
        rect: QRectF,
        paras: tuple[Para, ...],
        fitted: Fitted,
        floor: float,
        colour: str,
        *,
        middle: bool = False,
        spoken: bool = True,
        fade: bool = False,
    ) -> QRectF:
        """Put down text that was fitted already; returns the part of `rect` it fills."""
        laid = fitted.laid
        top = rect.top() + max((rect.height() - laid.height) / 2, 0) if middle else rect.top()
        full = "\n".join(para.text for para in paras)
        left = rect.left()
        wide = max(laid.width, 1.0)
        if laid.style.align & Qt.AlignmentFlag.AlignHCenter:
            left += (rect.width() - wide) / 2
        elif laid.style.align & Qt.AlignmentFlag.AlignRight:
            left += rect.width() - wide
        used = QRectF(left, top, wide, laid.height)
        if not full:
            return QRectF(rect.left(), rect.top(), 0, 0)
        self.boxes.append(Box(name, used, laid.px, full, fitted.fits, self.px(floor)))
        if spoken:
            self.say(full)
        corner = QPointF(rect.left(), top)
        pen = QColor(colour)

        def paint(painter: QPainter) -> None:
            painter.setPen(pen)
            laid.draw(painter, corner)

        if fade:
            self.moving.append((used, faded(paint)))
        else:
            self.still.append(paint)
        return used


def faded(paint: Paint) -> PaintAt:
    """`paint`, entering in the last 40 per cent of the entrance."""

    def at(painter: QPainter, moment: float) -> None:
        strength = (moment - 0.6) / 0.4
        if strength <= 0:
            return
        painter.setOpacity(min(strength, 1.0))
        paint(painter)
        painter.setOpacity(1.0)

    return at


class Scene(ABC):
    """One thing the audience sees. `page` counts from 0 where its text needs more than one page."""

    moves = False

    def __init__(self, page: int = 0, *, fresh: bool = False) -> None:
        self.page = page
        self.fresh = fresh
        self.pages = 1
        self._sheet: Sheet | None = None

    @abstractmethod
    def compose(self, sheet: Sheet) -> None:
        """Put everything down on `sheet`."""

    def paged(self, title: str) -> str:
        """`title`, with which page this is where there are more."""
        return title if self.pages == 1 else f"{title} ({self.page + 1}/{self.pages})"

    def layout(self, size: QSizeF, theme: Theme) -> tuple[Box, ...]:
        """The boxes of the scene at `size` pixels; kept until size or theme changes."""
        return tuple(self.sheet(size, theme).boxes)

    def sheet(self, size: QSizeF, theme: Theme) -> Sheet:
        """The filled sheet for `size` and `theme`."""
        known = self._sheet
        if known is None or known.size != size or known.theme is not theme:
            known = Sheet(QSizeF(size), theme, background=theme.bg)
            self.compose(known)
            self._sheet = known
        return known

    def _ready(self) -> Sheet:
        if self._sheet is None:
            raise ValueError("a scene is painted after its layout")
        return self._sheet

    def paint_static(self, painter: QPainter) -> None:
        """Everything that stands still; after `layout`."""
        sheet = self._ready()
        _prepare(painter)
        painter.fillRect(QRectF(QPointF(0, 0), sheet.size), QColor(sheet.background))
        for paint in sheet.still:
            paint(painter)

    def paint_dynamic(self, painter: QPainter, moment: float) -> None:
        """What enters, at a moment from 0 to 1."""
        _prepare(painter)
        for _area, paint in self._ready().moving:
            paint(painter, moment)

    def paint_clock(self, painter: QPainter, timer: TimerFace | None, mono_ms: int) -> None:
        """The timer as it stands at `mono_ms` on the counting clock."""
        if timer is None:
            return
        _prepare(painter)
        for _area, paint in self._ready().ticking:
            paint(painter, timer, mono_ms)

    def moving_area(self) -> QRectF:
        """The part of the stage that changes during the entrance."""
        area = QRectF()
        for rect, _paint in self._ready().moving:
            area = area.united(rect)
        return area

    def clock_area(self) -> QRectF:
        """The part of the stage that the timer needs."""
        area = QRectF()
        for rect, _paint in self._ready().ticking:
            area = area.united(rect)
        return area

    def describe(self) -> str:
        """The scene in words, for a screen reader and for the text panel in the console; after `layout`."""
        return "\n".join(dict.fromkeys(self._ready().spoken))


def _prepare(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setOpacity(1.0)
