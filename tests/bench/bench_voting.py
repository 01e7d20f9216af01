"""Phones on the real voting server, against the same server with a box that forgets, in turns in one run.

`python -m tests.bench.bench_voting [--phones 300 1000] [--rounds 3] [--only server|flood|window]`. Ratios count.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dilemmagame.ports import Cast
from dilemmagame.storage.ballots import BallotFile
from tests.bench.crowd import Crowd, Waits, with_crowd
from tests.voting.room import CODE, ROOT, Server

FLOODERS = 20
STRANGERS = 10
VOTERS = 280
TURNS = 8
FIGURES = {
    "ack p50, all within a second": 1_000.0,
    "ack p99, all within a second": 1_000.0,
    "ack p99, all at one moment": 1_000.0,
    "page to the last phone": 1_000.0,
    "answers a second": 1.0,
    "processor, us an answer": 1.0,
    "memory, MB": 1.0,
}


class MemoryServer(Server):
    """The same process without a disk."""

    PROGRAM = ("tests.bench.memory_server",)


@dataclass(slots=True)
class Contender:
    """One of the two servers; `found` holds one value per round and figure."""

    name: str
    kind: type[Server]
    found: dict[str, list[float]] = field(default_factory=dict)

    def note(self, figure: str, value: float) -> None:
        self.found.setdefault(figure, []).append(value)

    def middle(self, figure: str) -> float:
        return statistics.median(self.found[figure])


def processor_seconds(process: subprocess.Popen[bytes]) -> float:
    """What the process used so far; 0 where the system keeps no such file."""
    try:
        parts = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def megabytes(process: subprocess.Popen[bytes]) -> float:
    """Memory now; 0 where the system keeps no such file."""
    try:
        lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


async def one_evening(server: Server, contender: Contender, phones: int, crowd: Crowd) -> None:
    """Join, hear of the vote, vote within a second, all at once, and on and on."""
    empty = megabytes(server.process)
    await crowd.join(phones)
    contender.note("memory, MB", megabytes(server.process))
    contender.note("memory, kB a phone", (megabytes(server.process) - empty) * 1024 / phones)
    contender.note("page to the last phone", await crowd.told(server.open))
    used = processor_seconds(server.process)
    within = await crowd.vote(1.0)
    contender.note("ack p50, all within a second", within.share(0.5))
    contender.note("ack p99, all within a second", within.share(0.99))
    contender.note("ack p99, all at one moment", (await crowd.vote(0.0, 1)).share(0.99))
    await asyncio.sleep(4)  # what a phone may say is limited, and saved up again
    before = processor_seconds(server.process)
    turns = TURNS if phones * TURNS < 3_500 else 3_500 // phones
    contender.note("answers a second", await crowd.keep_voting(turns))
    spent = processor_seconds(server.process) - before
    contender.note("processor, us an answer", spent * 1e6 / (turns * phones))
    assert before >= used
    (total,) = server.close()
    assert total["ballots"] == phones, total


def bare_commits(room: Path, turn: int) -> Waits:
    """What the disk takes for one ballot, put down by nobody but us."""
    box = BallotFile.open(room, f"bare-{turn}")
    taken = []
    for _ballot in range(200):
        start = time.perf_counter()
        box.cast([Cast(1, secrets.token_bytes(16), 1, "A")])
        taken.append(time.perf_counter() - start)
    box.destroy()
    return Waits(taken)


def servers(phones: int, rounds: int, room: Path) -> None:
    """Both take turns."""
    both = (Contender("in memory", MemoryServer), Contender("on disk", Server))
    bare = Waits()
    for turn in range(rounds):
        bare.taken += bare_commits(room, turn).taken
        for contender in both:
            server = contender.kind(room / f"{contender.name}-{phones}-{turn}")
            try:
                work = partial(one_evening, server, contender, phones)
                asyncio.run(with_crowd(server.base, CODE, work))
            finally:
                server.stop()
    memory, disk = both
    print(f"\n{phones} phones, median of {rounds} rounds in turns: on disk, in memory, ratio")
    for figure, scale in FIGURES.items():
        ours, theirs = disk.middle(figure) * scale, memory.middle(figure) * scale
        unit = " ms" if scale > 1 else ""
        print(f"  {figure:32} {ours:8.1f}{unit} {theirs:8.1f}{unit}   {ours / max(theirs, 1e-9):5.2f}")
    commit, slow = bare.share(0.5) * 1000, bare.share(0.99) * 1000
    waited = disk.middle("ack p99, all within a second") * 1000 / slow
    print(
        f"  a bare commit: p50 {commit:.1f} ms, p99 {slow:.1f} ms; ack p99 within a second is {waited:.1f} of the last"
    )
    print(f"  a phone takes {disk.middle('memory, kB a phone'):.1f} kB of the server's memory")


async def voting_in_a_flood(server: Server, crowd: Crowd) -> tuple[Waits, Waits]:
    """How long phones wait before and while others, in a process of their own, send as fast as they can."""
    await crowd.join(VOTERS)
    await crowd.told(server.open)
    calm = await crowd.vote(1.0)
    command = [sys.executable, "-m", "tests.bench.crowd", server.base.removeprefix("http://"), CODE]
    flood = await asyncio.to_thread(
        subprocess.Popen, [*command, str(FLOODERS), str(STRANGERS)], stdout=subprocess.PIPE, cwd=ROOT
    )
    try:
        assert flood.stdout is not None
        await asyncio.to_thread(flood.stdout.readline)
        await asyncio.sleep(1.0)
        wild = await crowd.vote(2.0, 1)
    finally:
        flood.kill()
        flood.communicate()
    server.close()
    return calm, wild


def flooded(rounds: int, room: Path) -> None:
    worst: list[float] = []
    calm_p99: list[float] = []
    for turn in range(rounds):
        server = Server(room / f"flood-{turn}")
        try:
            calm, wild = asyncio.run(with_crowd(server.base, CODE, partial(voting_in_a_flood, server)))
        finally:
            server.stop()
        calm_p99.append(calm.share(0.99) * 1000)
        worst.append(wild.share(0.99) * 1000)
    print(f"\n{FLOODERS} phones and {STRANGERS} strangers flood; p99 of {VOTERS} others, aim 250 ms:")
    print(
        f"  {statistics.median(worst):.0f} ms ({min(worst):.0f} to {max(worst):.0f}), before it {min(calm_p99):.0f}"
    )


def window(phones: list[int], rounds: int) -> None:
    """The window alone and with phones, in turns."""
    found: dict[int, list[dict[str, float]]] = {}
    for _turn in range(rounds):
        for size in (0, *phones):
            command = [sys.executable, "-m", "tests.bench.watched_window", *([str(size)] if size else [])]
            run = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=True, timeout=180)
            found.setdefault(size, []).append(json.loads(run.stdout))
    print("\nwindow that paints every 16 ms: worst gap (median of the rounds), p99, frames over 33.4 ms")
    alone = statistics.median(each["worst"] for each in found[0])
    for size, all_of_them in found.items():
        worst = statistics.median(each["worst"] for each in all_of_them)
        p99 = statistics.median(each["p99"] for each in all_of_them)
        late, frames = (sum(each[name] for each in all_of_them) for name in ("late", "frames"))
        print(
            f"  {size:5} phones: worst {worst * 1000:5.1f} ms, ratio {worst / alone:4.2f};"
            f" p99 {p99 * 1000:4.1f} ms; late {late:.0f} of {frames:.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, nargs="+", default=[300, 1_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["server", "flood", "window"])
    call = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dilemmagame-voting-") as folder:
        if call.only in (None, "server"):
            for phones in call.phones:
                servers(phones, call.rounds, Path(folder))
        if call.only in (None, "flood"):
            flooded(call.rounds, Path(folder))
    if call.only in (None, "window"):
        window(call.phones, call.rounds)
    print(f"\nload of the machine now: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}")


if __name__ == "__main__":
    main()
