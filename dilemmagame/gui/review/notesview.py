"""A paper on screen, block by block from the document that also becomes the files. Every label is plain text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Table,
    Tone,
)

READING_WIDTH = 760
LOGO_WIDTH, LOGO_HEIGHT = 240, 64


class NotesView(Scroller):
    """Shows one document on a sheet of reading width. It is built when it is seen: most of the time it is not."""

    def __init__(self) -> None:
        holder = QWidget()
        super().__init__(holder, _("The notes as they leave"))
        self._document: Document | None = None
        self._built = False
        around = column(holder, 0, (0, 0, 12, 12))
        self._sheet = Panel(gap=8)
        self._sheet.setMaximumWidth(READING_WIDTH)
        # Beside a spacer: a box layout asks for the height at the width the sheet really gets, not at its own.
        beside = row()
        beside.addWidget(self._sheet, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)

    def show_document(self, document: Document) -> None:
        if document == self._document:
            return
        self._document = document
        self._built = False
        if self.isVisible():
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build()

    def _build(self) -> None:
        document = self._document
        if self._built or document is None:
            return
        self._built = True
        rows = self._sheet.rows
        clear(rows)
        rows.addWidget(_words(document.holder, "caption"))
        if document.house.logo is not None or document.house.accent:
            rows.addWidget(_house(document))
        if document.label:
            rows.addWidget(_words(document.label, "strong"))
        rows.addWidget(_words(document.title, "title"))
        if document.organisation:
            rows.addWidget(_words(document.organisation, "caption"))
        for block in document.blocks:
            rows.addWidget(block_widget(block))

    def texts(self) -> str:
        """Everything that is shown, line by line."""
        self._build()
        return "\n".join(label.text() for label in self._sheet.findChildren(Words))


def block_widget(block: Block) -> QWidget:
    """One block of a document."""
    match block:
        case Heading(text=text, level=level):
            return _words(text, "heading" if level == 1 else "label")
        case Passage(text=text, tone=tone):
            made = _words(text, "caption" if tone is Tone.QUIET else "")
            return Panel(made, look="notice-warn") if tone is Tone.MARKED else made
        case Listing():
            return _listing(block)
        case KeyValue():
            return _pairs(block)
        case Table():
            return _table(block)
        case PageBreak():
            line = QFrame()
            line.setFrameShape(QFrame.Shape.HLine)
            return line


def _house(document: Document) -> QWidget:
    """The logo and the colour of the organisation, as on the first page of the files; always on white."""
    strip = QLabel()
    strip.setAccessibleName(document.organisation)
    logo = document.house.logo
    picture = QImage.fromData(logo.png) if logo is not None else QImage()
    accent = QColor(document.house.accent or "#767E86")
    height = LOGO_HEIGHT if not picture.isNull() else 0
    drawn = QPixmap(LOGO_WIDTH, height + 10)
    drawn.fill(QColor("#FFFFFF"))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if not picture.isNull():
        size = picture.size().scaled(LOGO_WIDTH - 12, LOGO_HEIGHT - 8, Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(QPoint(4, 4), size), picture)
    painter.fillRect(0, height + 4, LOGO_WIDTH, 4, accent)
    painter.end()
    strip.setPixmap(drawn)
    return strip


def _words(text: str, look: str = "") -> Words:
    return Words(text, look, wrap=True, selectable=True)


def _listing(block: Listing) -> QWidget:
    holder = QWidget()
    grid = _grid(holder)
    for place, item in enumerate(block.items):
        mark = f"{place + 1}." if block.ordered else "•"
        grid.addWidget(Words(mark), place * 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(item.text), place * 2, 1)
        if item.details:
            grid.addWidget(_words("\n".join(item.details), "caption"), place * 2 + 1, 1)
    grid.setColumnStretch(1, 1)
    return holder


def _pairs(block: KeyValue) -> QWidget:
    holder = QWidget()
    grid = _grid(holder)
    for place, (name, lines) in enumerate(block.rows):
        grid.addWidget(Words(name, "strong"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words("\n".join(lines)), place, 1)
    grid.setColumnStretch(1, 1)
    return holder


def _table(block: Table) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(block.caption)
    grid = _grid(holder)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    for side, name in enumerate(block.header):
        label = Words(name, "caption", wrap=True)
        grid.addWidget(label, 0, side, right if side >= block.words else Qt.AlignmentFlag.AlignTop)
    for place, line in enumerate(block.rows, start=1):
        look = "strong" if line.strong else ""
        for side, cell in enumerate(line.cells):
            if side >= block.words:
                grid.addWidget(Words(cell, look), place, side, right)
            else:
                grid.addWidget(_words(cell, look), place, side)
    for side in range(block.words):
        grid.setColumnStretch(side, 3)
    return holder


def _grid(holder: QWidget) -> QGridLayout:
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(3)
    return grid
