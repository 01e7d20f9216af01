"""An evening on which one card is changed fact by fact: the ladder of what-ifs, played through the engine."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.ballots import Count, RoundStatus
from dilemmagame.domain.commands import Advance, CountHands, Finish
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Primary, primary
from dilemmagame.domain.steps import StepKind
from tests.notes.evening import DINNER, OPENING, Evening, plan, step

TWISTS = ("De uitnodiging komt van een ondernemer met een plan in de raad.", "Het diner kost acht euro.")
LADDER = Method(
    "M14",
    Localised("Wat-als-ladder", "What-if ladder"),
    Localised("", ""),
    Localised("", ""),
    4,
    60,
    (
        step(StepKind.READ, "Lezen", "Read", 1),
        step(StepKind.VOTE, "Eerste keuze", "First choice", 1, 1),
        step(StepKind.REVEAL, "Onthullen", "Reveal", 1, 0, (1,)),
        step(StepKind.TWIST, "Wat als", "What if", 4, 1),
    ),
)


def ladder(*rungs: dict[str, int]) -> Evening:
    """Nine choose A and five B at first; then each rung as counted here, shown where that may be."""
    base = plan(present=14, dinner=replace(DINNER, twists=TWISTS))
    items = (PlannedItem(OPENING), PlannedItem(LADDER, replace(DINNER, twists=TWISTS)))
    evening = Evening(replace(base, items=items))
    evening.vote(1, A=9, B=5)
    evening.reveal()
    for number, ballots in enumerate(rungs, 1):
        while evening.state.current.number != number:
            evening.do(Advance())
        vote = evening.state.rounds_here()[0]
        if vote.status is RoundStatus.OPEN:
            evening.do(Advance())
        evening.do(CountHands(vote.number, tuple(Count(choice, n) for choice, n in ballots.items())))
        while primary(evening.state) in (Primary.REVEAL, Primary.REVEAL_ANYWAY):
            evening.do(Advance())
    evening.do(Finish())
    return evening
