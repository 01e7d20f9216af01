"""Reading deck folders: order, norms, languages, links, and a list that always comes out."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from dilemmagame.domain.localised import Localised
from dilemmagame.library import limits
from dilemmagame.library.reading import read_deck, read_decks
from tests.library.samples import CARD, DECK, NORMS, OPEN_CARD, codes, places, village, write_files


def test_the_deck_file_gives_title_introduction_and_licence(tmp_path: Path) -> None:
    deck, problems = read_deck(village(tmp_path))
    assert problems == ()
    assert (deck.id, deck.version, deck.title, deck.licence) == ("dorp", "1.0", "Een dorp", "CC-BY-4.0")
    assert (deck.audience, deck.languages, len(deck.introduction)) == (("raadsleden",), ("nl", "en"), 2)


def test_listed_cards_come_first_and_the_rest_by_name(tmp_path: Path) -> None:
    folder = village(tmp_path, deck=DECK.replace("[de-sleutel, de-brief]", "[de-sleutel]"))
    for name in ("zebra", "aap"):
        write_files(folder, {f"cards/{name}.md": OPEN_CARD.replace("de-brief", name)})
    deck, _ = read_deck(folder)
    assert [card.id for card in deck.cards] == ["de-sleutel", "aap", "de-brief", "zebra"]


def test_a_list_that_names_a_card_twice_or_in_vain_says_where(tmp_path: Path) -> None:
    folder = village(tmp_path, deck=DECK.replace("[de-sleutel, de-brief]", "[de-sleutel, weg, de-sleutel]"))
    found = places(read_deck(folder)[1])
    assert ("deck.md", 8, 21, "card-listed-unknown") in found
    assert ("deck.md", 8, 26, "card-listed-twice") in found


def test_the_decks_own_norms_go_over_the_shared_ones(tmp_path: Path) -> None:
    own = NORMS.replace("gw-28", "eigen-regel") + NORMS.partition("# Normen\n")[2].replace(
        "eigen zaak", "eigen huis"
    )
    deck, problems = read_deck(village(tmp_path, own_norms=own))
    assert problems == ()
    assert [norm.id for norm in deck.norms] == ["gw-28", "eigen-regel"]
    norm = deck.norm("gw-28")
    assert norm is not None
    assert norm.summary == Localised(
        "Een raadslid stemt niet mee over een eigen huis.",
        "A council member does not vote on a matter of their own.",
    )
    assert (norm.act, norm.article, norm.audience) == ("Gemeentewet", "28", ("raadsleden", "bestuurders"))
    assert (norm.checked_on, norm.certain, norm.source) == (
        date(2026, 11, 22),
        True,
        "wetten.overheid.nl/BWBR0005416",
    )


def test_a_norm_nobody_vouched_for_is_uncertain(tmp_path: Path) -> None:
    deck, problems = read_deck(village(tmp_path, norms=NORMS.replace("- certainty: certain\n", "")))
    assert problems == ()
    assert not deck.norms[0].certain


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2026-11-22", "22 november", (10, 1, "date-invalid")),
        ("certainty: certain", "certainty: misschien", (12, 1, "field-value")),
        ("- act: Gemeentewet\n", "", (3, 4, "norm-field-missing")),
        ("- act:", "- wet:", (5, 1, "field-unknown")),
        ("- article:", "- act:", (6, 1, "field-twice")),
        ("## gw-28", "## Gemeentewet 28", (3, 4, "id-invalid")),
        (
            "certainty: certain\n",
            "certainty: certain\n\n## gw-28\n\n- act: x\n- nl: y\n",
            (14, 4, "id-twice"),
        ),
    ],
)
def test_a_mistake_in_the_register_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    _, problems = read_deck(village(tmp_path, norms=NORMS.replace(old, new, 1)))
    assert ("norms.md", *expected) in places(problems)


def test_two_cards_with_one_id_are_both_visible_and_the_second_is_broken(tmp_path: Path) -> None:
    folder = village(tmp_path)
    write_files(folder, {"cards/kopie.md": OPEN_CARD})
    deck, problems = read_deck(folder)
    assert [(card.id, card.broken) for card in deck.cards] == [
        ("de-sleutel", False),
        ("de-brief", False),
        ("kopie", True),
    ]
    assert ("kopie.md", 2, 5, "id-twice") in places(problems)


def test_what_is_not_a_deck_is_an_empty_deck_with_a_reason(tmp_path: Path) -> None:
    for folder in (tmp_path / "weg", tmp_path):
        deck, problems = read_deck(folder)
        assert deck.cards == ()
        assert "deck-missing" in codes(problems)


def test_a_deck_without_its_deck_file_still_shows_its_cards(tmp_path: Path) -> None:
    folder = village(tmp_path)
    (folder / "deck.md").unlink()
    deck, problems = read_deck(folder)
    assert [card.id for card in deck.cards] == ["de-brief", "de-sleutel"]
    assert "deck-missing" in codes(problems)


def test_a_deck_translation_gives_title_and_introduction(tmp_path: Path) -> None:
    folder = village(
        tmp_path,
        deck_en='---\nid: dorp\nlanguage: en\ntranslates: "0.9"\ntitle: A village\n---\nFor the trainer.\n',
    )
    deck, problems = read_deck(folder, "en")
    assert (deck.title, deck.language) == ("A village", "en")
    assert ("deck.en.md", 4, 13, "translation-outdated") in places(problems)


def test_a_translation_without_its_card_is_told(tmp_path: Path) -> None:
    folder = village(tmp_path)
    write_files(folder, {"cards/weg.en.md": "---\nid: weg\n---\n"})
    assert "translation-orphan" in codes(read_deck(folder)[1])


@pytest.mark.parametrize("name", ["Kaart.md", "met spatie.md", "nul.md", "é.md", "x" * 61 + ".md"])
def test_a_file_name_that_fails_on_some_system_is_refused(tmp_path: Path, name: str) -> None:
    folder = village(tmp_path)
    write_files(folder, {f"cards/{name}": OPEN_CARD})
    deck, problems = read_deck(folder)
    assert len(deck.cards) == 2
    assert codes(problems) == ["file-name"]


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_nothing_outside_the_folder_is_read_through_a_link_and_no_pipe_is_waited_for(tmp_path: Path) -> None:
    folder = village(tmp_path)
    secret = tmp_path / "geheim.md"
    secret.write_text(CARD.replace("De sleutel", "Geheim"), encoding="utf-8")
    (folder / "cards" / "link.md").symlink_to(secret)
    os.mkfifo(folder / "cards" / "pijp.md")
    deck, problems = read_deck(folder)
    assert [(card.id, card.broken) for card in deck.cards[2:]] == [("link", True), ("pijp", True)]
    assert all(card.title != "Geheim" for card in deck.cards)
    assert {("link.md", 1, 1, "file-is-link"), ("pijp.md", 1, 1, "file-unreadable")} <= set(places(problems))


def test_a_file_beyond_the_size_limit_is_not_read(tmp_path: Path) -> None:
    folder = village(tmp_path, open=OPEN_CARD + "x" * limits.CARD_BYTES)
    deck, problems = read_deck(folder)
    assert [card.broken for card in deck.cards] == [False, True]
    assert ("de-brief.md", 1, 1, "file-too-large") in places(problems)


def test_a_field_beyond_its_limit_breaks_the_card(tmp_path: Path) -> None:
    folder = village(tmp_path, open=OPEN_CARD.replace("Er ligt", "woord " * 800))
    deck, problems = read_deck(folder)
    assert deck.cards[1].broken
    assert ("de-brief.md", 10, 1, "text-too-long") in places(problems)


def test_all_decks_under_two_roots_are_listed(tmp_path: Path) -> None:
    village(tmp_path / "shipped")
    village(tmp_path / "own")
    write_files(
        tmp_path / "own", {"leeg/readme.txt": "niets", "stad/deck.md": DECK.replace("id: dorp", "id: stad")}
    )
    found = read_decks(tmp_path / "shipped", tmp_path / "own", tmp_path / "weg")
    assert [(each.path.name, each.deck.id, each.sound) for each in found] == [
        ("dorp", "dorp", True),
        ("dorp", "dorp", False),
        ("stad", "stad", False),
    ]
    assert "deck-twice" in codes(found[1].problems)
    assert "deck-empty" in codes(found[2].problems)
