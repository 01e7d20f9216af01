"""A whole evening, with every file opened for writing and every connection noted by an audit hook."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WATCHED = """
import json, os, sys
seen = {"connected": [], "written": []}

def note(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        seen["connected"].append(repr(arguments[1:]))
    if event == "open" and isinstance(arguments[0], str):
        flags = arguments[2] or 0
        if flags & (os.O_WRONLY | os.O_RDWR):
            seen["written"].append(os.path.abspath(arguments[0]))

sys.addaudithook(note)
from dilemmagame.cli import main
code = main(sys.argv[2:])
with open(sys.argv[1], "w") as report:
    json.dump(seen, report)
sys.exit(code)
"""


def test_nothing_is_sent_and_nothing_is_written_outside_the_folders_that_were_named(tmp_path: Path) -> None:
    report, out = tmp_path / "report.json", tmp_path / "out"
    arguments = [
        "rehearse",
        "raadsleden",
        "--out",
        str(out),
        "--programme",
        "raad-45",
        "--data",
        str(tmp_path / "data"),
    ]
    answer = subprocess.run(
        [sys.executable, "-c", WATCHED, str(report), *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=110,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    seen = json.loads(report.read_text(encoding="utf-8"))
    assert seen["connected"] == []
    allowed = (str(tmp_path), "/dev/")
    assert [path for path in seen["written"] if not path.startswith(allowed)] == []
    assert any(path.startswith(str(out)) for path in seen["written"])
