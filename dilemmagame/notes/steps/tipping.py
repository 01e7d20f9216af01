"""Step kind `tipping`: no lines of its own. What was said of the tipping point is an insight; `conclusion` prints it,
and the ladder itself stands with `twist`.
"""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.TIPPING)
