"""Step kind `stakeholders`: widen beyond oneself: who is affected."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.STAKEHOLDERS, (CaptureField.STAKEHOLDER, CaptureField.NOTE))
