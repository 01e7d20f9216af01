"""Stories about the owner of a session: everything it shows is on disk, and time is honest."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.ballots import Count, RoundStatus
from dilemmagame.domain.commands import AddTime, Advance, Capture, CountHands, ResumeTimer, Rewrite, Strike
from dilemmagame.domain.session import Phase
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live.hub import Hub, SessionOwner
from dilemmagame.live.stage_view import BallotScene, BarsScene, HiddenResultScene
from dilemmagame.storage.store import Store
from tests.sample import START, plan


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(START)


def to(owner: SessionOwner, kind: StepKind) -> None:
    for _ in range(60):
        if owner.view().kind is kind:
            return
        assert owner.handle(Advance()) is None
    raise AssertionError(kind)


def live(owner: SessionOwner, clock: VirtualClock, seconds: int) -> None:
    """Let time pass as it does in a hub: with a look at the clock every second."""
    for _ in range(seconds):
        clock.advance(1_000)
        owner.beat()


def test_after_a_crash_everything_stands_where_it_stood_and_the_clock_is_paused(
    store: Store, clock: VirtualClock
) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.VOTE)
    owner.handle(Advance())
    owner.handle(CountHands(1, (Count("A", 8), Count("B", 7))))
    to(owner, StepKind.DIALOGUE)
    owner.handle(Capture(CaptureField.NOTE, "half getypt", draft=True))
    live(owner, clock, 42)
    before = owner.view()
    clock.advance(3_600_000)

    again = SessionOwner.resume(store, clock, "s1").view()

    assert (again.position, again.kind) == (before.position, StepKind.DIALOGUE)
    assert [line.body for line in again.lines] == ["half getypt"]
    assert again.timer is not None
    assert before.timer is not None
    assert not again.timer.running
    assert abs(again.timer.remaining_ms - before.timer.remaining_ms) <= 5_000
    assert owner.state.rounds == SessionOwner.resume(store, clock, "s1").state.rounds


def test_sleep_does_not_eat_the_time_of_a_step(store: Store, clock: VirtualClock) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.DIALOGUE)
    live(owner, clock, 10)
    left = owner.view().timer
    clock.advance(1_800_000)
    assert owner.beat() is True
    asleep = owner.view().timer
    assert left is not None
    assert asleep is not None
    assert (asleep.remaining_ms, asleep.running) == (left.remaining_ms, False)
    owner.handle(ResumeTimer())
    live(owner, clock, 5)
    awake = owner.view().timer
    assert awake is not None
    assert awake.remaining_ms == left.remaining_ms - 5_000


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1), timedelta(hours=-1)])
def test_a_clock_that_is_set_does_not_disturb_the_timer(
    store: Store, clock: VirtualClock, jump: timedelta
) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.DIALOGUE)
    live(owner, clock, 10)
    clock.jump_wall(jump)
    live(owner, clock, 10)
    timer = owner.view().timer
    assert timer is not None
    assert timer.running
    assert timer.total_ms - timer.remaining_ms == 20_000


def test_a_timer_goes_below_zero_and_nothing_closes(store: Store, clock: VirtualClock) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.VOTE)
    live(owner, clock, 75)
    view = owner.view()
    assert view.timer is not None
    assert view.timer.remaining_ms == -15_000
    assert view.votes[0].status is RoundStatus.OPEN
    owner.handle(AddTime(30_000))
    again = owner.view().timer
    assert again is not None
    assert again.remaining_ms == 15_000


def test_nobody_sees_counts_before_the_reveal_on_the_stage(store: Store, clock: VirtualClock) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.VOTE)
    assert (owner.view().votes[0].hands, owner.view().votes[0].total) == ((), 0)
    assert isinstance(owner.view().stage.scene, BallotScene)
    owner.handle(Advance())
    owner.handle(CountHands(1, (Count("A", 8), Count("B", 7))))
    to(owner, StepKind.REVEAL)
    assert isinstance(owner.view().stage.scene, HiddenResultScene)
    owner.handle(Advance())
    scene = owner.view().stage.scene
    assert isinstance(scene, BarsScene)
    assert scene.ballots == (8, 7, 0, 0, 0)


def test_four_ballots_are_not_shown(store: Store, clock: VirtualClock) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.VOTE)
    owner.handle(Advance())
    owner.handle(CountHands(1, (Count("A", 3), Count("B", 1))))
    to(owner, StepKind.REVEAL)
    owner.handle(Advance())
    scene = owner.view().stage.scene
    assert isinstance(scene, BarsScene)
    assert (scene.ballots, scene.total) == ((), 0)


def test_struck_words_are_gone_from_every_file(store: Store, clock: VirtualClock, tmp_path: Path) -> None:
    owner = SessionOwner.start(store, clock, plan())
    to(owner, StepKind.DIALOGUE)
    owner.handle(Capture(CaptureField.NOTE, "kanariezinnetje"))
    store.backup()
    owner.handle(Rewrite("t0001", "kanariezinnetje twee"))
    owner.handle(Strike(("t0001",)))
    hits = [path for path in tmp_path.rglob("*") if path.is_file() and b"kanarie" in path.read_bytes()]
    assert hits == []
    assert owner.view().lines == ()


def test_the_hub_answers_after_the_fact_is_on_disk_and_publishes_it(
    store: Store, clock: VirtualClock
) -> None:
    hub = Hub(SessionOwner.start(store, clock, plan()), tick_ms=20)
    seen: list[Phase] = []
    hub.watch(lambda view: seen.append(view.phase), lambda error: None)
    hub.open()
    try:
        assert hub.submit(Advance()).result(timeout=5) is None
        assert store.load("s1").events
        assert hub.submit(CountHands(9, ())).result(timeout=5) is not None
    finally:
        hub.close()
    assert seen[0] is Phase.READY
    assert seen[-1] is Phase.RUNNING
