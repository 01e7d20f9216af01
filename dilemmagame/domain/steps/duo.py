"""Step kind `duo`: two people talk, everybody at once, so that the shy ones speak too."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.DUO, (CaptureField.INSIGHT, CaptureField.NOTE))
