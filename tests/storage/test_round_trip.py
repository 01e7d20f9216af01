"""What goes in comes out: every event, every text, the plan, the organisation, the marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.blocks import Heading, ListBlock, Paragraph, Quote, Span
from dilemmagame.domain.events import Event, Finished, PresentChanged, Reopened, Text
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.storage import Store
from dilemmagame.storage.payloads import event_from_json, event_kind, event_to_json
from tests.sample import CARD_ROUND, OPTIONS_CARD
from tests.storage.evenings import CREATED, captured, evening, note, opened, start, strike

KINDS: tuple[type[Any], ...] = get_args(Event)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-9, minutes=-30))])
st.register_type_strategy(str, WORDS)
st.register_type_strategy(datetime, st.datetimes(timezones=ZONES))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_event_survives_its_payload(kind: type[Any], data: st.DataObject) -> None:
    event = data.draw(st.builds(kind))
    assert event_from_json(event_kind(event), event_to_json(event)) == event


def test_an_evening_of_all_events_comes_back_in_order(store: Store, folder: DataFolder) -> None:
    events = tuple(_one_of_each())
    made = evening()
    store.create(made, CREATED)
    for at in range(0, len(events), 3):
        store.append(made.session_id, events[at : at + 3], (), at, None)
    store.close()
    again = opened(folder)
    assert again.load(made.session_id).events == events
    assert again.load(made.session_id).plan == made
    again.close()


def _one_of_each() -> list[Event]:
    found: list[Event] = []

    @given(data=st.data())
    def draw(data: st.DataObject) -> None:
        found[:] = [data.draw(st.builds(kind)) for kind in KINDS]

    draw()
    return found


def test_a_card_with_every_kind_of_block_comes_back(store: Store) -> None:
    words = (Span("De wethouder", strong=True), Span(" twijfelt.", emphasis=True))
    blocks = (
        Heading(2, words),
        ListBlock(True, ((Paragraph(words), ListBlock(False, ((Quote((Paragraph(words),)),),))),)),
        Quote((Heading(3, words), Paragraph(words))),
    )
    card = replace(OPTIONS_CARD, situation=blocks, facilitator=blocks, extra=(("kleur", "blauw"),))
    made = replace(evening(), items=(PlannedItem(CARD_ROUND, card),), starts_at=CREATED)
    store.create(made, CREATED)
    assert store.load(made.session_id).plan == made


def test_texts_are_overwritten_not_doubled(store: Store) -> None:
    start(store)
    note(store, "t0001", "eerste versie")
    store.append("avond-1", (), (Text("t0001", "tweede versie"), Text("t0002", "nieuw")), 5000, None)
    stored = store.load("avond-1")
    assert stored.texts == (Text("t0001", "tweede versie"), Text("t0002", "nieuw"))
    assert stored.clock_ms == 5000
    assert len(stored.events) == 3


@pytest.mark.parametrize(
    "body", ["", "NUL \x00 erin", "ë €  \U0001f5f3 \u202e", "x" * 100_000, "regel\r\nregel"]
)
def test_odd_texts_come_back_as_typed(store: Store, body: str) -> None:
    start(store)
    note(store, "t0001", body)
    assert store.load("avond-1").texts == (Text("t0001", body),)


def test_a_lone_surrogate_costs_one_character_not_the_note(store: Store) -> None:
    store.create(evening(title="Titel \ud800"), CREATED)
    store.append("avond-1", (), (Text("t0001", "voor \ud800 na"),), 1, None)
    assert store.load("avond-1").texts == (Text("t0001", "voor ? na"),)
    assert store.load("avond-1").plan.title == "Titel ?"


def test_a_struck_text_does_not_come_back(store: Store) -> None:
    start(store)
    note(store, "t0001", "weg ermee")
    strike(store, "t0001", "t0099")
    # An editor that had not heard of it yet still sends what was typed.
    store.append("avond-1", (), (Text("t0001", "weg ermee"), Text("t0099", "ook weg")), 3000, None)
    assert store.load("avond-1").texts == ()


def test_the_heartbeat_moves_only_the_clock(store: Store) -> None:
    start(store)
    before = store.load("avond-1")
    store.heartbeat("avond-1", 65_000)
    assert store.load("avond-1") == replace(before, clock_ms=65_000)


def test_the_list_of_sessions_is_newest_first_and_complete(store: Store) -> None:
    store.create(evening("oud", "Vorige week"), CREATED - timedelta(days=7))
    store.create(evening("nieuw", "Vanavond"), CREATED)
    store.append("oud", (Finished(9, CREATED),), (), 9, True)
    store.hold("oud", held=True)
    new, old = store.sessions()
    assert (new.session_id, new.title, new.created, new.finished, new.held) == (
        "nieuw",
        "Vanavond",
        CREATED,
        False,
        False,
    )
    assert (old.session_id, old.finished, old.held) == ("oud", True, True)
    assert (new.cards, new.card_ids) == (2, ("een-kist-wijn", "een-gerucht"))
    assert new.organisation == evening().organisation.name


def test_the_session_that_ran_is_found_after_a_restart(store: Store, folder: DataFolder) -> None:
    assert store.unfinished() is None
    start(store, "eerste")
    start(store, "tweede")
    store.append("eerste", (PresentChanged(20, 17),), (), 20, None)
    store.close()
    again = opened(folder)
    running = again.unfinished()
    assert running is not None
    assert running.session_id == "eerste"
    again.append("eerste", (Finished(30, CREATED),), (), 30, True)
    assert again.unfinished() is None
    again.append("eerste", (Reopened(40),), (), 40, False)
    reopened = again.unfinished()
    assert reopened is not None
    assert not reopened.finished
    again.close()


def test_the_organisation_is_kept_and_replaced(store: Store, folder: DataFolder) -> None:
    assert store.load_organisation() == Organisation()
    store.save_organisation(Organisation("Gemeente Wolderhage"))
    ours = Organisation("Gemeente Wolderhage", "de griffie", (Contact("vertrouwenspersoon", "toestel 12"),))
    store.save_organisation(ours)
    store.close()
    again = opened(folder)
    assert replace(again.load_organisation(), id="") == ours
    assert len(again.organisations()) == 1
    again.close()


def test_exports_are_remembered_once_each(store: Store, tmp_path: Path) -> None:
    start(store)
    store.note_export("avond-1", tmp_path / "verslag.docx")
    store.note_export("avond-1", tmp_path / "verslag.docx")
    store.note_export("avond-1", tmp_path / "verslag.md")
    assert store.exports("avond-1") == (tmp_path / "verslag.docx", tmp_path / "verslag.md")


def test_an_unknown_session_is_a_world_error_everywhere(store: Store, tmp_path: Path) -> None:
    for ask in (
        lambda: store.load("geen"),
        lambda: store.append("geen", (captured("t0001"),), (), 1, None),
        lambda: store.heartbeat("geen", 1),
        lambda: store.strike("geen", ("t0001",), (), 1),
        lambda: store.delete("geen"),
        lambda: store.hold("geen", held=True),
        lambda: store.note_export("geen", tmp_path / "x.md"),
    ):
        with pytest.raises(WorldError) as caught:
            ask()
        assert caught.value.code is WorldErrorCode.SESSION_MISSING


def test_a_plan_without_organisation_or_items_is_no_problem(store: Store) -> None:
    bare = Plan("kaal", "", Organisation(), "nl", "", evening().confidentiality, 0, ())
    store.create(bare, CREATED)
    assert store.load("kaal").plan == bare
    assert store.sessions()[0].card_ids == ()
