"""Step kind `reveal`: the trainer shows the totals."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(
    StepKind.REVEAL, (CaptureField.NOTE,), needs=Needs.CHOICES, reveals=True, phone=PhoneTask.LOOK
)
