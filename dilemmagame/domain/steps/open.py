"""Step kind `open`: the house rules, once per session."""

from dilemmagame.domain.steps import CaptureField, KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.OPEN, (CaptureField.NOTE,), card=False, phone=PhoneTask.LOOK)
