"""The server process: commands as lines on standard input, what happened as lines on standard output. No Qt.

End of input means that the app is gone: what waits is finished, the ballots stay on disk, the process ends.
"""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import IO, Any

from dilemmagame.ports import BallotBox
from dilemmagame.voting.accepting import Listener, allow_open_files
from dilemmagame.voting.door import Door
from dilemmagame.voting.forms import OpenRound
from dilemmagame.voting.protocol import (
    CloseRounds,
    Command,
    Discard,
    MessageError,
    OpenRounds,
    SetDoor,
    Setup,
    ShowPage,
    Stop,
    Void,
    read_app,
)
from dilemmagame.voting.server import PhoneServer
from dilemmagame.voting.urn import Totals, Urn

log = logging.getLogger(__name__)

COUNT_SECONDS = 5.0
BEAT_SECONDS = 1.0


class ServerProcess:
    """Runs until `stop` or the end of `commands`."""

    def __init__(
        self,
        setup: Setup,
        pages: Path,
        open_box: Callable[[str], BallotBox],
        tell: Callable[[dict[str, Any]], None],
    ) -> None:
        self._setup = setup
        self._tell = tell
        self._door = Door(setup.code, bytes.fromhex(setup.key), frozenset(setup.slips))
        self._urn = Urn(open_box, self._urn_broke)
        self._server = PhoneServer(self._door, self._urn, pages)
        self._ended = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rounds: tuple[OpenRound, ...] = ()
        self._page: dict[str, Any] = {"task": "look", "rounds": []}
        self._told_counts: dict[str, Any] = {}

    async def run(self, commands: IO[bytes]) -> None:
        """Raises OSError when no port is free."""
        loop = self._loop = asyncio.get_running_loop()

        def take(connection: socket.socket) -> None:
            loop.call_soon_threadsafe(lambda: loop.create_task(self._server.connect(connection)))

        listener = Listener(self._setup.addresses, self._setup.port, take)
        hosts = frozenset(f"{address}:{listener.port}".lower() for address in self._setup.addresses)
        await self._server.start(hosts)
        self._urn.start()
        listener.start()
        reader = threading.Thread(target=self._read, args=(commands, loop), name="commands", daemon=True)
        reader.start()
        gc.collect()
        gc.freeze()
        self._tell({"ev": "ready", "port": listener.port, "code": self._door.code})
        counting = loop.create_task(self._count())
        try:
            await self._ended.wait()
        finally:
            counting.cancel()
            listener.close()
            await self._server.stop()
            await asyncio.to_thread(self._urn.stop)

    def _urn_broke(self) -> None:
        """A fault in the urn ends the process: the app starts it anew on the same file, and nothing is lost."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._ended.set)

    def _read(self, commands: IO[bytes], loop: asyncio.AbstractEventLoop) -> None:
        try:
            for line in commands:
                try:
                    command = read_app(line)
                except MessageError:
                    log.warning("a line from the app was no command")
                    continue
                asyncio.run_coroutine_threadsafe(self._obey(command), loop).result()
        finally:
            # Also after a fault of ours: a server that hears no commands any more must not look alive.
            loop.call_soon_threadsafe(self._ended.set)

    async def _obey(self, command: Command) -> None:
        match command:
            case OpenRounds(card=card, rounds=rounds, page=page):
                self._rounds = tuple(OpenRound(each.number, each.form, each.choices) for each in rounds)
                asked = self._rounds
                await self._urn_does(lambda: self._urn.open(card, asked))
                self._page = page
                await self._server.show(page, taking=True)
                self._tell({"ev": "opened", "rounds": [each.number for each in asked]})
            case CloseRounds(link=link):
                linked = {int(number): earlier for number, earlier in link.items()}
                totals: list[Totals] = []
                await self._urn_does(lambda: totals.extend(self._urn.close_rounds(linked)))
                # First the totals: a phone that does not read must not keep the evening waiting.
                self._tell({"ev": "totals", "rounds": [asdict(each) for each in totals]})
                await self._server.show(self._page, taking=False)
            case Void(rounds=numbers):
                await self._urn_does(lambda: self._urn.void(numbers))
                self._tell({"ev": "voided", "rounds": numbers})
            case Discard(card=card):
                gone: list[bool] = []
                await self._urn_does(lambda: gone.append(self._urn.discard(card)))
                if all(gone):
                    self._tell({"ev": "discarded", "card": card})
            case ShowPage(page=page):
                self._page = page
                await self._server.show(page, taking=False)
            case SetDoor(open=is_open):
                self._door.is_open = is_open
            case Stop():
                self._ended.set()

    async def _urn_does(self, job: Callable[[], object]) -> None:
        """Run `job` on the urn's thread, after all that came before it, and wait."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()

        def work() -> None:
            job()
            loop.call_soon_threadsafe(done.set_result, None)

        self._urn.ask(work)
        await done

    async def _count(self) -> None:
        """Tell how many are there every second, and how many voted more slowly: nobody should see who moves a bar."""
        since = COUNT_SECONDS
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            since += BEAT_SECONDS
            told: dict[str, Any] = {"ev": "beat", "connected": self._server.connected}
            if since >= COUNT_SECONDS and self._rounds:
                since = 0.0
                voted: dict[int, int] = {}
                await self._urn_does(partial(self._add_voted, voted))
                told["voted"] = {str(number): count for number, count in voted.items()}
            self._tell(told)

    def _add_voted(self, voted: dict[int, int]) -> None:
        voted.update(self._urn.voted())


def serve_pipes(setup: Setup, pages: Path, open_box: Callable[[str], BallotBox]) -> None:
    """Serve until the app says stop or is gone. Raises OSError when no port is free."""
    allow_open_files()
    out = sys.stdout.buffer

    def tell(event: dict[str, Any]) -> None:
        out.write(json.dumps(event, separators=(",", ":")).encode() + b"\n")
        out.flush()

    asyncio.run(ServerProcess(setup, pages, open_box, tell).run(sys.stdin.buffer))
