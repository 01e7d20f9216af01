"""Starts the server of the trainer's phone. No Qt is loaded here, and nothing of votes or sessions."""

from __future__ import annotations

import sys

from dilemmagame.base import paths
from dilemmagame.voting.protocol import MessageError
from dilemmagame.voting.remote_process import serve_remote
from dilemmagame.voting.remote_protocol import read_setup

NO_PORT = 3


def serve_the_remote() -> int:
    """Serve the app that started this process over its pipes. 0: all was said; 2: an unusable call; 3: no port."""
    try:
        setup = read_setup(sys.stdin.buffer.readline())
    except MessageError:
        return 2
    try:
        serve_remote(setup, paths.assets())
    except OSError:
        return NO_PORT
    return 0
