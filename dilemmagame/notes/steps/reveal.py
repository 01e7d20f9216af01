"""Step kind `reveal`: no lines of its own. What it showed stands with the vote, where both rounds are compared."""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.REVEAL)
