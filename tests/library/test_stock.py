"""Which cards may come into an evening on the fly, and when two cards are the same one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dilemmagame.domain.cards import Card, Deck, same_card
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.planning import gather, in_stock
from dilemmagame.library.reading import read_deck
from tests.library.samples import CARD, CARD_EN, village
from tests.sample import CARD_ROUND, OPEN_CARD, OPTIONS_CARD, plan


def deck(name: str, *cards: Card) -> Deck:
    homes = tuple(replace(card, home=f"{name}/{card.id}") for card in cards)
    return Deck(name, "1.0", "nl", name, ("raadsleden",), (), homes)


def test_a_card_knows_its_deck_in_every_language_and_under_every_name(tmp_path: Path) -> None:
    folder = village(tmp_path, card=CARD, card_en=CARD_EN)
    dutch, english = read_deck(folder, "nl")[0], read_deck(folder, "en")[0]
    assert {card.home for card in dutch.cards} == {"dorp/de-sleutel", "dorp/de-brief"}
    assert [card.home for card in english.cards] == [card.home for card in dutch.cards]
    renamed = gather("samen", [(dutch, dutch.cards[0]), (replace(dutch, id="stad"), dutch.cards[0])]).cards[1]
    assert renamed.id == "de-sleutel-stad"
    assert same_card(renamed, english.cards[0])


def test_the_same_id_in_another_deck_is_another_card_unless_a_card_has_no_home() -> None:
    mine, theirs = deck("a", OPTIONS_CARD).cards[0], deck("b", OPTIONS_CARD).cards[0]
    assert not same_card(mine, theirs)
    assert same_card(mine, replace(mine, id=f"{mine.id}.2", title="Deel 2"))
    assert same_card(OPTIONS_CARD, theirs)
    assert same_card(mine, replace(OPTIONS_CARD, id=f"{OPTIONS_CARD.id}.3"))


def test_in_stock_are_the_cards_of_the_decks_of_this_evening() -> None:
    first, second = deck("a", OPTIONS_CARD, OPEN_CARD), deck("b", OPTIONS_CARD)
    evening = plan(PlannedItem(CARD_ROUND, first.cards[0]))
    assert in_stock(evening, [first, second]) == first.cards
    assert in_stock(plan(PlannedItem(CARD_ROUND, OPTIONS_CARD)), [first, second]) == (
        *first.cards,
        *second.cards,
    )
    foreign = replace(first, id="c", audience=("griffiers",), cards=deck("c", OPEN_CARD).cards)
    empty = plan(PlannedItem(CARD_ROUND))
    assert in_stock(empty, [first, foreign, first]) == first.cards
