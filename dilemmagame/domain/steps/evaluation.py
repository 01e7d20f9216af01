"""Step kind `evaluation`: what the conversation itself taught us."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.EVALUATION, (CaptureField.IMPROVEMENT, CaptureField.NOTE), ends_case=True)
