"""What the voting server is told as a session goes on: nothing before it is on disk, and no ballot goes too early."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import Advance, Finish, JumpTo, TakeTotals
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.live.phoning import HearTexts
from dilemmagame.storage import Store
from tests.gui.console.full_disk import FullDisk
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, START, plan

CARD = "s1-1"
TOTALS = TakeTotals(1, (Count("A", 6), Count("B", 3)))


class Listening:
    """A voting server that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def open(self, card: str, ballots: PhoneView) -> None:
        self.told.append(f"open {card} {[each.number for each in ballots.ballots]}")

    def close(self, link: Mapping[int, int]) -> None:
        self.told.append(f"close {dict(link)}")

    def void(self, numbers: tuple[int, ...]) -> None:
        self.told.append(f"void {numbers}")

    def discard(self, card: str) -> None:
        self.told.append(f"discard {card}")

    def show(self, view: PhoneView) -> None:
        """What phones look at meanwhile is told elsewhere."""

    def hear_texts(self, hear: HearTexts) -> None:
        """Nobody sends any."""

    def heard(self, batch: int, taken: int) -> None:
        """Nobody sends any."""


class Evening:
    """One card by phone, up to its open vote."""

    def __init__(self, store: Store) -> None:
        self.disk = FullDisk(store)
        self.server = Listening()
        items = (PlannedItem(OPENING), PlannedItem(CARD_ROUND, OPTIONS_CARD), PlannedItem(CLOSING))
        by_phone = replace(plan(*items), channel=Channel.PHONES)
        self.owner = SessionOwner.start(self.disk, VirtualClock(START), by_phone)
        self.owner.connect(self.server)
        while self.owner.state.current.step.kind is not StepKind.VOTE:
            assert self.owner.handle(Advance()) is None

    def leave(self) -> None:
        """To the closing, past the rest of the card."""
        assert self.owner.handle(JumpTo(len(self.owner.state.steps) - 1)) is None


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    store = Store.open(DataFolder(tmp_path / "data"), reserve_bytes=4096)
    yield Evening(store)
    store.close()


def test_ballots_go_when_their_card_is_left_and_no_sooner(evening: Evening) -> None:
    assert evening.owner.handle(Advance()) is None
    assert evening.owner.handle(TOTALS) is None
    assert evening.server.told == [f"open {CARD} [1]", "close {}"]
    evening.leave()
    assert evening.server.told[2:] == [f"discard {CARD}"]


def test_ballots_of_a_card_that_was_left_stay_until_their_totals_are_on_disk(evening: Evening) -> None:
    assert evening.owner.handle(Advance()) is None
    evening.leave()
    assert evening.owner.handle(Finish()) is None
    assert evening.server.told == [f"open {CARD} [1]", "close {}"]
    evening.disk.full = True
    with pytest.raises(WorldError):
        evening.owner.handle(TOTALS)
    assert evening.server.told == [f"open {CARD} [1]", "close {}"], "else the vote would be lost"
    evening.disk.full = False
    assert evening.owner.handle(TOTALS) is None
    assert evening.server.told[2:] == [f"discard {CARD}"]


def test_what_could_not_be_stored_did_not_happen(evening: Evening) -> None:
    state, view, told = evening.owner.state, evening.owner.view(), list(evening.server.told)
    evening.disk.full = True
    with pytest.raises(WorldError):
        evening.owner.handle(Advance())
    assert evening.owner.state == state
    assert evening.owner.view() == view
    assert evening.server.told == told, "phones go on while the vote is open on disk"
