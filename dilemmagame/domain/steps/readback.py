"""Step kind `readback`: agreements read back before they count."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.READBACK, (CaptureField.SIGNAL,), card=False)
