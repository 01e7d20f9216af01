"""Cards that unfold in stages: every turn is read with its place, and every mistake in one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import CardKind, Consideration, Option, Turn, unfold
from dilemmagame.library.checking import check_paths
from dilemmagame.library.reading import read_deck
from tests.library.samples import STAGED_CARD, STAGED_CARD_EN, codes, places, village


def staged(tmp_path: Path, card: str = STAGED_CARD, english: str | None = None) -> Path:
    return village(tmp_path, card=card, card_en=english)


def problems_of(tmp_path: Path, card: str) -> list[tuple[int, int, str]]:
    _, problems = read_deck(staged(tmp_path, card))
    return [(line, column, code) for name, line, column, code in places(problems) if name == "de-sleutel.md"]


def test_a_card_in_turns_is_read_whole(tmp_path: Path) -> None:
    deck, problems = read_deck(staged(tmp_path))
    card = deck.cards[0]
    assert problems == ()
    assert card.kind is CardKind.STAGES
    assert [option.letter for option in card.options] == ["A", "B"]
    assert card.turns == (
        Turn(
            (paragraph("De buurt is binnen. Er breekt een ruit."),),
            "Wie belt er?",
            (Option("A", "Jij belt."), Option("B", "De buurt belt.")),
            (
                Consideration("A", "het is jouw sleutel.", "jij krijgt de vragen."),
                Consideration("B", "het is hun feest.", "het blijft misschien liggen."),
            ),
        ),
        Turn((paragraph("Een week later komt er een brief."),), "Wat schrijf je terug?"),
    )
    assert (card.twists, card.prevention) == (("Het regent.",), "Wie heeft er een sleutel?")


def test_the_turns_unfold_into_cards_that_can_be_played(tmp_path: Path) -> None:
    first, second, third = unfold(read_deck(staged(tmp_path))[0].cards[0])
    assert [card.kind for card in (first, second, third)] == [
        CardKind.OPTIONS,
        CardKind.OPTIONS,
        CardKind.OPEN,
    ]
    assert (third.question, third.twists, first.twists) == ("Wat schrijf je terug?", ("Het regent.",), ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("## Beurt 2", "## Beurt 4", (24, 1, "turn-number")),
        ("## Beurt 2", "## Beurt", (24, 1, "turn-number")),
        ("## Beurt 3", "## Beurt 2", (42, 1, "turn-number")),
        ("De buurt is binnen. Er breekt een ruit.", "", (24, 1, "turn-empty")),
        ("Wat schrijf je terug?", "", (42, 1, "section-missing")),
        ("### Vraag\n\nWie belt er?", "### Waarom\n\nWie belt er?", (28, 1, "section-unknown")),
        ("### Vraag\n\nWat schrijf", "### Wat als\n\nWat schrijf", (46, 1, "section-unused")),
        ("- **B.** De buurt belt.\n", "", (32, 1, "options-count")),
        ("- **A.** Jij belt.\n- **B.** De buurt belt.\n", "", (32, 1, "section-missing")),
        ("- **B.** De buurt belt.", "- **C.** De buurt belt.", (35, 1, "option-letter-order")),
        (" Prijs: het blijft misschien liggen.", "", (40, 1, "consideration-parts")),
        ("### Overwegingen\n", "### Vraag\n", (37, 1, "section-twice")),
        ("kind: stages", "kind: options", (24, 1, "section-unused")),
        ("## Vraag\n\nWat doe je?\n", "", (7, 1, "section-missing")),
    ],
)
def test_each_mistake_in_a_turn_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    assert old in STAGED_CARD
    assert expected in problems_of(tmp_path, STAGED_CARD.replace(old, new, 1))


def test_a_card_in_turns_has_two_to_five_turns(tmp_path: Path) -> None:
    alone = STAGED_CARD[: STAGED_CARD.index("## Beurt 2")]
    assert (7, 1, "turns-count") in problems_of(tmp_path / "one", alone)
    turn = "\n## Beurt {n}\n\nHet gaat door.\n\n### Vraag\n\nEn nu?\n"
    five = alone + "".join(turn.format(n=n) for n in range(2, 6))
    assert problems_of(tmp_path / "five", five) == []
    six = five + turn.format(n=6)
    line = six[: six.index("## Beurt 6")].count("\n") + 1
    assert (line, 1, "turns-count") in problems_of(tmp_path / "six", six)
    assert len(read_deck(tmp_path / "six" / "dorp")[0].cards[0].turns) == 4


def test_headings_of_turns_are_known_in_both_languages_and_however_typed(tmp_path: Path) -> None:
    card = STAGED_CARD.replace("## Beurt 2", "## TURN  2:").replace("### Keuzes", "### options")
    assert problems_of(tmp_path, card) == []


def test_a_translation_of_a_card_in_turns_is_read(tmp_path: Path) -> None:
    folder = staged(tmp_path, english=STAGED_CARD_EN)
    deck, problems = read_deck(folder, "en")
    card = deck.card("de-sleutel")
    assert card is not None
    assert [code for name, _, _, code in places(problems) if name.startswith("de-sleutel")] == []
    assert [turn.question for turn in card.turns] == ["Who rings?", "What do you write back?"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (STAGED_CARD_EN[STAGED_CARD_EN.index("## Turn 3") :], "", "translation-turns"),
        ("- **A.** You ring.\n", "", "translation-options"),
        ("- **B.** For: it is their party. Cost: it may stay undone.\n", "", "translation-unfinished"),
    ],
)
def test_a_translation_with_other_turns_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in STAGED_CARD_EN
    folder = staged(tmp_path, english=STAGED_CARD_EN.replace(old, new))
    assert expected in codes(read_deck(folder, "en")[1])


def test_every_turn_is_checked_for_length_and_considerations(tmp_path: Path) -> None:
    long = "Er breekt een ruit. " * 36
    card = STAGED_CARD.replace("Er breekt een ruit.", long).replace(
        "- **B.** Voor: het is hun feest. Prijs: het blijft misschien liggen.\n", ""
    )
    found = places(check_paths([staged(tmp_path, card)]))
    assert ("de-sleutel.md", 26, 1, "situation-too-long") in found
    assert ("de-sleutel.md", 35, 1, "option-unconsidered") in found
