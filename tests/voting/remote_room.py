"""A real process of the remote on a real port, and a phone that speaks with it as our page does."""

from __future__ import annotations

import asyncio
import json
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import aiohttp

from dilemmagame.domain.events import Blank
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session import Primary
from dilemmagame.live.remoting import Countdown, Pairing, Press, RemoteStatus, RemoteView
from dilemmagame.voting.remote_keys import is_proven, new_challenge, new_key, prove, session_key
from dilemmagame.voting.remote_service import RemoteService
from tests.voting.room import ADDRESS, WAIT_SECONDS, Spoken

DIGITS = "048151"
SHOWN = RemoteView(
    place="first",
    title=Localised("Stem in stilte", "Vote in silence"),
    dilemma=2,
    primary=Primary.CLOSE_VOTE,
    next_title=Localised("Redenen", "Reasons"),
    page=1,
    pages=1,
    can_go_back=True,
    countdown=Countdown(90_000, running=True),
    going_in=7,
    present=12,
    blank=Blank.NONE,
)


class RemoteProcess(Spoken):
    """The server of the trainer's phone."""

    def __init__(self, offer: dict[str, Any] | None = None, paired: dict[str, Any] | None = None) -> None:
        super().__init__("dilemmagame", "--remote-server")
        self.key = new_key()
        offered = None if paired else offer or self.offer()
        self.say(addresses=[ADDRESS], port=0, offer=offered, paired=paired)
        self.port = self.wait_for("ready")["port"]

    def offer(self, tries: int = 5) -> dict[str, Any]:
        return {"key": self.key.hex(), "digits": DIGITS, "tries": tries}

    def begin_anew(self) -> None:
        """Nobody is paired, nothing was refused, and what was said before is forgotten."""
        self.key = new_key()
        self.say(do="offer", offer=self.offer())
        self.wait_for("offered")
        self.said.clear()

    def show(self, place: str, title: str = "Stem in stilte", **more: object) -> None:
        self.say(do="show", place=place, left=None, running=False, view={"title": title, **more})


class TrainerPhone:
    """A phone with the page open. What is not proven to come from our laptop fails the test."""

    def __init__(self, client: aiohttp.ClientSession, base: str, key: bytes) -> None:
        self.id = new_challenge()
        self.key = key
        self.session = b""
        self.s = 0
        self.state: dict[str, Any] = {}
        self.last_sent = ""
        self._client = client
        self._base = base
        self.nonce = self.challenge = ""
        self._n = 0
        self.line: aiohttp.ClientWebSocketResponse

    async def connect(self) -> Self:
        self.line = await self._client.ws_connect(f"{self._base}/ws", headers={"Origin": self._base})
        asked = await self._receive()
        assert asked["do"] == "ask"
        self.challenge, self.nonce, self._n = asked["c"], new_challenge(), 0
        return self

    async def pair(self, digits: str = DIGITS) -> dict[str, Any]:
        """Pair on a fresh line; what the server says to it."""
        await self.connect()
        here = prove(self.key, "here", self.id, self.nonce, self.challenge)
        proof = prove(self.key, "pair", self.id, digits, self.nonce, self.challenge)
        said = {"do": "pair", "v": 1, "id": self.id, "nonce": self.nonce, "here": here, "proof": proof}
        await self.line.send_json(said)
        self.session = session_key(self.key, self.id, digits)
        return await self.hear("in", "no")

    async def greet(self) -> dict[str, Any]:
        """Come back on a fresh line."""
        await self.connect()
        proof = prove(self.session, "hello", self.id, self.nonce, self.challenge)
        await self.line.send_json({"do": "hello", "v": 1, "id": self.id, "nonce": self.nonce, "proof": proof})
        return await self.hear("in", "no")

    def pressing(self, what: str, s: int | None = None, on: int | None = None) -> dict[str, Any]:
        """A press with a good proof; the next count unless told otherwise."""
        if s is None:
            self.s += 1
            s = self.s
        on = self.state["on"] if on is None else on
        proof = prove(self.session, "press", self.challenge, str(s), what, str(on))
        return {"do": "press", "s": s, "what": what, "on": on, "proof": proof}

    async def press(self, what: str) -> None:
        await self.line.send_json(self.pressing(what))

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of these kinds; a state is kept as well."""
        while True:
            said = await self._receive()
            if "m" in said:
                assert said["n"] == self._n + 1, "in order, none left out"
                self._n = said["n"]
                assert is_proven(said["p"], self.session, "say", self.nonce, str(said["n"]), said["m"])
                said = json.loads(said["m"])
            if said["do"] == "state":
                self.state = said
            if said["do"] in kinds:
                return dict(said)

    async def _receive(self) -> dict[str, Any]:
        said: dict[str, Any] = await asyncio.wait_for(self.line.receive_json(), WAIT_SECONDS)
        return said


class Desk:
    """The app's side with a real process behind it; `pressed` is what the phone asked."""

    def __init__(self) -> None:
        self.statuses: list[RemoteStatus] = []
        self.pressed: queue.Queue[tuple[int, Press]] = queue.Queue()
        self._told = threading.Condition()
        self.service = RemoteService((ADDRESS,), self._tell, lambda s, what: self.pressed.put((s, what)))
        self.service.show(SHOWN)
        self.service.start()

    @property
    def status(self) -> RemoteStatus:
        return self.statuses[-1]

    @property
    def base(self) -> str:
        return f"http://{self.status.address}"

    def _tell(self, status: RemoteStatus) -> None:
        with self._told:
            self.statuses.append(status)
            self._told.notify_all()

    def when(self, true: Callable[[RemoteStatus], bool]) -> RemoteStatus:
        """The status that makes it true."""
        with self._told:
            assert self._told.wait_for(lambda: bool(self.statuses) and true(self.status), WAIT_SECONDS)
            return self.status

    def waiting(self) -> RemoteStatus:
        return self.when(lambda status: status.pairing is Pairing.WAITING)


@contextmanager
def desk() -> Iterator[Desk]:
    made = Desk()
    try:
        made.waiting()
        yield made
    finally:
        made.service.finish()
