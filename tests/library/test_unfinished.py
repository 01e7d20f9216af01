"""A translation that is not finished: the source stands in for the rest, in one warning that says how far it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, Severity
from dilemmagame.gui.editor.translating import Translation, complete
from dilemmagame.library.checking import check_paths
from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.reading import read_deck
from dilemmagame.library.unfinished import counts, filled_up, how_far, to_translate, with_places
from tests.library.samples import STAGED_CARD, STAGED_CARD_EN, village

TOP = '---\nid: de-sleutel\nlanguage: en\ntranslates: "1.0"\n---\n'


def translated(tmp_path: Path, text: str) -> tuple[Card, list[tuple[str, tuple[str, ...]]]]:
    """The card as it is shown in English, and what is told about the file of its translation."""
    folder = village(tmp_path, card=STAGED_CARD, card_en=text)
    deck, problems = read_deck(folder, "en")
    card = deck.card("de-sleutel")
    assert card is not None
    return card, [(each.code, each.arguments) for each in problems if each.file.endswith("de-sleutel.en.md")]


def test_words_that_are_there_are_shown_and_the_sources_for_the_rest(tmp_path: Path) -> None:
    begun = with_parts(TOP, {"title": "The key", "turn 2 question": "Who rings?"}, deck=False)
    text = with_places(STAGED_CARD, begun)
    card, told = translated(tmp_path, text)
    assert told == [("translation-unfinished", ("2", str(how_far(STAGED_CARD, STAGED_CARD_EN)[1])))]
    assert not card.broken
    assert (card.title, card.language) == ("The key", "en")
    assert plain_text(card.situation).startswith("De buurt staat voor de deur")
    assert [turn.question for turn in card.turns] == ["Who rings?", "Wat schrijf je terug?"]


@pytest.mark.parametrize("part", [name for name in to_translate(parts_of(STAGED_CARD_EN)) if counts(name)])
def test_whatever_part_comes_first_there_is_one_warning_and_no_error(tmp_path: Path, part: str) -> None:
    words = parts_of(STAGED_CARD_EN)[part]
    text = with_places(STAGED_CARD, with_parts(TOP, {part: words}, deck=False))
    card, told = translated(tmp_path, text)
    assert [code for code, _ in told] == ["translation-unfinished"]
    assert told[0][1][0] == "1"
    assert not card.broken
    assert parts_of(filled_up(STAGED_CARD, text)).keys() >= set(to_translate(parts_of(STAGED_CARD)))


def test_every_step_of_a_translation_can_be_read(tmp_path: Path) -> None:
    text = TOP
    names = [name for name in to_translate(parts_of(STAGED_CARD_EN)) if counts(name)]
    for done, name in enumerate(names, 1):
        text = with_places(STAGED_CARD, with_parts(text, {name: parts_of(STAGED_CARD_EN)[name]}, deck=False))
        card, told = translated(tmp_path / str(done), text)
        assert not card.broken
        assert how_far(STAGED_CARD, text) == (done, len(names))
        assert [code for code, _ in told] == (["translation-unfinished"] if done < len(names) else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("- **B.** You ring the caretaker.\n", "", "translation-options"),
        (
            "- **B.** You ring the caretaker.\n",
            "- **B.** You ring.\n- **C.** You go.\n",
            "translation-options",
        ),
        (STAGED_CARD_EN[STAGED_CARD_EN.index("## Turn 3") :], "", "translation-turns"),
    ],
)
def test_another_number_of_choices_or_turns_stays_an_error(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in STAGED_CARD_EN
    card, told = translated(tmp_path, STAGED_CARD_EN.replace(old, new, 1))
    assert expected in [code for code, _ in told]
    assert card.language == "nl"


def test_faults_in_what_is_there_are_told_beside_the_warning_on_their_own_line(tmp_path: Path) -> None:
    text = TOP + "# The key\n\n## Whatever\n\nNothing.\n"
    folder = village(tmp_path, card=STAGED_CARD, card_en=text)
    problems = [each for each in read_deck(folder, "en")[1] if each.file.endswith("de-sleutel.en.md")]
    assert [(each.code, each.line) for each in problems] == [
        ("translation-unfinished", 1),
        ("section-unknown", 8),
    ]


def test_check_tells_no_error_for_a_half_translation(tmp_path: Path) -> None:
    folder = village(tmp_path, card=STAGED_CARD, card_en=with_parts(TOP, {"title": "The key"}, deck=False))
    found = [each for each in check_paths([folder]) if each.file.endswith("de-sleutel.en.md")]
    assert [each.code for each in found] == ["translation-unfinished"]
    assert all(each.severity is Severity.WARNING for each in found)


def test_the_page_for_translating_counts_the_same_and_keeps_empty_places(tmp_path: Path) -> None:
    folder = village(tmp_path, card=STAGED_CARD)
    (folder / "cards" / "de-sleutel.en.md").unlink(missing_ok=True)
    translation = Translation(folder, "de-sleutel", "en")
    assert translation.type("option A", "You open up.", 0)
    assert translation.type("turn 2 situation", "A window breaks.", 1)
    text = translation.draft.text
    assert "- **B.**" in text
    assert "## Turn 3" in text
    (folder / "cards" / "de-sleutel.en.md").write_text(text, "utf-8")
    assert complete(folder, "de-sleutel", "en") == how_far(STAGED_CARD, text)
    card, told = read_deck(folder, "en")
    shown = card.card("de-sleutel")
    assert shown is not None
    assert [option.text for option in shown.options] == ["You open up.", "Je belt de beheerder."]
    assert [each.code for each in told if each.file.endswith("de-sleutel.en.md")] == [
        "translation-unfinished"
    ]
