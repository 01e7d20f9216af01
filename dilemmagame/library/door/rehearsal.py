"""Uses every library of the worker once on something of our own: all are loaded before its walls go up."""

from __future__ import annotations

import io
import sys
import zipfile
from encodings import cp437, cp1252, utf_8_sig

from dilemmagame.library.door.telling import LineTelling, Telling

_DECK = "---\nid: a\nversion: 1.0\nlanguage: nl\ntitle: A\nx: [a, 'b', \"c\"]\n---\n\n- *a*\n\n> **b**\n"
_CARD = "---\nid: b\n---\n\n# B\n\nC.\n\n## Vraag\n\nD?\n\n## Keuzes\n\n- **A.** E\n- **B.** F\n"
_NORMS = "# A\n\n## b\n\n- act: c\n- nl: d\n- checked_on: 2026-11-22\n"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/worksheets/sheet1.xml": (
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
        "</sheetData></worksheet>"
    ),
}


_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 33>>stream\nBT /F 4 Tf 1 1 Td (a) Tj ET 0 0 2 2 re f\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


class UnsafeLibraryError(Exception):
    """openpyxl would read XML with a library that lets entities through."""


def of_packages() -> None:
    """Zip, JSON, pictures, text and cards."""
    from PIL import ExifTags, Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin

    from dilemmagame.library.door import intake

    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as target:
        target.writestr("deck.md", _DECK)
        target.writestr("norms.md", _NORMS)
        target.writestr("cards/b.md", _CARD)
        target.writestr("cards/b.en.md", _CARD)
        target.writestr("manifest.json", "{}")
        for name, kind in (("a.png", "PNG"), ("a.jpg", "JPEG")):
            picture = io.BytesIO()
            turned = Image.Exif()
            turned[ExifTags.Base.Orientation] = 6
            Image.new("RGB", (2, 1)).save(picture, kind, exif=turned)
            target.writestr(f"images/{name}", picture.getvalue())
    intake.take_package(package, _listener())
    # By name, so that nobody takes these for unused: they are loaded while a picture is read.
    for module in (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, cp437):
        assert module.__name__


def of_workbooks() -> None:
    """Workbooks. Raises UnsafeLibraryError when openpyxl does not read its XML through defusedxml."""
    # lxml is there for another library; with it openpyxl would pass defusedxml by.
    sys.modules["lxml"] = None  # type: ignore[assignment]
    import openpyxl

    if openpyxl.LXML or not openpyxl.DEFUSEDXML:
        raise UnsafeLibraryError
    from dilemmagame.library.door import sheets

    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as target:
        for name, content in _BOOK.items():
            target.writestr(name, content)
    book.seek(0)
    sheets.take_sheet(book, ".xlsx", "", _listener())
    assert cp437.__name__


def of_pages(suffix: str) -> None:
    """Own pages: a PDF, or a picture of either kind."""
    from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin

    from dilemmagame.library.door import pages

    if suffix == ".pdf":
        pages.take_pages(io.BytesIO(_PDF), suffix, 0, 1, _listener())
    for kind, name in (("PNG", ".png"), ("JPEG", ".jpg")):
        picture = io.BytesIO()
        Image.new("RGB", (2, 1)).save(picture, kind)
        pages.take_pages(io.BytesIO(picture.getvalue()), name, 0, 1, _listener())
    for module in (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin):
        assert module.__name__


def of_texts() -> None:
    """Sheets as text, in both character sets."""
    from dilemmagame.library.door import sheets

    for text in (b"\xef\xbb\xbfa;b\n", b"a;\xe9\n"):
        sheets.take_sheet(io.BytesIO(text), ".csv", "", _listener())
    for module in (cp1252, utf_8_sig):
        assert module.__name__


def _listener() -> Telling:
    return LineTelling(io.BytesIO())
