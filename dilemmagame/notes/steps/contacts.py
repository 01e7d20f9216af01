"""Step kind `contacts`: no lines. Where to go with a real case belongs on the wall, not in the notes of an evening."""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.CONTACTS)
