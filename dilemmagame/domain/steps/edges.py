"""Step kind `edges`: which detail turns it grey, and which makes it unacceptable."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.EDGES,
    (CaptureField.EDGE, CaptureField.NORM, CaptureField.NOTE),
    board=Board(Columns.FIXED, (CaptureField.EDGE,), keys=("white-grey", "grey-black")),
)
