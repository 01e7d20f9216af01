"""Any single write, sync, truncation, removal or renaming fails once: nothing is lost, a second try does it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from tests.storage.busy import SESSION, keep_busy
from tests.storage.evenings import opened
from tests.storage.facts import Acknowledged, check_folder
from tests.storage.failing_server import UNTIL

ROOT = Path(__file__).resolve().parents[2]
POINTS = int(os.environ.get("DILEMMAGAME_FAULT_POINTS", "15"))  # per call; a release tries them all
BEFORE = 6  # events in the folder when the failing part starts

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace injects faults on Linux"),
]


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.storage.failing_server"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


def run_with_fault(server: subprocess.Popen[str], folder: DataFolder, fault: str, log: Path) -> Acknowledged:
    """Carry on in `folder` while strace makes one call fail; what was acknowledged."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{folder.root}\n")
    server.stdin.flush()
    pid = int(server.stdout.readline().removeprefix("pid "))
    call = fault.partition(":")[0]
    command = ["strace", "-f", "-p", str(pid), "-o", str(log), "-e", f"trace={call}", "-e", f"inject={fault}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        attached = strace.stderr.readline()
        os.kill(pid, signal.SIGUSR1)
        assert "attached" in attached, attached
        acknowledged = Acknowledged(events=BEFORE)
        while not (line := server.stdout.readline()).startswith("dead"):
            assert line
            if not line.startswith("refused"):
                acknowledged.hear(line.rstrip("\n"))
        strace.communicate(timeout=30)
    assert line == "dead 0\n", f"an error that is not the world's, at {fault}"
    return acknowledged


@pytest.mark.parametrize(
    ("call", "errors"),
    [
        ("pwrite64", ("ENOSPC", "EIO")),
        ("fdatasync", ("EIO",)),
        ("fsync", ("EIO",)),
        ("ftruncate", ("EIO",)),
        ("unlink", ("EIO",)),
        ("rename", ("EACCES",)),
    ],
)
def test_each_call_fails_once(
    server: subprocess.Popen[str], tmp_path: Path, call: str, errors: tuple[str, ...]
) -> None:
    if shutil.which("strace") is None:
        if os.geteuid() == 0:
            pytest.fail("strace is missing: apt-get install strace (dev.py test does that)")
        pytest.skip("strace is missing")
    template = DataFolder(tmp_path / "template")
    keep_busy(template, lambda line: None, BEFORE)
    folder = DataFolder(tmp_path / "trial")
    log = tmp_path / "log"

    def trial(fault: str) -> int:
        """How often the call was made; the folder is checked afterwards."""
        shutil.rmtree(folder.root, ignore_errors=True)
        shutil.copytree(template.root, folder.root)
        acknowledged = run_with_fault(server, folder, fault, log)
        check_folder(folder, acknowledged)
        store = opened(folder)
        assert len(store.load(SESSION).events) == UNTIL, fault
        store.close()
        return log.read_text(encoding="utf-8", errors="replace").count(f"{call}(")

    calls = trial(f"{call}:error=EIO:when=60000")
    points = range(1, calls + 1)
    chosen = points if calls <= POINTS else sorted(random.sample(points, POINTS))
    for count, point in enumerate(chosen):
        trial(f"{call}:error={errors[count % len(errors)]}:when={point}")
        assert "(INJECTED)" in log.read_text(encoding="utf-8", errors="replace")
    print(call, "failed at", list(chosen), "of", calls)
