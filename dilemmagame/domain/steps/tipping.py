"""Step kind `tipping`: which changed fact made the group move."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, StepKind

RULES = KindRules(StepKind.TIPPING, (CaptureField.INSIGHT, CaptureField.NOTE), needs=Needs.TWISTS)
