"""Step kind `hearing`: the chosen advisers are heard one at a time."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(
    StepKind.HEARING, (CaptureField.ADVICE, CaptureField.NOTE), needs=Needs.VOICES, phone=PhoneTask.LISTEN
)
