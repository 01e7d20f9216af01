"""500 cards on A4, both sides, against a plain reportlab canvas that draws the same words at a fixed size.

Run as `python -m tests.bench.bench_print`. The ratio counts, measured in one run, the two taking turns: times change
with the load of the machine. The plain canvas measures nothing, fits nothing and knows no bold words.
"""

from __future__ import annotations

import io
import statistics
import time
from dataclasses import replace

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from dilemmagame.domain.blocks import paragraph, plain_text
from dilemmagame.domain.cards import Card, Deck, Option, Vocabulary
from dilemmagame.printing.cards import PrintOptions, print_cards
from dilemmagame.printing.drawing import badge
from dilemmagame.printing.geometry import FORMATS, MM, Duplex, back_of, sheet_for
from dilemmagame.printing.text import Face, font
from tests.printing import sample

CARDS, ROUNDS, AIM = 500, 5, 1.5


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
            )
        )
    return sample.deck(*made)


def plain_canvas(deck: Deck) -> bytes:
    """The floor: the same words at 8 points, broken by reportlab, drawn line by line."""
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
        for back in (False, True):
            for front, each in group:
                slot = back_of(front, sheet, Duplex.LONG) if back else front
                y = (slot.y + slot.height - card.safe) * MM
                words = (
                    [*each.twists, each.prevention]
                    if back
                    else [*plain_text(each.situation).splitlines(), each.question]
                )
                piece = canvas.beginText((slot.x + card.text) * MM, y - 12)
                piece.setFont(title, 12, 14)
                piece.textLine(each.title)
                piece.setFont(text, 8, 10)
                for part in words if back else [*words, *(option.text for option in each.options)]:
                    for line in simpleSplit(part, text, 8, card.text_width * MM):
                        piece.textLine(line)
                piece.textLine(each.id)
                canvas.drawText(piece)
                for place, option in enumerate(() if back else each.options):
                    badge(canvas, option.letter, slot.x * MM, slot.y * MM + place * 12, 10, outline=False)
            canvas.showPage()
    canvas.save()
    return stream.getvalue()


def main() -> None:
    """Print the ratio of the medians and of every pair."""
    deck = bench_deck()
    warm = print_cards(replace(deck, cards=deck.cards[:8]), PrintOptions(), Vocabulary())
    assert warm.unfit == ()
    made = warm
    ours: list[float] = []
    floor: list[float] = []
    for _round in range(ROUNDS):
        start = time.process_time()
        plain_canvas(deck)
        middle = time.process_time()
        made = print_cards(deck, PrintOptions(), Vocabulary())
        floor.append(middle - start)
        ours.append(time.process_time() - middle)
    ratio = statistics.median(mine / bare for mine, bare in zip(ours, floor, strict=True))
    print(f"cards {made.cards}, sheets {made.sheets}, file {len(made.pdf) // 1024} KiB")
    print(
        f"plain canvas {statistics.median(floor):.2f} s, fitted cards {statistics.median(ours):.2f} s (CPU)"
    )
    print(f"ratio {ratio:.2f}, aim {AIM}")


if __name__ == "__main__":
    main()
