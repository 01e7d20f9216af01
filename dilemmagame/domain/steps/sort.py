"""Step kind `sort`: who brought the case lays questions or definitions in three heaps: warm, lukewarm, cold."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.SORT,
    (CaptureField.QUESTION, CaptureField.DEFINITION, CaptureField.NOTE),
    board=Board(
        Columns.FIXED, (CaptureField.QUESTION, CaptureField.DEFINITION), keys=("warm", "lukewarm", "cold")
    ),
)
