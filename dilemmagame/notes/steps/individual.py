"""Step kind `individual`: what people wrote stays with them; what they shared is told under the conclusion."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.INDIVIDUAL)
