"""Dilemma cards on paper, looked at in the PDF itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import CardKind, Turn, unfold
from dilemmagame.printing.cards import BADGE_EM, PrintOptions, Side, print_cards
from dilemmagame.printing.faces import fit_front, style_for
from dilemmagame.printing.fitting import PrintFit, stage_percent
from dilemmagame.printing.geometry import FORMATS, MM, Duplex, back_of, sheet_for
from dilemmagame.printing.preview import page_count, render_page
from tests.printing import sample

LAYOUTS = ("a7", "poker", "a6", "a5")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_word_of_the_deck_stands_on_paper(layout: str) -> None:
    upright = (
        "short" if FORMATS[layout].landscape else "long"
    )  # pdfium reads lines that stand on their head badly
    made = print_cards(sample.deck(), PrintOptions(layout=layout, duplex=upright), sample.VOCABULARY)
    assert made.unfit == ()
    found = sample.bare("".join(sample.page_texts(made.pdf)))
    for card in sample.CARDS:
        if card.id == "tekens":
            continue
        for text in (
            card.title,
            plain_text(card.situation),
            card.question,
            card.statement,
            card.prevention,
            *card.twists,
        ):
            for sentence in text.splitlines():
                assert sample.bare(sentence) in found, (card.id, sentence)
        for option in card.options:
            assert sample.bare(option.text) in found


def test_words_are_not_glued_at_the_end_of_a_line() -> None:
    made = print_cards(sample.deck(), PrintOptions(), sample.VOCABULARY)
    found = " ".join("".join(sample.page_texts(made.pdf)).split())
    assert found.count(sample.SENTENCE) >= 15


def test_markup_in_a_deck_is_printed_as_the_characters_it_is() -> None:
    made = print_cards(sample.deck(sample.CARDS[4]), PrintOptions(layout="a6"), sample.VOCABULARY)
    found = sample.bare(sample.page_texts(made.pdf)[0])
    assert sample.bare(sample.HOSTILE) in found
    assert "<i>Titel</i>" in found
    assert max(char.size for char in sample.chars(made.pdf, 0)) < 30


def test_letters_the_face_lacks_come_from_the_second_font_or_are_named() -> None:
    made = print_cards(sample.deck(sample.CARDS[5]), PrintOptions(), sample.VOCABULARY)
    found = sample.page_texts(made.pdf)[0]
    assert "→" in found
    assert "Ĝi ŝanĝas" in found
    assert "[U+1F600]" in found
    assert made.missing == "😀"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ink_saving", [False, True])
def test_no_text_leaves_the_safe_zone_or_is_under_the_floor(layout: str, ink_saving: bool) -> None:
    made = print_cards(sample.deck(), PrintOptions(layout=layout, ink_saving=ink_saving), sample.VOCABULARY)
    card = FORMATS[layout]
    sheet = sheet_for(card, Duplex.LONG)
    for page in range(made.pages):
        for char in sample.chars(made.pdf, page):
            assert char.size >= 7.0 - 1e-3, char
            x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
            slots = (
                sheet.fronts
                if page % 2 == 0
                else tuple(back_of(each, sheet, Duplex.LONG) for each in sheet.fronts)
            )
            inside = [s for s in slots if s.x <= x <= s.x + s.width and s.y <= y <= s.y + s.height]
            if not inside:
                assert char.top < sheet.margin_y - 1, ("only the footer stands outside", char)
                continue
            slot, safe = inside[0], card.safe - 0.6
            assert char.left >= slot.x + safe, char
            assert char.right <= slot.x + slot.width - safe, char
            assert char.bottom >= slot.y + safe - 0.6, char
            assert char.top <= slot.y + slot.height - safe, char


def test_large_print_is_sixteen_points_or_more_on_a_larger_card() -> None:
    made = print_cards(sample.deck(sample.CARDS[0], sample.OPEN), PrintOptions(large=True), sample.VOCABULARY)
    assert made.layout == "a5"
    assert made.unfit == ()
    assert made.smallest_pt >= 16


def test_a_card_that_does_not_fit_is_named_and_left_out_whole() -> None:
    made = print_cards(
        sample.deck(sample.CARDS[0], sample.TOO_LONG), PrintOptions(layout="poker"), sample.VOCABULARY
    )
    assert [(each.id, each.side) for each in made.unfit] == [("veel-te-lang", Side.FRONT)]
    assert made.cards == 1
    assert "Veel te lang" not in "".join(sample.page_texts(made.pdf))
    assert PrintFit().printed_fit(sample.TOO_LONG, "poker") is None
    assert stage_percent(sample.TOO_LONG) is None


def test_a_deck_of_which_nothing_fits_says_so() -> None:
    made = print_cards(sample.deck(sample.TOO_LONG), PrintOptions(layout="poker"), sample.VOCABULARY)
    assert made.sheets == 0
    assert "past geen enkele kaart" in sample.page_texts(made.pdf)[0]


def test_a_broken_card_is_not_printed_but_named() -> None:
    made = print_cards(
        sample.deck(sample.OPEN, replace(sample.SCALE, broken=True)), PrintOptions(), sample.VOCABULARY
    )
    assert made.broken == ("Op de schaal",)
    assert made.cards == 1


def _places(pdf: bytes, page: int, width: float, height: float) -> dict[str, tuple[float, float]]:
    """For every card the middle of its id at the foot, in mm."""
    found: dict[str, tuple[float, float]] = {}
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page].get_textpage()
    for number in range(9):
        seek = sheet.search(f"kaart-{number}", match_case=True, match_whole_word=True)
        hit = seek.get_next()
        if hit is not None:
            left, bottom, right, top = sheet.get_charbox(hit[0])
            found[f"kaart-{number}"] = ((left + right) / 2 / MM, (bottom + top) / 2 / MM)
    document.close()
    assert all(0 < x < width and 0 < y < height for x, y in found.values())
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("duplex", [Duplex.LONG, Duplex.SHORT])
def test_every_back_lies_behind_its_own_front(layout: str, duplex: Duplex) -> None:
    count = len(sheet_for(FORMATS[layout], duplex).fronts)
    cards = [
        sample.card(f"kaart-{number}", f"Kaart {number}", sample.text(1)) for number in range(min(count, 7))
    ]
    made = print_cards(
        sample.deck(*cards), PrintOptions(layout=layout, duplex=duplex.value), sample.VOCABULARY
    )
    sheet = sheet_for(FORMATS[layout], duplex)
    front, back = (_places(made.pdf, page, sheet.width, sheet.height) for page in (0, 1))
    assert front.keys() == back.keys()
    assert len(front) == len(cards)
    sideways = (duplex is Duplex.LONG) != sheet.landscape
    wrong = 0
    for name, (x, y) in back.items():
        turned = (sheet.width - x, y) if sideways else (x, sheet.height - y)
        own = _slot(turned, sheet.fronts)
        assert own == _slot(front[name], sheet.fronts), name
        other = (x, sheet.height - y) if sideways else (sheet.width - x, y)
        wrong += _slot(other, sheet.fronts) != own
    assert wrong > 0, "backs mirrored about the wrong edge would be noticed"


def _slot(point: tuple[float, float], slots: tuple[object, ...]) -> int:
    return next(
        number
        for number, slot in enumerate(slots)
        if slot.x <= point[0] <= slot.x + slot.width and slot.y <= point[1] <= slot.y + slot.height  # type: ignore[attr-defined]
    )


def test_fold_puts_both_sides_on_one_page_and_none_prints_fronts_only() -> None:
    folded = print_cards(sample.deck(), PrintOptions(layout="poker", duplex="fold"), sample.VOCABULARY)
    alone = print_cards(sample.deck(), PrintOptions(layout="poker", duplex="none"), sample.VOCABULARY)
    assert page_count(folded.pdf) == folded.sheets == folded.pages
    assert "Wat als" in sample.page_texts(folded.pdf)[0]
    assert "Wat als" not in "".join(sample.page_texts(alone.pdf))


def test_the_same_deck_gives_the_same_bytes() -> None:
    first, second = (
        print_cards(sample.deck(), PrintOptions(marks=True), sample.VOCABULARY).pdf for _time in range(2)
    )
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_all_fonts_are_embedded_and_the_page_prints_at_true_size() -> None:
    made = print_cards(sample.deck(), PrintOptions(layout="poker"), sample.VOCABULARY)
    document = pypdfium2.PdfDocument(made.pdf)
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.02)
    assert document.get_metadata_value("Title") == "Proefset"
    for page in document:
        for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            assert pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(piece.raw)) == 1
    assert pdfium.FPDF_VIEWERREF_GetPrintScaling(document.raw) == 0
    assert pdfium.FPDF_VIEWERREF_GetDuplex(document.raw) == pdfium.DuplexFlipLongEdge
    document.close()
    assert b"Helvetica" not in made.pdf


def test_the_footer_outside_the_cards_names_deck_version_sheet_and_side() -> None:
    made = print_cards(sample.deck(), PrintOptions(layout="poker"), sample.VOCABULARY)
    front, back = sample.page_texts(made.pdf)[:2]
    assert "Proefset 1.2 · vel 1 van 2, voorkant · druk af op 100 %" in front
    assert "Proefset 1.2 · vel 1 van 2, achterkant" in back


def test_preview_is_the_page_in_pixels() -> None:
    made = print_cards(sample.deck(), PrintOptions(), sample.VOCABULARY)
    pixels, width, height = render_page(made.pdf, 1, 300)
    assert (width, height) == (300, 213) or abs(height - 212) <= 1
    assert len(pixels) == width * height * 3
    middle = (height // 4 * width + width // 8) * 3
    assert pixels[middle : middle + 3] != b"\xff\xff\xff", "a full-colour back is dark"
    with pytest.raises(IndexError):
        render_page(made.pdf, 99, 300)


def test_a_back_that_saves_ink_is_white() -> None:
    saved = print_cards(sample.deck(), PrintOptions(ink_saving=True), sample.VOCABULARY)
    full = print_cards(sample.deck(), PrintOptions(), sample.VOCABULARY)
    dark = [
        1 - sum(pixels) / len(pixels) / 255
        for pixels in (render_page(each.pdf, 1, 400)[0] for each in (saved, full))
    ]
    assert dark[0] <= 0.10
    assert dark[1] > 0.5


def test_a_card_keeps_its_number_when_it_is_printed_alone() -> None:
    made = print_cards(sample.deck(), PrintOptions(layout="poker", cards=("open",)), sample.VOCABULARY)
    number = 1 + [card.id for card in sample.CARDS].index("open")
    assert f"Proefset · {number}" in sample.page_texts(made.pdf)[0]


def test_badges_of_short_answers_do_not_touch() -> None:
    short = sample.card("kort", "Kort", sample.text(7), 6)
    short = replace(short, options=tuple(replace(each, text="Ja.") for each in short.options))
    style = style_for(FORMATS["a7"], "nl")
    laid = fit_front(short, style)
    assert laid is not None
    marks = [place for place in laid.places if place.key.startswith("option")]
    for upper, lower in pairwise(marks):
        assert lower.baseline - upper.baseline >= upper.size * (BADGE_EM + 0.1)


STAGED = replace(
    sample.card("de-zaak", "De zaak", sample.text(2)),
    kind=CardKind.STAGES,
    turns=(
        Turn(sample.text(1), "En nu?", sample.options(2, "Je praat eerst met haar zelf.")),
        Turn(sample.text(3), "Wat zeg je achteraf?"),
    ),
)


def test_a_card_in_stages_is_printed_as_a_card_for_every_turn() -> None:
    deck = sample.deck(sample.OPEN, STAGED)
    made = print_cards(deck, PrintOptions(cards=("de-zaak",), duplex="none"), sample.VOCABULARY)
    words = " ".join(pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_range().split())
    assert made.cards == 3
    for said in ("De zaak · 1/3", "De zaak · 2/3", "De zaak · 3/3", "Wat zeg je achteraf?", "de-zaak.2"):
        assert said in words
    assert words.count("Proefset · 2") == 3


def test_a_turn_that_does_not_fit_is_named_and_measured() -> None:
    long = replace(STAGED, turns=(*STAGED.turns, Turn(sample.text(40), "En dan?")))
    made = print_cards(sample.deck(long), PrintOptions(), sample.VOCABULARY)
    assert [(each.id, each.title) for each in made.unfit] == [("de-zaak.4", "De zaak · 4/4")]
    fit = PrintFit(sample.VOCABULARY)
    assert fit.printed_fit(long, "a7") is None
    assert stage_percent(long) is None
    turns = [fit.printed_fit(turn, "a7") for turn in unfold(STAGED)]
    assert fit.printed_fit(STAGED, "a7") == min(size for size in turns if size is not None)
