"""Step kind `scan`: the group scores its own work on the vulnerabilities."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.SCAN, (CaptureField.PROCESS, CaptureField.NOTE), card=False)
