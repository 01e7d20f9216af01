"""Step kind `weighing`: reasons of principle beside reasons of consequence."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.WEIGHING,
    (CaptureField.REASON, CaptureField.NORM, CaptureField.NOTE),
    board=Board(Columns.FIXED, (CaptureField.REASON,), keys=("principle", "consequence")),
)
