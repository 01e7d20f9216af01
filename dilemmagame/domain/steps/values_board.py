"""Step kind `values_board`: the group chooses its values, says what they mean here, and adopts them."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.VALUES_BOARD, (CaptureField.DEFINITION, CaptureField.NOTE), card=False, asks=True)
