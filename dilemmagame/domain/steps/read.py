"""Step kind `read`: one shared picture of the case, in silence."""

from dilemmagame.domain.steps import CaptureField, KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.READ, (CaptureField.DOUBT, CaptureField.NOTE), phone=PhoneTask.LOOK)
