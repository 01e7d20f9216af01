"""A council evening in Wolderhage, played through the engine as the hub does: the session the notes are tested on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Channel, Count, RoundStatus
from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import Card, CardKind, Norm, Option, ScaleKind, Term
from dilemmagame.domain.commands import (
    Advance,
    Capture,
    Command,
    CountHands,
    EnterPaperTally,
    Finish,
    JudgeAgreement,
    NameValue,
    ProposeAgreement,
    SetConfidentiality,
    SetPresent,
    TakeTotals,
)
from dilemmagame.domain.events import Event, Text
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem
from dilemmagame.domain.session import Primary, Refusal, Session, begin, decide, primary, replay
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.timing import SessionTime
from dilemmagame.ports import SessionLog

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
HOLDER = "de griffie van Wolderhage"


def step(
    kind: StepKind, nl: str, en: str, minutes: float, slot: int = 0, rounds: tuple[int, ...] = ()
) -> Step:
    length = int(minutes * 60_000)
    return Step(
        kind.value, kind, Localised(nl, en), Localised("", ""), length, length // 2, slot=slot, rounds=rounds
    )


CARD_ROUND = Method(
    "M01",
    Localised("Kaartronde", "Card round"),
    Localised("", ""),
    Localised("", ""),
    4,
    60,
    (
        step(StepKind.READ, "Lezen", "Read", 1),
        step(StepKind.VOTE, "Eerste keuze", "First choice", 1, 1),
        step(StepKind.ARGUMENTS, "Redenen verzamelen", "Collect reasons", 3),
        step(StepKind.REVEAL, "Onthullen", "Reveal", 1, 0, (1,)),
        step(StepKind.DIALOGUE, "Doorvragen", "Dialogue", 5),
        step(StepKind.VOTE, "Tweede keuze", "Second choice", 1, 2),
        step(StepKind.REVEAL, "Wat veranderde", "What changed", 1, 0, (1, 2)),
        step(StepKind.CONCLUSION, "Wat nemen we mee", "Take-away", 2),
        step(StepKind.AGREEMENT, "Afspraak of signaal", "Agreement or signal", 2),
    ),
)
QUARTER = Method(
    "M12",
    Localised("Kwartierberaad", "Quarter-hour deliberation"),
    Localised("", ""),
    Localised("", ""),
    3,
    15,
    (
        step(StepKind.READ, "Twijfel in één zin", "State the doubt", 2),
        step(StepKind.VOTE, "Eerste keuze", "First choice", 1, 1),
        step(StepKind.STAKEHOLDERS, "Wie raakt het", "Who is affected", 3),
        step(StepKind.DIALOGUE, "Sterkste argument andere kant", "Best argument of the other side", 5),
        step(StepKind.VOTE, "Tweede keuze", "Second choice", 1, 2),
        step(StepKind.REVEAL, "Wat veranderde", "What changed", 1, 0, (1, 2)),
        step(StepKind.AGREEMENT, "Afspraak", "Agreement", 3),
    ),
)
OPENING = Method(
    "opening",
    Localised("Opening", "Opening"),
    Localised("", ""),
    Localised("", ""),
    1,
    99,
    (
        step(StepKind.WELCOME, "Welkom", "Welcome", 0),
        step(StepKind.OPEN, "Spelregels", "House rules", 5),
    ),
    frame=True,
)
BREAK = Method(
    "break",
    Localised("Pauze", "Break"),
    Localised("", ""),
    Localised("", ""),
    1,
    99,
    (step(StepKind.PAUSE, "Pauze", "Break", 15),),
    frame=True,
)
CLOSING = Method(
    "closing",
    Localised("Afronding", "Closing"),
    Localised("", ""),
    Localised("", ""),
    1,
    99,
    (
        step(StepKind.CLOSING, "Slotronde", "Closing round", 5),
        step(StepKind.READBACK, "Afspraken teruglezen", "Read agreements back", 4),
        step(StepKind.CONTACTS, "Waar je terechtkunt", "Where to go", 1),
    ),
    frame=True,
)

DINNER = Card(
    id="ondernemersdiner",
    version="1.0",
    language="nl",
    title="Ondernemersdiner",
    kind=CardKind.OPTIONS,
    situation=(
        paragraph("Alle fracties zijn uitgenodigd voor een diner, de avond voor de stemming over parkeren."),
    ),
    question="Ga je naar het diner?",
    options=(
        Option("A", "Je gaat, en luistert naar wat er leeft."),
        Option("B", "Je gaat en betaalt je eigen menu."),
        Option("C", "Je gaat pas na de stemming met de ondernemers in gesprek."),
        Option("D", "Je gaat niet en zegt openlijk waarom."),
    ),
    values=("onafhankelijkheid", "dienstbaarheid"),
    norms=("gedragscode", "gw-28"),
)
STREET = Card(
    id="je-eigen-wijk",
    version="1.0",
    language="nl",
    title="Je eigen wijk",
    kind=CardKind.SCALE,
    situation=(paragraph("Een verkeersplan maakt achthonderd woningen prettiger, ook de jouwe."),),
    question="Waar leg je deze stelling?",
    statement="Een raadslid dat in de wijk woont, stemt gewoon mee over het verkeersplan.",
    scale=ScaleKind.WHITE_GREY_BLACK,
    norms=("gw-27",),
)
NORMS = (
    Norm(
        "gedragscode",
        "Gedragscode raadsleden",
        "artikel 4.2",
        Localised("Meld een uitnodiging vooraf.", "Report an invitation beforehand."),
        ("raadsleden",),
        date(2026, 11, 12),
        "",
        certain=False,
    ),
    Norm(
        "gw-28",
        "Gemeentewet",
        "28",
        Localised("Niet meedoen bij een eigen belang.", "No part in it with an interest of one's own."),
        ("raadsleden",),
        date(2026, 11, 12),
        "",
        certain=True,
    ),
    Norm("gw-27", "Gemeentewet", "artikel 27", Localised("", ""), ("raadsleden",), None, "", certain=False),
)
VALUES = (
    Term("onafhankelijkheid", Localised("Onafhankelijkheid", "Independence"), Localised("", "")),
    Term("dienstbaarheid", Localised("Dienstbaarheid", "Service"), Localised("", "")),
)


def plan(
    confidentiality: Confidentiality = Confidentiality.CHATHAM_HOUSE, dinner: Card = DINNER, present: int = 18
) -> Plan:
    return Plan(
        session_id="20261124-raad",
        title="Raad in gesprek over grijs gebied",
        organisation=Organisation("Gemeente Wolderhage", HOLDER),
        language="nl",
        audience="raadsleden",
        confidentiality=confidentiality,
        present=present,
        items=(
            PlannedItem(OPENING),
            PlannedItem(CARD_ROUND, dinner),
            PlannedItem(BREAK),
            PlannedItem(QUARTER, STREET),
            PlannedItem(CLOSING),
        ),
        starts_at=START,
        deck_title="Raadsleden",
        norms=NORMS,
        values=VALUES,
    )


class Evening:
    """Plays commands on a state with the texts beside it. A refusal is a fault of the test."""

    def __init__(self, planned: Plan | None = None) -> None:
        self.state: Session = begin(planned or plan())
        self.texts: dict[str, str] = {}
        self.events: list[Event] = []
        self.ms = 0

    def do(self, command: Command, after_s: int = 0) -> None:
        self.ms += after_s * 1000
        outcome = decide(self.state, command, SessionTime(self.ms, START + timedelta(milliseconds=self.ms)))
        assert not isinstance(outcome, Refusal), (command, outcome)
        self.state = replay(self.state, outcome.events)
        self.events.extend(outcome.events)
        self.texts.update({text.id: text.body for text in outcome.texts})
        for gone in outcome.strikes:
            self.texts.pop(gone)

    def until(self, kind: StepKind, slot: int = 0) -> None:
        """Click on to the first step of `kind` (with `slot`); every click takes fifty seconds."""
        for _ in range(80):
            step = self.state.current.step
            if step.kind is kind and (not slot or step.slot == slot):
                return
            self.do(Advance(), after_s=50)
        raise AssertionError(f"{kind} was never reached")

    def vote(self, slot: int, **ballots: int) -> None:
        """Hold the next vote of `slot` and count it, without revealing it."""
        self.until(StepKind.VOTE, slot)
        here = self.state.rounds_here()[0]
        if here.status is RoundStatus.OPEN:
            self.do(Advance(), after_s=45)
        self.do(CountHands(here.number, tuple(Count(choice, n) for choice, n in ballots.items())))

    def reveal(self) -> None:
        """Go to the next reveal and show it, also when it warns."""
        self.until(StepKind.REVEAL)
        while primary(self.state) in (Primary.REVEAL, Primary.REVEAL_ANYWAY):
            self.do(Advance(), after_s=5)

    def keep(self, field: CaptureField, body: str, choice: str = "", *, draft: bool = False) -> None:
        self.do(Capture(field, body, choice, draft))


def council_evening(confidentiality: Confidentiality = Confidentiality.CHATHAM_HOUSE) -> Evening:
    """The whole evening: eighteen people, one leaves, two cards, three agreements of which one is not read back."""
    evening = Evening(plan(confidentiality))
    evening.vote(1, A=6, B=4, C=5, D=2, unsure=1)
    evening.keep(CaptureField.NOTE, "Rustig begin, zaal zit ver uit elkaar.")
    evening.until(StepKind.ARGUMENTS)
    evening.keep(CaptureField.REASON, "Je hoort anders niet wat er speelt in de winkelstraat.", "A")
    evening.keep(CaptureField.REASON, "De uitnodiging geldt voor iedereen, dus niemand heeft voorrang.", "A")
    evening.keep(CaptureField.REASON, "Een avond voor de stemming kijkt iedereen anders naar dat diner.", "C")
    evening.keep(CaptureField.REASON, "Het gaat om het beeld, niet om de prijs van het menu.")
    evening.reveal()
    evening.until(StepKind.DIALOGUE)
    evening.keep(CaptureField.COUNTER_REASON, "Wie nooit aanschuift, beslist over mensen die hij niet kent.")
    evening.keep(CaptureField.NORM, "De meldregel voor uitnodigingen boven vijftig euro.")
    evening.do(NameValue("onafhankelijkheid", named=True))
    evening.do(NameValue("dienstbaarheid", named=True))
    evening.do(SetPresent(17))
    evening.vote(2, A=3, B=3, C=8, D=2, other=1)
    evening.reveal()
    evening.until(StepKind.CONCLUSION)
    evening.keep(CaptureField.INSIGHT, "Het moment weegt zwaarder dan het bedrag.")
    evening.keep(
        CaptureField.PREVENTION, "De griffie houdt een agenda bij van uitnodigingen aan de hele raad."
    )
    evening.until(StepKind.AGREEMENT)
    evening.do(
        ProposeAgreement(
            "In de week voor een stemming gaan we niet in op uitnodigingen van partijen met een belang.",
            "fractievoorzitters",
            "vanaf 1 januari",
            "Kleine fracties missen zo hun enige kans om mensen te spreken.",
        )
    )
    evening.keep(CaptureField.SIGNAL, "De code zegt niets over uitnodigingen aan alle fracties tegelijk.")
    evening.keep(CaptureField.ACTION, "Overzicht van uitnodigingen maken voor het presidium.")
    evening.vote(1, white=9, grey=6, black=1, unsure=1)
    evening.until(StepKind.STAKEHOLDERS)
    evening.keep(CaptureField.STAKEHOLDER, "Bewoners van de straten die drukker worden.")
    evening.vote(2, white=5, grey=9, black=2, unsure=1)
    evening.reveal()
    evening.until(StepKind.AGREEMENT)
    evening.do(
        ProposeAgreement(
            "Wie in het plangebied woont, zegt dat aan het begin van het debat.", "alle raadsleden"
        )
    )
    evening.do(
        ProposeAgreement("We vragen de commissie om een kaart met belangen.", "griffie", "voor de zomer")
    )
    evening.until(StepKind.CLOSING)
    evening.keep(
        CaptureField.PARKED, "Wat doen we met uitnodigingen van verenigingen waar je zelf lid van bent."
    )
    evening.until(StepKind.READBACK)
    evening.do(JudgeAgreement(1, AgreementStatus.CONFIRMED))
    evening.do(JudgeAgreement(2, AgreementStatus.CONFIRMED))
    evening.keep(CaptureField.NOTE, "half getypte regel", draft=True)
    evening.do(Finish(), after_s=240)
    return evening


def closed_evening() -> Evening:
    evening = council_evening()
    evening.do(SetConfidentiality(Confidentiality.CLOSED))
    return evening


def four_ballots(a: int, b: int) -> Evening:
    """An evening on which at most four people vote: nothing of it may be told."""
    evening = Evening(plan(present=18))
    evening.vote(1, A=a, B=b)
    evening.reveal()
    evening.do(Finish())
    return evening


def by_phone(phones: dict[str, int], hands: dict[str, int]) -> Evening:
    """An evening on which people vote by phone, and those without one raise their hand."""
    evening = Evening(replace(plan(present=24), channel=Channel.PHONES))
    evening.until(StepKind.VOTE, 1)
    here = evening.state.rounds_here()[0].number
    evening.do(Advance(), after_s=45)
    evening.do(TakeTotals(here, tuple(Count(choice, n) for choice, n in phones.items())))
    if hands:
        evening.do(CountHands(here, tuple(Count(choice, n) for choice, n in hands.items())))
    evening.reveal()
    evening.do(Finish())
    return evening


def not_revealed(a: int, c: int) -> Evening:
    """Eighteen ballots that the trainer chose not to show, for example because all were the same."""
    evening = Evening()
    evening.vote(1, A=a, C=c)
    evening.do(Finish())
    return evening


def paper_evening() -> Evening:
    """Nothing was clicked: what was counted on paper is typed in afterwards."""
    evening = Evening()
    first = (Count("A", 7), Count("C", 10))
    evening.do(EnterPaperTally(1, 1, 17, first))
    evening.do(EnterPaperTally(1, 2, 17, (Count("A", 4), Count("C", 13))))
    evening.do(ProposeAgreement("We lezen dit terug in de volgende vergadering.", item=1))
    return evening


def with_text(body: str) -> Evening:
    """`body` in every place where somebody can type, the card and the organisation included."""
    card = replace(DINNER, title=body, question=body, options=(Option("A", body), Option("B", "Nee")))
    base = plan(dinner=card)
    evening = Evening(replace(base, title=body, organisation=Organisation(body, body), audience=body))
    evening.vote(1, A=4, B=3)
    for field in CaptureField:
        evening.keep(field, f"{field.value} {body}")
    evening.do(ProposeAgreement(f"afspraak {body}", body, body, body))
    evening.reveal()
    evening.do(Finish())
    return evening


def stored(store: SessionLog, evening: Evening) -> str:
    """Put a played evening on disk as the hub would have done; gives its id."""
    session_id = evening.state.plan.session_id
    store.create(evening.state.plan, START)
    texts = [Text(text_id, body) for text_id, body in evening.texts.items()]
    finished = evening.state.finished_at is not None
    store.append(session_id, evening.events, texts, evening.ms, finished)
    return session_id
