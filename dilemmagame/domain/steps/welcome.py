"""Step kind `welcome`: the scene before the start: who we are and when we begin."""

from dilemmagame.domain.steps import KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.WELCOME, (), timed=False, card=False, phone=PhoneTask.LOOK)
