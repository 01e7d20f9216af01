"""Step kind `vote`: everybody commits before influence."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(
    StepKind.VOTE, (CaptureField.NOTE,), needs=Needs.CHOICES, ballots=True, phone=PhoneTask.VOTE
)
