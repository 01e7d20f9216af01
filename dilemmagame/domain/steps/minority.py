"""Step kind `minority`: the smallest group is heard first, without anybody having to own up."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, StepKind

RULES = KindRules(StepKind.MINORITY, (CaptureField.REASON, CaptureField.NOTE), needs=Needs.CHOICES)
