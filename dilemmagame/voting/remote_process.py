"""The process of the remote: lines of the app on standard input, what happened on standard output. No Qt, no votes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from dilemmagame.voting.pipes import Pipes, tell_the_app
from dilemmagame.voting.remote_lock import RemoteLock
from dilemmagame.voting.remote_protocol import Answered, NewOffer, Over, RemoteSetup, Show, read_app
from dilemmagame.voting.remote_server import RemoteServer

BEAT_SECONDS = 1.0


class RemoteProcess:
    """Runs until `over` or the end of `commands`."""

    def __init__(self, setup: RemoteSetup, assets: Path, tell: Callable[[dict[str, Any]], None]) -> None:
        self._tell = tell
        self._lock = RemoteLock(setup.offer, setup.paired)
        self._server = RemoteServer(self._lock, assets, tell)
        self._pipes = Pipes(setup.addresses, setup.port, tell)

    async def run(self, commands: IO[bytes]) -> None:
        """Raises OSError when no port is free."""
        await self._pipes.run(self._server, commands, self._obey, self._beat())

    async def _obey(self, line: bytes) -> None:
        match read_app(line):
            case NewOffer(offer=offer):
                await self._server.over()
                self._lock.offer(offer)
                self._tell({"ev": "offered"})
            case Show(place=place, left=left, running=running, view=view):
                await self._server.show(place, left, view, running=running)
            case Answered(s=press, what=what):
                await self._server.answer(press, what.value)
            case Over():
                await self._server.over()
                self._pipes.end()

    async def _beat(self) -> None:
        """Every second a sign of life, with how much was refused."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            self._tell({"ev": "beat", "refused": self._lock.refused})


def serve_remote(setup: RemoteSetup, assets: Path) -> None:
    """Serve until the app says that it is over or is gone. Raises OSError when no port is free."""
    asyncio.run(RemoteProcess(setup, assets, tell_the_app).run(sys.stdin.buffer))
