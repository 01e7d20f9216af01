"""P1 in the worst case: 10,000 simulated power cuts in a recorded run of the real store, 0 facts lost, 0 files corrupt.

The run is recorded with strace: every write, sync, rename and removal as the unmodified program did them.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.storage.checksums import faults
from dilemmagame.storage.connection import integrity_faults
from dilemmagame.storage.payloads import event_kind, event_to_json
from tests.storage.busy import SESSION, expected_event, expected_texts
from tests.storage.facts import Acknowledged, check_folder
from tests.storage.power import SYSCALLS, Disk, Said, Step, cuts, read_trace
from tests.storage.recorded import EVENTS

CUTS = int(os.environ.get("DILEMMAGAME_POWER_CUTS", "10000"))
WHOLE_EVERY = (
    100  # one in so many is opened by the real store; all are opened by SQLite and checked row by row
)
SEARCH_EVERY = 5  # one in so many is searched byte by byte for what must be gone
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace records on Linux"),
]


def record(folder: Path, trace: Path, *weakening: str) -> list[Step]:
    """One recorded evening from an empty folder on."""
    strace = shutil.which("strace")
    if strace is None:
        if os.geteuid() == 0:
            pytest.fail("strace is missing: apt-get install strace (dev.py test does that)")
        pytest.skip("strace is missing")
    command = [strace, "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={SYSCALLS}", "-o", str(trace)]
    command += [sys.executable, "-m", "tests.storage.recorded", str(folder), *weakening]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode and "PTRACE" in done.stderr and os.geteuid() != 0:
        pytest.skip("strace may not follow processes here")
    assert done.returncode == 0, done.stderr
    steps = read_trace(trace, folder)
    said = [step.line for step in steps if isinstance(step, Said)]
    assert f"event {EVENTS - 1}" in said
    disk = Disk()
    for step in steps:
        disk.do(step)
    # The recording is complete: replayed to its end it gives the very files that the program left.
    assert disk.files() == {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return steps


def heard_at(steps: list[Step]) -> list[Acknowledged]:
    """What was acknowledged before each step, and at the end."""
    heard = Acknowledged()
    result = [heard.copy()]
    for step in steps:
        if isinstance(step, Said):
            heard = heard.copy()
            heard.hear(step.line)
        result.append(heard)
    return result


def fault_of(place: Path, found: dict[str, bytes], root: Path, heard: Acknowledged) -> str:
    """Put database and journal down, open them with SQLite, compare every row. '' when all is well."""
    database = place / "sessions.db"
    for name in ("sessions.db", "sessions.db-journal"):
        (place / name).unlink(missing_ok=True)
        content = found.get(str(root / name))
        if content is not None:
            (place / name).write_bytes(content)
    if not database.exists():
        return "" if heard.events == 0 else "lost: no file"
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        fault = integrity_faults(connection) or next(faults(connection), "")
        if fault:
            return f"corrupt: {fault}"
        rows = connection.execute(
            "SELECT kind, payload FROM event WHERE session_id = ? ORDER BY sequence", (SESSION,)
        ).fetchall()
        texts = connection.execute(
            "SELECT id, body FROM text WHERE session_id = ? AND NOT struck", (SESSION,)
        ).fetchall()
    except sqlite3.DatabaseError as error:
        return f"corrupt: {error}"
    finally:
        connection.close()
    if len(rows) < heard.events:
        return f"lost: {heard.events - len(rows)}"
    events = [expected_event(number) for number in range(len(rows))]
    if rows != [(event_kind(event), event_to_json(event)) for event in events]:
        return "wrong events"
    return "" if dict(texts) == expected_texts(len(rows)) else "wrong texts"


def put_down(found: dict[str, bytes], root: Path, place: Path) -> DataFolder:
    """The whole folder as it is after the cut."""
    shutil.rmtree(place, ignore_errors=True)
    for path, content in found.items():
        target = place / Path(path).relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return DataFolder(place)


def left_of(found: dict[str, bytes], gone: set[str]) -> str:
    """The first file that still holds a struck word or a deleted session, '' if none."""
    if not gone:
        return ""
    words = re.compile("|".join(sorted(gone)).encode())
    return next((path for path, content in found.items() if words.search(content)), "")


def scratch(tmp_path: Path) -> Path:
    """A place to open thousands of files: in memory where there is such a place."""
    memory = Path("/dev/shm")
    place = (memory if os.access(memory, os.W_OK) else tmp_path) / f"dilemmagame-cuts-{os.getpid()}"
    place.mkdir()
    return place


def simulate(root: Path, steps: list[Step], number: int, place: Path, dice: random.Random) -> list[str]:
    """The faults of `number` power cuts."""
    heard = heard_at(steps)
    result: list[str] = []
    for count, (at, found) in enumerate(cuts(steps, number, dice)):
        fault = fault_of(place, found, root, heard[at])
        if not fault and count % SEARCH_EVERY == 0 and (left := left_of(found, heard[at].gone)):
            fault = f"left: {left}"
        if not fault and count % WHOLE_EVERY == 0:
            check_folder(put_down(found, root, place / "whole"), heard[at])
        if fault:
            result.append(fault)
    return result


def test_10000_power_cuts_lose_nothing_and_damage_nothing(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    steps = record(tmp_path / "data", tmp_path / "trace")
    place = scratch(tmp_path)
    try:
        assert simulate(tmp_path / "data", steps, CUTS, place, random.Random(seed)) == []
    finally:
        shutil.rmtree(place)


@pytest.mark.parametrize("weakening", ["synchronous=FULL,2", "synchronous=OFF,0"])
def test_the_simulation_sees_a_weaker_setting(tmp_path: Path, weakening: str) -> None:
    """With these settings real power cuts lose facts; a simulation that stays silent would prove nothing."""
    steps = record(tmp_path / "data", tmp_path / "trace", weakening)
    place = scratch(tmp_path)
    try:
        found = simulate(tmp_path / "data", steps, 500, place, random.Random(1))
    finally:
        shutil.rmtree(place)
    print(weakening, len(found), "of 500", sorted(set(found))[:5])
    assert len(found) > 25
