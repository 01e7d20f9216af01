"""Step kind `pages`: the trainer's own pages on the stage."""

from dilemmagame.domain.steps import CaptureField, KindRules, Needs, PhoneTask, StepKind

RULES = KindRules(StepKind.PAGES, (CaptureField.NOTE,), needs=Needs.PAGES, card=False, phone=PhoneTask.LOOK)
