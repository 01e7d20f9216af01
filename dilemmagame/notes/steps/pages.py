"""Step kind `pages`: the trainer's own pages leave nothing in the notes."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.PAGES)
