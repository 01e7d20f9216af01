"""Step kind `advisers`: whom the group chose to hear is told with the advice."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.ADVISERS)
