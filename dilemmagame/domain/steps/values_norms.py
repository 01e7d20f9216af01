"""Step kind `values_norms`: who stands for what, and which rule of action follows from it."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.VALUES_NORMS,
    (CaptureField.PERSPECTIVE, CaptureField.VALUE, CaptureField.RULE, CaptureField.NOTE),
    board=Board(Columns.PERSPECTIVES, (CaptureField.VALUE, CaptureField.RULE)),
)
