"""The transport: pages, a WebSocket and a plain request with the same meaning. Nothing is decided about ballots here.

Order of defences: deadline, caps, Host, Origin, size, rate, token, schema. There is no route that steers anything.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import WSMsgType, web

from dilemmagame.voting.door import Allowance, Door, Entrance, is_like_a_code
from dilemmagame.voting.front import (
    ANSWER_SECONDS,
    FIRST_WORD_SECONDS,
    Front,
    joined_code,
    send,
    tight_style,
)
from dilemmagame.voting.protocol import Hello, MessageError, Text, Vote, read_phone
from dilemmagame.voting.texting import Basket, Posted
from dilemmagame.voting.urn import Envelope, Reply, Urn

Came = TypeVar("Came")

MOST_CONNECTIONS = 1_200
HEARTBEAT_SECONDS = 20.0
YIELD_EVERY = 50
ASKING_SECONDS = 12.0
GOODBYE_SECONDS = 1.0
"""How long all lines together may take to hear that it is over, and to close."""
POLL_SECONDS = 3.8
"""A phone without a line asks at least this often (line.js: 2.5 to 3.5 seconds)."""
OVER = json.dumps({"do": "no", "why": "over"})
CODE_PARTS = ("words", "shared", "memory", "answers", "line", "text", "forms", "page")


@dataclass(slots=True, eq=False)
class Phone:
    """A phone that was let in, as long as its line is there."""

    socket: web.WebSocketResponse
    voter: bytes = field(repr=False)


class PhoneServer:
    """Serves phones on one event loop. The app steers it through `show` and the urn; phones cannot."""

    def __init__(self, door: Door, urn: Urn, pages: Path) -> None:
        self._door = door
        self._urn = urn
        self.basket = Basket()
        self._telling: set[asyncio.Task[None]] = set()
        self._phones: set[Phone] = set()
        self._asked: dict[bytes, float] = {}
        self._is_over = False
        self._unheard: set[bytes] = set()
        self._all_heard = asyncio.Event()
        self._allowance = Allowance()
        # Until the app has said what goes on, phones keep showing what they show and keep their answers.
        self._page: Mapping[str, Any] = {"task": "wait", "rounds": []}
        self._rev = 0
        self._taking = False
        files = {
            "page.html": (pages / "page.html").read_bytes(),
            "p.css": tight_style(pages / "p.css"),
            "p.js": page_code(pages),
        }
        self._front = Front(files, MOST_CONNECTIONS, door.spare)
        self._front.app.add_routes(
            [
                web.get("/p.css", self._front.static),
                web.get("/p.js", self._front.static),
                web.get("/ws", self._line),
                web.post("/say", self._say),
                web.get("/", self._page_at),
                web.get("/{code}", self._page_at),
            ]
        )

    @property
    def front(self) -> Front:
        """Its outside."""
        return self._front

    async def start(self, hosts: frozenset[str]) -> None:
        """`hosts`: the names by which phones may call this server, with port."""
        await self._front.start(hosts)

    async def stop(self) -> None:
        await self._let_go()
        await self._front.stop()

    async def farewell(self) -> None:
        """Tell every phone that it is over for good. Slow lines are not waited for; phones that ask again and again
        hear it when they ask, so only where there are any does this take as long as their pause.
        """
        self._is_over = True
        there = {phone.voter for phone in self._phones}
        recent = time.monotonic() - POLL_SECONDS
        self._unheard = {voter for voter, at in self._asked.items() if at > recent and voter not in there}
        await self._let_go(OVER)
        if self._unheard:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._all_heard.wait(), POLL_SECONDS)

    async def _let_go(self, last: str = "") -> None:
        """Close every line, all at a time, after the `last` word; one that does not answer is broken off."""

        async def bid(phone: Phone) -> None:
            if last:
                await send(phone.socket, last)
            await phone.socket.close()

        lines = list(self._phones)
        closing = {asyncio.create_task(bid(phone)) for phone in lines}
        if not closing:
            return
        _done, slow = await asyncio.wait(closing, timeout=GOODBYE_SECONDS)
        for task in slow:
            task.cancel()
        for phone in lines:
            transport = phone.socket.get_extra_info("transport")
            if slow and transport is not None:
                transport.abort()

    @property
    def connected(self) -> int:
        """How many phones are there now: on the line, or asking again and again where no line can be kept."""
        now = time.monotonic()
        self._allowance.forget(now)
        before = now - ASKING_SECONDS
        self._asked = {voter: at for voter, at in self._asked.items() if at > before}
        return len({phone.voter for phone in self._phones} | self._asked.keys())

    async def connect(self, connection: socket.socket) -> None:
        """Take over a socket that was accepted."""
        await self._front.connect(connection)

    # what the app shows

    async def show(self, page: Mapping[str, Any], *, taking: bool) -> None:
        """Every phone gets the page. A line that does not take it in is dropped; the phone comes back by itself."""
        self._page, self._taking = page, taking
        self._rev += 1
        text = self._state()
        for place, phone in enumerate(list(self._phones), 1):
            await send(phone.socket, text)
            if place % YIELD_EVERY == 0:
                await asyncio.sleep(0)

    def _state(self) -> str:
        return json.dumps(
            {"do": "state", "rev": self._rev, "taking": self._taking, "page": self._page}, ensure_ascii=False
        )

    # pages

    async def _page_at(self, request: web.Request) -> web.Response:
        """The page; at another code than that on the screen it asks for it, and so it does at no code at all."""
        code = request.match_info.get("code", "")
        fits = Entrance.WRONG_CODE
        if is_like_a_code(code):
            fits = self._door.fits(code, time.monotonic())
        status = {Entrance.IN: 200, Entrance.SLOW_DOWN: 429}.get(fits, 404)
        return self._front.file(request, "page.html", "text/html", status)

    # talking

    async def _line(self, request: web.Request) -> web.StreamResponse:
        return await self._front.hold(request, HEARTBEAT_SECONDS, self._talk)

    async def _talk(self, line: web.WebSocketResponse) -> None:
        phone = await self._welcome(line)
        if phone is None:
            return
        try:
            await self._listen(phone)
        finally:
            self._phones.discard(phone)

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
        if self._is_over:
            await send(line, OVER)
            await line.close()
            return None
        entrance = self._enter(hello)
        if entrance is not Entrance.IN:
            await send(line, json.dumps({"do": "no", "why": entrance.value}))
            await line.close(code=4003)
            return None
        phone = Phone(line, self._door.voter(hello.token, hello.slip))
        await send(line, json.dumps({"do": "in", "admitted": self._door.pass_for(hello.token)}))
        self._phones.add(phone)
        await send(line, self._state())
        return phone

    def _hears_the_end(self, voter: bytes) -> None:
        self._unheard.discard(voter)
        if not self._unheard:
            self._all_heard.set()

    def _enter(self, hello: Hello) -> Entrance:
        return self._door.enter(hello.token, hello.code, hello.admitted, hello.slip, time.monotonic())

    async def _listen(self, phone: Phone) -> None:
        async for message in phone.socket:
            if message.type is not WSMsgType.TEXT:
                await phone.socket.close(code=4000)
                return
            now = time.monotonic()
            if not self._allowance.take(phone.voter, now) or not self._door.spare(now):
                await send(phone.socket, json.dumps({"do": "slow"}))
                continue
            try:
                said = read_phone(message.data)
            except MessageError:
                await phone.socket.close(code=4000)
                return
            match said:
                case Vote():
                    replies = await self._cast(phone.voter, said)
                    await send(phone.socket, _told(replies))
                case Text():
                    self._post(phone, said)
                case Hello():
                    await phone.socket.close(code=4000)
                    return

    def _post(self, phone: Phone, said: Text) -> None:
        """Hand a text in; the phone hears when the app has it, and can go on meanwhile."""

        def answer(what: Posted) -> None:
            task = asyncio.get_running_loop().create_task(send(phone.socket, _posted(said.n, what)))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)

        self.basket.put(phone.voter, said.n, said.t, time.monotonic(), answer)

    def _post_and_look(self, voter: bytes, said: Text) -> str:
        """The same for who asks again and again: what is known of the text at once."""
        heard = [Posted.WAIT]
        self.basket.put(voter, said.n, said.t, time.monotonic(), heard.append)
        return _posted(said.n, heard[-1])

    async def _cast(self, voter: bytes, vote: Vote) -> tuple[Reply, ...] | None:
        """Hand the answers to the urn and wait until they are on disk; None when the urn is too full."""
        answered: asyncio.Future[tuple[Reply, ...]] = asyncio.get_running_loop().create_future()
        if not self._urn.put(Envelope(voter, vote.answers, partial(settle, answered))):
            return None
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await answered
        except TimeoutError:
            return None

    async def _say(self, request: web.Request) -> web.Response:
        """The same in one request, where no line can be kept: who one is, and perhaps a vote."""
        try:
            body = await asyncio.wait_for(request.read(), FIRST_WORD_SECONDS)
            said = json.loads(body)
            parts = [said["hello"], *(said[each] for each in ("vote", "text") if each in said)][:2]
            read = [read_phone(json.dumps(part)) for part in parts]
        except (ConnectionError, TimeoutError, ValueError, KeyError, TypeError, RecursionError, MessageError):
            return web.Response(status=400)
        hello, sent = read[0], read[1] if len(read) > 1 else None
        if not isinstance(hello, Hello) or isinstance(sent, Hello):
            return web.Response(status=400)
        if self._is_over:
            self._hears_the_end(self._door.voter(hello.token, hello.slip))
            return web.Response(text=OVER, status=403, content_type="application/json")
        entrance = self._enter(hello)
        if entrance is not Entrance.IN:
            return web.json_response({"do": "no", "why": entrance.value}, status=403)
        voter, now = self._door.voter(hello.token, hello.slip), time.monotonic()
        if hello.stay:
            self._asked[voter] = now
        may_speak = self._allowance.take(voter, now)
        if not may_speak and not isinstance(sent, Vote):
            return web.Response(status=429)
        told = None
        if isinstance(sent, Vote):
            told = json.loads(_told(await self._cast(voter, sent) if may_speak else None))
        texted = json.loads(self._post_and_look(voter, sent)) if isinstance(sent, Text) else None
        admitted = self._door.pass_for(hello.token)
        state = json.loads(self._state())
        return web.json_response({"admitted": admitted, "state": state, "told": told, "texted": texted})


def _posted(nonce: str, what: Posted) -> str:
    return json.dumps({"do": "texted", "n": nonce, "what": what.value})


def _told(replies: tuple[Reply, ...] | None) -> str:
    if replies is None:
        return json.dumps({"do": "slow"})
    answers = [{"round": each.round, "s": each.s, "what": each.what.value} for each in replies]
    return json.dumps({"do": "told", "answers": answers})


def settle(waited_for: asyncio.Future[Came], what_came: Came) -> None:
    """Give `what_came` to who waits; nothing where they gave up, or were called away as the server ends."""
    if not waited_for.done():
        waited_for.set_result(what_came)


def page_code(pages: Path) -> bytes:
    """The code of the phone page."""
    return joined_code(pages / f"{name}.js" for name in CODE_PARTS)
