"""A rehearsal is a real session: same engine, same store, other people."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.session import Phase, Session, begin, replay
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.rehearsal import Rehearsal, Script
from dilemmagame.live.voters import Room
from dilemmagame.storage.store import Store
from tests.sample import OPTIONS_CARD, START, plan

SCRIPT = Script(
    ("We spreken dit af.",),
    "de voorzitter",
    "in mei",
    "Het schuurt.",
    "Een inzicht.",
    "Een inwoner.",
    "Een signaal.",
    "Een regel.",
    "Een proces",
)


def rehearsed(folder: Path, seed: int) -> tuple[Session, list[ConsoleView]]:
    store = Store.open(DataFolder(folder), reserve_bytes=4096)
    views: list[ConsoleView] = []
    try:
        played = Rehearsal(store, VirtualClock(START), plan(), SCRIPT, seed, views.append)
        played.play()
        stored = store.load("s1")
        assert replay(begin(stored.plan), stored.events) == played.owner.state
        return played.owner.state, views
    finally:
        store.close()


def test_an_evening_comes_to_its_end_with_votes_and_confirmed_agreements(tmp_path: Path) -> None:
    state, views = rehearsed(tmp_path / "a", 1)
    assert state.phase is Phase.FINISHED
    assert [vote.slot for vote in state.rounds] == [1, 2]
    assert all(vote.total >= 5 for vote in state.rounds)
    assert {agreement.status for agreement in state.agreements} == {AgreementStatus.CONFIRMED}
    assert {view.position for view in views} == set(range(len(state.steps)))


def test_the_same_seed_gives_the_same_evening_and_another_seed_another(tmp_path: Path) -> None:
    first, _ = rehearsed(tmp_path / "a", 1)
    second, _ = rehearsed(tmp_path / "b", 1)
    third, _ = rehearsed(tmp_path / "c", 2)
    assert first == second
    assert first.rounds != third.rounds


def test_simulated_people_abstain_move_come_late_and_leave() -> None:
    abstained = moved = present = 0
    for seed in range(40):
        room = Room(24, seed)
        first = room.answer(OPTIONS_CARD, 1)
        there = room.present
        room.next_round()
        second = room.answer(OPTIONS_CARD, 2)
        abstained += sum(count.ballots for count in first) < 24
        moved += first != second
        for _ in range(3):
            room.next_round()
        present += room.present != there
    assert abstained > 20
    assert moved > 20
    assert present > 10
