"""An evening with every working form, small, for tests of the engine and of what the stage may show."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.cards import Card, Term, Voice
from dilemmagame.domain.evening import AdoptedValue, Chair, Evening
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.steps import StepKind
from tests.sample import CARD_ROUND, OPTIONS_CARD, method, plan, step, words

RICH_CARD: Card = replace(
    OPTIONS_CARD,
    id="een-kist-wijn-rijk",
    twists=("De aannemer is je buurman.", "Het is een kaartje voor de schouwburg."),
    cases=("Een pen.", "Een lunch.", "Een weekend weg.", "Een baan voor je kind."),
    voices=(
        Voice("De griffier", "Vraag het."),
        Voice("De burgemeester", "Meld het."),
        Voice("De wethouder", "Wacht."),
    ),
)
LADDER = method(
    "M14",
    step(StepKind.VOTE, 2, slot=1),
    step(StepKind.REVEAL, 1, rounds=(1,)),
    step(StepKind.TWIST, 4, slot=1),
    step(StepKind.TIPPING, 3),
)
GREY_ZONE = method(
    "M13",
    step(StepKind.GREY, 6, slot=1),
    step(StepKind.SPREAD, 3, rounds=(1,)),
    step(StepKind.EDGES, 10),
    step(StepKind.GREY, 3, slot=2),
    step(StepKind.SPREAD, 2, rounds=(1, 2)),
)
ADVISERS = method("M15", step(StepKind.ADVISERS, 2), step(StepKind.HEARING, 5), step(StepKind.DIALOGUE, 4))
SCAN = method("scan", step(StepKind.SCAN, 20), step(StepKind.MEASURES, 10), frame=True)
VALUES = method("waarden", step(StepKind.VALUES_BOARD, 20), frame=True)
PAGES = method("pages", step(StepKind.PAGES, 5), frame=True)
EVENING = Evening(
    chair=Chair.BOTH,
    certainty=True,
    adopted=(AdoptedValue("respect", words("Respect"), "Wij luisteren eerst."),),
)


def forms_plan(present: int = 18, evening: Evening = EVENING) -> Plan:
    """A card round with certainty, a ladder, a grey zone, advisers, a scan, a values board and own pages."""
    items = (
        PlannedItem(CARD_ROUND, RICH_CARD),
        PlannedItem(LADDER, RICH_CARD),
        PlannedItem(GREY_ZONE, RICH_CARD),
        PlannedItem(ADVISERS, RICH_CARD),
        PlannedItem(SCAN),
        PlannedItem(VALUES),
        PlannedItem(PAGES, None, ("een.png", "twee.png", "drie.png")),
    )
    terms = tuple(Term(name, words(name), words("")) for name in ("V5", "V8"))
    return replace(plan(*items, present=present), evening=evening, vulnerabilities=terms)
