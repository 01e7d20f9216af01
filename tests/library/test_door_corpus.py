"""Each trap of `tests/hostile` through the real door: it tells what is wrong, writes nothing and costs little."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dilemmagame.library import limits
from dilemmagame.library.door import import_untrusted, names, sheet_rows
from dilemmagame.library.findings import Code
from dilemmagame.library.refusals import of_door
from dilemmagame.library.sentences import format_text
from dilemmagame.library.sources import clean
from tests.hostile import build
from tests.hostile.cards import CARDS
from tests.hostile.packages import PACKAGES
from tests.hostile.sheets import SHEETS
from tests.hostile.traps import Trap
from tests.hostile.zips import GOOD, Part, deck, package

ROOT = Path(__file__).parents[2]
# What no file can bring about, and the file that is too large to be made here.
ELSEWHERE = {
    Code.READING_SLOW, Code.READING_HEAVY, Code.READING_STOPPED, Code.SHEET_MISSING, Code.ENTRY_KIND,
    # own pages: tests/library/test_ownpages.py
    *(code for code in Code if code.value.startswith("pages-")),
}  # fmt: skip


def test_corpus_table_and_builder_agree() -> None:
    kept = build.kept()
    lying = {path for path in build.CORPUS.rglob("*") if path.is_file()}
    assert lying == set(kept), "python -m tests.hostile.build"
    for path, content in kept.items():
        assert path.read_bytes() == content, path.name
        assert len(content) < build.LARGEST, path.name
        assert not names.is_device(path.name), path.name
    assert build.TABLE.read_text(encoding="utf-8") == build.table(), "python -m tests.hostile.build"


def test_every_refusal_of_the_door_has_its_trap() -> None:
    told = {trap.code for traps in build.TRAPS.values() for trap in traps}
    door = {code for code in Code if of_door(code) is not None}
    assert {code.value for code in door - ELSEWHERE} - told == set()


def laid(trap: Trap, folder: Path) -> Path:
    """The trap as a file: the kept one, or made now."""
    kept = next((found for found in build.CORPUS.rglob(trap.name) if trap.kept), None)
    if kept is not None:
        return kept
    path = folder / "in" / trap.name
    path.parent.mkdir()
    path.write_bytes(trap.make())
    return path


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("trap", PACKAGES, ids=[trap.name for trap in PACKAGES])
def test_a_hostile_package_is_told_and_nothing_is_written(trap: Trap, tmp_path: Path) -> None:
    source = laid(trap, tmp_path)
    before = everything(tmp_path)
    imported = import_untrusted(source, work=tmp_path)
    codes = {problem.code for problem in imported.problems}
    assert (trap.code in codes) if trap.code else not codes, codes
    assert imported.refused is trap.refused
    assert bool(imported.files) is not trap.refused
    assert everything(tmp_path) == before
    for problem in imported.problems:
        assert format_text(problem).isprintable()
    if not trap.refused:
        assert {part.name for part in GOOD} <= set(imported.files)


def test_a_picture_brings_only_its_dots() -> None:
    imported = import_untrusted(build.CORPUS / "packages" / "image-words.zip")
    assert b"SECRET" not in imported.files["images/a.png"]
    assert imported.files["images/a.png"].startswith(b"\x89PNG")


@pytest.mark.parametrize("trap", SHEETS, ids=[trap.name for trap in SHEETS])
def test_a_hostile_sheet_is_told_and_nothing_is_written(trap: Trap, tmp_path: Path) -> None:
    source = laid(trap, tmp_path)
    before = everything(tmp_path)
    found = sheet_rows(source)
    codes = {problem.code for problem in found.problems}
    assert (trap.code in codes) if trap.code else not codes, codes
    assert found.refused is trap.refused
    assert bool(found.rows) is not trap.refused
    assert everything(tmp_path) == before
    assert len(found.rows) <= limits.SHEET_ROWS
    for row in found.rows:
        assert len(row.cells) <= limits.SHEET_COLUMNS
        assert all(clean(cell) == cell and len(cell) <= limits.SHEET_CELL for cell in row.cells)
    for problem in found.problems:
        assert format_text(problem).isprintable()


def test_hostile_cards_come_in_broken_and_the_good_one_beside_them_whole(tmp_path: Path) -> None:
    source = tmp_path / "cards.zip"
    source.write_bytes(deck(*(Part(trap.name, trap.make()) for trap in CARDS)))
    imported = import_untrusted(source)
    assert not imported.refused
    for trap in CARDS:
        codes = {problem.code for problem in imported.problems if problem.file == trap.name}
        assert (trap.code in codes) if trap.code else not codes, (trap.name, codes)
    assert imported.files["cards/een.md"] == GOOD[1].content
    for content in imported.files.values():
        text = content.decode("utf-8").replace("\r\n", "\n")
        assert clean(text.replace("\u2028", " ").replace("\u2029", " ")) == clean(text)


COST = """
import resource, sys
from pathlib import Path
from dilemmagame.library.door import import_untrusted, sheet_rows
from dilemmagame.library.door import gathering
def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = most()
for name in sys.argv[1:]:
    path = Path(name)
    found = sheet_rows(path) if path.suffix == ".xlsx" else import_untrusted(path)
    assert found.refused, path
print(most() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells memory in another way")
def test_bombs_cost_the_app_nothing_and_the_worker_its_limit_at_most(tmp_path: Path) -> None:
    bombs = [trap for trap in (*PACKAGES, *SHEETS) if "bomb" in trap.name or trap.name == "many-rows.xlsx"]
    wide = tmp_path / "wide.zip"
    wide.write_bytes(package(*GOOD, *(Part(f"images/p{n}.png", bytes(9_000_000)) for n in range(12))))
    places = [wide]
    for trap in bombs:
        if trap.refused:
            places.append(tmp_path / trap.name)
            places[-1].write_bytes(trap.make())
    said = subprocess.run(
        [sys.executable, "-c", COST, *map(str, places)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    own, worker = map(int, said.stdout.split())
    assert own < 30, "MB more in the app"
    assert worker < limits.DOOR_MEMORY // 1024**2, "MB in the worker"
