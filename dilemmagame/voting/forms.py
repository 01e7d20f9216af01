"""What can be asked on a phone, which answers fit, and how they are counted, as values. An answer is kept as one short
text per round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dilemmagame.domain.ballots import Form, answer_of, picked_in

MOST_CHOICES = 16
LONGEST_CHOICE = 12


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that phones may answer: `choices` in the order of the card, of which at most `most` may be picked where
    several may be.
    """

    number: int
    form: Form
    choices: tuple[str, ...]
    most: int = MOST_CHOICES


def answer_text(asked: OpenRound, picked: Sequence[str]) -> str | None:
    """The answer as it is kept, or None when it fits no answer to this question.

    Several choices are kept in the order of the card, a ranking in the order somebody gave.
    """
    if len(set(picked)) != len(picked) or not set(picked) <= set(asked.choices):
        return None
    match asked.form:
        case Form.SINGLE:
            return picked[0] if len(picked) == 1 else None
        case Form.MULTIPLE:
            fits = 1 <= len(picked) <= asked.most
            in_order = (choice for choice in asked.choices if choice in picked)
            return answer_of(asked.form, in_order) if fits else None
        case Form.RANKING:
            return answer_of(asked.form, picked) if len(picked) == len(asked.choices) else None


def chosen(answers: Mapping[str, int]) -> dict[str, int]:
    """How many people picked each choice, from answers of several choices each. Which went together is left behind."""
    people: dict[str, int] = {}
    for text, ballots in answers.items():
        for choice in picked_in(text):
            people[choice] = people.get(choice, 0) + ballots
    return people


def place_sums(answers: Mapping[str, int]) -> dict[str, int]:
    """The places of each choice in all orders, added up; the top is place 1. No order is left in it."""
    sums: dict[str, int] = {}
    for text, ballots in answers.items():
        for place, choice in enumerate(picked_in(text), start=1):
            sums[choice] = sums.get(choice, 0) + place * ballots
    return sums
