"""Step kind `dialogue`: understand difference; values and norms behind the choice."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.DIALOGUE, (CaptureField.NOTE, CaptureField.COUNTER_REASON, CaptureField.NORM))
