"""Nothing keeps the evening waiting: a server that hangs, a disk without room for totals, an end that takes long."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import Advance
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.phoning import PhoneChannel
from dilemmagame.live.presence import Presence, Wifi
from dilemmagame.storage import Store
from dilemmagame.voting.child import Patience
from dilemmagame.voting.office import VoteOffice
from tests.small_disk import small_disk
from tests.voting.room import ADDRESS, ROOT
from tests.voting.test_service import WAIT_SECONDS, Hall, in_the_hall, stored

only_posix = pytest.mark.skipif(os.name == "nt", reason="a process is stopped by a signal here")
IMPATIENT = Patience(silence=2.0, stop=0.5)


@contextlib.contextmanager
def hall_in(folder: Path, store: Store | None = None) -> Iterator[Hall]:
    made = Hall(folder, store, IMPATIENT)
    try:
        yield made
    finally:
        made.service.finish()
        made.store.close()


def pid_of(hall: Hall) -> int:
    running = hall.service._child._running
    assert running is not None
    return running.process.pid


async def all_vote(hall: Hall, choice: str, count: int) -> None:
    async with aiohttp.ClientSession() as client:
        for phone in await in_the_hall(client, hall, count):
            await stored(phone, choice)


@only_posix
def test_a_server_that_is_alive_and_silent_is_replaced_and_no_vote_is_lost(tmp_path: Path) -> None:
    with hall_in(tmp_path) as hall:
        hall.to(StepKind.VOTE, 1)
        asyncio.run(all_vote(hall, "A", 5))
        port, hangs = hall.port, pid_of(hall)
        os.kill(hangs, signal.SIGSTOP)
        hall.until(lambda: hall.presence.lost)
        hall.until(lambda: not hall.presence.lost)
        assert (hall.port, pid_of(hall) != hangs) == (port, True)
        asyncio.run(all_vote(hall, "B", 2))
        hall.do(Advance())
        hall.until(lambda: not hall.owner.state.rounds[0].waiting)
        assert hall.owner.state.rounds[0].counts == (Count("A", 5), Count("B", 2))


def fill(place: Path) -> None:
    """All the room that is left, and what the store kept free for such a moment as well."""
    for name in ("filler-1", "filler-2"):
        with (place / name).open("wb", buffering=0) as stream:
            for size in (65_536, 4_096, 512, 1):
                with contextlib.suppress(OSError):
                    while stream.write(b"x" * size):
                        pass


def test_totals_that_find_no_room_on_the_disk_are_stored_when_there_is_some(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as place:
        store = Store.open(DataFolder(place / "data"), reserve_bytes=0)
        with hall_in(tmp_path, store) as hall:
            hall.to(StepKind.VOTE, 1)
            asyncio.run(all_vote(hall, "C", 5))
            hall.do(Advance())
            fill(place)
            hall.until(lambda: hall.presence.unstored)
            assert hall.owner.state.rounds[0].waiting
            assert list((tmp_path / "ballots").glob("*.ballots")), "what is not on disk is not destroyed"
            for filler in place.glob("filler-*"):
                filler.unlink()
            hall.until(lambda: not hall.presence.unstored)
            assert hall.owner.state.rounds[0].counts == (Count("C", 5),)
            stored_again = Store.open(DataFolder(place / "data"), reserve_bytes=0)
            assert len(stored_again.load("s1").events) == len(store.load("s1").events)
            stored_again.close()


class Begun:
    """A channel of an office, and what it told last."""

    def __init__(self, office: VoteOffice, session_id: str) -> None:
        self.told: queue.Queue[Presence] = queue.Queue()
        self.channel: PhoneChannel = office.channel(
            session_id, "nl", (ADDRESS,), Wifi(), self.told.put, lambda told: None
        )
        self.channel.start()

    def link(self) -> str:
        """Where phones come in, as soon as they can."""
        while True:
            join = self.told.get(timeout=WAIT_SECONDS).join
            if join is not None:
                return join.link


@only_posix
def test_the_next_evening_begins_after_the_end_of_the_last_and_keeps_its_own_line(tmp_path: Path) -> None:
    folder = tmp_path / "ballots"
    office = VoteOffice(folder, IMPATIENT)
    first = Begun(office, "s1")
    address = first.link()
    running = first.channel._child._running  # type: ignore[attr-defined]  # the process behind the real channel
    os.kill(running.process.pid, signal.SIGSTOP)
    start = time.monotonic()
    office.end(first.channel, for_good=True)
    second = Begun(office, "s2")
    assert time.monotonic() - start < 0.5
    assert second.link().rpartition("/")[0] == address.rpartition("/")[0], (
        "the same port, which was free again"
    )
    assert '"s2"' in (folder / "door.json").read_text(encoding="ascii")
    office.end(second.channel, for_good=True)
    office._after_the_last()()
    assert not folder.exists()


PROGRAM = """
import queue, sys
from pathlib import Path
from dilemmagame.live.presence import Wifi
from dilemmagame.voting.office import VoteOffice

told = queue.Queue()
folder = Path(sys.argv[1])
office = VoteOffice(folder)
channel = office.channel("s1", "nl", ("127.0.0.1",), Wifi(), told.put, told.put)
channel.start()
while told.get(timeout=30).join is None:
    pass
print(channel._child._running.process.pid, (folder / "door.json").exists(), flush=True)
office.end(channel, for_good=True)
"""


def test_the_program_ends_after_the_server_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ballots"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    pid, was_there = done.stdout.split()
    assert was_there == "True"
    assert not folder.exists()
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)
