"""Step kind `closing`: the closing round."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.CLOSING, (CaptureField.NOTE, CaptureField.PARKED), card=False)
