"""What the card looks like now: on the stage in the three themes, and printed on both sides. Decides nothing."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, Deck, Vocabulary
from dilemmagame.gui.background import Background
from dilemmagame.gui.editor.paper import Picture, Printed, printed
from dilemmagame.gui.tokens import THEMES, Theme, ThemeName
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import scaled
from dilemmagame.gui.widgets.screen import SmallScreen
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words

PRINT_AFTER_MS = 350
SHARP = 2
"""Pixels of the printed picture per pixel on the screen, so that small letters can be read."""
A6 = 148 / 105
GAP = 8
LARGE_TEXT = 125
"""Size of the text in per cent above which less stands beside each other."""


class StageLook(Protocol):
    """Paints and measures a card as the stage does; the composition root hands it in."""

    def paint(self, painter: QPainter, rect: QRectF, card: Card, theme: Theme, page: int = 0) -> None:
        """Paint `card` into `rect`; `page` counts from 0."""

    def measure(self, card: Card) -> tuple[int, int, int, float]:
        """Lines of the title, lines of the longest choice, pages, size of the case in percent of the height."""


class StagePicture(SmallScreen):
    """The card on the stage."""

    def __init__(self, look: StageLook, theme: Theme, frame: Theme) -> None:
        super().__init__(theme.bg, frame.line_strong)
        self._look, self._theme = look, theme
        self._card: Card | None = None
        self._page = 0
        self.setAccessibleName(_("The card on the stage"))

    def show_card(self, card: Card, page: int = 0) -> None:
        self._card, self._page = card, page
        self.setAccessibleDescription(card.title)
        self.update()

    def wear(self, theme: Theme) -> None:
        self._theme, self.ground = theme, theme.bg
        self.update()

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        if self._card is not None:
            self._look.paint(painter, rect, self._card, self._theme, self._page)


class OnStage(QWidget):
    """The picture with the choice of theme, and of page where the case takes more than one."""

    def __init__(self, look: StageLook, theme: Theme) -> None:
        super().__init__()
        rows = column(self, GAP)
        head = row(gap=4)
        self._title = title = Words(_("On the screen"), "heading")
        self._large = scaled(100) > LARGE_TEXT  # then title and choices do not fit beside each other
        if self._large:
            rows.addWidget(title)
            head.addStretch(1)
        else:
            head.addWidget(title, 1)
        self.pages = Button("", theme, "chevron-right", "quiet")
        self.pages.clicked.connect(lambda _checked=False: self._turn())
        head.addWidget(self.pages)
        group = QButtonGroup(self)
        self.themes: dict[ThemeName, Button] = {}
        for name, said in (
            (ThemeName.PAPER, _("Light")),
            (ThemeName.NIGHT, _("Dark")),
            (ThemeName.CONTRAST, _("High contrast")),
        ):
            button = Button(said, theme, look="segment", checkable=True)
            button.clicked.connect(lambda _checked=False, name=name: self._wear(THEMES[name]))
            group.addButton(button)
            head.addWidget(button)
            self.themes[name] = button
        self.themes[ThemeName.PAPER].setChecked(True)
        rows.addLayout(head)
        self.picture = StagePicture(look, THEMES[ThemeName.PAPER], theme)
        rows.addWidget(self.picture)
        self._card: Card | None = None
        self._page, self._count = 0, 1

    def head_height(self) -> int:
        """What stands above the picture, in logical pixels."""
        title = self._title.sizeHint().height()
        choices = self.themes[ThemeName.PAPER].sizeHint().height()
        return (title + GAP + choices if self._large else max(title, choices)) + GAP

    def wide(self, width: int) -> None:
        self.picture.wide(width)

    def show_card(self, card: Card, pages: int) -> None:
        self._card, self._count = card, max(pages, 1)
        self._page = min(self._page, self._count - 1)
        self.pages.setVisible(self._count > 1)
        said = _("Page {page} of {pages}").format(page=self._page + 1, pages=self._count)
        self.pages.label(said)
        self.pages.name(said)
        self.picture.show_card(card, self._page)

    def _wear(self, theme: Theme) -> None:
        self.picture.wear(theme)

    def _turn(self) -> None:
        if self._card is not None:
            self._page = (self._page + 1) % self._count
            self.show_card(self._card, self._count)


class PrintedSide(QWidget):
    """One side of the printed card; a sentence where there is none."""

    def __init__(self, name: str, frame: Theme) -> None:
        super().__init__()
        self._frame = frame
        self._image: QImage | None = None
        self._said = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def shows(self) -> bool:
        return self._image is not None

    def show_picture(self, picture: Picture | None, said: str) -> None:
        self._image = None
        if picture is not None:
            wide = picture.width * 3
            self._image = QImage(
                picture.rgb, picture.width, picture.height, wide, QImage.Format.Format_RGB888
            ).copy()
        self._said = said
        self.setAccessibleDescription(said)
        self.update()

    def wide(self, width: int) -> None:
        size = QSize(width, round(width * A6))
        if self.size() != size:
            self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, 7, 7)
        painter.fillPath(path, QColor("#FFFFFF" if self._image is not None else self._frame.surface2))
        painter.save()
        painter.setClipPath(path)
        if self._image is not None:
            painter.drawImage(box, self._image)
        painter.restore()
        painter.setPen(QPen(QColor(self._frame.line_strong), 1))
        painter.drawPath(path)
        if self._image is None and self._said:
            painter.setPen(QColor(self._frame.ink2))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(10, 10, -10, -10), flags, self._said)


class OnPaper(QWidget):
    """Front and back as they come out of the printer, made on a thread a moment after the last change."""

    measured = Signal(object)
    """A PaperMeasure."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._wanted: tuple[Card, Deck] | None = None
        self._number = 0
        self._background = Background(self, "card-on-paper")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PRINT_AFTER_MS)
        self._later.timeout.connect(self._make)
        rows = column(self, 8)
        self._title = Words(_("Printed, A6"), "heading")
        rows.addWidget(self._title)
        sides = row(gap=16)
        self.front = PrintedSide(_("Front of the printed card"), theme)
        self.back = PrintedSide(_("Back of the printed card"), theme)
        sides.addWidget(self.front)
        sides.addWidget(self.back)
        sides.addStretch(1)
        rows.addLayout(sides)
        rows.addStretch(1)

    @property
    def busy(self) -> bool:
        return self._later.isActive() or self._background.busy

    def show_card(self, card: Card, deck: Deck) -> None:
        if card.broken:
            self._wanted = None
            self._later.stop()
            self._number += 1
            for side in (self.front, self.back):
                side.show_picture(None, _("Nothing to print as long as a part is missing."))
            return
        self._wanted = (card, deck)
        self._later.start()

    def head_height(self) -> int:
        """What stands above the two sides, in logical pixels."""
        return self._title.sizeHint().height() + GAP

    def wide(self, width: int) -> None:
        """The width of one side."""
        self.front.wide(width)
        self.back.wide(width)

    def _make(self) -> None:
        if self._wanted is None:
            return
        card, deck = self._wanted
        self._number += 1
        number = self._number
        pixels = round(max(self.front.width(), 160) * self.devicePixelRatioF() * SHARP)
        vocabulary = self._vocabulary
        self._background.ask(
            lambda: printed(card, deck, vocabulary, pixels),
            lambda made: self._take(number, made),
            lambda _fault: self._take(number, None),
        )

    def _take(self, number: int, made: Printed | None) -> None:
        if number != self._number:
            return
        if made is None:
            for side in (self.front, self.back):
                side.show_picture(None, _("The picture could not be made; your text is safe."))
            return
        said = "" if made.front is not None else _("Does not fit on A6. Make the text shorter.")
        self.front.show_picture(made.front, said)
        self.back.show_picture(made.back, said)
        self.measured.emit(made.measure)
