"""Step kind `open`: no lines. The house rules are the same every time; the level of confidentiality is a fact of the
first page.
"""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.OPEN)
