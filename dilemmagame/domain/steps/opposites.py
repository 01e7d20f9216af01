"""Step kind `opposites`: everybody defends once what they would not do."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.OPPOSITES, (CaptureField.COUNTER_REASON, CaptureField.NOTE))
