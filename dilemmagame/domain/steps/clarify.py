"""Step kind `clarify`: questions only, until everybody could stand in those shoes."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.CLARIFY,
    (CaptureField.FACT, CaptureField.NOTE),
    board=Board(Columns.FIXED, (CaptureField.FACT,), ("known", "open")),
)
