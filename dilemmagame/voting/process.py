"""The server process: commands as lines on standard input, what happened as lines on standard output. No Qt.

End of input means that the app is gone: what waits is finished, the ballots stay on disk, the process ends.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import IO, Any

from dilemmagame.ports import BallotBox
from dilemmagame.voting.accepting import allow_open_files
from dilemmagame.voting.door import Door
from dilemmagame.voting.forms import OpenRound
from dilemmagame.voting.pipes import Pipes, tell_the_app
from dilemmagame.voting.protocol import (
    CloseRounds,
    Command,
    Discard,
    Heard,
    OpenRounds,
    Over,
    SetDoor,
    Setup,
    ShowPage,
    Stop,
    Void,
    read_app,
)
from dilemmagame.voting.server import PhoneServer, settle
from dilemmagame.voting.urn import Totals, Urn

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
        self._tell = tell
        self._door = Door(setup.code, bytes.fromhex(setup.key), frozenset(setup.slips))
        self._pipes = Pipes(setup.addresses, setup.port, tell)
        # A fault in the urn ends the process: the app starts it anew on the same file, and nothing is lost.
        self._urn = Urn(open_box, self._pipes.end, self._pipes.soon)
        self._text_seconds = setup.text_seconds
        self._server = PhoneServer(self._door, self._urn, pages)
        self._basket = self._server.basket
        self._rounds: tuple[OpenRound, ...] = ()
        self._page: dict[str, Any] = {"task": "look", "rounds": []}

    async def run(self, commands: IO[bytes]) -> None:
        """Raises OSError when no port is free."""
        self._urn.start()
        try:
            await self._pipes.run(self._server, commands, self._line, self._beside(), code=self._door.code)
        finally:
            await asyncio.to_thread(self._urn.stop)

    async def _line(self, line: bytes) -> None:
        await self._obey(read_app(line))

    async def _obey(self, command: Command) -> None:
        match command:
            case OpenRounds(card=card, rounds=rounds, page=page):
                self._rounds = tuple(
                    OpenRound(each.number, each.form, each.choices, each.most) for each in rounds
                )
                asked = self._rounds
                await self._urn_does(lambda: self._urn.open(card, asked))
                self._page = page
                self._basket.show(None, is_open=False)
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
            case ShowPage(page=page, text=text):
                self._page = page
                self._basket.show(text.step if text else None, is_open=bool(text and text.is_open))
                await self._server.show(page, taking=False)
            case Heard(batch=batch, taken=taken):
                self._basket.heard(batch, taken)
            case SetDoor(open=is_open):
                self._door.is_open = is_open
            case Over():
                await self._server.farewell()
            case Stop():
                self._pipes.end()

    async def _urn_does(self, job: Callable[[], object]) -> None:
        """Run `job` on the urn's thread, after all that came before it, and wait."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()

        def work() -> None:
            job()
            loop.call_soon_threadsafe(settle, done, None)

        self._urn.ask(work)
        await done

    async def _beside(self) -> None:
        await asyncio.gather(self._count(), self._tell_texts())

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

    async def _tell_texts(self) -> None:
        """Tell in batches what was sent in, so that nobody sees whose thumb just moved."""
        while True:
            await asyncio.sleep(self._text_seconds)
            drawn = self._basket.draw()
            if drawn is not None:
                self._tell({"ev": "texts", "batch": drawn.number, "step": drawn.step, "texts": drawn.texts})

    def _add_voted(self, voted: dict[int, int]) -> None:
        voted.update(self._urn.voted())


def serve_pipes(setup: Setup, pages: Path, open_box: Callable[[str], BallotBox]) -> None:
    """Serve until the app says stop or is gone. Raises OSError when no port is free."""
    allow_open_files()
    asyncio.run(ServerProcess(setup, pages, open_box, tell_the_app).run(sys.stdin.buffer))
