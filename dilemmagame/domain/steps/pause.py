"""Step kind `pause`: the break; the console is covered until a key."""

from dilemmagame.domain.steps import KindRules, PhoneTask, StepKind

RULES = KindRules(StepKind.PAUSE, (), card=False, phone=PhoneTask.REST)
