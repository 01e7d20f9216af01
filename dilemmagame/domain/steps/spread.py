"""Step kind `spread`: the trainer shows where the cases were placed."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(
    StepKind.SPREAD,
    (CaptureField.INSIGHT, CaptureField.NOTE),
    needs=Needs.CASES,
    reveals=True,
    phone=PhoneTask.LOOK,
)
