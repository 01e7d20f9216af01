"""The scan: what goes badly together, what weighs most, and which cards fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dilemmagame.domain.scan import combined, fitting_cards, heaviest, is_combination, weights
from tests.sample import OPTIONS_CARD


@pytest.mark.parametrize(
    ("scores", "together"),
    [
        ({"V8": 2, "V5": 2}, ("V5", "V8")),
        ({"V8": 3, "V5": 2, "V6": 3}, ("V5", "V6", "V8")),
        ({"V8": 1, "V5": 3}, ()),
        ({"V8": 3, "V5": 1, "V6": 1}, ()),
        ({"V8": 3, "V1": 3}, ()),
        ({}, ()),
    ],
)
def test_working_alone_weighs_more_together_with_money_or_data(
    scores: dict[str, int], together: tuple[str, ...]
) -> None:
    assert combined(scores) == together
    assert is_combination(scores) is bool(together)


SCORES = (
    ("t1", "V1", 3), ("t1", "V5", 1), ("t1", "V8", 0),
    ("t2", "V1", 1), ("t2", "V5", 3), ("t2", "V4", 2),
)  # fmt: skip


def test_weights_are_sums_over_the_work_and_nothing_counts_for_nothing() -> None:
    """By hand: V1 3+1, V5 1+3, V4 2; V8 was scored 0 and does not come up. Ties keep the order of their ids."""
    assert weights(SCORES) == (("V1", 4), ("V5", 4), ("V4", 2))


def test_the_heaviest_are_those_that_some_work_has_clearly() -> None:
    assert heaviest(SCORES) == ("V1", "V5", "V4")
    assert heaviest((("t1", "V2", 1), ("t2", "V2", 1), ("t1", "V3", 1))) == ("V2",)
    assert heaviest((("t1", "V2", 0),)) == ()


def test_cards_about_the_heaviest_come_first_and_others_do_not_come_up() -> None:
    cards = [
        replace(OPTIONS_CARD, id="geen"),
        replace(OPTIONS_CARD, id="balie", vulnerabilities=("V4",)),
        replace(OPTIONS_CARD, id="kas", vulnerabilities=("V5", "V8")),
        replace(OPTIONS_CARD, id="vergunning", vulnerabilities=("V4", "V1")),
        replace(OPTIONS_CARD, id="stuk", vulnerabilities=("V1", "V5"), broken=True),
    ]
    fits = fitting_cards(SCORES, cards)
    assert [(fit.card.id, fit.shared) for fit in fits] == [
        ("vergunning", ("V1", "V4")),
        ("kas", ("V5",)),
        ("balie", ("V4",)),
    ]
    assert [fit.card.id for fit in fitting_cards(SCORES, cards, most=1)] == ["vergunning"]
    assert fitting_cards((), cards) == ()
