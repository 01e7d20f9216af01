"""The bridge brings what the hub publishes to the window's thread: the first at once, the last always."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.commands import Advance, GoBack, SetPresent
from dilemmagame.domain.session import Refusal, RefusalCode
from dilemmagame.gui.bridge import SessionBridge
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Hub, SessionOwner
from dilemmagame.storage import Store
from tests.gui.console.full_disk import FullDisk
from tests.prepared import used_folder
from tests.sample import plan


class Line:
    """A hub on a real store with a bridge and what came over it."""

    def __init__(self, folder: Path) -> None:
        clock = VirtualClock()
        self.store = Store.open(used_folder(folder), clock)
        self.disk = FullDisk(self.store)
        self.hub = Hub(SessionOwner.start(self.disk, clock, plan()), tick_ms=60_000)
        self.bridge = SessionBridge(self.hub, interval_ms=200)
        self.views: list[ConsoleView] = []
        self.refusals: list[Refusal] = []
        self.failures: list[WorldError] = []
        self.threads: set[threading.Thread] = set()
        self.bridge.view_changed.connect(self._on_view)
        self.bridge.refused.connect(self.refusals.append)
        self.bridge.storage_failed.connect(self.failures.append)
        self.hub.open()

    def _on_view(self, view: ConsoleView) -> None:
        self.views.append(view)
        self.threads.add(threading.current_thread())

    def close(self) -> None:
        self.hub.close()
        self.bridge.close()
        self.store.close()


@pytest.fixture
def line(qtbot: QtBot, tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path / "data")
    yield made
    made.close()


def test_a_burst_becomes_few_signals_and_the_last_one_always_comes(line: Line, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(line.views) == 1, timeout=1_000)
    for present in range(2, 42):
        line.bridge.send(SetPresent(present))
    qtbot.waitUntil(lambda: line.views[-1].present == 41, timeout=5_000)
    assert len(line.views) < 20


def test_views_arrive_on_the_thread_of_the_window(line: Line, qtbot: QtBot) -> None:
    line.bridge.send(Advance())
    qtbot.waitUntil(lambda: line.views[-1:] != [] and line.views[-1].position == 1, timeout=3_000)
    assert line.threads == {threading.main_thread()}


def test_a_refusal_is_told(line: Line, qtbot: QtBot) -> None:
    line.bridge.send(GoBack())
    qtbot.waitUntil(lambda: line.refusals == [Refusal(RefusalCode.FIRST_STEP)], timeout=3_000)


def test_a_fault_of_storage_is_told(line: Line, qtbot: QtBot) -> None:
    line.disk.full = True
    line.bridge.send(Advance())
    qtbot.waitUntil(lambda: len(line.failures) == 1, timeout=3_000)
    assert line.failures[0].code is WorldErrorCode.DISK_FULL
    assert line.views[-1].position == 0


def test_a_bug_in_a_command_is_told_too(line: Line, qtbot: QtBot) -> None:
    line.store.close()
    with qtbot.waitSignal(line.bridge.broke, timeout=3_000):
        line.bridge.send(Advance())
    assert line.failures == []


def test_after_closing_nothing_comes_any_more(line: Line, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(line.views) >= 1, timeout=1_000)
    line.bridge.close()
    before = len(line.views)
    line.bridge.send(Advance())
    line.hub.submit(SetPresent(3)).result(timeout=5)
    qtbot.wait(300)
    assert len(line.views) == before
