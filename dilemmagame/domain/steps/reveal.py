"""Step kind `reveal`: the trainer shows the totals."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.REVEAL, (CaptureField.NOTE,), votes=True)
