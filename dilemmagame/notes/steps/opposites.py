"""Step kind `opposites`: the strongest reasons of the other side are told with those of the dialogue."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.OPPOSITES)
