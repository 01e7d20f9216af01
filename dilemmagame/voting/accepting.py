"""Listens and accepts on a thread of its own, and hands sockets to the event loop.

Not inside asyncio: on Windows its listener is closed for good when a phone vanishes at the wrong moment
(CPython issue 93821), and there the whole room would be locked out.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import sys
import threading
from collections.abc import Callable, Sequence

if sys.platform != "win32":
    import resource

log = logging.getLogger(__name__)

BACKLOG = 512
PORTS_TRIED = 20
OPEN_FILES = 4_096
BREATH_SECONDS = 0.1


def allow_open_files() -> None:
    """Every phone is an open file, and macOS gives a program that was started by a click 256 of them at first."""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Listener:
    """Listens on some addresses at one port. `take` is called with each new socket, on the accepting threads."""

    def __init__(self, addresses: Sequence[str], port: int, take: Callable[[socket.socket], None]) -> None:
        """Raises OSError when none of the first ports from `port` on is free. Port 0: any that is free."""
        self._take = take
        self._sockets = _listening(addresses, port)
        self.port: int = self._sockets[0].getsockname()[1]
        self._closed = threading.Event()
        self._threads = [
            threading.Thread(target=self._accept, args=(each,), name="accept", daemon=True)
            for each in self._sockets
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop listening. What is connected goes on."""
        self._closed.set()
        for each in self._sockets:
            # A close alone does not wake a thread that waits in accept.
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self, listening: socket.socket) -> None:
        while not self._closed.is_set():
            try:
                connection, _address = listening.accept()
            except OSError as error:
                if self._closed.is_set():
                    return
                log.warning("a connection broke off while it came in: %s", error.strerror)
                # With no file left to open this would go round and round at full speed.
                self._closed.wait(BREATH_SECONDS)
                continue
            connection.settimeout(0)
            self._take(connection)


def _listening(addresses: Sequence[str], port: int) -> list[socket.socket]:
    """One socket per address, all on the same port: the first free one from `port` on."""
    last: OSError | None = None
    for wanted in range(port, port + PORTS_TRIED) if port else (0,):
        bound: list[socket.socket] = []
        try:
            for address in dict.fromkeys(addresses):
                bound.append(_bound(address, bound[0].getsockname()[1] if bound else wanted))
        except OSError as error:
            last = error
            for each in bound:
                each.close()
            continue
        return bound
    raise last or OSError("no address to listen on")


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made
