"""A fault of our own stops one thing, never the evening: the hub goes on and says so in the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.commands import Advance
from dilemmagame.domain.session import Phase
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Hub, SessionOwner
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.live.phoning import HearTexts
from dilemmagame.storage.store import Store
from tests.sample import START, plan


class BrokenService:
    """Phones behind a service with a fault in it."""

    def open(self, card: str, ballots: PhoneView) -> None:
        raise ZeroDivisionError

    def close(self, link: Mapping[int, int]) -> None:
        raise ZeroDivisionError

    def void(self, numbers: tuple[int, ...]) -> None:
        raise ZeroDivisionError

    def discard(self, card: str) -> None:
        raise ZeroDivisionError

    def show(self, view: PhoneView) -> None:
        raise ZeroDivisionError

    def hear_texts(self, hear: HearTexts) -> None:
        """Nobody sends any."""

    def heard(self, batch: int, taken: int) -> None:
        raise ZeroDivisionError


@pytest.fixture
def hub(store: Store) -> Iterator[Hub]:
    made = Hub(SessionOwner.start(store, VirtualClock(START), plan()), tick_ms=20)
    yield made
    made.close()


def test_a_service_with_a_fault_does_not_end_the_evening(
    hub: Hub, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    hub.open()
    hub.connect(BrokenService())
    with pytest.raises(ZeroDivisionError):
        hub.submit(Advance()).result(timeout=5)
    assert store.load("s1").events, "what was decided was on disk before the phones heard of it"
    with pytest.raises(ZeroDivisionError):
        hub.submit(Advance()).result(timeout=5)
    hub.connect(BrokenService())
    assert "fault of our own" in caplog.text


def test_a_window_with_a_fault_does_not_end_the_evening(hub: Hub) -> None:
    seen: list[Phase] = []

    def stumbles(view: ConsoleView) -> None:
        seen.append(view.phase)
        if len(seen) > 1:
            raise ZeroDivisionError

    hub.watch(stumbles, lambda error: None)
    hub.open()
    assert hub.submit(Advance()).result(timeout=5) is None
    assert hub.submit(Advance()).result(timeout=5) is None
    hub.close()
    assert seen[-1] is Phase.RUNNING
