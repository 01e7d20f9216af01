"""What can be asked on a phone and which answers fit, as values. An answer is kept as one short text per round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

MOST_CHOICES = 16
LONGEST_CHOICE = 12


class Form(Enum):
    """How a question is answered. Certainty, a scale and a place on the grey line are single choices too."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that phones may answer: `choices` in the order of the card."""

    number: int
    form: Form
    choices: tuple[str, ...]


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
            return "+".join(choice for choice in asked.choices if choice in picked) if picked else None
        case Form.RANKING:
            return ">".join(picked) if len(picked) == len(asked.choices) else None
