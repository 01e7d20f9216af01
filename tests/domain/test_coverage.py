"""What cards cover of the integrity chain, against figures counted by hand."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.base import paths
from dilemmagame.domain.coverage import of_cards, of_evenings, of_session, played_cards
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import begin
from dilemmagame.library.vocabulary import read_vocabulary
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, plan

WORDS = read_vocabulary(paths.assets() / "vocabulary")[0]
BOTH = replace(OPTIONS_CARD, id="een", chain=("preventie", "nazorg"), vulnerabilities=("V5",), minutes=15)
ONE = replace(OPTIONS_CARD, id="twee", chain=("preventie",), vulnerabilities=("V5", "V8"), minutes=20)
NONE = replace(OPTIONS_CARD, id="drie", minutes=10)


def test_a_deck_is_counted_per_link_and_per_vulnerability() -> None:
    known = of_cards(
        (BOTH, ONE, NONE, replace(ONE, id="stuk", broken=True)), WORDS.chain, WORDS.vulnerabilities
    )
    assert (known.cards, known.minutes) == (3, 45)
    assert [(share.id, share.cards, share.minutes) for share in known.chain] == [
        ("pro-actie", 0, 0),
        ("preventie", 2, 35),
        ("preparatie", 0, 0),
        ("repressie", 0, 0),
        ("nazorg", 1, 15),
    ]
    assert {share.id: share.cards for share in known.vulnerabilities if share.cards} == {"V5": 2, "V8": 1}
    assert [share.id for share in known.missing] == ["pro-actie", "preparatie", "repressie"]


def test_the_turns_of_one_card_are_one_card() -> None:
    turns = (replace(BOTH, id="een"), replace(BOTH, id="een.2"))
    assert of_cards(turns, WORDS.chain, WORDS.vulnerabilities).cards == 1


def test_a_session_counts_only_what_it_came_to_and_by_real_time() -> None:
    made = replace(
        plan(
            PlannedItem(OPENING),
            PlannedItem(CARD_ROUND, BOTH),
            PlannedItem(CARD_ROUND, ONE),
            PlannedItem(CLOSING),
        ),
        chain=WORDS.chain,
        vulnerabilities=WORDS.vulnerabilities,
    )
    state = begin(made)
    first = [index for index, each in enumerate(state.steps) if each.item == 1]
    spent = tuple(120_000 if index in first[:2] else 0 for index in range(len(state.steps)))
    state = replace(state, visited=frozenset({0, *first[:2]}), spent_ms=spent)
    assert [(card.id, ms) for card, ms in played_cards(state)] == [("een", 240_000)]
    known = of_session(state)
    assert (known.cards, known.minutes) == (1, 4)
    assert [share.cards for share in known.chain] == [0, 1, 0, 0, 1]


def test_a_year_adds_the_evenings_up_also_where_a_card_came_up_twice() -> None:
    evenings = (((BOTH, 600_000),), ((BOTH, 300_000), (ONE, 900_000)))
    year = of_evenings(evenings, WORDS.chain, WORDS.vulnerabilities)
    assert (year.cards, year.minutes) == (3, 30)
    assert [(share.cards, share.minutes) for share in year.chain if share.cards] == [(3, 30), (2, 15)]
    assert of_evenings((), WORDS.chain, WORDS.vulnerabilities).cards == 0
