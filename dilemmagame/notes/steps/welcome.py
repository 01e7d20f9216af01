"""Step kind `welcome`: no lines. Nothing is kept before the start; title, day and group are facts of the first page."""

from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.steps import KindLines

LINES = KindLines(StepKind.WELCOME)
