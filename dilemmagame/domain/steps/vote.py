"""Step kind `vote`: everybody commits before influence."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.VOTE, (CaptureField.NOTE,), votes=True)
