"""What a tally says about a group: measures with a name and a source, a picture of it in a word, and when there is
hardly anything to debate. No measure is better when it is higher or lower. Whether any of it may be told is decided in
`disclosure`: only where bars may be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.ballots import About, Round, Subject
from dilemmagame.domain.cards import Card, CardKind, choices_for
from dilemmagame.domain.spread import spread

EARLY_AGREEMENT = 0.8
ALIKE_SHARE, CAMPS_SHARE, CAMPS_SECOND = 2 / 3, 0.8, 0.3
ALIKE_AGREEMENT = 0.6


class Named(Enum):
    """The measures. The value is their name in data that leaves the program."""

    AGREEMENT = "agreement-van-der-eijk"
    MEAN_DIFFERENCE = "spread-mean-difference"
    POLARISATION = "polarisation-van-der-eijk"
    LARGEST_SHARE = "share-of-largest-group"
    EVENNESS = "evenness-iqv"
    CAMPS = "polarisation-reynal-querol"


@dataclass(frozen=True, slots=True)
class Measure:
    name: Named
    value: float


class Picture(Enum):
    """How the answers lie, for a sentence."""

    ALIKE = "alike"
    CAMPS = "camps"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Reading:
    """A round read: the picture and the measures behind it. `ballots` counts the answers that were reckoned with,
    `neutral` those left out because they take no place among the others.
    """

    picture: Picture
    measures: tuple[Measure, ...]
    ballots: int
    neutral: int


def agree_early(vote: Round) -> bool:
    """At least four in five chose the same action; the threshold is ours. People without an opinion count as others."""
    best = max((count.ballots for count in vote.counts if count.choice not in (UNSURE, OTHER)), default=0)
    return vote.total > 0 and best >= EARLY_AGREEMENT * vote.total


def is_ordered(card: Card, subject: Subject) -> bool:
    """Whether the answers lie on a line, apart from the neutral ones."""
    return subject.about in (About.CASE, About.CERTAINTY) or card.kind is CardKind.SCALE


def read_round(vote: Round, card: Card) -> Reading | None:
    """`vote` read, or None when fewer than two answers take a place among the others.

    The borders between the pictures are ours. On a line: alike from an agreement of 0.6, two camps below 0. With
    options: alike when two in three chose the same; two camps when the two largest groups hold four in five ballots and
    the smaller of them three in ten.
    """
    own = [choice for choice in choices_for(card, vote.subject) if choice not in (UNSURE, OTHER)]
    ballots = [vote.ballots_for(choice) for choice in own]
    counted = sum(ballots)
    if counted < 2 or len(own) < 2:
        return None
    neutral = vote.total - counted
    if is_ordered(card, vote.subject):
        a = agreement(ballots)
        picture = Picture.ALIKE if a >= ALIKE_AGREEMENT else Picture.CAMPS if a < 0 else Picture.APART
        measures = (
            Measure(Named.AGREEMENT, a),
            Measure(Named.MEAN_DIFFERENCE, spread(ballots)),
            Measure(Named.POLARISATION, (1 - a) / 2),
        )
        return Reading(picture, measures, counted, neutral)
    first, second = sorted(ballots, reverse=True)[:2]
    camps = first + second >= CAMPS_SHARE * counted and second >= CAMPS_SECOND * counted
    picture = Picture.CAMPS if camps else Picture.ALIKE if first >= ALIKE_SHARE * counted else Picture.APART
    measures = (
        Measure(Named.LARGEST_SHARE, first / counted),
        Measure(Named.EVENNESS, evenness(ballots)),
        Measure(Named.CAMPS, camps_index(ballots)),
    )
    return Reading(picture, measures, counted, neutral)


def agreement(ballots: Sequence[int]) -> float:
    """Agreement A on an ordered line: 1 all in one place, 0 evenly over all places, -1 half at each end.

    Source: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality and Quantity 35 (2001), 325-341.
    The tally is peeled into layers of equal height; A is their mean, weighed by the ballots in each layer. Raises
    ValueError without ballots or with fewer than three places.
    """
    total = sum(ballots)
    if not total or len(ballots) < 3:
        raise ValueError("agreement asks for ballots and three places")
    left = list(ballots)
    found = 0.0
    while any(left):
        height = min(n for n in left if n)
        layer = [n > 0 for n in left]
        found += _layer_agreement(layer) * height * sum(layer) / total
        left = [n - height if n else 0 for n in left]
    return found


def _layer_agreement(layer: Sequence[bool]) -> float:
    """Agreement of one layer: how unimodal its pattern is, times how few places it takes.

    Every three places, in order, speak for one top (110, 011) or against it (101); the paper's U is
    ((K-2)·TU - (K-1)·TDU) / ((K-2)·(TU+TDU)), and 1 where no three places speak at all.
    """
    places, filled = len(layer), sum(layer)
    one_top = against = 0
    for i in range(places):
        for j in range(i + 1, places):
            for k in range(j + 1, places):
                three = (layer[i], layer[j], layer[k])
                one_top += three in ((True, True, False), (False, True, True))
                against += three == (True, False, True)
    speaking = one_top + against
    unimodal = 1.0
    if speaking:
        unimodal = ((places - 2) * one_top - (places - 1) * against) / ((places - 2) * speaking)
    return unimodal * (1 - (filled - 1) / (places - 1))


def evenness(ballots: Sequence[int]) -> float:
    """How evenly the ballots lie over the options, without an order: 0 all on one, 1 as many on each.

    The index of qualitative variation: K/(K-1) times the chance that two ballots differ. Source: J. Gibbs and D.
    Poston, "The division of labor: conceptualization and related measures", Social Forces 53 (1975), 468-476 (M2).
    """
    total, options = sum(ballots), len(ballots)
    if not total or options < 2:
        raise ValueError("evenness asks for ballots and two options")
    return options / (options - 1) * (1 - sum((n / total) ** 2 for n in ballots))


def camps_index(ballots: Sequence[int]) -> float:
    """How much it looks like two equal camps, without an order: 1 for two halves, 0 when all chose the same.

    The index RQ: four times the sum of p²(1-p). Source: J. Montalvo and M. Reynal-Querol, "Ethnic polarization,
    potential conflict, and civil wars", American Economic Review 95 (2005), 796-816.
    """
    total = sum(ballots)
    if not total:
        raise ValueError("without ballots there are no camps")
    return 4 * sum((n / total) ** 2 * (1 - n / total) for n in ballots)


def most_said(ballots: Sequence[int]) -> int | None:
    """The place, counted from 1, with the most ballots; None at a tie or without ballots."""
    top = max(ballots, default=0)
    return list(ballots).index(top) + 1 if top and list(ballots).count(top) == 1 else None
