"""What a group keeps: picked up from an evening once, looked at again in time, told per half-year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import (
    AdoptValue,
    Advance,
    Capture,
    Command,
    JudgeAgreement,
    ProposeAgreement,
    SetConfidentiality,
    SupportAgreement,
)
from dilemmagame.domain.evening import AdoptedValue, Chair, Evening
from dilemmagame.domain.groups import (
    Group,
    for_group,
    half_year,
    host_of,
    loses_text,
    with_entry,
    with_value,
    without_entry,
    without_texts,
    without_value,
)
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import (
    CodeArticle,
    ColourFault,
    Contact,
    Organisation,
    colour_fault,
    contrast_on_white,
    merged_contacts,
    only_the_mayor,
    with_code,
)
from dilemmagame.domain.pickup import fresh, taken_up, yield_of
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.register import (
    EntryKind,
    EntryStatus,
    RegisterEntry,
    half_year_of,
    in_order,
    months_later,
    statuses,
)
from dilemmagame.domain.session import Decision, Session, begin, decide, replay
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.timing import SessionTime
from tests.sample import START, plan

COUNCIL = Group("g1", "o1", "Raad", size=23, chair=Chair.CHAIR)
HELD = date(2026, 11, 24)
RESPECT = AdoptedValue("respect", Localised("Respect", "Respect"), "Wij laten elkaar uitpraten.", HELD)


def played(*commands: Command) -> tuple[Session, dict[str, str]]:
    """An evening on which these things were done, with its texts."""
    state, texts = begin(plan()), {}
    for place, command in enumerate((Advance(), *commands)):
        now = SessionTime(place * 1000, START + timedelta(seconds=place))
        outcome = decide(state, command, now)
        assert isinstance(outcome, Decision), outcome
        state = replay(state, outcome.events)
        texts.update({text.id: text.body for text in outcome.texts})
    return state, texts


YIELD = (
    ProposeAgreement("Wij melden een etentje.", "de griffier", "voor de zomer", "het voelt streng", item=1),
    SupportAgreement(1, 15, 18),
    JudgeAgreement(1, AgreementStatus.CONFIRMED),
    ProposeAgreement("Wij praten nog eens."),
    ProposeAgreement("Dit toch niet."),
    JudgeAgreement(3, AgreementStatus.DROPPED),
    Capture(CaptureField.SIGNAL, "Artikel 2 zegt niets over etentjes.", item=1),
    Capture(CaptureField.ACTION, "Nagaan wat Overdam doet."),
    Capture(CaptureField.PARKED, "Reizen naar zustersteden."),
    Capture(CaptureField.REASON, "Een reden blijft in de avond."),
    Capture(CaptureField.SIGNAL, "nog niet af", draft=True),
    AdoptValue("respect", adopted=True),
    Capture(CaptureField.DEFINITION, "Eerst zo.", "respect"),
    Capture(CaptureField.DEFINITION, "Wij laten elkaar uitpraten.", "respect"),
)


def test_an_evening_leaves_agreements_signals_actions_and_values() -> None:
    state, texts = played(*YIELD)
    group = taken_up(COUNCIL, yield_of(state, texts))
    first, second = group.entries(EntryKind.AGREEMENT)
    assert first == RegisterEntry(
        id="s1:t0001",
        kind=EntryKind.AGREEMENT,
        body="Wij melden een etentje.",
        who="de griffier",
        when="voor de zomer",
        review_on=date(2027, 5, 24),
        support=15,
        present=18,
        friction="het voelt streng",
        status=EntryStatus.SUPPORTED,
        session_id="s1",
        card_title=state.plan.cards[0].title,
        made_on=HELD,
        texts=("t0001", "t0002", "t0003", "t0004"),
    )
    assert (second.body, second.status, second.card_title) == (
        "Wij praten nog eens.",
        EntryStatus.PROPOSED,
        "",
    )
    for kind, body in (
        (EntryKind.SIGNAL, "Artikel 2 zegt niets over etentjes."),
        (EntryKind.ACTION, "Nagaan wat Overdam doet."),
        (EntryKind.PARKED, "Reizen naar zustersteden."),
    ):
        assert [(each.body, each.status) for each in group.entries(kind)] == [(body, EntryStatus.OPEN)]
    assert group.values == (RESPECT,)
    assert [(each.session_id, each.held_on) for each in group.evenings] == [("s1", HELD)]


def test_picking_up_the_same_evening_twice_adds_nothing_and_undoes_nothing() -> None:
    state, texts = played(*YIELD)
    once = taken_up(COUNCIL, yield_of(state, texts))
    assert taken_up(once, yield_of(state, texts)) == once
    mine = replace(RESPECT, definition="In onze eigen woorden.")
    edited = with_entry(
        with_value(once, mine), replace(once.register[0], body="Wij melden elk etentje."), HELD
    )
    assert taken_up(edited, yield_of(state, texts)) == edited
    assert fresh(edited, yield_of(state, texts)).entries == ()


def test_a_value_gets_the_words_of_a_later_evening_and_keeps_its_own_when_there_are_none() -> None:
    older = replace(
        COUNCIL, values=(replace(RESPECT, definition="Oude woorden.", adopted_on=date(2026, 3, 1)),)
    )
    state, texts = played(*YIELD)
    assert taken_up(older, yield_of(state, texts)).values == (RESPECT,)
    state, texts = played(AdoptValue("respect", adopted=True))
    assert taken_up(older, yield_of(state, texts)).values == older.values


def test_a_closed_evening_leaves_agreements_and_signals_only() -> None:
    state, texts = played(*YIELD, SetConfidentiality(Confidentiality.CLOSED))
    found = yield_of(state, texts)
    assert [(each.kind, each.body) for each in found.entries] == [
        (EntryKind.AGREEMENT, "Wij melden een etentje."),
        (EntryKind.SIGNAL, "Artikel 2 zegt niets over etentjes."),
    ]
    assert [each.value for each in found.values] == ["respect"]


def test_what_stays_inside_and_what_was_struck_is_not_picked_up() -> None:
    state, texts = played(*YIELD)
    inside = replace(state, inside=frozenset({"t0001"}))
    assert "Wij melden een etentje." not in [each.body for each in yield_of(inside, texts).entries]
    meanings = [line.text_id for line in state.captures if line.field is CaptureField.DEFINITION]
    kept_in = [yield_of(replace(state, inside=frozenset(meanings[n:])), texts).values for n in (1, 0)]
    assert [[each.definition for each in values] for values in kept_in] == [["Eerst zo."], [""]]
    without = {key: body for key, body in texts.items() if key != "t0001"}
    assert "" not in [each.body for each in yield_of(state, without).entries]


def test_what_is_due_comes_first_and_what_has_ended_last() -> None:
    def entry(name: str, review: date | None, status: EntryStatus, made: date) -> RegisterEntry:
        return RegisterEntry(name, EntryKind.AGREEMENT, name, review_on=review, status=status, made_on=made)

    today = date(2026, 11, 22)
    entries = (
        entry("runs", date(2027, 3, 1), EntryStatus.SUPPORTED, date(2026, 9, 1)),
        entry("lapsed", date(2026, 1, 1), EntryStatus.LAPSED, date(2025, 9, 1)),
        entry("due", date(2026, 11, 22), EntryStatus.PROPOSED, date(2026, 5, 1)),
        entry("newest", None, EntryStatus.SUPPORTED, date(2026, 11, 1)),
        entry("long overdue", date(2026, 2, 1), EntryStatus.TO_COUNCIL, date(2025, 8, 1)),
    )
    assert [each.id for each in in_order(entries, today)] == [
        "long overdue", "due", "newest", "runs", "lapsed",
    ]  # fmt: skip
    assert [each.id for each in replace(COUNCIL, register=entries).due(today)] == ["long overdue", "due"]


def test_the_day_of_a_change_is_noted_only_when_something_changed() -> None:
    entry = RegisterEntry("e", EntryKind.SIGNAL, "Een signaal", status=EntryStatus.OPEN)
    group = with_entry(COUNCIL, entry, HELD)
    assert group.register == (entry,)
    same = with_entry(group, replace(entry, article="2.1"), HELD).register[0]
    assert (same.article, same.changed_on) == ("2.1", None)
    done = with_entry(group, replace(entry, status=EntryStatus.DONE), HELD).register[0]
    assert (done.status, done.changed_on) == (EntryStatus.DONE, HELD)


def test_a_half_year_tells_what_was_made_and_what_became_of_the_older() -> None:
    def entry(name: str, made: date, **more: object) -> RegisterEntry:
        return RegisterEntry(name, EntryKind.AGREEMENT, name, made_on=made, **more)  # type: ignore[arg-type]

    ended = EntryStatus.LAPSED
    register = (
        entry("new", date(2026, 9, 2)),
        entry("old and running", date(2026, 2, 2)),
        entry("old, ended now", date(2026, 2, 3), status=ended, changed_on=date(2026, 10, 1)),
        entry("old, ended before", date(2025, 2, 3), status=ended, changed_on=date(2026, 4, 1)),
        entry("made after it", date(2027, 1, 3)),
        RegisterEntry("s", EntryKind.SIGNAL, "s", made_on=date(2026, 12, 31), status=EntryStatus.OPEN),
    )
    begin_on, end_on = half_year_of(date(2026, 11, 22))
    assert (begin_on, end_on) == (date(2026, 7, 1), date(2026, 12, 31))
    told = half_year(Organisation("Lindewaard"), replace(COUNCIL, register=register), begin_on, end_on)
    assert [each.id for each in told.made] == ["new"]
    assert [each.id for each in told.earlier] == ["old and running", "old, ended now"]
    assert [each.id for each in told.signals] == ["s"]
    assert half_year_of(date(2028, 6, 30)) == (date(2028, 1, 1), date(2028, 6, 30))


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(-60, 60))
def test_months_later_stays_within_its_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_every_kind_begins_with_its_own_status() -> None:
    assert statuses(EntryKind.AGREEMENT)[0] is EntryStatus.PROPOSED
    assert {statuses(kind)[0] for kind in EntryKind if kind is not EntryKind.AGREEMENT} == {EntryStatus.OPEN}


def test_an_evening_of_a_group_knows_its_chair_values_and_contacts() -> None:
    group = replace(COUNCIL, values=(RESPECT,), contacts=(Contact("griffier", "kamer 12"),))
    house = Organisation(
        "Lindewaard", contacts=(Contact("Griffier", "griffie"), Contact("huisarts", "")), external=True
    )
    assert for_group(Evening(opener="voorzitter"), house, group) == Evening(
        opener="voorzitter", chair=Chair.CHAIR, group="g1", group_name="Raad", adopted=(RESPECT,), advice=True
    )
    assert host_of(house, group).contacts == (Contact("griffier", "kamer 12"), Contact("huisarts", ""))


def test_striking_in_the_session_reaches_only_what_came_from_it() -> None:
    state, texts = played(*YIELD)
    group = taken_up(COUNCIL, yield_of(state, texts))
    assert without_texts(group, "andere", ("t0001",), ("Wij melden een etentje.",)) == group
    left = without_texts(group, "s1", ("t0001",), (texts["t0001"],))
    assert [each.body for each in left.entries(EntryKind.AGREEMENT)] == ["Wij praten nog eens."]
    left = without_texts(group, "s1", ("t0002",), (texts["t0002"],))
    assert (left.register[0].who, left.register[0].body) == ("", "Wij melden een etentje.")


def test_taking_away_is_noticed_and_changing_is_not() -> None:
    state, texts = played(*YIELD)
    group = taken_up(COUNCIL, yield_of(state, texts))
    assert loses_text(group, without_entry(group, "s1:t0001"))
    assert loses_text(group, without_value(group, RESPECT))
    assert loses_text(group, with_value(group, replace(RESPECT, definition="")))
    assert not loses_text(group, with_value(group, replace(RESPECT, definition="Anders.")))
    assert not loses_text(group, with_entry(group, replace(group.register[0], body="Anders."), HELD))


def test_an_own_value_is_known_by_its_name() -> None:
    own = AdoptedValue("", Localised("Kameraadschap", ""), "Eerste woorden.")
    group = with_value(COUNCIL, own)
    renewed = with_value(group, AdoptedValue("", Localised("kameraadschap ", ""), "Nieuwe woorden."))
    assert [value.definition for value in renewed.values] == ["Nieuwe woorden."]
    assert with_value(renewed, AdoptedValue("", Localised("Moed", ""), "")).values[1].name.nl == "Moed"


@pytest.mark.parametrize(
    ("roles", "alone"),
    [
        ((), False),
        (("",), False),
        (("burgemeester",), True),
        (("de Burgemeester", "the mayor"), True),
        (("kabinet van de burgemeester",), True),
        (("burgemeester", "vertrouwenspersoon"), False),
        (("loco-burgemeester",), False),
        (("deputy mayor",), False),
        (("griffier",), False),
    ],
)
def test_the_mayor_alone_is_no_place_to_go(roles: tuple[str, ...], alone: bool) -> None:
    assert only_the_mayor([Contact(role, "") for role in roles]) is alone


def test_a_colour_of_the_house_can_be_read_on_paper() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21.0)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1.0)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)  # the textbook grey of WCAG
    assert colour_fault("#767676") is None
    assert colour_fault("#777777") is ColourFault.TOO_LIGHT
    for none in ("", "red", "#12", "#12345G", "#1234567"):
        assert colour_fault(none) is ColourFault.NO_COLOUR
    assert Organisation(colour="#7A1F3D").ink == "#7A1F3D"
    assert Organisation(colour="#FFEE00").ink == ""


def test_contacts_and_articles_are_merged_by_role_and_number() -> None:
    assert merged_contacts(
        (Contact("a", "1"), Contact("", "x")), (Contact("A ", "2"), Contact("b", "3"))
    ) == (
        Contact("a", "1"),
        Contact("b", "3"),
    )
    house = with_code(
        Organisation(code=(CodeArticle("1", "een"),)), (CodeArticle("1", "x"), CodeArticle("2", "y"))
    )
    assert house.code == (CodeArticle("1", "een"), CodeArticle("2", "y"))
    assert Organisation().offers("raad")
    assert not Organisation(decks=("college",)).offers("raad")
