"""New cards, decks and translations: they read whole, and say what still has to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.domain.cards import CardKind, Vocabulary, unfold
from dilemmagame.library.cardcheck import check_card_text
from dilemmagame.library.checking import check_paths
from dilemmagame.library.editing import parts_of
from dilemmagame.library.reading import read_deck
from dilemmagame.library.starters import (
    bracketed,
    duplicate,
    is_guidance,
    new_card,
    new_deck,
    new_translation,
    reordered,
)
from tests.library.samples import CARD, CARD_EN, DECK, STAGED_CARD, changed, codes, village, write_files


@pytest.mark.parametrize("kind", list(CardKind))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_card_reads_whole_and_asks_to_be_filled_in(
    tmp_path: Path, kind: CardKind, language: str
) -> None:
    folder = tmp_path / "nieuw"
    card = new_card("de-trap", kind, language, audience=["raadsleden"], title="De trap")
    write_files(folder, {"deck.md": new_deck("nieuw", "Nieuw: deel 1", language), "cards/de-trap.md": card})
    deck, problems = read_deck(folder, language)
    assert problems == ()
    assert (deck.title, deck.cards[0].title, deck.cards[0].kind) == ("Nieuw: deel 1", "De trap", kind)
    assert len(unfold(deck.cards[0])) == (3 if kind is CardKind.STAGES else 1)
    assert set(codes(check_paths([folder]))) == {"not-filled-in"}
    told = {each.part for each in check_card_text(card, "de-trap", deck, Vocabulary()).problems}
    brackets = {
        name.replace("cost", "supports").replace(" text", " name")
        for name, value in parts_of(card).items()
        if "[" in value and not name.startswith("field:")
    }
    assert told == brackets


def test_a_card_with_its_own_brackets_is_no_guidance() -> None:
    assert is_guidance("- **A.** [Wat kun je doen?]")
    assert is_guidance("- **A.** Voor: rust. Prijs: [wat het kost.]")
    assert is_guidance("- **Griffier:** [Wat vindt die?]")
    assert not is_guidance("Hij zegt: ‘Ik weet [nog] niets.’")
    assert not is_guidance("[nog] niets")


def test_a_copy_of_a_card_differs_in_id_version_and_title_only() -> None:
    made = duplicate(CARD, "de-kopie", "De kopie")
    assert changed(CARD, made) == [
        "- id: de-sleutel\n",
        "+ id: de-kopie\n",
        '- version: "1.10"\n',
        '+ version: "1.0"\n',
        "- # De sleutel\n",
        "+ # De kopie\n",
    ]
    with pytest.raises(ValueError, match="con"):
        duplicate(CARD, "con", "Niet")


def test_cards_are_put_in_order_in_the_deck_file() -> None:
    made = reordered(DECK, ["de-brief", "de-sleutel"])
    assert made == DECK.replace("[de-sleutel, de-brief]", "[de-brief, de-sleutel]")


@pytest.mark.parametrize("source", [CARD, STAGED_CARD])
def test_a_new_translation_has_every_part_and_is_told_until_it_is_filled_in(
    tmp_path: Path, source: str
) -> None:
    folder = village(tmp_path, card=source, card_en=new_translation(source, "en"))
    deck, problems = read_deck(folder, "en")
    assert [p for p in problems if p.file.endswith("de-sleutel.en.md")] == []
    card = deck.card("de-sleutel")
    assert card is not None
    assert (card.language, card.title) == ("en", "[De sleutel]")
    assert "not-filled-in" in codes(check_paths([folder]))
    filled = village(tmp_path / "b", card=CARD, card_en=CARD_EN)
    assert "not-filled-in" not in codes(check_paths([filled]))


def test_a_new_translation_of_a_deck_has_its_title_and_introduction(tmp_path: Path) -> None:
    folder = village(tmp_path, deck_en=new_translation(DECK, "en"))
    deck, problems = read_deck(folder, "en")
    assert deck.title == "[Een dorp]"
    assert not [p for p in problems if p.file.endswith("deck.en.md")]
    told = [p.line for p in check_paths([folder]) if p.file.endswith("deck.en.md")]
    assert told == [5, 7, 9, 10]
    assert bracketed("- eerst [nu]\n\n## Kop") == "- [eerst (nu)]\n\n## [Kop]"
