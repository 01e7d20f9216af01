"""Step kind `readback`: no lines of its own. What it confirmed stands under the agreements on the first page."""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.READBACK)
