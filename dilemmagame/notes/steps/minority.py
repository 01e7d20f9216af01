"""Step kind `minority`: the reasons that were imagined are told with the other reasons, without who was asked first."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.MINORITY)
