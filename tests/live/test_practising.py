"""The clock and the room of practice: time runs as fast as asked and leaps, and what is held up stays the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.commands import Advance, CountHands, TakeBreak
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.library.methods import read_methods
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.practising import LONGEST_LOOK_MS, InventedRoom, PaceClock, to_the_next_moment
from dilemmagame.storage.scratch import open_scratch
from tests.sample import CLOSING, OPENING, OPTIONS_CARD, plan

METHODS = {method.id: method for method in read_methods(paths.assets() / "methods")[0]}
BEGIN = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
CASES = ("Een bloemetje.", "Een fles wijn.", "Een diner voor twee.")


def test_the_clock_runs_at_its_speed_and_leaps_forward_only() -> None:
    real = VirtualClock()
    clock = PaceClock(real, BEGIN)
    assert clock.now().wall == BEGIN
    real.advance(1_000)
    assert clock.now().mono_ms == 1_000
    clock.run_at(60)
    real.advance(1_000)
    assert clock.now().mono_ms == 61_000
    clock.leap(30_000)
    clock.leap(-30_000)
    clock.run_at(1)
    real.advance(500)
    now = clock.now()
    assert (now.mono_ms, (now.wall - BEGIN).total_seconds()) == (91_500, 91.5)


@pytest.mark.parametrize("method", ["M01", "M13", "M14"])
def test_a_room_is_counted_in_every_round_and_a_leap_is_no_gap(method: str, tmp_path: Path) -> None:
    card = replace(OPTIONS_CARD, cases=CASES, twists=("Het is je buurman.", "Niemand ziet het."))
    items = (PlannedItem(OPENING), PlannedItem(METHODS[method], card), PlannedItem(CLOSING))
    clock = PaceClock(VirtualClock(), BEGIN)
    store = open_scratch(DataFolder(tmp_path))
    room = InventedRoom(12, 5)
    try:
        owner = SessionOwner.start(store, clock, replace(plan(*items), present=12), LONGEST_LOOK_MS)
        filled = 0
        for _click in range(200):
            view = owner.view()
            if view.phase is Phase.FINISHED:
                break
            held = room.held_up(view)
            assert room.held_up(owner.view()) == held, "what one looks at twice is the same"
            for vote, counts in held:
                assert sum(count.ballots for count in counts) <= vote.present
                assert owner.handle(CountHands(vote.number, counts)) is None
                filled += 1
            left = to_the_next_moment(view, clock.now().wall)
            clock.leap(left)
            assert not owner.beat(), "a leap in practice pauses nothing"
            after = owner.view()
            assert after.timer is None or after.timer.running or view.primary is Primary.START
            assert after.timer is None or not left or abs(after.timer.remaining_ms) < 50
            assert owner.handle(Advance()) is None
        assert owner.view().phase is Phase.FINISHED
        assert filled >= 2
    finally:
        store.close()


def test_the_next_moment_of_a_break_is_when_it_is_over(tmp_path: Path) -> None:
    clock = PaceClock(VirtualClock(), BEGIN)
    store = open_scratch(DataFolder(tmp_path))
    try:
        owner = SessionOwner.start(
            store, clock, plan(PlannedItem(OPENING), PlannedItem(CLOSING)), LONGEST_LOOK_MS
        )
        assert to_the_next_moment(owner.view(), clock.now().wall) == 0
        owner.handle(Advance())
        owner.handle(TakeBreak(10))
        assert to_the_next_moment(owner.view(), clock.now().wall) == 600_000
        clock.leap(600_000)
        owner.beat()
        assert to_the_next_moment(owner.view(), clock.now().wall) == 0
    finally:
        store.close()


def test_a_scratch_store_leaves_no_folder_and_no_words(tmp_path: Path) -> None:
    store = open_scratch(DataFolder(tmp_path))
    root = store._folder.root
    owner = SessionOwner.start(store, VirtualClock(), plan(PlannedItem(OPENING)), LONGEST_LOOK_MS)
    owner.handle(Advance())
    assert (root / "sessions.db").is_file()
    assert owner.view().kind is not StepKind.WELCOME
    assert not any(vote.status is RoundStatus.OPEN for vote in owner.view().votes)
    held = tmp_path / "held"
    held.hardlink_to(root / "sessions.db")
    store.close()
    assert not root.exists()
    assert not any(held.read_bytes()), "its bytes are gone, not only its name"
