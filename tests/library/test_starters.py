"""New cards and decks: they read whole, and say what still has to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.domain.cards import CardKind, Vocabulary, unfold
from dilemmagame.library.cardcheck import check_card_text
from dilemmagame.library.checking import check_paths
from dilemmagame.library.editing import parts_of
from dilemmagame.library.reading import read_deck
from dilemmagame.library.starters import (
    duplicate,
    is_guidance,
    new_card,
    new_deck,
    reordered,
)
from tests.library.samples import CARD, CARD_EN, DECK, changed, codes, village, write_files


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


def test_a_translation_with_brackets_is_told_until_it_is_filled_in(tmp_path: Path) -> None:
    title = next(line for line in CARD_EN.splitlines() if line.startswith("# "))
    half = village(tmp_path / "a", card=CARD, card_en=CARD_EN.replace(title, "# [The key]"))
    told = [p for p in check_paths([half]) if p.code == "not-filled-in"]
    assert [p.file.rpartition("/")[2] for p in told] == ["de-sleutel.en.md"]
    filled = village(tmp_path / "b", card=CARD, card_en=CARD_EN)
    assert "not-filled-in" not in codes(check_paths([filled]))
