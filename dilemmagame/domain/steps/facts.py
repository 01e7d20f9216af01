"""Step kind `facts`: what is known, by dimension."""

from dilemmagame.domain.steps import Board, CaptureField, Columns, KindRules, StepKind

RULES = KindRules(
    StepKind.FACTS,
    (CaptureField.FACT, CaptureField.NOTE),
    board=Board(
        Columns.FIXED,
        (CaptureField.FACT,),
        ("legal", "organisation", "social", "personal", "political"),
    ),
)
