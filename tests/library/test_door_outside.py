"""An import seen from outside: which files it opens, what it starts, and that it connects to nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from tests.hostile.zips import CARD, DECK, LINK_MODE, Part, deck, package, png
from tests.library.samples import write_files

ROOT = Path(__file__).parents[2]
# The colour of a picture elsewhere on this computer; nothing of ours has this red.
RED = (0xFF, 0x00, 0x77)
SECRET = b"ROOD GEHEIM"
CALL = """
import os, sys
from pathlib import Path
{watch}
from dilemmagame.library.door import import_untrusted, place_deck, sheet_rows
source, decks, work = map(Path, sys.argv[1:4])
if source.suffix in (".xlsx", ".csv"):
    print(sheet_rows(source))
else:
    imported = import_untrusted(source, work=work)
    print(imported.refused, sorted(imported.files))
    if not imported.refused:
        place_deck(imported, decks, "vreemd")
"""
WATCH = """
def watch(event, given):
    if event == "open" and isinstance(given[0], (str, bytes)):
        print("open", "w" if isinstance(given[2], int) and given[2] & 3 else "r", os.path.realpath(os.fsdecode(given[0])), file=sys.stderr)
    elif event == "subprocess.Popen":
        print("start", given[1][1:], file=sys.stderr)
    elif event.startswith(("socket.", "urllib.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.", "shutil.copy")):
        print("EVENT", event, file=sys.stderr)
sys.addaudithook(watch)
"""  # noqa: E501


@pytest.fixture
def forbidden(tmp_path: Path) -> Path:
    """The picture that no deck may show."""
    folder = tmp_path / "elders"
    folder.mkdir()
    picture = folder / "red.png"
    words = PngImagePlugin.PngInfo()
    words.add_text("Title", SECRET.decode())
    Image.new("RGB", (40, 40), RED).save(picture, pnginfo=words)
    return picture


def card(place: Path) -> bytes:
    """A card that points at the picture in every way there is."""
    pointers = (
        f"![rood]({place}) ![rood]({place.as_uri()}) <img src='{place}'> ![x](../../elders/red.png)\n\n"
        f"[klik]({place.as_uri()}) [web](http://example.invalid/x) <iframe src='http://example.invalid/'></iframe>"
    )
    return CARD.replace(b"hoort iets.", f"hoort iets. {pointers}".encode())


def sources(tmp_path: Path, forbidden: Path) -> dict[str, Path]:
    """Packages, folders and sheets that want the picture, and one that is refused for it."""
    pointing = {"deck.md": DECK, "cards/een.md": card(forbidden), "images/a.png": png(1, 1, b"\x00\x00")}
    paths = {"folder": write_files(tmp_path / "dorp", pointing)}
    packed = {
        "package": package(*(Part(name, content) for name, content in pointing.items())),
        "link": deck(Part("images/a.png", str(forbidden).encode(), attributes=LINK_MODE)),
        "svg": deck(Part("images/a.png", f'<svg><image href="{forbidden}"/></svg>'.encode())),
    }
    for name, content in packed.items():
        paths[name] = tmp_path / f"{name}.dilemma"
        paths[name].write_bytes(content)
    linked = write_files(tmp_path / "links", {"deck.md": DECK, "cards/een.md": CARD})
    (linked / "images").mkdir()
    (linked / "images" / "a.png").symlink_to(forbidden)
    paths["linked folder"] = linked
    for name in ("outside-entity.xlsx", "outside-book.xlsx", "formula.csv"):
        paths[name] = ROOT / "tests" / "hostile" / "corpus" / "sheets" / name
    return paths


def known(path: str) -> bool:
    """Whether this is our own code, Python's, or the system's own."""
    ours = {ROOT, Path(sys.prefix), Path(sys.base_prefix), Path(sys.base_prefix).resolve()}
    system = ("/usr/", "/lib", "/etc/ld.so", "/etc/localtime", "/proc/", "/sys/", "/dev/null", "/dev/urandom")
    if path.endswith(
        "/mime.types"
    ):  # Python's list of kinds of files, which openpyxl loads before the walls go up
        return True
    return path.startswith(system) or any(path.startswith(f"{folder}/") for folder in ours)


KINDS = [
    "folder",
    "package",
    "link",
    "svg",
    "linked folder",
    "outside-entity.xlsx",
    "outside-book.xlsx",
    "formula.csv",
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_import_opens_its_source_and_its_place_and_starts_one_worker(
    kind: str, tmp_path: Path, forbidden: Path
) -> None:
    source = sources(tmp_path, forbidden)[kind]
    decks, work = tmp_path / "decks", tmp_path / "work"
    work.mkdir()
    said = subprocess.run(
        [sys.executable, "-c", CALL.format(watch=WATCH), str(source), str(decks), str(work)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    lines = said.stderr.splitlines()
    assert "EVENT" not in said.stderr
    assert len([line for line in lines if line.startswith("start")]) == 1
    assert all("--door-worker" in line for line in lines if line.startswith("start"))
    opened = [line.split(" ", 2)[1:] for line in lines if line.startswith("open")]
    written = {path for how, path in opened if how == "w"} - {os.devnull}
    assert all(
        path.startswith((f"{decks}/", f"{work}/")) or path in {str(decks), str(work)} for path in written
    )
    read = {path for how, path in opened if how == "r" and not known(path)} - written
    allowed = (str(source), str(decks), str(work))
    assert {path for path in read if not path.startswith(allowed)} == set()
    assert str(forbidden) not in said.stderr
    _nothing_red(decks)


def _nothing_red(decks: Path) -> None:
    for path in decks.rglob("*"):
        if path.is_file():
            assert SECRET not in path.read_bytes()
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert bytes(RED) not in picture.convert("RGB").tobytes()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is installed by the test command on Linux")
@pytest.mark.parametrize("kind", ["package", "outside-entity.xlsx"])
def test_the_system_sees_no_other_file_and_no_connection(kind: str, tmp_path: Path, forbidden: Path) -> None:
    """The same for both processes, seen by the system; what libraries open without telling Python shows here."""
    source = sources(tmp_path, forbidden)[kind]
    decks, work, trace = tmp_path / "decks", tmp_path / "work", tmp_path / "trace.txt"
    work.mkdir()
    calls = "open,openat,openat2,creat,socket,connect,bind,execve,unlink,rename,renameat,mkdir,link,symlink"
    said = subprocess.run(
        ["strace", "-f", "-y", "-qq", "-s", "500", "-e", f"trace={calls}", "-o", str(trace),
         sys.executable, "-c", CALL.format(watch=""), str(source), str(decks), str(work)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    strange = []
    started = 0
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if "ENOENT" in line or "resumed>" in line or line.endswith("+++"):
            continue
        call = line.split(maxsplit=1)[1]
        if call.startswith(("socket", "connect", "bind")):
            strange.append(call)
        elif call.startswith("execve"):
            started += 1
        elif (found := re.search(r'"([^"]+)"', call)) is not None:
            path = os.path.normpath(ROOT / found.group(1))
            places = (str(source), str(decks), str(work))
            if not known(f"{path}/") and not known(path) and not path.startswith(places):
                strange.append(call)
    assert strange == []
    assert started == 2
    _nothing_red(decks)


def test_the_forbidden_picture_would_be_seen(forbidden: Path, tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    shutil.copy(forbidden, decks / "a.png")
    with pytest.raises(AssertionError):
        _nothing_red(decks)
