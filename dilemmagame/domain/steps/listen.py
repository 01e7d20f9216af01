"""Step kind `listen`: one listens and does not defend, the others advise."""

from dilemmagame.domain.steps import CaptureField, KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.LISTEN, (CaptureField.ADVICE, CaptureField.NOTE), phone=PhoneTask.LISTEN)
