"""A trainer's own pages: drawn in a process of its own from real PDFs and pictures, or kept out with a sentence."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import page_file
from dilemmagame.library import limits
from dilemmagame.library.door import names
from dilemmagame.library.door.pages import page_name
from dilemmagame.library.ownpages import bring_pages
from dilemmagame.library.sentences import sentence


def pdf(pages: int = 1, size: tuple[float, float] = (960, 540), password: str = "") -> bytes:
    """A PDF with a red block at the left of every page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, encrypt=StandardEncryption(password) if password else None)
    for number in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, size[0] / 2, size[1], stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(size[0] / 2 + 5, size[1] / 2, f"Pagina {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def picture(kind: str, size: tuple[int, int] = (400, 300), mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, (10, 20, 30, 0)[: len(mode)]).save(target, kind)
    return target.getvalue()


def put(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_document_becomes_pictures_as_wide_as_the_stage(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    source = put(tmp_path, "Mijn dia's.pdf", pdf(5))
    brought = bring_pages([source], tmp_path / "pages", lambda done, total: heard.append((done, total)))
    assert brought.problems == ()
    assert len(brought.files) == 5
    assert heard == [(4, 5), (5, 5)]
    for name in brought.files:
        path = page_file(tmp_path / "pages", name)
        assert path is not None
        with Image.open(path) as page:
            assert page.size == (1920, 1080)
            assert page.getpixel((10, 10)) == (255, 0, 0)
            assert page.getpixel((1900, 10)) == (255, 255, 255)


def test_pictures_come_in_the_order_they_were_chosen_in_and_seethrough_becomes_white(tmp_path: Path) -> None:
    sources = [
        put(tmp_path, "b.png", picture("PNG", mode="RGBA")),
        put(tmp_path, "a.JPEG", picture("JPEG", (3000, 1000))),
    ]
    brought = bring_pages(sources, tmp_path / "pages")
    pages = [tmp_path / "pages" / name for name in brought.files]
    with Image.open(pages[0]) as first, Image.open(pages[1]) as second:
        assert (first.size, first.getpixel((5, 5))) == ((400, 300), (255, 255, 255))
        assert second.size == (1920, 640)


def test_what_a_picture_tells_beyond_its_dots_is_gone(tmp_path: Path) -> None:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Straatnaam 12"
    Image.new("RGB", (40, 30)).save(target, "JPEG", exif=exif, comment=b"geheim")
    brought = bring_pages([put(tmp_path, "foto.jpg", target.getvalue())], tmp_path / "pages")
    content = (tmp_path / "pages" / brought.files[0]).read_bytes()
    assert b"Straatnaam" not in content
    assert b"geheim" not in content


ACTIONS = (
    b"/OpenAction << /S /Launch /F (calc.exe) >> /AA << /O << /S /JavaScript /JS (x) >> >> /Type /Catalog"
)
HOSTILE = {
    "tekst.pdf": (b"geen pdf", "pages-damaged"),
    "half.pdf": (pdf(3)[:700], "pages-damaged"),
    "leeg.pdf": (b"", "pages-damaged"),
    "slot.pdf": (pdf(password="geheim"), "pages-locked"),
    "veel.pdf": (pdf(61), "pages-many"),
    "vorm.svg": (b"<svg/>", "pages-kind"),
    "dia.pptx": (b"PK", "pages-kind"),
    "vorm.png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image-svg"),
    "kapot.png": (picture("PNG")[:60], "image-broken"),
    "vermomd.png": (pdf(), "image-broken"),
    "bom.png": (picture("PNG", (12_000, 12_000), "L"), "image-too-large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_page_is_kept_out_with_a_sentence_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    content, code = HOSTILE[name]
    brought = bring_pages([put(tmp_path, name, content)], tmp_path / "pages")
    assert [(each.file, each.code) for each in brought.problems] == [(name, code)]
    assert brought.files == ()
    assert sentence(brought.problems[0])
    assert not list((tmp_path / "pages").glob("**/*.png"))


def test_one_bad_page_keeps_all_of_it_out(tmp_path: Path) -> None:
    sources = [put(tmp_path, "goed.png", picture("PNG")), put(tmp_path, "slecht.png", b"niets")]
    brought = bring_pages(sources, tmp_path / "pages")
    assert (brought.files, [each.file for each in brought.problems]) == ((), ["slecht.png"])
    assert not (tmp_path / "pages").exists()


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as stream:
        stream.truncate(limits.PAGES_BYTES + 1)
    assert [each.code for each in bring_pages([path], tmp_path / "pages").problems] == ["pages-too-large"]
    gone = bring_pages([tmp_path / "weg.pdf"], tmp_path / "pages")
    assert [each.code for each in gone.problems] == ["file-missing"]


def test_what_a_document_would_do_is_not_done(tmp_path: Path) -> None:
    """A PDF that wants to start a program and run a script is a picture like any other."""
    acting = pdf().replace(b"/Type /Catalog", ACTIONS)
    assert ACTIONS in acting
    brought = bring_pages([put(tmp_path, "actie.pdf", acting)], tmp_path / "pages")
    assert len(brought.files) == 1


@pytest.mark.parametrize("size", [(14_400, 20), (20, 14_400), (2, 2)], ids=str)
def test_pages_of_any_shape_stay_within_bounds(size: tuple[float, float], tmp_path: Path) -> None:
    brought = bring_pages([put(tmp_path, "vorm.pdf", pdf(1, size))], tmp_path / "pages")
    with Image.open(tmp_path / "pages" / brought.files[0]) as page:
        assert page.width <= 1920
        assert page.height <= 1920


def test_damaged_documents_never_break_the_app(tmp_path: Path) -> None:
    """Bytes of a real PDF changed at random: pages or a sentence, nothing else."""
    chance = random.Random(7)
    for number in range(6):
        content = bytearray(pdf(2))
        for _change in range(40):
            content[chance.randrange(len(content))] = chance.randrange(256)
        brought = bring_pages([put(tmp_path, f"{number}.pdf", bytes(content))], tmp_path / "pages")
        assert bool(brought.files) != bool(brought.problems)


def test_a_folder_that_cannot_be_written_is_the_worlds_fault(tmp_path: Path) -> None:
    place = tmp_path / "pages"
    place.write_text("in de weg")
    with pytest.raises(WorldError) as fault:
        bring_pages([put(tmp_path, "a.png", picture("PNG"))], place)
    assert fault.value.code is WorldErrorCode.FOLDER_READ_ONLY


@pytest.mark.parametrize(
    "name",
    ["", "001.png", "../001.png", "a/../b.png", "a/b/c.png", "/etc/passwd", "a\\b/c.png", "C:/x.png", "a/."],
)
def test_a_name_that_leads_elsewhere_is_no_page(name: str, tmp_path: Path) -> None:
    assert page_file(tmp_path, name) is None


def test_the_names_the_worker_gives_are_names_the_door_believes() -> None:
    assert all(names.kind_of(page_name(number)) is names.FileKind.IMAGE for number in range(60))
