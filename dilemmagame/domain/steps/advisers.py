"""Step kind `advisers`: advice is scarce: the group chooses whom it wants to hear."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, StepKind

RULES = KindRules(StepKind.ADVISERS, (CaptureField.NOTE,), needs=Needs.VOICES)
