"""Pages of a finished PDF as pixels, for preview and tests: the PDF itself, not a second drawing."""

from __future__ import annotations

import threading

_LOCK = threading.Lock()  # pdfium is not made for threads


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def render_page(pdf: bytes, page: int, width_px: int) -> tuple[bytes, int, int]:
    """Page `page` (from 0) as RGB bytes without padding, with width and height in pixels. IndexError when absent."""
    import pypdfium2

    if width_px < 1:
        raise ValueError("a picture is at least one pixel wide")
    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(page)
            sheet = document[page]
            bitmap = sheet.render(scale=width_px / sheet.get_width(), rev_byteorder=True, prefer_bgrx=False)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            raw = bytes(bitmap.buffer)
            step = bitmap.n_channels
            bitmap.close()
            sheet.close()
        finally:
            document.close()
    rows = [raw[start : start + width * step] for start in range(0, stride * height, stride)]
    if step == 3:
        return b"".join(rows), width, height
    pixels = bytearray(width * height * 3)
    joined = b"".join(rows)
    for channel in range(3):
        pixels[channel::3] = joined[channel::step]
    return bytes(pixels), width, height
