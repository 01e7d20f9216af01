"""Step kind `readback`: agreements read back before they count."""

from dilemmagame.domain.steps import CaptureField, KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.READBACK, (CaptureField.SIGNAL,), card=False, phone=PhoneTask.LOOK)
