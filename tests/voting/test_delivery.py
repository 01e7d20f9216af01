"""Totals are brought until they are stored: no room on the disk is no reason to lose an evening's vote."""

from __future__ import annotations

import time
from concurrent.futures import Future

import pytest

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.session import Refusal
from dilemmagame.domain.session.decide import RefusalCode
from dilemmagame.voting import delivery
from dilemmagame.voting.delivery import Delivery, Told

FULL = WorldError(WorldErrorCode.DISK_FULL, "disk")
TOTALS = TakeTotals(1, (Count("A", 3),))


class Desk:
    """Where it is brought: it keeps what came, and answers when the test says so."""

    def __init__(self) -> None:
        self.came: list[tuple[Told, Future[Refusal | None]]] = []
        self.changes = 0
        self.delivery = Delivery(self._take, self._changed)

    def _take(self, told: Told) -> Future[Refusal | None]:
        answer: Future[Refusal | None] = Future()
        self.came.append((told, answer))
        return answer

    def _changed(self) -> None:
        self.changes += 1

    def soon(self, count: int) -> None:
        """Until it was brought so often."""
        end = time.monotonic() + 10
        while len(self.came) < count:
            assert time.monotonic() < end
            self.delivery.again()
            time.sleep(0.01)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(delivery, "AGAIN_SECONDS", (0.05, 0.1))
    return Desk()


def test_totals_are_brought_again_until_they_are_on_disk(desk: Desk) -> None:
    desk.delivery.bring(TOTALS)
    for times in range(1, 4):
        desk.delivery.again()
        assert len(desk.came) == times, "not while the session has it, and not at once"
        desk.came[-1][1].set_exception(FULL)
        assert desk.delivery.could_not_be_stored
        desk.delivery.again()
        assert len(desk.came) == times
        desk.soon(times + 1)
    desk.came[-1][1].set_result(None)
    assert not desk.delivery.could_not_be_stored
    assert [told for told, _answer in desk.came] == [TOTALS] * 4
    assert desk.changes == 4


def test_what_the_session_refuses_is_not_brought_again(desk: Desk) -> None:
    desk.delivery.bring(VoidRound(1))
    assert desk.delivery.is_emptying
    desk.came[0][1].set_result(Refusal(RefusalCode.NOT_NOW))
    assert not desk.delivery.is_emptying
    desk.delivery.again()
    assert len(desk.came) == 1


def test_totals_of_a_round_that_goes_on_count_no_more(desk: Desk) -> None:
    desk.delivery.bring(TOTALS)
    desk.delivery.bring(VoidRound(2))
    for _told, answer in desk.came:
        answer.set_exception(FULL)
    desk.delivery.drop_totals((1, 2))
    assert not desk.delivery.could_not_be_stored
    assert desk.delivery.is_emptying, "that a round begins anew must be stored all the same"
    desk.soon(3)
    assert desk.came[-1][0] == VoidRound(2)
    desk.delivery.drop((2,))
    assert not desk.delivery.is_emptying
