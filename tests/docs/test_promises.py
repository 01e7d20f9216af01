"""Promises of the manual: each names tests that exist; and the tests for promises that nobody else watches."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.gui.start.home import HomePage
from tests.docs import manual

PROMISES = "Wat we beloven"
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib",
    "xmlrpc", "asyncio", "aiohttp", "httpx", "requests", "urllib3", "websockets", "webbrowser",
}  # fmt: skip
QT_NETWORK = re.compile(r"PySide6\.Qt(Network|WebEngine|WebSockets|HttpServer)")
PACKAGE = manual.ROOT / "dilemmagame"

WATCHED = """
import os, sys
kept = tuple(os.path.realpath(each) for each in sys.argv[1].split(os.pathsep))
forbidden = os.path.realpath(sys.argv[2])
def watch(event, given):
    if event.startswith("socket.") and event != "socket.gethostname" or event in (
        "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.Request", "webbrowser.open"
    ):
        print("EVENT", event, given, file=sys.stderr)
    if event == "open" and isinstance(given[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(given[0]))
        writes = isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if path.startswith(forbidden) or path == "/etc/hostname":
            print("EVENT read", path, file=sys.stderr)
        if writes and path != os.devnull and not path.startswith(kept):
            print("EVENT write", path, file=sys.stderr)
from dilemmagame.cli import main
sys.addaudithook(watch)
sys.exit(main(sys.argv[3:]))
"""
RED = b"\xff\x00\x77" * 4
DECK = """---
id: vreemd
version: "1.0"
language: nl
audience: [raadsleden]
title: Vreemd
licence: CC-BY-4.0
---
![p]({url}) <img src="{path}"> [klik](http://example.invalid/x)
"""
CARD = """---
id: {id}
version: "1.0"
language: nl
audience: [raadsleden]
kind: options
themes: [T01]
values: [moed, respect]
---
# <img src="{path}"> {id}

Hier staat ![p]({url}) en ![q]({path}) en <img src="{path}">. <script src="http://example.invalid/x.js"></script>

[klik](file:///etc/hostname) <b>vet</b> &amp; <iframe src="http://example.invalid/"></iframe>

## Vraag

Wat doe je met ![p]({url})?

## Keuzes

- **A.** Je kijkt ![p]({path}).
- **B.** Je kijkt weg <img src="{url}">.

## Wat als

1. ![p]({url})
"""


def names_of_tests(name: str) -> set[str]:
    module = ast.parse((manual.ROOT / name).read_text(encoding="utf-8"))
    return {each.name for each in ast.walk(module) if isinstance(each, ast.FunctionDef)}


def test_every_promise_names_tests_that_exist() -> None:
    rows = manual.table(PROMISES)
    for number, promise, watchers in rows:
        found = manual.TEST.findall(watchers)
        assert promise.endswith((".", ".)")), number
        assert found, f"{number} names no test"
        for name, test in found:
            assert (manual.ROOT / name).is_file(), name
            assert test in names_of_tests(name), f"{number}: {name} has no {test}"


def test_every_promise_is_made_and_what_phones_cannot_promise_is_said() -> None:
    assert [row[0] for row in manual.table(PROMISES)] == [f"P{n}" for n in range(1, 23)]
    never = manual.chapter(PROMISES).split("**Wat we niet kunnen beloven**")[1]
    assert all(word in never for word in ("meeluistert", "aanvalt", "HTTP", "stembriefjes"))


def test_the_start_page_says_what_we_cannot_promise(qtbot: QtBot) -> None:
    i18n.use("nl")
    page = HomePage()
    qtbot.addWidget(page)
    page.show()
    said = next(
        each for each in page.findChildren(QLabel) if each.text().startswith("Wat we niet kunnen beloven")
    )
    assert said.isVisible()
    written = re.sub(r"\s+", " ", manual.chapter(PROMISES))
    assert said.text().split(": ", 1)[1] in written


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_no_module_of_the_app_can_reach_a_network_but_the_phones_in_the_room() -> None:
    reaching = {
        f"{path.relative_to(manual.ROOT)}: {name}"
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "voting"
        for name in imports(path)
        if name.split(".")[0] in NETWORK or QT_NETWORK.match(name)
    }
    assert reaching == set()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A deck that points at a picture beside it, at a file of this machine and at the internet."""
    from PIL import Image

    secret = tmp_path / "secret"
    secret.mkdir()
    picture = secret / "red.png"
    Image.new("RGB", (800, 600), (255, 0, 0x77)).save(picture)
    deck = tmp_path / "vreemd"
    (deck / "cards").mkdir(parents=True)
    places = {"path": str(picture), "url": picture.as_uri()}
    (deck / "deck.md").write_text(DECK.format(**places), encoding="utf-8")
    for name in ("een", "twee"):
        (deck / "cards" / f"{name}.md").write_text(CARD.format(id=name, **places), encoding="utf-8")
    return deck


def watched(tmp_path: Path, *call: str) -> subprocess.CompletedProcess[str]:
    """One call of the program in a process that tells every file it opens outside and every connection."""
    temporary = tmp_path / "temporary"  # for copies of our own icons, which Qt reads by name
    temporary.mkdir(exist_ok=True)
    kept = os.pathsep.join(str(each) for each in (tmp_path / "data", tmp_path / "out", temporary))
    return subprocess.run(
        [sys.executable, "-c", WATCHED, kept, str(tmp_path / "secret"), *call, "--data", str(tmp_path / "data")],
        capture_output=True, text=True, timeout=110, check=False, cwd=manual.ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip


def test_a_hostile_deck_opens_nothing_outside_and_connects_to_nothing(tmp_path: Path, hostile: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    calls = (
        ("check", str(hostile)),
        ("print", str(hostile), "-o", str(out / "cards.pdf"), "--layout", "a5"),  # paths of tests can be long
        ("print", str(hostile), "-o", str(out / "sheet.pdf"), "--runsheet", "--programme", "raad-45"),
        ("rehearse", str(hostile), "--out", str(out), "--programme", "raad-45", "--screens"),
    )
    for call in calls:
        answer = watched(tmp_path, *call)
        assert "EVENT" not in answer.stderr, answer.stderr
        assert call[0] == "check" or answer.returncode == 0, (call, answer.stdout, answer.stderr)
    _nothing_red(out)


def _nothing_red(out: Path) -> None:
    """Qt opens files without telling Python; then the colour of the forbidden picture would show."""
    from PIL import Image

    pictures = sorted((out / "screens").glob("*.png"))
    assert len(pictures) > 20
    for path in pictures:
        with Image.open(path) as picture:
            assert RED not in picture.convert("RGB").tobytes(), path.name
    for path in (out / "cards.pdf", out / "sheet.pdf", out / "notes.pdf"):
        content = path.read_bytes()
        assert b"/Subtype /Image" not in content, path.name
        assert b"/URI" not in content, path.name
