"""Step kind `spread`: no lines of its own. The map it showed stands with the placing of the cases."""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.SPREAD)
