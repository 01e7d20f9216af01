"""Step kind `twist`: one fact changes and everybody chooses again: a rung of the ladder."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(
    StepKind.TWIST, (CaptureField.NOTE,), needs=Needs.TWISTS, ballots=True, reveals=True, phone=PhoneTask.VOTE
)
