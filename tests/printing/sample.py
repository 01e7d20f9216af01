"""A deck for tests of paper: short, long, open, scale, six options, hostile text; and eyes to read a PDF with."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from dilemmagame.domain.blocks import Block, ListBlock, Paragraph, Quote, Span, paragraph
from dilemmagame.domain.cards import Card, CardKind, Deck, Option, ScaleKind, Term, Vocabulary
from dilemmagame.domain.localised import Localised

SENTENCE = "De wethouder vraagt je vanavond om een toezegging die je morgen nog niet kunt waarmaken."
HOSTILE = 'Zet <b>vet</b> en &amp; <font size="99">groot</font> ${x} %s {y} \\n **ster**'
VOCABULARY = Vocabulary(
    themes=(Term("T01", Localised("Belangen en onthouding", "Interests"), Localised("", "")),)
)


def options(count: int, text: str = "Je belt de griffier en vraagt wat er kan.") -> tuple[Option, ...]:
    return tuple(Option(letter, text) for letter in "ABCDEF"[:count])


def card(card_id: str, title: str, situation: tuple[Block, ...], count: int = 4) -> Card:
    return Card(
        card_id,
        "1.0",
        "nl",
        title,
        CardKind.OPTIONS,
        situation,
        "Wat doe je?",
        options(count),
        twists=("Het is een week voor de verkiezingen.", "Je collega weet ervan."),
        prevention="Wat kun je hierover vooraf afspreken?",
        themes=("T01",),
    )


def text(sentences: int) -> tuple[Block, ...]:
    return tuple(paragraph(SENTENCE) for _number in range(sentences))


MIXED: tuple[Block, ...] = (
    Paragraph(
        (Span("Een "), Span("vet", strong=True), Span("gedrukt woord en "), Span("schuin", emphasis=True))
    ),
    ListBlock(ordered=True, items=((paragraph("Eerst dit."),), (paragraph("Dan dat."),))),
    Quote((paragraph("Zo zeg je dat niet."),)),
)
SCALE = Card(
    "schaal",
    "1.0",
    "nl",
    "Op de schaal",
    CardKind.SCALE,
    text(3),
    "Waar leg je deze stelling?",
    scale=ScaleKind.WHITE_GREY_BLACK,
    statement="Een raadslid neemt nooit iets aan.",
)
TEN = Card(
    "tien",
    "1.0",
    "nl",
    "Nul tot tien",
    CardKind.SCALE,
    text(2),
    "Hoe zwaar?",
    scale=ScaleKind.ZERO_TO_TEN,
    statement="Het weegt.",
)
OPEN = Card("open", "1.0", "nl", "Open vraag", CardKind.OPEN, text(4), "Wat speelt hier?")
TOO_LONG = card("veel-te-lang", "Veel te lang", text(40))
CARDS = (
    card("kort", "Kort", text(1)),
    card("lang", "Arbeidsongeschiktheidsuitkeringsaanvraag", text(4)),
    card("zes", "Zes keuzes", text(3), 6),
    card("opmaak", "Opmaak", MIXED),
    card("vijandig", "<i>Titel</i>", (paragraph(HOSTILE),)),
    card("tekens", "Tekens → ✓ ĉ", (paragraph("Ĝi ŝanĝas → en µ en 😀 blijven staan."),)),
    card("woord", "Woord", (paragraph("x" * 90),)),
    SCALE,
    TEN,
    OPEN,
)


def deck(*cards: Card) -> Deck:
    return Deck("proef", "1.2", "nl", "Proefset", ("raadsleden",), (), cards or CARDS)


@dataclass(frozen=True)
class Char:
    """One character on a page: box in mm from the lower left, size in points."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def chars(pdf: bytes, page: int) -> list[Char]:
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page].get_textpage()
    whole, mm = sheet.get_text_range(), 25.4 / 72
    found: list[Char] = []
    for place in range(sheet.count_chars()):
        code = pdfium.FPDFText_GetUnicode(sheet.raw, place)
        if code <= 32 or pdfium.FPDFText_IsGenerated(sheet.raw, place) == 1:
            continue
        left, bottom, right, top = (value * mm for value in sheet.get_charbox(place))
        found.append(Char(chr(code), left, bottom, right, top, pdfium.FPDFText_GetFontSize(sheet.raw, place)))
    assert whole
    document.close()
    return found


def bare(value: str) -> str:
    """`value` without spaces, hyphens and what readers put for a divided word."""
    return re.sub(r"[\s\-\u0002\ufffe\u00ad]+", "", value)
