"""Run as a program under strace: keeps the unmodified store busy in a folder and says what it acknowledges.

A second argument such as `synchronous=FULL,2` weakens one setting, to see that the simulation notices.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import connection, migrate
from tests.storage.busy import keep_busy

EVENTS = 42


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def weaken(setting: str) -> None:
    name, _, values = setting.partition("=")
    value, read_back = values.split(",")
    for group in ("BASIC", "WORKING", "MIGRATING"):
        changed = [
            (n, value, read_back) if n == name else (n, v, r) for n, v, r in getattr(connection, group)
        ]
        setattr(connection, group, tuple(changed))
    connection.connect.__defaults__ = (connection.WORKING,)
    migrate.__dict__["MIGRATING"] = connection.MIGRATING


if __name__ == "__main__":
    if len(sys.argv) > 2:
        weaken(sys.argv[2])
    keep_busy(DataFolder(Path(sys.argv[1])), say, EVENTS)
