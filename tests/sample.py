"""A small programme of our own for tests of the engine: one options card, one open card, two methods,
a frame.
"""

from __future__ import annotations

from datetime import UTC, datetime

from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import Card, CardKind, Consideration, Option, Term
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem
from dilemmagame.domain.steps import StepKind

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def words(text: str) -> Localised:
    return Localised(text, text)


def step(
    kind: StepKind,
    minutes: float = 2.0,
    *,
    slot: int = 0,
    rounds: tuple[int, ...] = (),
    once: bool = False,
    optional: bool = False,
) -> Step:
    planned = int(minutes * 60_000)
    title = words(kind.value)
    return Step(kind.value, kind, title, words(""), planned, planned // 2, (), slot, rounds, once, optional)


def method(name: str, *steps: Step, frame: bool = False) -> Method:
    return Method(name, words(name), words(""), words(""), 4, 60, steps, frame)


OPENING = method("opening", step(StepKind.WELCOME, 0), step(StepKind.OPEN, 3, once=True), frame=True)
CARD_ROUND = method(
    "M01",
    step(StepKind.OPEN, 1, once=True),
    step(StepKind.READ, 2),
    step(StepKind.VOTE, 1, slot=1),
    step(StepKind.ARGUMENTS, 3),
    step(StepKind.REVEAL, 1, rounds=(1,)),
    step(StepKind.DIALOGUE, 5),
    step(StepKind.VOTE, 1, slot=2),
    step(StepKind.REVEAL, 1, rounds=(1, 2)),
    step(StepKind.CONCLUSION, 2),
    step(StepKind.AGREEMENT, 2, optional=True),
)
BREAK = method("break", step(StepKind.PAUSE, 15), frame=True)
CLOSING = method(
    "closing", step(StepKind.CLOSING, 5), step(StepKind.READBACK, 4), step(StepKind.CONTACTS, 1), frame=True
)

OPTIONS_CARD = Card(
    id="een-kist-wijn",
    version="1.0",
    language="nl",
    title="Een kist wijn",
    kind=CardKind.OPTIONS,
    situation=(paragraph("Je krijgt een kist wijn van een aannemer."),),
    question="Wat doe je?",
    options=(
        Option("A", "Je neemt hem aan."),
        Option("B", "Je geeft hem terug."),
        Option("C", "Je deelt hem."),
    ),
    considerations=(Consideration("A", "Je houdt de relatie goed.", "Het lijkt een gunst."),),
    values=("respect",),
)
OPEN_CARD = Card(
    id="een-gerucht",
    version="1.0",
    language="nl",
    title="Een gerucht",
    kind=CardKind.OPEN,
    situation=(paragraph("Je hoort iets over een collega."),),
    question="Wat speelt hier?",
)


def plan(*items: PlannedItem, present: int = 18, starts_at: datetime | None = None) -> Plan:
    """An evening with both cards, or with the items given."""
    return Plan(
        session_id="s1",
        title="Raad in gesprek",
        organisation=Organisation(
            "Gemeente Wolderhage", "de griffie", (Contact("vertrouwenspersoon", "toestel 12"),)
        ),
        language="nl",
        audience="raadsleden",
        confidentiality=Confidentiality.CHATHAM_HOUSE,
        present=present,
        items=items
        or (
            PlannedItem(OPENING),
            PlannedItem(CARD_ROUND, OPTIONS_CARD),
            PlannedItem(BREAK),
            PlannedItem(CARD_ROUND, OPEN_CARD),
            PlannedItem(CLOSING),
        ),
        starts_at=starts_at,
        values=(Term("respect", words("Respect"), words("")),),
    )
