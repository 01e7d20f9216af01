"""The document as PDF with reportlab's canvas: header, footer, outline, our own fonts. No markup is parsed."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.notes.cleaning import one_line
from dilemmagame.notes.document import Document
from dilemmagame.notes.flow import (
    HEIGHT,
    LEFT,
    LINE,
    QUIET,
    RIGHT,
    WIDTH,
    Bookmark,
    Mark,
    Picture,
    Rectangle,
    Style,
    Text,
    wrapped,
)
from dilemmagame.notes.pages import pages
from dilemmagame.notes.wording import day_text, footer_line
from dilemmagame.printing.text import Face, font, line_runs, line_width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MARGIN = Style(Face.TEXT, 8.5, 11, QUIET)
HEADER_Y, FOOTER_Y = 797.0, 40.0
MORE_THAN_FITS = 500
"""Characters in a line of the margin; what comes behind them need not be measured on every page."""
NO_DAY = date(2000, 1, 1)


def render(document: Document) -> bytes:
    """A PDF of A4 pages. The same document gives the same bytes; the only date in it is the day of the session."""
    from reportlab.pdfgen.canvas import Canvas

    laid = pages(document)
    stream = io.BytesIO()
    canvas = Canvas(
        stream,
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        initialFontName=font(Face.TEXT.value).fontName,  # type: ignore[arg-type]  # the stubs say float
        lang=document.language,
    )
    _properties(canvas, document)
    with i18n.speaking(document.language):
        for number, marks in enumerate(laid, 1):
            _margins(canvas, document, _("Page {page} of {pages}").format(page=number, pages=len(laid)))
            for place, mark in enumerate(marks):
                _draw(canvas, mark, f"p{number}-{place}")
            canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _properties(canvas: Canvas, document: Document) -> None:
    day = document.day or NO_DAY
    stamp = f"D:{day:%Y%m%d}000000+00'00'"
    canvas.setTitle(document.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setKeywords("")
    canvas.setCreator("dilemmagame")
    canvas.setProducer("dilemmagame")
    canvas.setDateFormatter(lambda *_moment: stamp)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _margins(canvas: Canvas, document: Document, page: str) -> None:
    """Running header and footer, outside the text."""
    day = day_text(document.day) if document.day is not None else ""
    header = " · ".join(part for part in (document.organisation, document.title) if part)
    right = RIGHT - line_width(day, MARGIN.face, MARGIN.size)
    _text(canvas, Text(LEFT, HEADER_Y, _first_line(header, right - LEFT - 16), MARGIN))
    _text(canvas, Text(right, HEADER_Y, day, MARGIN))
    if document.house.accent:
        _rectangle(canvas, Rectangle(LEFT, HEADER_Y - 6, RIGHT - LEFT, 1.5, document.house.accent))
    _rectangle(canvas, Rectangle(LEFT, FOOTER_Y + 14, RIGHT - LEFT, 0.5, LINE))
    width = line_width(page, MARGIN.face, MARGIN.size)
    _text(canvas, Text(RIGHT - width, FOOTER_Y, page, MARGIN))
    _text(canvas, Text(LEFT, FOOTER_Y, _first_line(footer_line(), RIGHT - LEFT - width - 16), MARGIN))


def _first_line(text: str, width: float) -> str:
    """As much of `text` as fits on one line."""
    text = one_line(text)[:MORE_THAN_FITS]
    lines = wrapped(text, MARGIN, width)
    if len(lines) <= 1:
        return lines[0] if lines else ""
    shorter = wrapped(text, MARGIN, width - MARGIN.size)
    return f"{shorter[0]}…"


def _draw(canvas: Canvas, mark: Mark, key: str) -> None:
    match mark:
        case Text():
            _text(canvas, mark)
        case Rectangle():
            _rectangle(canvas, mark)
        case Picture():
            _picture(canvas, mark)
        case Bookmark(title=title, level=level, y=y):
            canvas.bookmarkPage(key, fit="FitH", top=y)
            canvas.addOutlineEntry(title, key, level=level)


def _text(canvas: Canvas, mark: Text) -> None:
    from reportlab.lib.colors import HexColor

    line = canvas.beginText(mark.x, mark.y)
    line.setFillColor(HexColor(mark.style.colour))
    for run in line_runs(mark.text, mark.style.face):
        line.setFont(run.font, mark.style.size)
        line.textOut(run.text)
    canvas.drawText(line)


def _rectangle(canvas: Canvas, mark: Rectangle) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setFillColor(HexColor(mark.colour))
    canvas.rect(mark.x, mark.y, mark.width, mark.height, stroke=0, fill=1)


def _picture(canvas: Canvas, mark: Picture) -> None:
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(io.BytesIO(mark.png))
    canvas.drawImage(picture, mark.x, mark.y, mark.width, mark.height, mask="auto")
