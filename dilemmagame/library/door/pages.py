"""Somebody's own pages, a PDF or a picture, drawn anew as plain pictures for the stage. Runs in the worker.

Of a PDF only what it looks like comes through: no text, no links, no scripts, no attachments.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, BinaryIO

from dilemmagame.library import limits
from dilemmagame.library.door.images import UnusableImageError, written_anew
from dilemmagame.library.door.telling import WHOLE, refusal
from dilemmagame.library.findings import Code

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

    from dilemmagame.library.door.telling import Telling

_PDF, _PICTURES = ".pdf", {".png": "a.png", ".jpg": "a.jpg", ".jpeg": "a.jpg"}
# What pdfium says of a file that needs a password.
_LOCKED = 4


def take_pages(source: BinaryIO, suffix: str, first: int, count: int, telling: Telling) -> None:
    """Tell how many pages there are, and `count` of them as pictures from page `first` on (from 0)."""
    content = source.read(limits.PAGES_BYTES + 1)
    if len(content) > limits.PAGES_BYTES:
        _refuse(telling, Code.PAGES_TOO_LARGE, str(limits.PAGES_BYTES // 1024**2))
    elif suffix == _PDF:
        _take_document(content, first, count, telling)
    elif suffix in _PICTURES:
        _take_picture(content, _PICTURES[suffix], telling)
    else:
        _refuse(telling, Code.PAGES_KIND)


def _take_document(content: bytes, first: int, count: int, telling: Telling) -> None:
    import pypdfium2

    if b"%PDF-" not in content[:1024]:
        _refuse(telling, Code.PAGES_DAMAGED)
        return
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _LOCKED or "password" in str(error).lower()
        _refuse(telling, Code.PAGES_LOCKED if locked else Code.PAGES_DAMAGED)
        return
    try:
        total = len(document)
        if total < 1:
            _refuse(telling, Code.PAGES_DAMAGED)
        elif total > limits.PAGES_MOST:
            _refuse(telling, Code.PAGES_MANY, str(limits.PAGES_MOST))
        else:
            telling.pages(total)
            for number in range(first, min(first + count, total)):
                telling.at(f"{number + 1}")
                _tell(_drawn(document, number), number, telling)
    except pypdfium2.PdfiumError:
        _refuse(telling, Code.PAGES_DAMAGED)
    finally:
        document.close()


def _drawn(document: PdfDocument, number: int) -> Image:
    """The page on white, as large as the stage can use."""
    page = document[number]
    wide, tall = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    scale = min(limits.PAGE_WIDE / wide, limits.PAGE_TALL / tall)
    # A page as thin as a thread would be no pixel wide.
    scale = max(scale, 1 / min(wide, tall))
    if wide * scale * tall * scale > limits.IMAGE_PIXELS:
        raise MemoryError
    bitmap = page.render(scale=scale, may_draw_forms=False)
    picture: Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    page.close()
    return picture


def _take_picture(content: bytes, name: str, telling: Telling) -> None:
    from PIL import Image

    try:
        anew = written_anew(content, name)
    except UnusableImageError as error:
        _refuse(telling, error.code, *error.arguments)
        return
    telling.pages(1)
    telling.at("1")
    with Image.open(io.BytesIO(anew)) as picture:
        plain = picture.convert("RGBA")
    white = Image.new("RGBA", plain.size, "white")
    white.alpha_composite(plain)
    page = white.convert("RGB")
    page.thumbnail((limits.PAGE_WIDE, limits.PAGE_TALL), Image.Resampling.LANCZOS)
    _tell(page, 0, telling)


def _tell(picture: Image, number: int, telling: Telling) -> None:
    target = io.BytesIO()
    picture.save(target, "PNG")
    content = target.getvalue()
    if len(content) > limits.IMAGE_BYTES:
        # A page full of noise: fewer dots say the same on a projector.
        picture = picture.resize((max(picture.width // 2, 1), max(picture.height // 2, 1)))
        target = io.BytesIO()
        picture.save(target, "PNG")
        content = target.getvalue()
    telling.file(page_name(number), content, hashlib.sha256(content).hexdigest())


def page_name(number: int) -> str:
    """What page `number` (from 0) is called in what the worker tells."""
    return f"images/{number + 1:03d}.png"


def _refuse(telling: Telling, code: Code, *arguments: str) -> None:
    telling.problem(refusal(WHOLE, code, *arguments), refuses=True)
