"""Run as a program: on each line of input (a folder) a process is forked that keeps a store busy there until somebody
kills it. Its acknowledgements come out on standard output. Forking saves the imports of 300 starts.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import alembic.command
import alembic.config
from sqlalchemy.orm import configure_mappers

import dilemmagame.storage.ledger
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage.payloads import event_to_json, plan_from_json, plan_to_json
from tests.storage.busy import expected_event, keep_busy
from tests.storage.evenings import evening

PRELOADED = (alembic.command, alembic.config, dilemmagame.storage.ledger)


def say(line: str) -> None:
    """One write per line: a kill never leaves half a line."""
    os.write(1, f"{line}\n".encode())


def warm_up() -> None:
    """What every process would do first; no database is open when we fork."""
    configure_mappers()
    plan_from_json(plan_to_json(evening()))
    event_to_json(expected_event(1))


def main() -> None:
    warm_up()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            keep_busy(DataFolder(Path(line.rstrip("\n"))), say)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
