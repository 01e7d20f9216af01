"""Step kind `duo`: what pairs brought back is told under the conclusion."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.DUO)
