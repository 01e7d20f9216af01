"""The life of the server process, run in this one with real pipes, sockets and ballots."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from dilemmagame.base import paths
from dilemmagame.storage.ballots import BallotFile
from dilemmagame.voting.process import ServerProcess
from dilemmagame.voting.protocol import Setup
from tests.voting.room import ADDRESS, CODE, PAGE

WAIT_SECONDS = 10.0


class SlowToCount(BallotFile):
    """A ballot file on a disk that is busy while the ballots are counted."""

    counting, go_on = threading.Event(), threading.Event()

    def ballots(self, number: int) -> int:
        self.counting.set()
        assert self.go_on.wait(WAIT_SECONDS)
        return super().ballots(number)


def until_nobody_listens(port: int) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        with socket.socket() as line:
            if line.connect_ex((ADDRESS, port)) != 0:
                return
        time.sleep(0.01)
    raise AssertionError("it still listens")


def test_it_may_end_while_it_counts(tmp_path: Path) -> None:
    setup = Setup(addresses=(ADDRESS,), port=0, code=CODE, key="0" * 64)
    complaints: list[dict[str, Any]] = []

    async def whole_life() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: complaints.append(context))
        read, write = os.pipe()
        said: list[dict[str, Any]] = []
        process = ServerProcess(
            setup, paths.assets() / "phone", partial(SlowToCount.open, tmp_path), said.append
        )
        with os.fdopen(read, "rb") as commands, os.fdopen(write, "wb") as app:
            life = asyncio.create_task(process.run(commands))
            rounds = [{"number": 1, "form": "single", "choices": ["A", "B"]}]
            opening = {"do": "open", "card": "kaart", "rounds": rounds, "page": {**PAGE, "rounds": rounds}}
            app.write(json.dumps(opening).encode() + b"\n")
            app.flush()
            assert await asyncio.to_thread(SlowToCount.counting.wait, WAIT_SECONDS)
            app.close()
            await asyncio.to_thread(until_nobody_listens, said[0]["port"])
            SlowToCount.go_on.set()
            await life

    asyncio.run(whole_life())
    assert complaints == []
