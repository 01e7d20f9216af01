"""The end of an evening by phone, when the server hangs: the window goes on at once, and the ballots are gone."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import Finish
from dilemmagame.gui.keys import ActionId
from dilemmagame.voting.child import Patience
from dilemmagame.voting.office import VoteOffice
from tests.gui.pages import until
from tests.gui.phones.room import Room, evening_in
from tests.prepared import used_folder

STOP_SECONDS = 3.0
MOST_SECONDS = 1.0
"""The window stands still no longer than this; on the server's end it would be STOP_SECONDS."""


class Pulse:
    """The longest time in which the window did nothing, in seconds."""

    def __init__(self, window: QWidget) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(window)
        self._timer.timeout.connect(self.beat)
        self._timer.start(20)

    def beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    i18n.use("nl")
    folder = used_folder(tmp_path)
    services = replace(
        load_services(folder, "nl"), phones=VoteOffice(folder.ballots, Patience(stop=STOP_SECONDS))
    )
    with evening_in(Room, qtbot, services) as made:
        yield made


def hang(room: Room) -> None:
    """The server hears nothing and says nothing any more."""
    running = room.evening.phones.channel._child._running  # type: ignore[union-attr]  # the process of the channel
    os.kill(running.process.pid, signal.SIGSTOP)


@pytest.mark.skipif(os.name == "nt", reason="a process is stopped by a signal here")
def test_the_window_lives_while_a_server_that_hangs_is_ended_and_the_ballots_go(
    room: Room, tmp_path: Path
) -> None:
    ballots = DataFolder(tmp_path).ballots
    assert list(ballots.iterdir())
    hang(room)
    pulse = Pulse(room.evening.console)
    room.evening.send(Finish())
    until(lambda: not ballots.exists())
    assert not ballots.exists()
    pulse.beat()
    assert pulse.longest < MOST_SECONDS


@pytest.mark.skipif(os.name == "nt", reason="a process is stopped by a signal here")
def test_the_window_lives_when_the_trainer_leaves_an_evening_whose_server_hangs(room: Room) -> None:
    hang(room)
    start = time.monotonic()
    room.evening.phones.close()
    assert time.monotonic() - start < MOST_SECONDS


def test_the_trainer_reads_that_a_result_waits_for_room_on_the_disk(room: Room) -> None:
    room.evening.phones._told(replace(room.view.presence, unstored=True))
    room.when(lambda view: view.presence.unstored, "what the server told")
    room.evening.console.act(ActionId.PHONES)
    assert "kon nog niet worden opgeslagen" in room.evening.console.phone_strip.state.text()
