"""Step kind `dilemma`: sharpened to a real choice between two courses, each with its damage."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.DILEMMA,
    (CaptureField.ALTERNATIVE, CaptureField.DAMAGE, CaptureField.NOTE),
    board=Board(Columns.FIXED, (CaptureField.ALTERNATIVE, CaptureField.DAMAGE), ("A", "B")),
)
