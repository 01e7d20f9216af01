"""Cold start to the first painted window, against a bare PySide6 window of the same size.

Run as `python -m tests.bench.bench_start [--rounds N] [--bundle dist/dilemmagame/dilemmagame]`. The programs take
turns; the ratio of the smallest times counts, because times change with the load of the machine.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
AIM = 1.5


@dataclass(slots=True)
class Contender:
    """One program that opens a window and quits; `cpu` and `wall` are in seconds, one per round."""

    name: str
    command: list[str]
    folder: Path
    data: Path
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def start_once(self) -> None:
        """Run it to its end. Raises RuntimeError when it does not end well."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DILEMMAGAME_DATA": str(self.data)}
        began = time.perf_counter()
        process = subprocess.Popen(self.command, cwd=self.folder, env=environment, stderr=subprocess.DEVNULL)
        if hasattr(os, "wait4"):
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu.append(usage.ru_utime + usage.ru_stime)
        else:  # Windows keeps no such figure for us: there only the wall clock counts
            process.wait()
        self.wall.append(time.perf_counter() - began)
        if process.returncode != 0:
            raise RuntimeError(f"{self.name} ended with {process.returncode}")


def copy_of_the_program(target: Path, *, prepared: bool) -> Path:
    """The program in a folder of its own; `prepared` as `dev.py run` leaves it, otherwise as git does."""
    shutil.copytree(
        ROOT / "dilemmagame", target / "dilemmagame", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("assets", "decks"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("*.mo"))
    if prepared:
        compileall.compile_dir(target / "dilemmagame", quiet=1)
        for source in (target / "assets" / "translations").glob("*.po"):
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
    return target


def contenders(room: Path, bundle: Path | None) -> list[Contender]:
    """The bare window first, then ours in every form."""
    bare = [sys.executable, "-m", "bare_window"]  # started the way ours is
    module = [sys.executable, "-m", "dilemmagame", "--quit-after-paint"]
    prepared = copy_of_the_program(room / "prepared", prepared=True)
    plain = copy_of_the_program(room / "plain", prepared=False)
    data = room / "data"
    made = [
        Contender("bare window", bare, ROOT / "tests" / "bench", data),
        Contender("as dev.py run starts it", module, prepared, data),
        Contender("straight from git", module, plain, data),
    ]
    if bundle is not None:
        made.append(Contender("built folder", [str(bundle.resolve()), "--quit-after-paint"], room, data))
    return made


def main() -> None:
    """Print the smallest times and their ratios to the bare window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--bundle", type=Path, help="the program in the built folder, to be timed too")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dilemmagame-start-") as folder:
        all_of_them = contenders(Path(folder), call.bundle)
        for each in all_of_them:  # files into the cache of the system
            each.start_once()
            each.cpu.clear()
            each.wall.clear()
        for _round in range(call.rounds):
            for each in all_of_them:
                each.start_once()
    bare = all_of_them[0]
    for each in all_of_them:
        line = f"{each.name:24} wall {min(each.wall) * 1000:5.0f} ms, ratio {min(each.wall) / min(bare.wall):.2f}"
        if each.cpu:
            line += f"; CPU {min(each.cpu) * 1000:5.0f} ms, ratio {min(each.cpu) / min(bare.cpu):.2f}"
        print(line)
    print(f"aim {AIM}, for the program as dev.py run starts it")


if __name__ == "__main__":
    main()
