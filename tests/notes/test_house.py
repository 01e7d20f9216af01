"""Stories about the house style: a colour that can be read, a logo that is nothing but a picture."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image, PngImagePlugin

from dilemmagame.domain.organisations import CodeArticle, Organisation
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Document
from dilemmagame.notes.export import Format, write_document
from dilemmagame.notes.house import as_now, house_of, house_style, read_logo
from tests.notes.evening import council_evening
from tests.notes.reading import pdf_pages


def logo(path: Path, size: tuple[int, int] = (300, 90), kind: str = "PNG") -> Path:
    """A red picture with words in its comment."""
    meta = PngImagePlugin.PngInfo()
    meta.add_text("Comment", "rommelmarkt")
    picture = Image.new("RGB", size, (180, 20, 20))
    picture.save(path, kind, **({"pnginfo": meta} if kind == "PNG" else {}))
    return path


def document(colour: str, picture: Path | None = None) -> Document:
    evening = council_evening()
    return compose(evening.state, evening.texts, "nl", house=house_style(colour, picture))


@pytest.mark.parametrize(
    ("colour", "accent", "ink"),
    [
        ("#00695c", "#00695C", "#00695C"),
        ("#FFB81C", "#FFB81C", ""),
        ("#FFFFFF", "", ""),
        ("#FFFDF0", "", ""),
        ("red", "", ""),
        ("#12345", "", ""),
        ("", "", ""),
        ("#00695C;background:url(x)", "", ""),
    ],
)
def test_a_colour_is_for_words_only_where_it_can_be_read(colour: str, accent: str, ink: str) -> None:
    found = house_style(colour)
    assert (found.accent, found.ink) == (accent, ink)


@pytest.mark.parametrize("fmt", [Format.DOCX, Format.HTML])
def test_words_in_a_light_colour_stay_in_ink(fmt: Format) -> None:
    content = write_document(document("#FFB81C"), fmt)
    source = content.decode() if fmt is Format.HTML else _word(content)
    assert "h1, h2, .label { color" not in source
    assert 'w:color w:val="FFB81C"' not in source


def _word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def test_the_logo_and_the_colour_are_in_word_pdf_and_html(tmp_path: Path) -> None:
    made = document("#00695C", logo(tmp_path / "logo.png"))
    word = docx.Document(io.BytesIO(write_document(made, Format.DOCX)))
    [picture] = word.inline_shapes
    assert picture._inline.docPr.get("descr") == "Gemeente Wolderhage"
    assert picture.width > picture.height
    assert str(word.styles["Heading 1"].font.color.rgb) == "00695C"
    page = write_document(made, Format.HTML).decode()
    assert 'src="data:image/png;base64,' in page
    assert "img-src data:" in page
    assert "#00695C" in page
    pdf = write_document(made, Format.PDF)
    assert b"/Subtype /Image" in pdf
    assert "Gemeente Wolderhage" in pdf_pages(pdf)[0]


def test_without_a_logo_no_picture_may_load_in_html() -> None:
    page = write_document(document("#00695C"), Format.HTML).decode()
    assert "img-src" not in page
    assert "<img" not in page


def test_nothing_but_pixels_comes_along(tmp_path: Path) -> None:
    read = read_logo(logo(tmp_path / "logo.png"))
    assert read is not None
    assert b"rommelmarkt" not in read.png
    assert (read.width, read.height) == (300, 90)
    assert b"rommelmarkt" not in write_document(document("", tmp_path / "logo.png"), Format.HTML)


def test_a_large_picture_is_made_smaller_and_a_jpeg_is_fine(tmp_path: Path) -> None:
    read = read_logo(logo(tmp_path / "logo.jpg", (4000, 1000), "JPEG"))
    assert read is not None
    assert max(read.width, read.height) == 1200


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg onload='x'/>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"BM" + b"\x00" * 60,
        b"x" * 9_000_000,
    ],
)
def test_what_is_no_picture_is_left_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    assert read_logo(path) is None
    assert read_logo(tmp_path / "weg.png") is None


def test_a_picture_with_too_many_pixels_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "groot.png"
    Image.new("1", (8000, 8000)).save(path)
    assert read_logo(path) is None


def test_a_name_that_leads_elsewhere_is_no_logo(tmp_path: Path) -> None:
    logo(tmp_path / "logo.png")
    inside = tmp_path / "house"
    inside.mkdir()
    assert house_of(Organisation(logo="../logo.png"), inside).logo is None
    assert house_of(Organisation(logo=str(tmp_path / "logo.png")), inside).logo is None
    logo(inside / "logo.png")
    assert house_of(Organisation(logo="logo.png"), inside).logo is not None
    assert house_of(Organisation(logo="logo.png"), None).logo is None


def test_the_look_is_the_present_one_and_the_name_that_of_the_evening() -> None:
    then = Organisation("Lindewaard", "griffie", id="o1", colour="#000000")
    now = replace(then, name="Nieuw", colour="#00695C", logo="l.png", code=(CodeArticle("1", "x"),))
    found = as_now(then, (Organisation(id="o0"), now))
    assert (found.name, found.colour, found.logo, found.code) == ("Lindewaard", "#00695C", "l.png", now.code)
    assert as_now(then, ()) is then
    assert as_now(Organisation("zonder id"), (Organisation("ander"),)).name == "zonder id"


@pytest.mark.parametrize("fmt", list(Format))
def test_the_same_paper_with_a_logo_gives_the_same_bytes(tmp_path: Path, fmt: Format) -> None:
    picture = logo(tmp_path / "logo.png")
    assert write_document(document("#00695C", picture), fmt) == write_document(
        document("#00695C", picture), fmt
    )
