"""What our small servers on the network share: sockets taken over, a guard before every request, safe headers, files
from memory. What a server says over its lines is its own business.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import re
import socket
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from dilemmagame.voting.protocol import LARGEST_MESSAGE

log = logging.getLogger(__name__)

FIRST_WORD_SECONDS = 5.0
ANSWER_SECONDS = 5.0
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'{line}; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
TYPES = {"css": "text/css", "js": "text/javascript"}
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Server": "",
}

Talk = Callable[[web.WebSocketResponse], Awaitable[None]]

_FOR_PEOPLE = re.compile(rb"^\s*/\*.*\*/\s*$|^\s*//.*$|^\s+|  // .*$", re.MULTILINE)
_AIR = re.compile(rb"\s*([{};])\s*|(:) ")


class _NoAddresses(logging.Filter):
    """The HTTP library names who it is about; our log does not."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "a request was not answered", ()
        return True


logging.getLogger("aiohttp.server").addFilter(_NoAddresses())


class Front:
    """The outside of one server, on one event loop. Order of defences: deadline, caps, Host, Origin, size, rate."""

    def __init__(self, files: Mapping[str, bytes], most: int, spare: Callable[[float], bool]) -> None:
        """`files` by name; `most` lines at a time; `spare` says whether one more request is taken at that second."""
        self._files = files
        self._packed = {name: gzip.compress(plain, mtime=0) for name, plain in files.items()}
        self._most = most
        self._spare = spare
        self._hosts: frozenset[str] = frozenset()
        self._lines = 0
        self._silent: set[asyncio.BaseTransport] = set()
        self.app = web.Application(middlewares=[self._guard], client_max_size=LARGEST_MESSAGE)
        self.app.on_response_prepare.append(self._add_headers)
        self._runner = web.AppRunner(
            self.app,
            handle_signals=False,
            access_log=None,
            auto_decompress=False,
            keepalive_timeout=15.0,
            shutdown_timeout=0.5,
        )

    async def start(self, hosts: frozenset[str]) -> None:
        """`hosts`: the names by which this server may be called, with port."""
        self._hosts = hosts
        await self._runner.setup()

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def connect(self, connection: socket.socket) -> None:
        """Take over a socket that was accepted. One that says nothing for five seconds is dropped."""
        server = self._runner.server
        if server is None or self._lines >= self._most:
            connection.close()
            return
        loop = asyncio.get_running_loop()
        try:
            transport, _protocol = await loop.connect_accepted_socket(server, connection)
        except OSError:
            connection.close()
            return
        self._silent.add(transport)
        loop.call_later(FIRST_WORD_SECONDS, self._drop_silent, transport)

    @contextmanager
    def seat(self) -> Iterator[None]:
        """Count a line as long as it is there."""
        self._lines += 1
        try:
            yield
        finally:
            self._lines -= 1

    async def hold(self, request: web.Request, heartbeat: float, talk: Talk) -> web.StreamResponse:
        """Make a line and `talk` on it until one side ends it or it breaks off; who breaks off comes back by itself.

        `heartbeat` in seconds: a line that does not answer to it is gone.
        """
        line = web.WebSocketResponse(heartbeat=heartbeat, max_msg_size=LARGEST_MESSAGE, compress=False)
        with self.seat():
            try:
                await line.prepare(request)
            except ConnectionError:
                log.info("a line broke off before it stood")
                return web.Response()
            try:
                await talk(line)
            except ConnectionError:
                log.info("a line broke off")
        return line

    async def static(self, request: web.Request) -> web.Response:
        """The file that stands at this path."""
        name = request.path.removeprefix("/")
        return self.file(request, name, TYPES[name.rpartition(".")[2]])

    def file(self, request: web.Request, name: str, content_type: str, status: int = 200) -> web.Response:
        """One of the files, packed for who can unpack it."""
        packed = "gzip" in request.headers.get("Accept-Encoding", "").lower()
        return web.Response(
            body=self._packed[name] if packed else self._files[name],
            headers={"Content-Encoding": "gzip"} if packed else {},
            status=status,
            content_type=content_type,
            charset="utf-8",
        )

    def _drop_silent(self, transport: asyncio.Transport) -> None:
        if transport in self._silent:
            self._silent.remove(transport)
            transport.abort()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.transport is not None:
            self._silent.discard(request.transport)
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
        if not self._spare(time.monotonic()):
            return web.Response(status=429)
        response: web.StreamResponse = await handler(request)
        return response

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(SAFE_HEADERS)
        host = request.headers.get("Host", "").lower()
        # Safari before 15.4 does not count a WebSocket to the same place as 'self'.
        line = f" ws://{host}" if host in self._hosts else ""
        response.headers["Content-Security-Policy"] = POLICY.format(line=line)


def joined_code(files: Iterable[Path]) -> bytes:
    """The code of a page: its parts, one after another, in one request and one scope of its own.

    What only people read stays here: comments on lines of their own or at the end of one, and indents.
    """
    code = b"\n".join(_FOR_PEOPLE.sub(b"", file.read_bytes()) for file in files)
    return b"(function () {\n'use strict';\n" + code + b"}());\n"


def tight_style(file: Path) -> bytes:
    """The look of a page, without the air that people read by."""
    return _AIR.sub(rb"\1\2", file.read_bytes())


async def send(line: web.WebSocketResponse, text: str) -> None:
    """Send, and let go of a line that is gone or does not read."""
    if line.closed:
        return
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            await line.send_str(text)
    except (ConnectionError, TimeoutError, RuntimeError):
        transport = line.get_extra_info("transport")
        log.info("a line was let go of")
        if transport is not None:
            transport.abort()
