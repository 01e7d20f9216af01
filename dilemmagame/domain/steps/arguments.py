"""Step kind `arguments`: reasons made visible apart from persons."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.ARGUMENTS, (CaptureField.REASON, CaptureField.NORM, CaptureField.NOTE))
