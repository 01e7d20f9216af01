"""The scan of vulnerable work: which scores go badly together, what weighs most, and which cards fit that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dilemmagame.domain.cards import Card

ALONE = "V8"
MONEY_OR_DATA = ("V5", "V6")
HIGH = 2
HIGHEST = 3
FEWEST_PROCESSES, MOST_PROCESSES = 3, 8
MOST_FITTING = 6

Scores = Iterable[tuple[str, str, int]]
"""Text id of the process, id of the vulnerability, 0 to 3."""


def is_combination(scores: Mapping[str, int]) -> bool:
    """Working alone together with access to much money or to sensitive data, both scored high (2 or 3)."""
    return bool(combined(scores))


def combined(scores: Mapping[str, int]) -> tuple[str, ...]:
    """The vulnerabilities of one process that go badly together, working alone last; empty where there are none."""
    if scores.get(ALONE, 0) < HIGH:
        return ()
    along = tuple(each for each in MONEY_OR_DATA if scores.get(each, 0) >= HIGH)
    return (*along, ALONE) if along else ()


def weights(scores: Scores) -> tuple[tuple[str, int], ...]:
    """Per vulnerability that was scored above 0 the sum over all processes, heaviest first; ties keep the order of
    their ids.
    """
    total: dict[str, int] = {}
    for _process, vulnerability, score in scores:
        if score > 0:
            total[vulnerability] = total.get(vulnerability, 0) + score
    return tuple(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))


def heaviest(scores: Scores) -> tuple[str, ...]:
    """The vulnerabilities that some process has to a high degree, heaviest first; where none has, those that have the
    most of it.
    """
    known = tuple(scores)
    ranked = weights(known)
    high = {vulnerability for _process, vulnerability, score in known if score >= HIGH}
    if high:
        return tuple(vulnerability for vulnerability, _sum in ranked if vulnerability in high)
    return tuple(vulnerability for vulnerability, total in ranked if total == ranked[0][1])


@dataclass(frozen=True, slots=True)
class Fit:
    """A card that fits what was scored; `shared` are the vulnerabilities of the scan it is about, heaviest first."""

    card: Card
    shared: tuple[str, ...]


def fitting_cards(scores: Scores, cards: Sequence[Card], most: int = MOST_FITTING) -> tuple[Fit, ...]:
    """The cards that are about the heaviest vulnerabilities, best first, at most `most`.

    A card counts for the summed weight of the heavy vulnerabilities it carries; ties keep the order of the deck.
    Broken cards, and cards that carry none, do not fit.
    """
    known = tuple(scores)
    heavy = heaviest(known)
    weight = dict(weights(known))
    fits = tuple(
        Fit(card, tuple(each for each in heavy if each in card.vulnerabilities))
        for card in cards
        if not card.broken
    )
    ranked = sorted(
        (fit for fit in fits if fit.shared), key=lambda fit: -sum(weight[each] for each in fit.shared)
    )
    return tuple(ranked[:most])
