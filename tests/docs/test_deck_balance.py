"""The balance of the shipped decks: the page in docs is up to date, and nothing that must be there lacks."""

from __future__ import annotations

import pytest

from dilemmagame.base import i18n, paths
from dilemmagame.domain.cards import CardKind, Deck, Vocabulary
from dilemmagame.library.balance import balance, to_markdown
from dilemmagame.library.reading import read_decks
from dilemmagame.library.vocabulary import read_vocabulary
from tests.docs.make_balance import PAGE, page


@pytest.fixture(scope="module")
def decks() -> tuple[Deck, ...]:
    return tuple(each.deck for each in read_decks(paths.shipped_decks(), language="en"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(paths.assets() / "vocabulary")[0]


def test_the_page_in_the_docs_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.docs.make_balance"


def test_every_theme_value_and_link_of_the_chain_is_in_every_deck(
    decks: tuple[Deck, ...], vocabulary: Vocabulary
) -> None:
    i18n.use("en")
    tables = {table.title: table for table in balance(decks, vocabulary)}
    assert len(decks) == 3
    for title in ("Themes", "Values", "Links of the chain"):
        assert tables[title].empty == (), title
    vulnerable = tables["Vulnerable processes"].empty
    assert {column for _row, column in vulnerable} <= {"Council members"}


@pytest.mark.parametrize(
    ("kind", "least"),
    [(CardKind.OPTIONS, 24), (CardKind.OPEN, 4), (CardKind.SCALE, 4), (CardKind.STAGES, 2)],
)
def test_every_deck_has_enough_of_every_kind(decks: tuple[Deck, ...], kind: CardKind, least: int) -> None:
    for deck in decks:
        assert len(deck.cards) >= 36
        assert sum(card.kind is kind for card in deck.cards) >= least, deck.id


def test_every_deck_has_ladders_advisers_and_weighed_options(decks: tuple[Deck, ...]) -> None:
    for deck in decks:
        assert sum(2 <= len(card.twists) <= 3 for card in deck.cards) >= 12
        assert sum(bool(card.voices) for card in deck.cards) >= 6
        for card in deck.cards:
            letters = [option.letter for option in card.options]
            assert [each.letter for each in card.considerations] == letters, card.id
            assert all(each.supports and each.cost for each in card.considerations), card.id


def test_considerations_are_equally_long_within_a_quarter(decks: tuple[Deck, ...]) -> None:
    for deck in decks:
        for card in deck.cards:
            words = [len(f"{each.supports} {each.cost}".split()) for each in card.considerations]
            assert not words or max(words) <= 1.25 * min(words), (deck.id, card.id, words)


def test_markdown_has_a_row_per_name_and_a_column_per_deck(
    decks: tuple[Deck, ...], vocabulary: Vocabulary
) -> None:
    i18n.use("en")
    text = to_markdown(balance(decks, vocabulary))
    assert "| T01 Interests and stepping aside |" in text
    assert all(line.count("|") == 5 for line in text.splitlines() if line.startswith("|"))
