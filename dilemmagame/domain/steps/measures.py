"""Step kind `measures`: the group picks what would help."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(
    StepKind.MEASURES, (CaptureField.MEASURE, CaptureField.ACTION, CaptureField.NOTE), card=False
)
