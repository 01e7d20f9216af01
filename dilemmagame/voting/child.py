"""A process of this program that is kept running: started, spoken with in JSON lines over its pipes, and started anew
when it dies or falls silent. What is said, and what a new process must hear first, is the owner's business.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dilemmagame

log = logging.getLogger(__name__)

MOST_WAITING = 256
"""Lines that a process has not read yet; one that lets more lie hears nothing."""
LOOK_SECONDS = 0.5
OWN_GAP_SECONDS = 2.0

Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for the first line, between two lines, for the end, and before each new start."""

    start: float = 30.0
    silence: float = 6.0
    stop: float = 5.0
    restart: tuple[float, ...] = (0.2, 1.0, 3.0)


PATIENCE = Patience()


class Silence:
    """How long a process has said nothing while we listened. Pure; times are seconds of a counting clock.

    A laptop that slept, or was too busy for us, comes back with a long gap between two looks of our own: such a gap
    says nothing about the process, so the count begins anew.
    """

    def __init__(self, patience: Patience, now: float) -> None:
        self._patience = patience
        self._since = self._looked = now
        self._has_spoken = False

    def broken(self, now: float) -> None:
        """A line came."""
        self._has_spoken = True
        self._since = self._looked = now

    def too_long(self, now: float) -> bool:
        """Whether it has lasted too long; to be asked at least every second."""
        gap, self._looked = now - self._looked, now
        if gap > OWN_GAP_SECONDS:
            self._since = now
        limit = self._patience.silence if self._has_spoken else self._patience.start
        return now - self._since > limit


class _Running:
    """One process from start to end, with a thread for each of its pipes so that nobody else waits for it."""

    def __init__(self, program: Sequence[str]) -> None:
        """Raises OSError when it cannot be started."""
        self.process = subprocess.Popen(  # noqa: S603 - our own program; no shell, no foreign word
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(dilemmagame.__file__).resolve().parent.parent,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.has_spoken = False
        self._told: queue.Queue[Message | None] = queue.Queue(MOST_WAITING)
        self._threads = [
            threading.Thread(target=work, name=f"child{work.__name__}", daemon=True)
            for work in (self._read, self._write)
        ]
        for thread in self._threads:
            thread.start()

    def say(self, message: Message) -> None:
        """Have it told; never waits."""
        try:
            self._told.put_nowait(message)
        except queue.Full:
            log.warning("a process did not read what it was told; it is ended")
            self.process.kill()

    def end(self) -> None:
        """Let it end by itself, after what it was told before."""
        try:
            self._told.put_nowait(None)
        except queue.Full:
            self.process.kill()

    def clear(self) -> None:
        """It said its last line: wait for its end, and let go of the pipes."""
        self.end()
        self.process.wait()
        for thread in self._threads:
            thread.join()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.said.put(line)
        self.said.put(None)

    def _write(self) -> None:
        assert self.process.stdin is not None
        # The end of its input is how it hears that it is over; one that is gone breaks the pipe.
        with suppress(OSError), self.process.stdin as pipe:
            while (message := self._told.get()) is not None:
                pipe.write(json.dumps(message).encode() + b"\n")
                pipe.flush()


class Child:
    """Keeps one process running from `start` to `stop`. All callbacks come on its own thread.

    The process is told `first()` when it starts. Until it has said its first line nothing else reaches it, and what was
    told to one that died is lost with it: at the first line the owner tells everything that counts then.
    """

    def __init__(
        self,
        program: Sequence[str],
        first: Callable[[], Message],
        hear: Callable[[Message], None],
        lost: Callable[[], None],
        patience: Patience = PATIENCE,
    ) -> None:
        """`hear` gets each line; `lost` is called when the process is gone and a new one comes."""
        self._program = tuple(program)
        self._first = first
        self._hear = hear
        self._lost = lost
        self._patience = patience
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._live, name="child", daemon=True)

    def start(self) -> None:
        """Start the process; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End the process, after what it was told before; returns when it is gone."""
        with self._lock:
            self._ended.set()
            running = self._running
        if running is not None:
            running.end()
        if self._thread.ident is None:
            return
        self._thread.join(self._patience.stop)
        if self._thread.is_alive() and running is not None:
            running.process.kill()
            self._thread.join(self._patience.stop)

    def renew(self) -> None:
        """Have a new process take the place of this one."""
        running = self._running
        if running is not None:
            running.process.kill()

    def say(self, message: Message) -> None:
        """Tell the process; never waits. Messages arrive in the order of the calls."""
        running = self._running
        if running is not None and running.has_spoken:
            running.say(message)

    def _live(self) -> None:
        tries = 0
        while not self._ended.is_set():
            ran_well = self._run()
            if self._ended.is_set():
                return
            tries = 0 if ran_well else tries + 1
            self._lost()
            log.warning("a process ended; it is started again")
            waits = self._patience.restart
            self._ended.wait(waits[min(tries, len(waits) - 1)])

    def _run(self) -> bool:
        """One process from start to end; whether it ever said anything."""
        try:
            running = _Running(self._program)
        except OSError as error:
            log.warning("a process could not be started: %s", error.strerror)
            return False
        with self._lock:
            self._running = running
            if self._ended.is_set():
                running.process.kill()
        running.say(self._first())
        silence = Silence(self._patience, time.monotonic())
        while True:
            try:
                said = running.said.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                if silence.too_long(time.monotonic()):
                    log.warning("a process said nothing any more; it is ended")
                    running.process.kill()
                continue
            if said is None:
                break
            running.has_spoken = True
            silence.broken(time.monotonic())
            self._take(said)
        running.clear()
        return running.has_spoken

    def _take(self, said: bytes) -> None:
        try:
            message = json.loads(said)
        except ValueError:
            log.warning("a process broke off in a line")
            return
        self._hear(message)


def own_program(flag: str, *arguments: str | os.PathLike[str]) -> list[str]:
    """How this very program is started once more, from source, from a wheel, or frozen."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "dilemmagame"]
    return [*start, flag, *(os.fspath(each) for each in arguments)]
