"""Puts the voting server together: the channel from `voting`, the ballot file from `storage`. No Qt is loaded here."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from dilemmagame.base import paths
from dilemmagame.storage.ballots import BallotFile
from dilemmagame.voting.process import serve_pipes
from dilemmagame.voting.protocol import MessageError, read_setup

NO_PORT = 3


def serve_the_app(arguments: list[str]) -> int:
    """Serve the app that started this process over its pipes. 0: all was said; 2: an unusable call; 3: no port."""
    if len(arguments) != 1:
        return 2
    try:
        setup = read_setup(sys.stdin.buffer.readline())
    except MessageError:
        return 2
    try:
        serve_pipes(setup, paths.assets() / "phone", partial(BallotFile.open, Path(arguments[0])))
    except OSError:
        return NO_PORT
    return 0
