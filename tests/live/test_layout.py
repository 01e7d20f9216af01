"""A stored session keeps the row of steps it began with, whatever a later version makes of the same programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import Advance, InsertItem
from dilemmagame.domain.events import Event, ItemInserted
from dilemmagame.domain.plan import Plan, PlannedItem, expand
from dilemmagame.domain.session import begin, replay
from dilemmagame.live.hub import SessionOwner
from dilemmagame.ports import StoredSession
from dilemmagame.storage import Store
from tests.sample import CARD_ROUND, OPEN_CARD, plan


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[SessionOwner]:
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    made = SessionOwner.start(store, VirtualClock(), plan())
    for _time in range(4):
        assert made.handle(Advance()) is None
    assert made.handle(InsertItem(PlannedItem(CARD_ROUND, OPEN_CARD))) is None
    assert made.handle(Advance()) is None
    yield made
    store.close()


def stored(owner: SessionOwner) -> StoredSession:
    return owner._journal.load(owner.state.plan.session_id)


def shorter(item: PlannedItem) -> PlannedItem:
    """What rules that let a step fall away make of it."""
    return replace(item, method=replace(item.method, steps=item.method.steps[1:]))


def by_later_rules(kept: Plan, events: tuple[Event, ...]) -> tuple[Plan, tuple[Event, ...]]:
    later = tuple(
        replace(event, item=shorter(event.item)) if isinstance(event, ItemInserted) else event
        for event in events
    )
    return replace(kept, items=tuple(shorter(item) for item in kept.items)), later


def test_later_rules_do_not_move_what_a_stored_session_points_at(owner: SessionOwner) -> None:
    found = stored(owner)
    kept, events = by_later_rules(found.plan, found.events)
    assert len(expand(kept.items, kept.present)) < len(found.plan.laid)
    again = replay(begin(kept), events)
    assert again.steps == owner.state.steps
    assert (again.position, again.visited) == (owner.state.position, owner.state.visited)


def test_a_session_from_before_is_laid_out_by_the_rules_of_now(owner: SessionOwner) -> None:
    found = stored(owner)
    older = replace(found.plan, laid=())
    events = tuple(
        replace(event, steps=()) if isinstance(event, ItemInserted) else event for event in found.events
    )
    assert begin(older).steps == expand(older.items, older.present)
    assert replay(begin(older), events).steps == owner.state.steps


def test_a_plan_that_is_played_again_is_laid_out_anew(owner: SessionOwner, tmp_path: Path) -> None:
    again = replace(owner.state.plan, session_id="s2", present=3)
    store = Store.open(DataFolder(tmp_path / "other"), reserve_bytes=4096)
    second = SessionOwner.start(store, VirtualClock(), replace(again, laid=stored(owner).plan.laid))
    assert second.state.steps == expand(again.items, 3)
    store.close()
