"""Starts the worker, hears it out line by line, and ends it when its time is up. Nothing foreign is read here."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO

import dilemmagame
from dilemmagame.library import limits
from dilemmagame.library.door.telling import FLAG

# The longest line holds one picture.
_LINE_BYTES = limits.IMAGE_BYTES * 4 // 3 + 4096
# More than a worker of ours ever says: a few lines per file, one per row, and its problems.
_LINES = 5 * limits.PACKAGE_FILES + limits.SHEET_ROWS + 2 * limits.DOOR_PROBLEMS
# What a Python or a frozen program needs to find itself; nothing else of this person's surroundings goes along.
_KEPT = (
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "PYTHON",
    "LD_LIBRARY_PATH",
    "DYLD_",
    "_PYI",
    "_MEI",
    "VIRTUAL_ENV",
)
_TIME_IS_UP = -24  # SIGXCPU: the worker used up its processor time

log = logging.getLogger(__name__)


class Ending(Enum):
    """How the worker came to its end."""

    SPOKEN = "spoken"
    SLOW = "slow"
    STOPPED = "stopped"


def command(task: tuple[str, ...]) -> list[str]:
    """How this very program is started as a worker, from source, from a wheel, or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, *task]
    return [sys.executable, "-m", "dilemmagame", FLAG, *task]


def converse(task: tuple[str, ...], source: IO[bytes], hear: Callable[[bytes], None]) -> Ending:
    """Let a worker read the file `source`, and hand each line it says to `hear`.

    The worker is dead when this returns or raises, after `limits.DOOR_SECONDS` at the latest. `hear` may raise.
    """
    with _worker(task, source) as (worker, late):
        assert worker.stdout is not None
        for _ in range(_LINES):
            line = worker.stdout.readline(_LINE_BYTES)
            if not line:
                break
            if not line.endswith(b"\n"):
                return Ending.SLOW if late.is_set() else Ending.STOPPED
            hear(line)
        else:
            return Ending.STOPPED
        code = worker.wait()
    if late.is_set() or code == _TIME_IS_UP:
        return Ending.SLOW
    if code != 0:
        log.warning("the worker ended with %d", code)
    return Ending.SPOKEN if code == 0 else Ending.STOPPED


@contextmanager
def _worker(
    task: tuple[str, ...], source: IO[bytes]
) -> Iterator[tuple[subprocess.Popen[bytes], threading.Event]]:
    late = threading.Event()
    worker = subprocess.Popen(  # noqa: S603 - our own program, and no word of it from outside goes to a shell
        command(task),
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Beside the package, so that `-m` finds ours and nothing that lies where the person happens to be.
        cwd=Path(dilemmagame.__file__).resolve().parent.parent,
        # A home, though nothing is there: without one Python asks the system who this person is.
        env={"HOME": os.devnull}
        | {name: value for name, value in os.environ.items() if name.upper().startswith(_KEPT)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )

    def give_up() -> None:
        late.set()
        worker.kill()

    clock = threading.Timer(limits.DOOR_SECONDS, give_up)
    clock.daemon = True
    clock.start()
    try:
        yield worker, late
    finally:
        clock.cancel()
        worker.kill()
        if worker.stdout is not None:
            worker.stdout.close()
        worker.wait()
