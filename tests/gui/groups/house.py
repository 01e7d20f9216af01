"""An organisation with two groups and an evening, for the stories about these pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import (
    AdoptValue,
    Advance,
    Capture,
    Command,
    Finish,
    JudgeAgreement,
    ProposeAgreement,
    SupportAgreement,
)
from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.groups import Group, GroupEvening, for_group
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import CodeArticle, Contact, Organisation
from dilemmagame.domain.register import EntryKind, EntryStatus, RegisterEntry
from dilemmagame.domain.session import Decision, begin, decide, replay
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.timing import SessionTime
from dilemmagame.gui.services import SessionStore
from tests.agreed import AUTUMN, CALL_FIRST, DINNERS, SPRING
from tests.sample import START, plan

LINDEWAARD = Organisation(
    "Gemeente Lindewaard",
    "de griffie",
    (Contact("Vertrouwenspersoon", "toestel 4411"), Contact("Griffier", "toestel 4400")),
    id="lindewaard",
    colour="#7A1F3D",
    code=(
        CodeArticle("1.3", "Een raadslid dat twijfelt of het mag meestemmen, legt dat voor aan de griffier."),
        CodeArticle("2.1", "Een raadslid meldt een geschenk of uitnodiging die met het ambt te maken heeft."),
    ),
)
OVERDAM = Organisation("Provincie Overdam", "", (Contact("Burgemeester", ""),), id="overdam", external=True)
COUNCIL = Group(
    "raad",
    "lindewaard",
    "Raad 2026-2030",
    size=23,
    chair=Chair.CHAIR,
    values=(
        AdoptedValue(
            "respect", Localised("Respect", "Respect"), "Wij laten elkaar uitpraten, ook in de krant.", SPRING
        ),
        AdoptedValue("", Localised("Kameraadschap", "Kameraadschap"), "", AUTUMN),
    ),
    register=(
        DINNERS,
        CALL_FIRST,
        RegisterEntry(
            "a3",
            EntryKind.AGREEMENT,
            "Wij vertellen niet wie wat zei op een avond als deze.",
            status=EntryStatus.LAPSED,
            made_on=SPRING,
            outcome="Staat nu in de huisregels.",
        ),
        RegisterEntry(
            "s1",
            EntryKind.SIGNAL,
            "Artikel 2 zegt niets over reizen naar een zusterstad.",
            status=EntryStatus.OPEN,
            article="2.1",
            made_on=AUTUMN,
        ),
        RegisterEntry(
            "x1",
            EntryKind.ACTION,
            "Navragen hoe Overdam dit doet.",
            status=EntryStatus.OPEN,
            made_on=AUTUMN,
        ),
    ),
    evenings=(GroupEvening("avond-0", AUTUMN),),
)
ALDERMEN = Group("college", "lindewaard", "College van B en W", size=6, chair=Chair.MAYOR)

SAID: tuple[Command, ...] = (
    ProposeAgreement(
        "Wij gaan niet alleen op werkbezoek.", "de griffier", "voor de zomer", "kost tijd", item=1
    ),
    SupportAgreement(1, 15, 18),
    JudgeAgreement(1, AgreementStatus.CONFIRMED),
    Capture(CaptureField.SIGNAL, "Artikel 2 zegt niets over werkbezoeken.", item=1),
    Capture(CaptureField.ACTION, "Vraag het na bij Pieter Jansen."),
    AdoptValue("respect", adopted=True),
    Capture(CaptureField.DEFINITION, "Wij spreken elkaar aan, niet over elkaar.", "respect"),
)


def play(
    store: SessionStore,
    session_id: str = "avond-1",
    said: tuple[Command, ...] = SAID,
    group: Group | None = None,
) -> None:
    """An evening of Lindewaard on which these things were said, kept in the store and closed."""
    made = plan()
    made = replace(made, session_id=session_id, organisation=LINDEWAARD)
    if group is not None:
        made = replace(made, evening=for_group(made.evening, LINDEWAARD, group))
    store.create(made, datetime(2026, 11, 20, 19, tzinfo=UTC))
    state = begin(made)
    for place, command in enumerate((Advance(), *said, Finish())):
        now = SessionTime(place * 1000, START + timedelta(seconds=place))
        outcome = decide(state, command, now)
        assert isinstance(outcome, Decision), outcome
        state = replay(state, outcome.events)
        store.append(session_id, outcome.events, outcome.texts, now.ms, isinstance(command, Finish) or None)


def furnish(store: SessionStore) -> None:
    """Two organisations, two groups, one evening that was not picked up."""
    store.save_organisation(LINDEWAARD)
    store.save_organisation(OVERDAM)
    store.save_group(COUNCIL)
    store.save_group(ALDERMEN)
    play(store)
