"""Stories about finding cards: words in titles and texts, filters with counts, collections, and what was played."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import Card, CardKind, Deck, Option, Turn
from dilemmagame.library.catalogue import Catalogue, Collection, Facet, Key, Query, Use, folded, uses_of
from dilemmagame.library.reading import DeckFolder, read_decks
from dilemmagame.library.translated import TranslationState, translation_states
from dilemmagame.ports import SessionSummary

SHIPPED = Path("shipped")
OWN = Path("own")


def card(name: str, title: str, text: str, **more: object) -> Card:
    plain = Card(name, "1.0", "nl", title, CardKind.OPTIONS, (paragraph(text),), "Wat doe je?")
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields of a card


def shelved(folder: Path, *cards: Card) -> DeckFolder:
    return DeckFolder(folder, Deck(folder.name, "1.0", "nl", folder.name, (), (), cards), ())


COFFEE = card(
    "koffie", "Een kop koffie", "De leverancier van één bedrijf betaalt.", themes=("T03",), minutes=10
)
LETTER = card(
    "brief", "De brief", "Over koffie gaat het ook.", themes=("T03", "T04"), minutes=20, status="Concept, mei"
)
BROKEN = card("kapot", "Kapot", "Niets.", broken=True, themes=("T04",))


@pytest.fixture
def catalogue() -> Catalogue:
    made = Catalogue([shelved(SHIPPED / "a", LETTER, COFFEE), shelved(OWN / "b", BROKEN)], own_root=OWN)
    made.learn()
    return made


def ids(catalogue: Catalogue, query: Query) -> list[str]:
    return [catalogue.entries[place].card.id for place in catalogue.find(query)]


def test_a_title_comes_before_a_text(catalogue: Catalogue) -> None:
    assert ids(catalogue, Query("koffie")) == ["koffie", "brief"]


def test_every_word_counts_and_a_part_of_a_word_is_enough(catalogue: Catalogue) -> None:
    assert ids(catalogue, Query("koff lever")) == ["koffie"]
    assert ids(catalogue, Query("koffie zeilboot")) == []


def test_capitals_accents_and_signs_do_not_matter(catalogue: Catalogue) -> None:
    assert ids(catalogue, Query("EEN-BEDRIJF!")) == ["koffie"]
    assert folded("Één IJsselmeer") == "een ijsselmeer"


def test_only_titles_are_searched_until_the_texts_are_learned() -> None:
    made = Catalogue([shelved(SHIPPED / "a", LETTER, COFFEE)])
    assert ids(made, Query("koffie")) == ["koffie"]
    made.learn()
    assert ids(made, Query("koffie")) == ["koffie", "brief"]


def test_options_what_ifs_and_turns_are_searched_too() -> None:
    rich = card(
        "rijk",
        "Rijk",
        "Tekst.",
        options=(Option("A", "Je belt de griffier."),),
        twists=("Het sneeuwt.",),
        turns=(
            Turn((paragraph("Een maand later."),), "Blijf je erbij?", (Option("A", "Je trekt je terug."),)),
        ),
    )
    made = Catalogue([shelved(SHIPPED / "a", rich)])
    made.learn()
    for word in ("griffier", "sneeuwt", "maand", "erbij", "terug"):
        assert ids(made, Query(word)) == ["rijk"], word


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(catalogue: Catalogue) -> None:
    both = ((Facet.THEME, "T03"), (Facet.THEME, "T04"))
    assert ids(catalogue, Query(wanted=both)) == ["brief", "koffie", "kapot"]
    assert ids(catalogue, Query(wanted=(*both, (Facet.DURATION, "20")))) == ["brief"]
    assert ids(catalogue, Query(wanted=((Facet.THEME, "unheard-of"),))) == []


def test_counts_say_what_another_choice_would_give(catalogue: Catalogue) -> None:
    query = Query("koffie", wanted=((Facet.THEME, "T04"),))
    assert catalogue.counts(query, Facet.THEME) == {"T03": 2, "T04": 1}
    assert catalogue.counts(query, Facet.DURATION) == {"20": 1}


def test_collections_and_decks(catalogue: Catalogue) -> None:
    assert ids(catalogue, Query(collection=Collection.OWN)) == ["kapot"]
    assert ids(catalogue, Query(collection=Collection.DRAFTS)) == ["brief"]
    assert ids(catalogue, Query(collection=Collection.BROKEN)) == ["kapot"]
    assert ids(catalogue, Query(folder=SHIPPED / "a")) == ["brief", "koffie"]
    assert (catalogue.size(Collection.ALL), catalogue.size_of(OWN / "b")) == (3, 1)


def session(day: int, *cards: str) -> SessionSummary:
    when = datetime(2026, 11, day, 18, tzinfo=UTC)
    return SessionSummary(f"s{day}", "", "", when, True, False, len(cards), cards)


def test_cards_know_when_they_were_played_and_turns_count_once() -> None:
    uses = uses_of([session(3, "koffie"), session(9, "brief", "brief.2"), session(1, "koffie")])
    assert uses["koffie"] == Use(2, datetime(2026, 11, 3, 18, tzinfo=UTC))
    assert uses["brief"].times == 1
    made = Catalogue([shelved(SHIPPED / "a", COFFEE, LETTER, BROKEN)], uses)
    assert ids(made, Query(collection=Collection.RECENT)) == ["brief", "koffie"]


def test_two_decks_may_have_cards_of_the_same_name() -> None:
    made = Catalogue([shelved(SHIPPED / "a", COFFEE), shelved(OWN / "b", COFFEE)])
    places = [made.place(Key(folder, "koffie")) for folder in (SHIPPED / "a", OWN / "b")]
    assert places == [0, 1]


def test_every_shipped_card_is_found_by_its_title_and_by_each_of_its_words() -> None:
    made = Catalogue(read_decks(paths.shipped_decks()))
    made.learn()
    for place, entry in enumerate(made.entries):
        assert place in made.find(Query(entry.card.title)), entry.card.id
    for place, entry in enumerate(made.entries[:12]):
        for word in entry.opening.split()[:20]:
            assert place in made.find(Query(word)), (entry.card.id, word)


def test_the_state_of_a_translation_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    (folder / "cards").mkdir(parents=True)
    cards = (card("goed", "Goed", ""), card("oud", "Oud", "", version="1.1"), card("geen", "Geen", ""))
    for name in ("goed", "oud"):
        text = f'---\nid: {name}\nlanguage: en\ntranslates: "1.0"\n---\n# Title\n'
        (folder / "cards" / f"{name}.en.md").write_text(text, encoding="utf-8")
    deck = replace(shelved(folder, *cards).deck, languages=("nl", "en"))
    assert translation_states(folder, deck) == {
        "goed": TranslationState.COMPLETE,
        "oud": TranslationState.OUTDATED,
    }
    made = Catalogue([DeckFolder(folder, deck, ())])
    made.learn()
    assert ids(made, Query(wanted=((Facet.TRANSLATION, "missing"),))) == ["geen"]


def test_a_card_is_found_by_its_theme_in_words_and_by_the_act_of_its_norm() -> None:
    shelved_decks = [each for each in read_decks(paths.shipped_decks()) if each.deck.id == "raadsleden"]
    made = Catalogue(shelved_decks, names={"T03": "Geschenken, uitnodigingen en reizen"})
    assert made.find(Query("geschenken")) == []
    made.learn()
    found = [made.entries[place].card for place in made.find(Query("geschenken"))]
    assert found
    assert all("T03" in card.themes for card in found)
    assert made.find(Query("gemeentewet 28"))
