"""Step kind `contacts`: where to go with a real case."""

from dilemmagame.domain.steps import KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.CONTACTS, (), timed=False, card=False, phone=PhoneTask.LOOK)
