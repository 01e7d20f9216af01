"""P1, P3: the program is killed at 300 random moments; what it had acknowledged is there, whole and in order."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from tests.storage.facts import Acknowledged, check_folder

KILLS = int(os.environ.get("DILEMMAGAME_KILLS", "300"))
KILLS_PER_FOLDER = 30
EARLY = 0.3  # share of kills while the store is opened or made
LONGEST = (
    0.080  # seconds until the kill; more as long as the machine is too busy to get something done in them
)
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")
@pytest.mark.timeout(600)
def test_300_kills_lose_no_acknowledged_fact(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    dice = random.Random(seed)
    command = [sys.executable, "-m", "tests.storage.kill_server"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        acknowledged = Acknowledged()
        heard, longest = 0, LONGEST
        for number in range(KILLS):
            folder = DataFolder(tmp_path / f"folder-{number // KILLS_PER_FOLDER}")
            if number % KILLS_PER_FOLDER == 0:
                acknowledged = Acknowledged()
            server.stdin.write(f"{folder.root}\n")
            server.stdin.flush()
            pid = int(server.stdout.readline().removeprefix("pid "))
            if dice.random() > EARLY:
                assert server.stdout.readline() == "open\n"
            longest = LONGEST if heard > 3 * number else min(longest * 1.25, 10 * LONGEST)
            time.sleep(dice.uniform(0, longest))
            os.kill(pid, signal.SIGKILL)
            while (line := server.stdout.readline()) != "dead\n":
                assert line, "the process ended by itself"
                acknowledged.hear(line.rstrip("\n"))
                heard += 1
            check_folder(folder, acknowledged)
        server.stdin.close()
        assert server.wait(30) == 0
    print("acknowledgements", heard)
    assert heard > 2 * KILLS  # the store was really at work
