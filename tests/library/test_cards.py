"""Reading one card: every part lands where it belongs, and every mistake is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.domain.blocks import Paragraph, Span, paragraph, plain_text
from dilemmagame.domain.cards import Card, CardKind, Consideration, Option, ScaleKind, Voice
from dilemmagame.library.reading import read_deck
from tests.library.samples import CARD, CARD_EN, OPEN_CARD, SCALE_CARD, places, village


def key(folder: Path, language: str = "nl") -> Card:
    return next(card for card in read_deck(folder, language)[0].cards if card.id == "de-sleutel")


def problems_of(tmp_path: Path, card: str) -> list[tuple[int, int, str]]:
    _, problems = read_deck(village(tmp_path, card=card, card_en=None))
    return [(line, column, code) for name, line, column, code in places(problems) if name == "de-sleutel.md"]


def test_every_part_of_a_card_is_read(tmp_path: Path) -> None:
    deck, problems = read_deck(village(tmp_path))
    assert problems == ()
    assert deck.cards[0] == Card(
        id="de-sleutel",
        version="1.10",
        language="nl",
        title="De sleutel",
        kind=CardKind.OPTIONS,
        situation=(
            Paragraph(
                (
                    Span("Je hebt nog een sleutel van het dorpshuis. Vanavond is de zaal "),
                    Span("dicht", emphasis=True),
                    Span("."),
                )
            ),
            paragraph("De buurt staat voor de deur."),
        ),
        question="Wat doe je?",
        options=(Option("A", "Je doet open."), Option("B", "Je belt de beheerder.")),
        considerations=(
            Consideration("A", "de mensen zijn binnen.", "je gaat over de regel heen."),
            Consideration("B", "de beheerder beslist.", "het duurt lang."),
        ),
        twists=("Het regent.", "De beheerder is je zus."),
        voices=(Voice("Beheerder", "Bel mij gerust."),),
        prevention="Wie heeft er een sleutel?",
        facilitator=(paragraph("Laat het even stil zijn."),),
        audience=("raadsleden",),
        role="raadslid",
        themes=("T01",),
        values=("openheid", "loyaliteit"),
        norms=("gw-28",),
        vulnerabilities=("V1",),
        chain=("preventie",),
        minutes=20,
        sensitivity=2,
        source="eigen werk",
        status="nieuw",
        extra=(("kleur", "groen"),),
    )


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = key(village(tmp_path / "a"))
    windows = b"\xef\xbb\xbf" + CARD.replace("\n", "\r\n").encode()
    assert key(village(tmp_path / "b", card=windows)) == plain


@pytest.mark.parametrize("heading", ["## Options", "## keuzes", "## KEUZES:", "##  Keuzes  ##"])
def test_headings_are_known_in_both_languages_and_however_typed(tmp_path: Path, heading: str) -> None:
    card = key(village(tmp_path, card=CARD.replace("## Keuzes", heading)))
    assert [option.letter for option in card.options] == ["A", "B"]


@pytest.mark.parametrize(
    "style", ["- **A.** ", "* **A** ", "- **A:** ", "- __A.__ ", "- A. ", "1. **A.** ", "  - **a.** "]
)
def test_the_letter_of_an_option_may_be_written_in_many_ways(tmp_path: Path, style: str) -> None:
    folder = village(tmp_path, card=CARD.replace("- **A.** Je doet open.", f"{style}Je doet open."))
    assert key(folder).options[0] == Option("A", "Je doet open.")
    assert read_deck(folder)[1] == ()


def test_a_card_may_be_open_or_a_scale(tmp_path: Path) -> None:
    folder = village(tmp_path, card=SCALE_CARD.replace("het-broodje", "de-sleutel"), card_en=None)
    deck, problems = read_deck(folder)
    scale, brief = deck.cards
    assert problems == ()
    assert (scale.kind, scale.scale, scale.statement) == (
        CardKind.SCALE,
        ScaleKind.ZERO_TO_TEN,
        "Een broodje kan altijd.",
    )
    assert (brief.kind, brief.choices, brief.question) == (CardKind.OPEN, (), "Wat gaat er door je heen?")
    assert brief.audience == ("raadsleden",)  # the deck's own


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: options", "kind: quiz", (8, 7, "field-value")),
        ("kind: options", "kind: stages", (19, 1, "turns-count")),
        ("minutes: 20", "minutes: kwartier", (13, 10, "field-number")),
        ("minutes: 20", "minutes: 0", (13, 10, "field-number")),
        ("sensitivity: 2", "sensitivity: 4", (14, 14, "field-number")),
        ("id: de-sleutel", "id: ../weg", (2, 5, "id-invalid")),
        ("id: de-sleutel", "id: con", (2, 5, "id-invalid")),
        ("id: de-sleutel", "id: het-slot", (2, 5, "id-differs")),
        ('version: "1.10"\n', "", (1, 1, "field-missing")),
        ("role: raadslid", "role: [a, b]", (6, 1, "field-not-text")),
        ("# De sleutel\n", "\n", (19, 1, "title-missing")),
        ("## Vraag", "## Waarom", (25, 1, "section-unknown")),
        ("Wat doe je?", "", (25, 1, "section-missing")),
        ("- **B.** Je belt", "- **C.** Je belt", (32, 1, "option-letter-order")),
        ("- **B.** Je belt\n  de beheerder.\n", "", (29, 1, "options-count")),
        ("- **B.** Je belt\n  de beheerder.", "- **B.**", (32, 1, "option-empty")),
        ("- **A.** Je doet open.", "- Je doet open.", (31, 1, "option-letter-missing")),
        ("## Keuzes\n", "## Keuzes\n\nKies er een:", (31, 1, "text-outside-list")),
        ("- **B.** Voor: de", "- **D.** Voor: de", (38, 1, "consideration-letter")),
        ("- **B.** Voor: de", "- **A.** Voor: de", (38, 1, "consideration-twice")),
        (" Prijs: het duurt lang.", "", (38, 1, "consideration-parts")),
        ("- **Beheerder:** Bel", "- Bel", (47, 1, "voice-nameless")),
        ("## Voorkomen", "## Wat als", (49, 1, "section-twice")),
        ("## Voorkomen", "## Stelling", (49, 1, "section-unused")),
        ("## Voorkomen", "# Nog een titel\n\n## Voorkomen", (49, 1, "title-twice")),
        ("source: eigen werk", "source: eigen: werk", (15, 14, "front-matter-colon")),
        ("Het regent.", "Het re\u202egent.", (42, 10, "hidden-characters")),
    ],
)
def test_each_mistake_is_told_at_its_line_and_column(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    assert old in CARD
    assert expected in problems_of(tmp_path, CARD.replace(old, new, 1))


def test_bytes_that_are_no_text_are_told_at_their_place(tmp_path: Path) -> None:
    deck, problems = read_deck(village(tmp_path, card=b"---\nid: x\xff\n", card_en=None))
    assert ("de-sleutel.md", 2, 6, "file-not-text") in places(problems)
    broken = deck.card("de-sleutel")
    assert broken is not None
    assert broken.broken


def test_a_broken_card_stays_visible_with_what_could_be_read(tmp_path: Path) -> None:
    card = key(village(tmp_path, card=CARD.replace("- **B.** Je belt\n  de beheerder.\n", ""), card_en=None))
    assert card.broken
    assert (card.title, card.question, card.minutes) == ("De sleutel", "Wat doe je?", 20)


def test_a_wrong_number_of_minutes_does_not_break_the_card(tmp_path: Path) -> None:
    card = key(village(tmp_path, card=CARD.replace("minutes: 20", "minutes: twintig")))
    assert (card.broken, card.minutes) == (False, 15)


def test_seven_options_are_too_many(tmp_path: Path) -> None:
    more = "".join(f"- **{letter}.** Iets.\n" for letter in "CDEFG")
    card = CARD.replace("  de beheerder.\n", f"  de beheerder.\n{more}")
    assert (29, 1, "options-count") in problems_of(tmp_path, card)


def test_a_translation_takes_its_words_from_its_file_and_the_rest_from_the_source(tmp_path: Path) -> None:
    folder = village(tmp_path, card_en=CARD_EN.replace("source: own work", "source: own work\nminutes: 99"))
    dutch, english = key(folder), key(folder, "en")
    assert (english.language, english.title, english.source) == ("en", "The key", "own work")
    assert english.options == (Option("A", "You open up."), Option("B", "You ring the caretaker."))
    assert english.considerations[0] == Consideration("A", "people are inside.", "you go over the rule.")
    assert (english.minutes, english.norms, english.extra) == (dutch.minutes, dutch.norms, dutch.extra)


def test_a_missing_translation_lets_the_source_stand_in(tmp_path: Path) -> None:
    deck, problems = read_deck(village(tmp_path), "en")
    card = deck.card("de-brief")
    assert card is not None
    assert (card.language, card.title, card.broken) == ("nl", "De brief", False)
    assert ("de-brief.md", 1, 1, "translation-missing") in places(problems)


def test_an_outdated_translation_is_used_and_told(tmp_path: Path) -> None:
    folder = village(tmp_path, card_en=CARD_EN.replace('"1.10"', '"1.9"'))
    assert key(folder, "en").title == "The key"
    assert ("de-sleutel.en.md", 4, 13, "translation-outdated") in places(read_deck(folder, "en")[1])


def test_a_broken_translation_lets_the_source_stand_in(tmp_path: Path) -> None:
    folder = village(tmp_path, card_en=CARD_EN.replace("- **B.** You ring the caretaker.\n", ""))
    card = key(folder, "en")
    assert (card.title, card.broken) == ("De sleutel", False)
    found = {code for _, _, _, code in places(read_deck(folder, "en")[1])}
    assert {"translation-broken", "translation-options"} <= found


def test_a_part_the_translation_lacks_comes_from_the_source(tmp_path: Path) -> None:
    folder = village(tmp_path, card_en=CARD_EN.replace("## What if", "## Whatever"))
    assert key(folder, "en").twists == ("Het regent.", "De beheerder is je zus.")
    found = places(read_deck(folder, "en")[1])
    assert ("de-sleutel.en.md", 1, 1, "translation-unfinished") in found


def test_hostile_markup_in_a_card_is_only_text(tmp_path: Path) -> None:
    folder = village(tmp_path, open=OPEN_CARD.replace("Er ligt", '<img src="file:///x"> ![](x) Er ligt'))
    card = read_deck(folder)[0].card("de-brief")
    assert card is not None
    assert plain_text(card.situation).startswith('<img src="file:///x"> ![](x) Er ligt')
