"""The document: what stands first, what each kind adds, and that it reads well in both languages."""

from __future__ import annotations

import pytest

from dilemmagame.base import i18n
from dilemmagame.domain.commands import Finish
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.session import begin
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Document, Heading, Item, KeyValue, Listing, PageBreak, Passage, Table
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.notes.steps.registry import LINES
from tests.notes.evening import HOLDER, Evening, council_evening, plan


def headings(document: Document, level: int = 1) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def passages(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Passage)]


def listed(document: Document, heading: str) -> list[Item]:
    place = next(i for i, b in enumerate(document.blocks) if isinstance(b, Heading) and b.text == heading)
    following = document.blocks[place + 1]
    assert isinstance(following, Listing)
    return list(following.items)


@pytest.fixture(scope="module")
def dutch() -> Document:
    evening = council_evening()
    return compose(evening.state, evening.texts, "nl")


@pytest.fixture(scope="module")
def english() -> Document:
    evening = council_evening()
    return compose(evening.state, evening.texts, "en")


def test_the_first_line_says_who_holds_the_notes_and_that_they_may_become_public(dutch: Document) -> None:
    assert HOLDER in dutch.holder
    assert "openbaar" in dutch.holder
    assert "Woo" in dutch.holder


def test_without_a_holder_the_first_line_says_so() -> None:
    from dataclasses import replace

    state = begin(replace(plan(), organisation=Organisation()))
    assert "niet ingevuld wie dit verslag beheert" in compose(state, {}, "nl").holder


def test_facts_agreements_and_signals_come_before_the_first_page_break(dutch: Document) -> None:
    first = dutch.blocks[: dutch.blocks.index(PageBreak())]
    assert [b.text for b in first if isinstance(b, Heading) and b.level == 1] == [
        "Feiten",
        "Afspraken",
        "Signalen voor de gedragscode",
    ]
    facts = next(block for block in first if isinstance(block, KeyValue))
    rows = dict(facts.rows)
    assert rows["Datum"][0].startswith("24 november 2026")
    assert rows["Aanwezigen"] == ("17 tot 18, het wisselde tijdens de sessie",)
    assert rows["Kaarten en werkvorm"] == (
        "Dilemma 1: Ondernemersdiner (Kaartronde)",
        "Dilemma 2: Je eigen wijk (Kwartierberaad)",
    )


def test_agreements_carry_who_when_and_friction_and_proposals_stand_apart(dutch: Document) -> None:
    confirmed = listed(dutch, "Afspraken")
    assert confirmed[0].details == (
        "Wie: fractievoorzitters · Wanneer: vanaf 1 januari · Bij: Ondernemersdiner",
        "Wat blijft schuren: Kleine fracties missen zo hun enige kans om mensen te spreken.",
    )
    assert len(confirmed) == 2
    assert "De groep heeft deze niet bevestigd. Ze tellen nog niet." in passages(dutch)
    assert headings(dutch, 2)[0] == "Voorgesteld, niet teruggelezen"


def test_the_outcome_has_both_rounds_the_net_and_says_what_is_unknown(dutch: Document) -> None:
    table = next(block for block in dutch.blocks if isinstance(block, Table))
    assert table.header == ("Keuze", "Eerste ronde", "Tweede ronde", "Netto")
    assert table.rows[0].cells == ("A. Je gaat, en luistert naar wat er leeft.", "6", "3", "−3")
    assert table.rows[-2].cells == ("Stemmen", "18", "17", "")
    said = " ".join(passages(dutch))
    assert "wie van keuze veranderde, is onbekend" in said
    assert "In de tweede ronde waren er 17 mensen, in de eerste 18." in said
    assert "Open geteld, met handen of kaarten omhoog. Dit was geen geheime stemming." in said


def test_reasons_stand_per_choice_and_norms_with_their_check(dutch: Document) -> None:
    reasons = listed(dutch, "Genoemde redenen")
    assert [item.text[:2] for item in reasons] == ["A.", "C.", "He"]
    assert len(reasons[0].details) == 2
    norms = listed(dutch, "Normen bij deze kaart")
    assert norms[0].text == "Gedragscode raadsleden, artikel 4.2: Meld een uitnodiging vooraf."
    assert norms[0].details[0].startswith("Niet zeker: controleer deze norm")
    assert norms[1].text.startswith("Gemeentewet, artikel 28: ")
    assert norms[1].details == ("Gecontroleerd op 12 november 2026.",)


def test_the_rest_follows_in_reading_order(dutch: Document, english: Document) -> None:
    assert headings(dutch)[3:] == [
        "Dilemma 1: Ondernemersdiner",
        "Dilemma 2: Je eigen wijk",
        "Acties",
        "Geparkeerd voor later",
        "Geplande en werkelijke tijd",
    ]
    assert headings(english)[3:] == [
        "Dilemma 1: Ondernemersdiner",
        "Dilemma 2: Je eigen wijk",
        "Actions",
        "Parked for later",
        "Planned and real time",
    ]


def test_planned_and_real_time_add_up(dutch: Document) -> None:
    times = [block for block in dutch.blocks if isinstance(block, Table)][-1]
    assert times.rows[-1].cells == ("Samen", "63:00", "23:05")
    assert ("Waar je terechtkunt", "1:00", "niet gedaan") in [row.cells for row in times.rows]


def test_notes_have_their_own_language_whatever_the_windows_speak(english: Document) -> None:
    before = i18n.language()
    assert english.language == "en"
    assert "Facts" in headings(english)
    assert i18n.language() == before


def test_a_session_that_was_never_started_still_gives_notes() -> None:
    document = compose(begin(plan()), {}, "nl")
    assert "Er zijn geen afspraken bevestigd." in passages(document)
    assert "Deze sessie is nog niet afgerond." in passages(document)


def test_every_kind_has_its_lines_in_the_registry() -> None:
    assert set(LINES) == set(StepKind)
    assert all(lines.kind is kind for kind, lines in LINES.items())


def test_every_text_is_translated() -> None:
    import ast
    from pathlib import Path

    import polib

    from dilemmagame.base import paths

    found = sorted((paths.assets() / "translations").glob("nl*.po"))
    assert found
    known = {
        entry.msgid
        for file in found
        for entry in polib.pofile(str(file))
        if entry.msgstr or entry.msgstr_plural
    }
    package = Path(__file__).resolve().parents[2] / "dilemmagame" / "notes"
    for source in package.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "ngettext"}
            ):
                message = node.args[0]
                assert isinstance(message, ast.Constant), source
                assert message.value in known, message.value


def test_a_card_that_the_group_never_reached_is_not_in_the_notes() -> None:
    evening = Evening(plan())
    evening.vote(1, A=6, B=4)
    evening.do(Finish())
    shown = what_may_leave(evening.state, evening.texts, "nl")
    assert [card.number for card in shown.facts.cards] == [1]
    assert [item.number for item in shown.items if item.number] == [1]
