"""Step kind `agreement`: make it stick: an agreement or a signal."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(
    StepKind.AGREEMENT,
    (CaptureField.SIGNAL, CaptureField.ACTION, CaptureField.PARKED, CaptureField.LINE),
    ends_case=True,
)
