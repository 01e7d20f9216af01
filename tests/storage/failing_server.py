"""Run as a program: on each line of input (a folder) a process is forked that carries the busy script on for a while,
doing everything again that the disk refused. It waits for SIGUSR1 so that strace can get hold of it first.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import dilemmagame.storage.ledger
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from tests.storage import busy
from tests.storage.evenings import opened
from tests.storage.kill_server import say, warm_up

UNTIL = 14
PRELOADED = (dilemmagame.storage.ledger,)


def stubborn(work: Callable[[], None]) -> None:
    """What a person does: read the sentence, try again."""
    try:
        work()
    except WorldError as error:
        say(f"refused {error.code.value}")
        work()


def carry_on(folder: DataFolder) -> None:
    try:
        store = opened(folder)
    except WorldError as error:
        say(f"refused {error.code.value}")
        store = opened(folder)
    for place in range(len(store.load(busy.SESSION).events), UNTIL):
        stubborn(lambda place=place: busy.do_event(store, place))  # type: ignore[misc]
        say(f"event {place}")
        for act in busy.asides(store, place, say):
            stubborn(act)
    store.close()


def main() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    warm_up()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            signal.sigwait({signal.SIGUSR1})
            try:
                carry_on(DataFolder(Path(line.rstrip("\n"))))
            except BaseException:  # noqa: BLE001 - a forked process must not go on as the server
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        say(f"dead {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
