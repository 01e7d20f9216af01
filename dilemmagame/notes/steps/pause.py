"""Step kind `pause`: no lines. A break holds nothing but time, and that stands in the table of minutes."""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.PAUSE)
