"""The session that is steered from a terminal tells no count that the room has not seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.cli.hosting import counts_shown
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import Advance, Command, CountHands
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.storage.store import Store
from tests.sample import START, plan


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[SessionOwner]:
    store = Store.open(DataFolder(tmp_path / "data"), reserve_bytes=4096)
    yield SessionOwner.start(store, VirtualClock(START), plan())
    store.close()


def shown(owner: SessionOwner) -> str:
    return counts_shown(owner.view().stage.scene)


def do(owner: SessionOwner, command: Command) -> None:
    assert owner.handle(command) is None


def until(owner: SessionOwner, kind: StepKind) -> None:
    while owner.view().kind is not kind:
        assert not shown(owner)
        do(owner, Advance())


def test_counts_come_with_the_reveal_and_not_before(owner: SessionOwner) -> None:
    until(owner, StepKind.VOTE)
    do(owner, Advance())
    do(owner, CountHands(1, (Count("A", 8), Count("B", 7))))
    until(owner, StepKind.REVEAL)
    assert not shown(owner)
    do(owner, Advance())
    assert shown(owner).startswith("A 8, B 7")


def test_a_unanimous_result_waits_for_the_second_click(owner: SessionOwner) -> None:
    until(owner, StepKind.VOTE)
    do(owner, Advance())
    do(owner, CountHands(1, (Count("A", 15),)))
    until(owner, StepKind.REVEAL)
    do(owner, Advance())
    assert owner.view().primary is Primary.REVEAL_ANYWAY
    assert not shown(owner)
    do(owner, Advance())
    assert shown(owner).startswith("A 15")


def test_four_ballots_are_not_told(owner: SessionOwner) -> None:
    until(owner, StepKind.VOTE)
    do(owner, Advance())
    do(owner, CountHands(1, (Count("A", 3), Count("B", 1))))
    until(owner, StepKind.REVEAL)
    do(owner, Advance())
    assert not shown(owner)
