"""A real server process on a real port, and phones that talk to it over real sockets."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import queue
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp

ADDRESS = "127.0.0.1"
CODE = "KLMNPQ"
ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 20.0
PAGE = {
    "task": "vote",
    "title": "Een kist wijn",
    "rounds": [{"number": 1, "form": "single", "choices": ["A", "B"]}],
}


class Spoken:
    """A process of ours as the app has it: lines in, lines out."""

    port: int
    errors = ""
    """What it complained of, once it is over."""

    def __init__(self, *arguments: str, cwd: Path = ROOT) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        self.said: list[dict[str, Any]] = []
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))

    def say(self, **command: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command).encode() + b"\n")
        self.process.stdin.flush()

    def wait_for(
        self, event: str, fits: Callable[[dict[str, Any]], bool] = lambda said: True
    ) -> dict[str, Any]:
        """The next thing it says of this kind."""
        while True:
            said = self._lines.get(timeout=WAIT_SECONDS)
            self.said.append(said)
            if said["ev"] == event and fits(said):
                return said

    def kill(self) -> None:
        self.process.kill()
        self._over()

    def stop(self) -> int:
        """End it as the app does: by closing the pipe."""
        assert self.process.stdin is not None
        if not self.process.stdin.closed:
            self.process.stdin.close()
        return self._over()

    def _over(self) -> int:
        code = self.process.wait(WAIT_SECONDS)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        if self.process.stderr is not None:
            with self.process.stderr as errors:
                self.errors = errors.read().decode()
        return code

    @property
    def base(self) -> str:
        return f"http://{ADDRESS}:{self.port}"


class Server(Spoken):
    """The server of phones that vote."""

    PROGRAM: tuple[str, ...] = ("dilemmagame", "--vote-server")

    def __init__(
        self, folder: Path, port: int = 0, key: str = "", slips: tuple[str, ...] = (), **more: object
    ) -> None:
        super().__init__(*self.PROGRAM, str(folder), cwd=folder.parent)
        self.folder = folder
        self.key = key or secrets.token_hex(32)
        self.say(addresses=[ADDRESS], port=port, code=CODE, key=self.key, slips=list(slips), **more)
        self.port = self.wait_for("ready")["port"]

    def open(self, card: str = "kaart", *numbers: int, choices: tuple[str, ...] = ("A", "B")) -> None:
        rounds = [{"number": n, "form": "single", "choices": list(choices)} for n in numbers or (1,)]
        self.say(do="open", card=card, rounds=rounds, page={**PAGE, "rounds": rounds})
        self.wait_for("opened")

    def close(self, **link: int) -> list[dict[str, Any]]:
        """The totals per round."""
        self.say(do="close", link=link)
        totals: list[dict[str, Any]] = self.wait_for("totals")["rounds"]
        return totals


@contextmanager
def served(folder: Path, **more: Any) -> Iterator[Server]:
    """A server that takes no leave with a complaint; one that a test did not end itself ends well."""
    running = Server(folder / "ballots", **more)
    yield running
    if running.process.poll() is None:
        assert running.stop() == 0
    assert running.errors == ""


def new_token() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")


class Phone:
    """A phone that behaves as our page does."""

    def __init__(self, client: aiohttp.ClientSession, server: Server, token: str = "") -> None:
        self.token = token or new_token()
        self._client = client
        self._server = server
        self.admitted = ""
        self.line: aiohttp.ClientWebSocketResponse | None = None
        self.state: dict[str, Any] = {}

    async def join(self, code: str = CODE, slip: str = "") -> dict[str, Any]:
        """Come in; the first answer."""
        base = self._server.base
        self.line = await self._client.ws_connect(f"{base}/ws", headers={"Origin": base})
        hello = {
            "do": "hello",
            "v": 1,
            "token": self.token,
            "code": code,
            "admitted": self.admitted,
            "slip": slip,
        }
        await self.line.send_json(hello)
        async with asyncio.timeout(WAIT_SECONDS):
            first: dict[str, Any] = await self.line.receive_json()
            if first["do"] == "in":
                self.admitted = first["admitted"]
                self.state = await self.line.receive_json()
        return first

    async def vote(self, choice: str, s: int = 1, number: int = 1) -> dict[str, Any]:
        """Vote and wait for the answer."""
        assert self.line is not None
        await self.line.send_json({"do": "vote", "answers": [{"round": number, "s": s, "c": [choice]}]})
        return await self.hear("told", "slow")

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of these kinds."""
        assert self.line is not None
        while True:
            said: dict[str, Any] = await asyncio.wait_for(self.line.receive_json(), WAIT_SECONDS)
            if said["do"] in kinds:
                return said


# a stranger: bytes on a socket


def raw(server: Spoken, request: str, wait: float = 5.0) -> str:
    """What the server answers to these bytes."""
    with socket.create_connection((ADDRESS, server.port), timeout=wait) as line:
        line.sendall(request.encode())
        try:
            return line.recv(4096).decode("latin-1")
        except ConnectionError:
            return ""


def status(answer: str) -> int:
    return int(answer.split(" ", 2)[1]) if answer else 0


CALLERS = (
    ("{base}", "http://{base}", 101),
    ("{base}", "https://evil.example", 403),
    ("{base}", "null", 403),
    ("{base}", "", 403),
    ("{base}", "http://{base}.evil.example", 403),
    ("evil.example", "http://evil.example", 421),
    ("localhost:{port}", "http://localhost:{port}", 421),
    ("", "http://{base}", 421),
)
"""Host, origin, and how a server of ours answers who asks for a line with them."""


def asks_for_a_line(server: Spoken, host: str, origin: str) -> int:
    """The status that a server gives to a web socket with these headers."""
    names = {"base": f"{ADDRESS}:{server.port}", "port": server.port}
    lines = ["GET /ws HTTP/1.1", f"Host: {host.format(**names)}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
    lines += [f"Origin: {origin.format(**names)}"] if origin else []
    return status(raw(server, "\r\n".join(lines) + "\r\n\r\n"))
