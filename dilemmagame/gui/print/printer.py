"""A finished PDF on its way to a printer: page after page, rendered beside the windows and drawn by Qt."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from dilemmagame.gui.background import Background
from dilemmagame.gui.print.job import Paper
from dilemmagame.gui.print.preview import as_image
from dilemmagame.printing.preview import render_page

MOST_DPI = 300
A4_SHORT_MM, A4_LONG_MM, MM_PER_INCH = 210.0, 297.0, 25.4
DUPLEX = {"long": QPrinter.DuplexMode.DuplexLongSide, "short": QPrinter.DuplexMode.DuplexShortSide}


def pages_for(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """The pages to draw (from 0) out of `pages`: the chosen range, and every copy the printer cannot make itself."""
    chosen = range(pages)
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        chosen = range(printer.fromPage() - 1, min(max(printer.toPage(), printer.fromPage()), pages))
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    return tuple(chosen) * copies


class PrinterRun(QObject):
    """Keep it until `finished`, `refused` by the printer, or `failed` (an Exception)."""

    finished = Signal()
    refused = Signal()
    failed = Signal(object)

    def __init__(self, printer: QPrinter, paper: Paper, background: Background) -> None:
        super().__init__()
        self._printer, self._paper, self._background = printer, paper, background
        self._painter = QPainter()
        self._pages = pages_for(printer, paper.pages)

    def stop(self) -> None:
        """Let go of the printer; a sheet that was not finished is not printed."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def start(self) -> None:
        """Look at the first page for the way the paper lies, then draw."""
        self._background.ask(
            lambda: as_image(*render_page(self._paper.pdf, 0, 64)), self._begin, self.failed.emit
        )

    def _begin(self, first: QImage) -> None:
        lies = first.width() > first.height()
        self._width_mm = A4_LONG_MM if lies else A4_SHORT_MM
        self._high_mm = A4_SHORT_MM if lies else A4_LONG_MM
        printer = self._printer
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)
        printer.setFullPage(True)
        printer.setDuplex(DUPLEX.get(self._paper.duplex, QPrinter.DuplexMode.DuplexNone))
        if not self._pages or not self._painter.begin(printer):
            self.refused.emit()
            return
        self._ask(0)

    def _ask(self, place: int) -> None:
        page = self._pages[place]
        dpi = min(self._printer.resolution(), MOST_DPI)
        width = round(self._width_mm / MM_PER_INCH * dpi)
        self._background.ask(
            lambda: as_image(*render_page(self._paper.pdf, page, width)),
            lambda image: self._draw(place, image),
            self._fail,
        )

    def _draw(self, place: int, image: QImage) -> None:
        """At true size, from the edge of the paper."""
        dots = self._printer.resolution() / MM_PER_INCH
        self._painter.drawImage(
            QRectF(QRectF().topLeft(), QSizeF(self._width_mm * dots, self._high_mm * dots)), image
        )
        if place + 1 < len(self._pages):
            self._printer.newPage()
            self._ask(place + 1)
            return
        self._painter.end()
        self.finished.emit()

    def _fail(self, fault: Exception) -> None:
        self._painter.end()
        self.failed.emit(fault)
