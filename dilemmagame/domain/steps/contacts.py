"""Step kind `contacts`: where to go with a real case."""

from dilemmagame.domain.steps import KindRules, StepKind

RULES = KindRules(StepKind.CONTACTS, (), timed=False, card=False)
