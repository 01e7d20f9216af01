"""Step kind `alternatives`: other ways out, also wild ones; nobody judges yet."""

from dilemmagame.domain.steps import CaptureField, KindRules, StepKind

RULES = KindRules(StepKind.ALTERNATIVES, (CaptureField.ALTERNATIVE, CaptureField.NOTE))
