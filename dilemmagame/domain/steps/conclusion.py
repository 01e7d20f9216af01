"""Step kind `conclusion`: one sentence: what do we take away."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.CONCLUSION, (CaptureField.INSIGHT, CaptureField.PREVENTION), ends_case=True)
