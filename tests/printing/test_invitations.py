"""Table tents and voting slips: what is on the paper, read back from the PDF; the codes can be scanned in place."""

from __future__ import annotations

from functools import lru_cache

import pypdfium2
import pytest
from PIL import Image

from dilemmagame.base import i18n
from dilemmagame.printing.preview import render_page
from dilemmagame.printing.slips import PER_SHEET, QR, TALL, WIDE, Slip, print_slips
from dilemmagame.printing.squares import QUIET, Squares
from dilemmagame.printing.tents import Invitation, print_tents
from dilemmagame.voting.qr import squares, wifi_squares
from dilemmagame.voting.slips import new_slip

LINK = "HTTP://192.168.178.120:8765/K7QX4M"
PLAIN = Invitation("192.168.178.120:8765", "K7QX4M", squares(LINK))
WITH_WIFI = Invitation(
    PLAIN.address, PLAIN.code, PLAIN.squares, wifi_squares("Raadzaal", "lang-geheim"), "Raadzaal"
)
DOTS_MM = 8.0


@pytest.fixture(autouse=True)
def dutch() -> None:
    i18n.use("nl")


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [document[page].get_textpage().get_text_bounded() for page in range(len(document))]


def picture(pdf: bytes, page: int = 0) -> Image.Image:
    drawn, wide, tall = render_page(pdf, page, round(210 * DOTS_MM))
    mode = "RGBA" if len(drawn) == wide * tall * 4 else "RGB"
    return Image.frombytes(mode, (wide, tall), drawn).convert("L")


def read_back(drawn: Image.Image, x_mm: float, y_mm: float, edge_mm: float, size: int) -> Squares:
    """The squares of a code whose box has its upper left corner at x, y on the paper."""
    step = edge_mm / (size + 2 * QUIET)
    return tuple(
        tuple(
            int(drawn.getpixel((  # type: ignore[arg-type]  # one band: an int
                round((x_mm + (QUIET + column + 0.5) * step) * DOTS_MM),
                round((y_mm + (QUIET + line + 0.5) * step) * DOTS_MM),
            ))) < 128
            for column in range(size)
        )
        for line in range(size)
    )  # fmt: skip


@lru_cache
def slips(count: int) -> tuple[Slip, ...]:
    codes = [new_slip() for _each in range(count)]
    return tuple(Slip(code, squares(f"{LINK}#{code.replace('-', '')}")) for code in codes)


def test_a_tent_tells_on_both_sides_how_to_come_in() -> None:
    pdf = print_tents(PLAIN, 2, title="Avond over geschenken")
    [page] = words(pdf)
    assert page.count(PLAIN.address) == 4
    assert page.count("K7Q X4M") == 4
    assert page.count("Stem met je telefoon") == 4
    assert pdf == print_tents(PLAIN, 2, title="Avond over geschenken")


def test_the_code_on_a_tent_is_the_code_that_was_handed_in() -> None:
    drawn = picture(print_tents(PLAIN, 1))
    size = len(PLAIN.squares)
    top = 297 - 74.25 + (74.25 - 56) / 2  # the lowest face stands upright
    assert read_back(drawn, 9.0, top, 56.0, size) == PLAIN.squares
    turned = drawn.rotate(180)
    assert read_back(turned, 9.0, (74.25 - 56) / 2 + 297 - 74.25, 56.0, size) == PLAIN.squares


def test_the_network_comes_first_and_its_password_is_nowhere_in_words() -> None:
    pages = words(print_tents(WITH_WIFI, 3))
    assert len(pages) == 2
    assert "Eerst de wifi" in pages[0]
    assert "Wifi: Raadzaal" in pages[0]
    assert not any("geheim" in page for page in pages)


def test_every_slip_has_its_own_code_to_scan_and_to_type() -> None:
    made = slips(PER_SHEET + 2)
    pdf = print_slips(made, address=PLAIN.address, code=PLAIN.code)
    pages = words(pdf)
    assert len(pages) == 2
    assert [sum(slip.code in page for page in pages) for slip in made] == [1] * len(made)
    drawn = picture(pdf)
    for place, slip in enumerate(made[:PER_SHEET]):
        x, y = place % 2 * WIDE + 1.5, place // 2 * TALL + (TALL - QR) / 2
        assert read_back(drawn, x, y, QR, len(slip.squares)) == slip.squares


def test_slips_can_be_printed_before_the_address_is_known() -> None:
    [page] = words(print_slips([Slip("K7QX-M4RT")]))
    assert "K7QX-M4RT" in page
    assert "Pagina" not in page


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        print_tents(PLAIN, 0)
    with pytest.raises(ValueError, match="no slips"):
        print_slips([])
    with pytest.raises(ValueError, match="no QR code"):
        print_slips([Slip("K7QX-M4RT", ((True,),))])


def test_nothing_runs_over_another_text_with_long_words() -> None:
    long = Invitation(
        "2001.255.255.255:65535", "WWWWWW", WITH_WIFI.squares, WITH_WIFI.wifi, "Gastnetwerk " * 6
    )
    for made in (long, PLAIN):
        pdf = print_tents(made, 2, title="Een avond met een heel lange titel " * 4)
        page = pypdfium2.PdfDocument(pdf)[0]
        text = page.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
        lower = [box for box in boxes if box[3] < 74.25 * 72 / 25.4]
        for place, one in enumerate(lower):
            for other in lower[place + 1 :]:
                apart_x = min(one[2], other[2]) - max(one[0], other[0])
                apart_y = min(one[3], other[3]) - max(one[1], other[1])
                assert apart_x <= 1 or apart_y <= 0.5, (made.address, one, other)
        assert all(box[0] >= 0 and box[2] <= 210 * 72 / 25.4 for box in boxes)


def test_no_slip_runs_into_the_next() -> None:
    pdf = print_slips(slips(PER_SHEET), address="192.168.178.120:65535", code="WWWWWW", title="Avond " * 20)
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    tall, wide = TALL * 72 / 25.4, WIDE * 72 / 25.4
    for place in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(place)
        assert bottom // tall == top // tall, text.get_text_bounded(left, bottom, right, top)
        assert bottom % tall > 5
        assert left // wide == right // wide
