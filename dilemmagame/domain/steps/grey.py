"""Step kind `grey`: everybody places the cases on the line from white to black, alone and silently."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(StepKind.GREY, (CaptureField.NOTE,), needs=Needs.CASES, ballots=True, phone=PhoneTask.VOTE)
