"""Step kind `individual`: everybody judges alone and on paper; only what somebody shares is kept."""

from dilemmagame.domain.steps import CaptureField, KindRules, PhoneTask, StepKind

RULES = KindRules(
    StepKind.INDIVIDUAL,
    (CaptureField.INSIGHT, CaptureField.QUESTION, CaptureField.DEFINITION, CaptureField.NOTE),
    phone=PhoneTask.WRITE,
)
