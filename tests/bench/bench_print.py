"""500 cards on A4, both sides, against a plain reportlab canvas that draws the same words at a fixed size.

Run as `python -m tests.bench.bench_print`. The ratio counts, measured in one run, the two taking turns: times change
with the load of the machine. The plain canvas breaks its lines with reportlab's simpleSplit, fits nothing and knows
no bold words; both write the same shapes, and both write their streams as bytes.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from dilemmagame.domain.blocks import paragraph, plain_text
from dilemmagame.domain.cards import Card, Deck, Option, Vocabulary
from dilemmagame.printing.cards import PrintedFile, PrintOptions, print_cards
from dilemmagame.printing.geometry import FORMATS, MM, Duplex, Slot, back_of, sheet_for
from dilemmagame.printing.text import Face, _lexicon, font
from tests.printing import sample

CARDS, ROUNDS, AIM = 500, 7, 1.5


def bench_deck() -> Deck:
    """500 cards of about 90 words with four options and two what-ifs, no two alike."""
    made: list[Card] = []
    for number in range(CARDS):
        base = sample.card(f"kaart-{number}", f"Kaart nummer {number}", ())
        sentence = f"{sample.SENTENCE} Nummer {number} telt {number % 7} stemmen."
        options = tuple(
            Option(letter, f"Je kiest weg {number} en legt dat in de raad rustig uit.") for letter in "ABCD"
        )
        made.append(
            replace(
                base,
                situation=tuple(paragraph(f"{sentence} {sentence}") for _part in range(2)),
                options=options,
                twists=tuple(f"{twist} Dit is geval {number}." for twist in base.twists),
            )
        )
    return sample.deck(*made)


def plain_canvas(deck: Deck, *, shapes: bool) -> bytes:
    """The floor: the same words at 8 points, and with `shapes` the same plain shapes, with reportlab alone."""
    card = FORMATS["a7"]
    sheet = sheet_for(card, Duplex.LONG)
    stream = io.BytesIO()
    text, title = font(Face.TEXT.value).fontName, font(Face.TITLE.value).fontName
    canvas = Canvas(
        stream,
        pagesize=(sheet.width * MM, sheet.height * MM),
        invariant=1,
        pageCompression=1,
        initialFontName=text,  # type: ignore[arg-type]  # the stubs say float
    )
    per_sheet = len(sheet.fronts)
    for start in range(0, len(deck.cards), per_sheet):
        group = list(zip(sheet.fronts, deck.cards[start : start + per_sheet], strict=False))
        for slot, each in group:
            _plain_front(canvas, slot, each, text, title, shapes=shapes)
        canvas.showPage()
        for slot, each in group:
            _plain_back(canvas, back_of(slot, sheet, Duplex.LONG), each, text, title, shapes=shapes)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _plain_front(canvas: Canvas, slot: Slot, each: Card, text: str, title: str, *, shapes: bool) -> None:
    card = FORMATS["a7"]
    left, top = (slot.x + card.text) * MM, (slot.y + slot.height - card.safe) * MM
    if shapes:
        _plain_shapes(canvas, slot, title)
    paragraphs = [*plain_text(each.situation).splitlines(), each.question, *(o.text for o in each.options)]
    _plain_column(canvas, left, top, each.title, paragraphs, text, title)
    canvas.setFillColor(HexColor("#17202A"))
    canvas.setFont(text, 7)
    canvas.drawString(left, slot.y * MM + 30, "Weet ik nog niet")
    canvas.drawString(left + 80, slot.y * MM + 30, "Iets anders")
    _plain_foot(canvas, slot, each, left)


def _plain_shapes(canvas: Canvas, slot: Slot, title: str) -> None:
    card = FORMATS["a7"]
    canvas.setFillColor(HexColor("#FFB81C"))
    canvas.roundRect((slot.x + card.spine) * MM, (slot.y + card.safe) * MM, 2.5, 95 * MM, 1, stroke=0, fill=1)
    for place, sign in enumerate("ABCD?…"):
        low = slot.y * MM + place * 12
        canvas.setFillColor(HexColor("#004EBF"))
        canvas.roundRect(slot.x * MM, low, 10, 10, 2, stroke=1, fill=1)
        canvas.setFillColor(HexColor("#FFFFFF"))
        canvas.setFont(title, 8)
        canvas.drawCentredString(slot.x * MM + 5, low + 3, sign)
    canvas.setFillColor(HexColor("#17202A"))


def _plain_back(canvas: Canvas, slot: Slot, each: Card, text: str, title: str, *, shapes: bool) -> None:
    card = FORMATS["a7"]
    left, top = (slot.x + card.text) * MM, (slot.y + slot.height - card.safe) * MM
    if shapes:
        canvas.setFillColor(HexColor("#17202A"))
        canvas.rect((slot.x - 1.5) * MM, (slot.y - 1.5) * MM, 77 * MM, 108 * MM, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#FFFFFF"))
    paragraphs = ["Wat als", *each.twists, "Voorkomen", each.prevention]
    _plain_column(canvas, left, top, "Belangen en onthouding", paragraphs, text, title)
    canvas.setFont(text, 7)
    _plain_foot(canvas, slot, each, left)


def _plain_column(
    canvas: Canvas, left: float, top: float, heading: str, paragraphs: list[str], text: str, title: str
) -> None:
    piece = canvas.beginText(left, top - 12)
    piece.setFont(title, 12, 14)
    piece.textLine(heading)
    piece.setFont(text, 8, 10)
    for part in paragraphs:
        for line in simpleSplit(part, text, 8, FORMATS["a7"].text_width * MM):
            piece.textLine(line)
    canvas.drawText(piece)


def _plain_foot(canvas: Canvas, slot: Slot, each: Card, left: float) -> None:
    low = slot.y * MM + 14
    canvas.drawString(left, low, "Proefset " + each.title)
    canvas.drawRightString((slot.x + slot.width) * MM - 14, low, each.id)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ours(deck: Deck) -> PrintedFile:
    _lexicon.cache_clear()  # every round measures its words anew
    return print_cards(deck, PrintOptions(), Vocabulary())


def main() -> None:
    """Print the medians, and the medians of the ratios of the rounds."""
    deck = bench_deck()
    warm = _ours(replace(deck, cards=deck.cards[:8]))
    assert warm.unfit == ()
    made = _ours(deck)
    rounds = [
        (
            _seconds(lambda: plain_canvas(deck, shapes=True)),
            _seconds(lambda: _ours(deck)),
            _seconds(lambda: plain_canvas(deck, shapes=False)),
        )
        for _round in range(ROUNDS)
    ]
    whole, ours, bare = (statistics.median(each) for each in zip(*rounds, strict=True))
    ratio = statistics.median(mine / floor for floor, mine, _bare in rounds)
    strict = statistics.median(mine / floor for _whole, mine, floor in rounds)
    print(f"cards {made.cards}, sheets {made.sheets}, file {len(made.pdf) // 1024} KiB")
    print(f"plain canvas {whole:.2f} s ({bare:.2f} s words alone), fitted cards {ours:.2f} s (CPU)")
    print(f"ratio {ratio:.2f} ({strict:.2f} to words alone), aim {AIM}")


if __name__ == "__main__":
    main()
