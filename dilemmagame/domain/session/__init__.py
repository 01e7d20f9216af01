"""A session is a log of events: `decide(state, command, now)` says what happens, `apply(state, event)`
makes it so.

Both are pure; everything else (console, stage, notes, resume) is a view of the state.
"""

from dilemmagame.domain.session.apply import apply, replay
from dilemmagame.domain.session.decide import Decision, Refusal, RefusalCode, decide
from dilemmagame.domain.session.state import Captured, Phase, Primary, Session, begin, primary

__all__ = [
    "Captured",
    "Decision",
    "Phase",
    "Primary",
    "Refusal",
    "RefusalCode",
    "Session",
    "apply",
    "begin",
    "decide",
    "primary",
    "replay",
]
