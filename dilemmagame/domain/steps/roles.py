"""Step kind `roles`: parts are dealt, and everybody speaks from the part they got."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.ROLES, (CaptureField.ROLE, CaptureField.REASON, CaptureField.NOTE))
