"""The remote's own small server: its page, and one line for the phone that steers. It knows nothing of votes, and the
voting server knows nothing of it.

What the phone shows is signed, not hidden: who listens in can read it, and cannot make the phone show anything else.
"""

from __future__ import annotations

import json
import secrets
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from dilemmagame.voting.door import Bucket
from dilemmagame.voting.front import FIRST_WORD_SECONDS, Front, joined_code, send
from dilemmagame.voting.protocol import MessageError
from dilemmagame.voting.remote_keys import new_challenge, prove, spelled
from dilemmagame.voting.remote_lock import RemoteLock, Verdict
from dilemmagame.voting.remote_protocol import Hello, Pair, Pressed, read_phone

MOST_LINES = 60
HEARTBEAT_SECONDS = 6.0
REQUESTS_A_SECOND = 100.0
PRESSES_A_SECOND, PRESSES_AT_ONCE = 4.0, 8.0
NO_ENTRY, ELSEWHERE, NOT_UNDERSTOOD = 4003, 4001, 4000
OWN_PARTS = ("words", "sha256", "keys", "line", "page")


@dataclass(slots=True, eq=False)
class Line:
    """The line of the paired phone. `nonce` is the phone's own: what we sign for this line counts on no other."""

    socket: web.WebSocketResponse
    challenge: str
    nonce: str
    n: int = 0
    bucket: Bucket = field(
        default_factory=lambda: Bucket(PRESSES_A_SECOND, PRESSES_AT_ONCE, PRESSES_AT_ONCE, time.monotonic())
    )


class RemoteServer:
    """Serves one phone on one event loop. `tell` takes what the app must know."""

    def __init__(self, lock: RemoteLock, assets: Path, tell: Callable[[dict[str, Any]], None]) -> None:
        self._lock = lock
        self._tell = tell
        self._line: Line | None = None
        self._flying = 0
        self._place = ""
        self._on = secrets.randbelow(1_000_000)
        self._shown: Mapping[str, Any] | None = None
        self._left: int | None = None
        self._running = False
        self._since = time.monotonic()
        spare = Bucket(REQUESTS_A_SECOND, REQUESTS_A_SECOND, REQUESTS_A_SECOND, time.monotonic())
        files = {
            "page.html": (assets / "remote" / "page.html").read_bytes(),
            "r.css": (assets / "phone" / "p.css").read_bytes() + (assets / "remote" / "r.css").read_bytes(),
            "r.js": remote_code(assets),
        }
        self.front = Front(files, MOST_LINES, spare.take)
        self.front.app.add_routes(
            [
                web.get("/", self._page),
                web.get("/r.css", self.front.static),
                web.get("/r.js", self.front.static),
                web.get("/ws", self._one_line),
            ]
        )

    async def start(self, hosts: frozenset[str]) -> None:
        """`hosts`: the names by which the phone may call this server, with port."""
        await self.front.start(hosts)

    async def connect(self, connection: socket.socket) -> None:
        """Take over a socket that was accepted."""
        await self.front.connect(connection)

    async def stop(self) -> None:
        if self._line is not None:
            await self._line.socket.close()
        await self.front.stop()

    # what the app says

    async def show(self, place: str, left: int | None, view: Mapping[str, Any], *, running: bool) -> None:
        """The phone shows this from now on. At another `place` a press that was meant for the one before is refused."""
        if place != self._place:
            self._place = place
            self._on += 1
        self._shown, self._left, self._running, self._since = view, left, running, time.monotonic()
        await self._send_state()

    async def answer(self, press: int, what: str) -> None:
        """A press was done, or not."""
        if press == self._flying:
            self._flying = 0
        await self._say({"do": "told", "s": press, "what": what})

    async def over(self) -> None:
        """The phone is no longer the remote: it is told, forgets its key, and is let go of."""
        self._flying = 0
        line, session = self._line, self._lock.session
        self._line = None
        if line is not None:
            await send(line.socket, self._signed(line, session, {"do": "over"}))
            await line.socket.close(code=NO_ENTRY)

    # pages

    async def _page(self, request: web.Request) -> web.Response:
        return self.front.file(request, "page.html", "text/html")

    # talking

    async def _one_line(self, request: web.Request) -> web.StreamResponse:
        return await self.front.hold(request, HEARTBEAT_SECONDS, self._talk)

    async def _talk(self, socket: web.WebSocketResponse) -> None:
        ours = await self._welcome(socket)
        if ours is None:
            return
        try:
            await self._listen(ours)
        finally:
            if ours is self._line:
                self._line = None
                self._tell({"ev": "line", "here": False})

    async def _welcome(self, socket: web.WebSocketResponse) -> Line | None:
        """Ask who is there; None when it is not the phone."""
        challenge = new_challenge()
        await send(socket, json.dumps({"do": "ask", "c": challenge}))
        try:
            first = await socket.receive(timeout=FIRST_WORD_SECONDS)
            said = read_phone(first.data) if first.type is WSMsgType.TEXT else None
        except (TimeoutError, MessageError):
            said = None
        match said:
            case Pair():
                verdict = self._pair(said, challenge)
            case Hello():
                verdict = self._lock.greet(said, challenge)
            case _:
                await socket.close(code=NOT_UNDERSTOOD)
                return None
        if verdict is not Verdict.IN:
            await send(socket, json.dumps({"do": "no", "why": verdict.value, "left": self._lock.tries}))
            await socket.close(code=NO_ENTRY)
            return None
        before, self._line = self._line, Line(socket, challenge, said.nonce)
        if before is not None:
            await before.socket.close(code=ELSEWHERE)
        self._tell({"ev": "line", "here": True})
        await self._say({"do": "in", "s": self._lock.last})
        await self._send_state()
        return self._line

    def _pair(self, said: Pair, challenge: str) -> Verdict:
        verdict = self._lock.pair(said, challenge)
        if verdict is Verdict.IN:
            self._flying = 0
            self._tell({"ev": "paired", "id": said.id, "key": self._lock.session.hex()})
        elif verdict in (Verdict.WRONG_DIGITS, Verdict.DEAD):
            self._tell({"ev": "wrong", "left": self._lock.tries})
        return verdict

    async def _listen(self, line: Line) -> None:
        async for message in line.socket:
            if message.type is not WSMsgType.TEXT:
                break
            try:
                said = read_phone(message.data)
            except MessageError:
                break
            if not isinstance(said, Pressed):
                break
            if not line.bucket.take(time.monotonic()):
                continue
            # A line that is no longer the phone's has no say, whatever it knows.
            if line is not self._line or not self._lock.press(said, line.challenge):
                self._lock.refused += line is not self._line
                continue
            await self._press(said)
        await line.socket.close(code=NOT_UNDERSTOOD)

    async def _press(self, said: Pressed) -> None:
        """One at a time, and only for what the phone shows."""
        if said.on != self._on:
            self._tell({"ev": "counted", "s": said.s})
            await self._say({"do": "told", "s": said.s, "what": "moved"})
            await self._send_state()
        elif self._flying:
            self._tell({"ev": "counted", "s": said.s})
            await self._say({"do": "told", "s": said.s, "what": "wait"})
        else:
            self._flying = said.s
            self._tell({"ev": "press", "s": said.s, "what": said.what.value})

    async def _send_state(self) -> None:
        if self._shown is None:
            return
        left = self._left
        if left is not None and self._running:
            left -= round((time.monotonic() - self._since) * 1000)
        await self._say(
            {"do": "state", "on": self._on, "left": left, "running": self._running, "view": self._shown}
        )

    async def _say(self, said: Mapping[str, Any]) -> None:
        line = self._line
        if line is not None:
            await send(line.socket, self._signed(line, self._lock.session, said))

    def _signed(self, line: Line, session: bytes, said: Mapping[str, Any]) -> str:
        """With a proof, for this line only, and in this order only."""
        line.n += 1
        text = json.dumps(said)
        return json.dumps({"n": line.n, "m": text, "p": prove(session, "say", line.nonce, str(line.n), text)})


def remote_code(assets: Path) -> bytes:
    """The code of the page: what all pages share, and its own parts."""
    parts = [assets / "remote" / f"{name}.js" for name in OWN_PARTS]
    return joined_code([parts[0], assets / "phone" / "shared.js", *parts[1:]])


def link_of(address: str, port: int, key: bytes) -> str:
    """What the QR code on the console says. What stands behind the # never travels."""
    return f"http://{address}:{port}/#{spelled(key)}"
