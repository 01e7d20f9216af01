"""The pages of the true PDF, as they come out of the printer. A page is rendered when it is first looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words

A4 = 297 / 210
LEAST, MOST = 0.5, 4.0


def as_image(rgb: bytes, width: int, height: int) -> QImage:
    """Pixels from the printing preview as a picture with its own memory."""
    return QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888).copy()


class PageView(QWidget):
    """One page; asks for its picture when it is painted for the first time at a width."""

    wanted = Signal(int, int)
    """Page from 0, and width in device pixels."""

    def __init__(self, number: int, name: str, theme: Theme) -> None:
        super().__init__()
        self._number, self._theme = number, theme
        self._image: QImage | None = None
        self._asked = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def shows(self) -> bool:
        return self._image is not None

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(box, QColor("#FFFFFF"))
        if self._image is not None:
            painter.drawImage(box, self._image)
        painter.setPen(QPen(QColor(self._theme.line_strong), 1))
        painter.drawRect(box)
        pixels = round(self.width() * self.devicePixelRatioF())
        if abs(self._asked - pixels) > self._asked * 0.02:
            self._asked = pixels
            self.wanted.emit(self._number, pixels)


class Preview(QScrollArea):
    """Pages beside each other where there is room. `zoom` 1 shows a whole page in the window."""

    wanted = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._zoom = 1.0
        self._shape = A4
        self.pages: list[PageView] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # A bar that comes and goes would change the width, and so the size of the pages, and so the bar.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The pages as they come out of the printer"))
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, 20)
        self.setWidget(self._holder)

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, LEAST), MOST)
        self._resize()

    def show_pages(self, names: list[str]) -> None:
        """Empty pages with `names`; their pictures come one by one."""
        clear(self._flow)
        self.pages = []
        for number, name in enumerate(names):
            page = PageView(number, name, self._theme)
            page.wanted.connect(self.wanted.emit)
            holder = QWidget()
            rows = column(holder, 4)
            rows.addWidget(page)
            caption = Words(name, "caption")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(caption)
            self._flow.addWidget(holder)
            self.pages.append(page)
        self._resize()

    def show_image(self, number: int, image: QImage) -> None:
        if number < len(self.pages):
            if number == 0 and image.width():
                self._shape = image.height() / image.width()
            self.pages[number].show_image(image)
            self._resize()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent
        self._resize()

    def _resize(self) -> None:
        """One page fits in height, and in width beside another where they lie upright."""
        room = self.viewport().size()
        wide = min((room.height() - 40) / self._shape, room.width() - 8)
        if len(self.pages) > 1 and 2 * wide + 28 > room.width() and self._shape > 1:
            wide = max((room.width() - 28) / 2, 160)
        wider = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._zoom > 1 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setHorizontalScrollBarPolicy(wider)
        size = QSize(max(round(wide * self._zoom), 80), max(round(wide * self._zoom * self._shape), 80))
        for page in self.pages:
            if page.size() != size:
                page.setFixedSize(size)
        self._holder.updateGeometry()
