"""The transport: pages, a WebSocket and a plain request with the same meaning. Nothing is decided about ballots here.

Order of defences: deadline, caps, Host, Origin, size, rate, token, schema. There is no route that steers anything.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from dilemmagame.voting.door import Bucket, Door, Entrance, is_like_a_code, message_bucket
from dilemmagame.voting.protocol import LARGEST_MESSAGE, Hello, MessageError, Vote, read_phone
from dilemmagame.voting.urn import Envelope, Reply, Urn

log = logging.getLogger(__name__)

FIRST_WORD_SECONDS = 5.0
MOST_CONNECTIONS = 1_200
HEARTBEAT_SECONDS = 20.0
YIELD_EVERY = 50
ANSWER_SECONDS = 5.0
ASKING_SECONDS = 12.0
STATIC = {"p.css": "text/css", "p.js": "text/javascript"}
CODE_PARTS = ("words", "memory", "answers", "line", "forms", "page")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'{line}; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Server": "",
}


class _NoAddresses(logging.Filter):
    """The HTTP library names who it is about; our log does not."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "a request was not answered", ()
        return True


logging.getLogger("aiohttp.server").addFilter(_NoAddresses())


@dataclass(slots=True, eq=False)
class Phone:
    """A phone that was let in, as long as its line is there."""

    socket: web.WebSocketResponse
    voter: bytes = field(repr=False)
    bucket: Bucket = field(default_factory=message_bucket)


class PhoneServer:
    """Serves phones on one event loop. The app steers it through `show` and the urn; phones cannot."""

    def __init__(self, door: Door, urn: Urn, pages: Path) -> None:
        self._door = door
        self._urn = urn
        self._hosts: frozenset[str] = frozenset()
        self._phones: set[Phone] = set()
        self._asked: dict[bytes, float] = {}
        self._connections = 0
        self._silent: dict[int, asyncio.Transport] = {}
        # Until the app has said what goes on, phones keep showing what they show and keep their answers.
        self._page: Mapping[str, Any] = {"task": "wait", "rounds": []}
        self._rev = 0
        self._taking = False
        self._files = {name: (pages / name).read_bytes() for name in ("page.html", "p.css")}
        self._files["p.js"] = page_code(pages)
        self._packed = {name: gzip.compress(plain, mtime=0) for name, plain in self._files.items()}
        self._app = web.Application(middlewares=[self._guard], client_max_size=LARGEST_MESSAGE)
        self._app.on_response_prepare.append(self._add_headers)
        self._app.add_routes(
            [
                web.get("/p.css", self._static),
                web.get("/p.js", self._static),
                web.get("/ws", self._line),
                web.post("/say", self._say),
                web.get("/", self._front),
                web.get("/{code}", self._front),
            ]
        )
        self._runner = web.AppRunner(
            self._app,
            handle_signals=False,
            access_log=None,
            auto_decompress=False,
            keepalive_timeout=15.0,
            shutdown_timeout=0.5,
        )

    async def start(self, hosts: frozenset[str]) -> None:
        """`hosts`: the names by which phones may call this server, with port."""
        self._hosts = hosts
        await self._runner.setup()

    async def stop(self) -> None:
        for phone in list(self._phones):
            await phone.socket.close()
        await self._runner.cleanup()

    @property
    def connected(self) -> int:
        """How many phones are there now: on the line, or asking again and again where no line can be kept."""
        before = time.monotonic() - ASKING_SECONDS
        self._asked = {voter: at for voter, at in self._asked.items() if at > before}
        return len({phone.voter for phone in self._phones} | self._asked.keys())

    async def connect(self, connection: socket.socket) -> None:
        """Take over a socket that was accepted. One that says nothing for five seconds is dropped."""
        server = self._runner.server
        if server is None or self._connections >= MOST_CONNECTIONS:
            connection.close()
            return
        loop = asyncio.get_running_loop()
        try:
            transport, _protocol = await loop.connect_accepted_socket(server, connection)
        except OSError:
            connection.close()
            return
        self._silent[id(transport)] = transport
        loop.call_later(FIRST_WORD_SECONDS, self._drop_silent, id(transport))

    def _drop_silent(self, key: int) -> None:
        transport = self._silent.pop(key, None)
        if transport is not None:
            transport.abort()

    # what the app shows

    async def show(self, page: Mapping[str, Any], *, taking: bool) -> None:
        """Every phone gets the page. A line that does not take it in is dropped; the phone comes back by itself."""
        self._page, self._taking = page, taking
        self._rev += 1
        text = self._state()
        for place, phone in enumerate(list(self._phones), 1):
            await _send(phone.socket, text)
            if place % YIELD_EVERY == 0:
                await asyncio.sleep(0)

    def _state(self) -> str:
        return json.dumps(
            {"do": "state", "rev": self._rev, "taking": self._taking, "page": self._page}, ensure_ascii=False
        )

    # the guard

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.transport is not None:
            self._silent.pop(id(request.transport), None)
        if request.headers.get("Host", "").lower() not in self._hosts:
            return web.Response(status=421)
        if request.method == "POST" or request.path == "/ws":
            origin = request.headers.get("Origin", "")
            if origin.lower() not in {f"http://{host}" for host in self._hosts}:
                return web.Response(status=403)
        if request.method == "POST" and request.content_type != "application/json":
            return web.Response(status=415)
        if "Content-Encoding" in request.headers:
            return web.Response(status=415)
        if not self._door.spare(time.monotonic()):
            return web.Response(status=429)
        response: web.StreamResponse = await handler(request)
        return response

    # pages

    async def _front(self, request: web.Request) -> web.Response:
        """The page; at another code than that on the screen it asks for it, and so it does at no code at all."""
        code = request.match_info.get("code", "")
        fits = Entrance.WRONG_CODE
        if is_like_a_code(code):
            fits = self._door.fits(code, time.monotonic())
        status = {Entrance.IN: 200, Entrance.SLOW_DOWN: 429}.get(fits, 404)
        return self._file(request, "page.html", "text/html", status)

    async def _static(self, request: web.Request) -> web.Response:
        name = request.path.removeprefix("/")
        return self._file(request, name, STATIC[name], 200)

    def _file(self, request: web.Request, name: str, content_type: str, status: int) -> web.Response:
        packed = "gzip" in request.headers.get("Accept-Encoding", "").lower()
        return web.Response(
            body=self._packed[name] if packed else self._files[name],
            headers={"Content-Encoding": "gzip"} if packed else {},
            status=status,
            content_type=content_type,
            charset="utf-8",
        )

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(SAFE_HEADERS)
        host = request.headers.get("Host", "").lower()
        # Safari before 15.4 does not count a WebSocket to the same place as 'self'.
        line = f" ws://{host}" if host in self._hosts else ""
        response.headers["Content-Security-Policy"] = POLICY.format(line=line)

    # talking

    async def _line(self, request: web.Request) -> web.StreamResponse:
        line = web.WebSocketResponse(
            heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_MESSAGE, compress=False
        )
        self._connections += 1
        phone: Phone | None = None
        try:
            await line.prepare(request)
            phone = await self._welcome(line)
            if phone is not None:
                await self._listen(phone)
        except ConnectionError:
            log.info("a line broke off")  # the phone is gone, and comes back by itself
        finally:
            self._connections -= 1
            if phone is not None:
                self._phones.discard(phone)
        return line

    async def _welcome(self, line: web.WebSocketResponse) -> Phone | None:
        """Hear the first message; None when it lets nobody in."""
        try:
            first = await line.receive(timeout=FIRST_WORD_SECONDS)
            hello = read_phone(first.data) if first.type is WSMsgType.TEXT else None
        except (TimeoutError, MessageError):
            hello = None
        if not isinstance(hello, Hello):
            await line.close(code=4000)
            return None
        entrance = self._enter(hello)
        if entrance is not Entrance.IN:
            await _send(line, json.dumps({"do": "no", "why": entrance.value}))
            await line.close(code=4003)
            return None
        phone = Phone(line, self._door.voter(hello.token, hello.slip))
        await _send(line, json.dumps({"do": "in", "admitted": self._door.pass_for(hello.token)}))
        self._phones.add(phone)
        await _send(line, self._state())
        return phone

    def _enter(self, hello: Hello) -> Entrance:
        return self._door.enter(hello.token, hello.code, hello.admitted, hello.slip, time.monotonic())

    async def _listen(self, phone: Phone) -> None:
        async for message in phone.socket:
            if message.type is not WSMsgType.TEXT:
                await phone.socket.close(code=4000)
                return
            now = time.monotonic()
            if not phone.bucket.take(now) or not self._door.spare(now):
                await _send(phone.socket, json.dumps({"do": "slow"}))
                continue
            try:
                vote = read_phone(message.data)
            except MessageError:
                await phone.socket.close(code=4000)
                return
            if not isinstance(vote, Vote):
                await phone.socket.close(code=4000)
                return
            replies = await self._cast(phone.voter, vote)
            await _send(phone.socket, _told(replies))

    async def _cast(self, voter: bytes, vote: Vote) -> tuple[Reply, ...] | None:
        """Hand the answers to the urn and wait until they are on disk; None when the urn is too full."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[tuple[Reply, ...]] = loop.create_future()

        def tell(replies: tuple[Reply, ...]) -> None:
            loop.call_soon_threadsafe(_settle, answered, replies)

        if not self._urn.put(Envelope(voter, vote.answers, tell)):
            return None
        try:
            return await asyncio.wait_for(answered, ANSWER_SECONDS)
        except TimeoutError:
            return None

    async def _say(self, request: web.Request) -> web.Response:
        """The same in one request, where no line can be kept: who one is, and perhaps a vote."""
        try:
            body = await asyncio.wait_for(request.read(), FIRST_WORD_SECONDS)
            said = json.loads(body)
            parts = [said["hello"], said["vote"]] if "vote" in said else [said["hello"]]
            read = [read_phone(json.dumps(part)) for part in parts]
        except (ConnectionError, TimeoutError, ValueError, KeyError, TypeError, RecursionError, MessageError):
            return web.Response(status=400)
        hello, vote = read[0], read[1] if len(read) > 1 else None
        if not isinstance(hello, Hello) or not (vote is None or isinstance(vote, Vote)):
            return web.Response(status=400)
        entrance = self._enter(hello)
        if entrance is not Entrance.IN:
            return web.json_response({"do": "no", "why": entrance.value}, status=403)
        voter = self._door.voter(hello.token, hello.slip)
        self._asked[voter] = time.monotonic()
        told = json.loads(_told(await self._cast(voter, vote))) if vote else None
        admitted = self._door.pass_for(hello.token)
        return web.json_response({"admitted": admitted, "state": json.loads(self._state()), "told": told})


def _told(replies: tuple[Reply, ...] | None) -> str:
    if replies is None:
        return json.dumps({"do": "slow"})
    answers = [{"round": each.round, "s": each.s, "what": each.what.value} for each in replies]
    return json.dumps({"do": "told", "answers": answers})


def _settle(answered: asyncio.Future[tuple[Reply, ...]], replies: tuple[Reply, ...]) -> None:
    if not answered.done():
        answered.set_result(replies)


def page_code(pages: Path) -> bytes:
    """The code of the page: its parts, one after another, in one request and one scope of its own."""
    parts = b"\n".join((pages / f"{name}.js").read_bytes() for name in CODE_PARTS)
    return b"(function () {\n'use strict';\n" + parts + b"}());\n"


async def _send(line: web.WebSocketResponse, text: str) -> None:
    """Send, and let go of a line that is gone or does not read."""
    if line.closed:
        return
    try:
        await asyncio.wait_for(line.send_str(text), ANSWER_SECONDS)
    except (ConnectionError, TimeoutError, RuntimeError):
        transport = line.get_extra_info("transport")
        log.info("a line was let go of")
        if transport is not None:
            transport.abort()
