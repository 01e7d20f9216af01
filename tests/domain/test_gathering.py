"""Stories about cards of several decks in one: nothing is lost when two decks use one name."""

from __future__ import annotations

from datetime import date

from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import Card, CardKind, Deck, Norm
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.planning import gather


def norm(name: str, text: str) -> Norm:
    return Norm(name, "Gemeentewet", "28", Localised(text, text), (), date(2026, 11, 22), "", certain=True)


def card(name: str, *norms: str) -> Card:
    text = (paragraph("Er is iets."),)
    return Card(name, "1.0", "nl", name.title(), CardKind.OPEN, text, "Wat nu?", norms=norms)


def deck(name: str, cards: tuple[Card, ...], norms: tuple[Norm, ...]) -> Deck:
    return Deck(name, "1.0", "nl", name.title(), (name,), (), cards, norms)


SHARED = norm("gw-28", "Niet meestemmen.")
COUNCIL = deck(
    "raad", (card("brief", "gw-28"), card("borrel")), (SHARED, norm("code", "De code van de raad."))
)
OFFICE = deck("huis", (card("brief", "gw-28", "code"),), (SHARED, norm("code", "De code van het huis.")))


def test_cards_keep_their_order_and_the_norms_they_need() -> None:
    made = gather("samen", [(OFFICE, OFFICE.cards[0]), (COUNCIL, COUNCIL.cards[1])])
    assert [each.id for each in made.cards] == ["brief", "borrel"]
    assert [each.id for each in made.norms] == ["gw-28", "code"]
    assert (made.title, made.audience) == ("Huis, Raad", ("huis", "raad"))


def test_two_cards_and_two_norms_of_one_name_stay_apart() -> None:
    own = card("brief", "code")
    council = deck("raad", (own,), COUNCIL.norms)
    made = gather("samen", [(OFFICE, OFFICE.cards[0]), (council, own)])
    assert [each.id for each in made.cards] == ["brief", "brief-raad"]
    [code] = [each for each in made.norms if each.id in made.cards[1].norms]
    assert code.summary.nl == "De code van de raad."
    assert [each.id for each in made.norms if each.id in made.cards[0].norms] == ["gw-28", "code"]
