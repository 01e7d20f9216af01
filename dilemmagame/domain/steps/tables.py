"""Step kind `tables`: a large group talks at tables; each table brings back one thing."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.TABLES,
    (CaptureField.YIELD, CaptureField.NOTE),
    board=Board(Columns.TABLES, (CaptureField.YIELD,)),
)
