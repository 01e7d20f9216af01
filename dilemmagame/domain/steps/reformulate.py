"""Step kind `reformulate`: the question again, now that we know more."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.REFORMULATE, (CaptureField.QUESTION, CaptureField.NOTE))
