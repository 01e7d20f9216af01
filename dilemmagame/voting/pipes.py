"""The life of a small server process between two sides: lines of the app on standard input, sockets on a port.

End of input means that the app is gone: the process ends by itself. What the lines mean is the server's own business.
"""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import IO, Any, Protocol

from dilemmagame.voting.accepting import Listener
from dilemmagame.voting.protocol import MessageError

log = logging.getLogger(__name__)

Say = Callable[[dict[str, Any]], None]


class Reached(Protocol):
    """A server that gets its sockets handed."""

    async def start(self, hosts: frozenset[str]) -> None: ...

    async def connect(self, connection: socket.socket) -> None: ...

    async def stop(self) -> None: ...


class Pipes:
    """Runs one server until `end` or the end of the app's lines."""

    def __init__(self, addresses: Sequence[str], port: int, tell: Say) -> None:
        self._addresses = addresses
        self._port = port
        self._tell = tell
        self._ended = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def end(self) -> None:
        """Stop; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._ended.set)

    def soon(self, work: Callable[[], None]) -> None:
        """Do `work` on the loop; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(work)

    async def run(
        self,
        server: Reached,
        commands: IO[bytes],
        obey: Callable[[bytes], Coroutine[Any, Any, None]],
        beside: Coroutine[Any, Any, None],
        **ready: object,
    ) -> None:
        """Hand every line to `obey`, one after another, and let `beside` run. `ready` is told with the port that was
        found. Raises OSError when no port is free.
        """
        loop = self._loop = asyncio.get_running_loop()

        def take(connection: socket.socket) -> None:
            loop.call_soon_threadsafe(lambda: loop.create_task(server.connect(connection)))

        try:
            listener = Listener(self._addresses, self._port, take)
        except OSError:
            beside.close()
            raise
        await server.start(frozenset(f"{each}:{listener.port}".lower() for each in self._addresses))
        listener.start()
        threading.Thread(target=self._read, args=(commands, obey, loop), name="commands", daemon=True).start()
        gc.collect()
        gc.freeze()
        self._tell({"ev": "ready", "port": listener.port, **ready})
        going = loop.create_task(beside)
        try:
            await self._ended.wait()
        finally:
            going.cancel()
            listener.close()
            await server.stop()

    def _read(
        self,
        commands: IO[bytes],
        obey: Callable[[bytes], Coroutine[Any, Any, None]],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        try:
            for line in commands:
                try:
                    asyncio.run_coroutine_threadsafe(obey(line), loop).result()
                except MessageError:
                    log.warning("a line from the app was no command")
        finally:
            # Also after a fault of ours: a server that hears no commands any more must not look alive.
            loop.call_soon_threadsafe(self._ended.set)


def tell_the_app(event: dict[str, Any]) -> None:
    """One line on standard output."""
    out = sys.stdout.buffer
    out.write(json.dumps(event, separators=(",", ":")).encode() + b"\n")
    out.flush()
