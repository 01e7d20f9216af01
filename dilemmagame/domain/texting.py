"""Short texts from phones: in which steps they may be asked for, and which text is one. Nothing here keeps a text."""

from __future__ import annotations

import re
import unicodedata

from dilemmagame.domain.methods import Step, fields_of
from dilemmagame.domain.steps import CaptureField, StepKind, rules

LONGEST_TEXT = 140
TEXTED = frozenset(
    {
        CaptureField.REASON,
        CaptureField.COUNTER_REASON,
        CaptureField.STAKEHOLDER,
        CaptureField.ALTERNATIVE,
        CaptureField.ADVICE,
        CaptureField.QUESTION,
        CaptureField.INSIGHT,
        CaptureField.IMPROVEMENT,
    }
)
"""What everybody in the room may have a line on."""
SPOKEN = frozenset({StepKind.INDIVIDUAL, StepKind.MINORITY, StepKind.ROLES})
"""Here people write for themselves, or a phone in the hand would show who is meant."""
_KEPT_SIGNS = frozenset("\u200d")  # holds the parts of one picture together
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_PILED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}")


def texted_field(step: Step) -> CaptureField | None:
    """What the room is asked for by phone in `step`, or None: never beside a choice, never where a text needs a column
    before it can stand anywhere.
    """
    rule = rules(step.kind)
    if rule.ballots or rule.reveals or rule.board is not None or step.kind in SPOKEN:
        return None
    first = next(iter(fields_of(step)), None)
    return first if first in TEXTED else None


def is_short_text(text: str) -> bool:
    """Whether `text` is 1 to 140 printable characters on one line: nothing that steers, turns the direction of writing
    or piles marks over other lines.
    """
    if not 1 <= len(text) <= LONGEST_TEXT or text != text.strip():
        return False
    if any(unicodedata.category(sign) in _UNSEEN and sign not in _KEPT_SIGNS for sign in text):
        return False
    return _PILED.search(text) is None and any(sign not in _KEPT_SIGNS for sign in text)
