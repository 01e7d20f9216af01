"""The worker: what happens when it fails, what it may not do, and that nothing it says is simply believed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dilemmagame.library import limits
from dilemmagame.library.door import gathering, import_untrusted, process
from dilemmagame.library.door.messages import UnbelievableError
from dilemmagame.library.sentences import sentence
from tests.hostile.zips import GOOD, package

ROOT = Path(__file__).parents[2]
unix = pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")

STAND_INS = {
    "hang": ("while True: pass", "reading-slow"),
    "sleep": ("import time; time.sleep(60)", "reading-slow"),
    "memory": (
        """from dilemmagame.library.door import walls, worker; import sys; walls.limit()
sys.excepthook = worker.fault_teller(open(1, "wb", closefd=False)); x = bytearray(4 * 1024**3)""",
        "reading-heavy",
    ),
    "crash": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "reading-stopped"),
    "silence": ("pass", "reading-stopped"),
    "noise": ("print('hallo')", "reading-stopped"),
    "endless line": ("import sys\nwhile True: sys.stdout.write('x' * 65536)", "reading-stopped"),
    "endless lines": ('while True: print(\'{"kind":"at","name":"cards/een.md"}\')', "reading-stopped"),
}


@unix
@pytest.mark.parametrize("fault", STAND_INS)
def test_a_reader_that_fails_is_ended_and_the_card_it_was_at_is_named(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker's place is taken by a real process that misbehaves after it has named a card."""
    program, code = STAND_INS[fault]
    start = 'print(\'{"kind":"at","name":"cards/een.md"}\', flush=True)\n'
    monkeypatch.setattr(process, "command", lambda task: [sys.executable, "-c", start + program])
    monkeypatch.setattr(limits, "DOOR_SECONDS", 1 if code == "reading-slow" else 10)
    path = tmp_path / "a.dilemma"
    path.write_bytes(package(*GOOD))
    imported = import_untrusted(path)
    assert [(problem.file, problem.code) for problem in imported.problems] == [("cards/een.md", code)]
    assert (imported.refused, imported.files) == (True, {})
    assert sentence(imported.problems[0])


UNBELIEVABLE = [
    b"", b"x", b"[]", b"{}", b'{"kind":"x"}', b'{"kind":"done","more":1}', b'{"kind":"at","name":1}',
    b'{"kind":"at","name":"a\\u202eb"}', b'{"kind":"at","name":"\\ud800"}',
    b'{"kind":"file","name":"../x.md","content":"","digest":"' + b"0" * 64 + b'"}',
    b'{"kind":"file","name":"cards/nul.md","content":"","digest":"' + b"0" * 64 + b'"}',
    b'{"kind":"file","name":"cards/x.md","content":"!!","digest":"' + b"0" * 64 + b'"}',
    b'{"kind":"file","name":"cards/x.md","content":"AA==","digest":"' + b"0" * 64 + b'"}',
    b'{"kind":"file","name":"cards/x.md","content":"/w==","digest":"' + b"0" * 64 + b'"}',
    b'{"kind":"file","name":"images/x.png","content":"PHN2Zz4=","digest":"' + b"0" * 64 + b'"}',
    b'{"kind":"file","name":"cards/x.md","content":"","digest":"x"}',
    b'{"kind":"problem","file":"a","line":0,"column":1,"severity":"error","code":"deck-missing","arguments":[],"refuses":false}',
    b'{"kind":"problem","file":"a","line":1,"column":1,"severity":"error","code":"x","arguments":[],"refuses":false}',
    b'{"kind":"row","line":1,"cells":["' + b"x" * (limits.SHEET_CELL + 1) + b'"]}',
    b'{"kind":"row","line":NaN,"cells":[]}',
    b'{"kind":"row","line":1,"cells":[' + b",".join([b'""'] * 51) + b"]}",
]  # fmt: skip


@pytest.mark.parametrize("line", UNBELIEVABLE, ids=range(len(UNBELIEVABLE)))
def test_what_no_worker_of_ours_says_is_not_believed(line: bytes) -> None:
    with pytest.raises(UnbelievableError):
        gathering.Gathering().hear(line)


WALLS = """
import ctypes, os, socket, subprocess, sys
libc = ctypes.CDLL(None)
c_open, c_socket = libc.open, libc.socket
from dilemmagame.library.door import walls
walls.limit(); walls.close()
tries = {
    "file": lambda: open("/etc/hostname"), "write": lambda: open("x", "w"), "list": lambda: os.listdir("."),
    "remove": lambda: os.remove("x"), "socket": lambda: socket.socket(),
    "name": lambda: socket.gethostbyname("localhost"),
    "process": lambda: subprocess.Popen(["true"]), "fork": os.fork, "system": lambda: os.system("true"),
    "exec": lambda: os.execv("/bin/true", ["true"]), "library": lambda: ctypes.CDLL("libm.so.6"),
    "module": lambda: __import__("colorsys"), "kill": lambda: os.kill(os.getppid(), 0),
}
for name, attempt in tries.items():
    try:
        attempt()
    except (PermissionError, ImportError):
        continue
    sys.stdout.write(name + " ")
if c_open(b"/etc/hostname", 0) != -1: sys.stdout.write("libc-open ")
if c_socket(2, 1, 0) != -1: sys.stdout.write("libc-socket ")
sys.stdout.write("done")
"""


@unix
def test_behind_the_walls_nothing_opens_not_even_around_python() -> None:
    said = subprocess.run(
        [sys.executable, "-c", WALLS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.stdout == "done", said.stderr


LOADED = """
import runpy, sys
sys.argv = ["x", "--door-worker", *sys.argv[1:]]
try:
    runpy.run_module("dilemmagame", run_name="__main__")
except SystemExit as end:
    names = {each.partition(".")[0] for each, module in sys.modules.items() if module}
    apps = {each for each in sys.modules if each.startswith("dilemmagame.") and each.split(".")[1] not in ("base", "domain", "library")}
    sys.stderr.write(f"{end.code} {sorted(names & {'PySide6', 'sqlalchemy', 'reportlab', 'pydantic', 'lxml', 'socket'})} {apps}")
"""  # noqa: E501


@pytest.mark.parametrize("task", [("package",), ("sheet", ".xlsx", ""), ("sheet", ".csv", "")])
def test_the_worker_loads_no_window_no_database_and_no_network(task: tuple[str, ...], tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(package(*GOOD))
    with source.open("rb") as stream:
        said = subprocess.run(
            [sys.executable, "-c", LOADED, *task], cwd=ROOT, stdin=stream, capture_output=True, check=False
        )
    assert said.stderr == b"0 [] set()"


def test_the_worker_is_this_very_program_from_source_and_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert process.command(("package",)) == [sys.executable, "-m", "dilemmagame", "--door-worker", "package"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.command(("package",)) == [sys.executable, "--door-worker", "package"]


def test_the_words_of_this_persons_surroundings_stay_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEHEIM", "x")
    monkeypatch.setattr(
        process, "command", lambda task: [sys.executable, "-c", "import os; print(sorted(os.environ))"]
    )
    heard: list[bytes] = []
    with (tmp_path / "a").open("w+b") as stream:
        process.converse(("package",), stream, heard.append)
    assert b"GEHEIM" not in heard[0]
    assert b"USER" not in heard[0]
