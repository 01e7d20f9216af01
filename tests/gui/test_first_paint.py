"""What the program has loaded when its first window is painted: the heavy libraries come later.

The firmest test of a quick start has no clock. Times are in tests/bench/bench_start.py.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "PIL", "PySide6.QtNetwork", "alembic", "docx", "markdown", "openpyxl", "pydantic", "pypdfium2", "pyphen",
    "reportlab", "rich", "sqlalchemy", "sqlite3", "sqlmodel", "wakepy", "yaml",
)  # fmt: skip
OURS_FOR_LATER = (
    "dilemmagame.domain.events",
    "dilemmagame.gui.evening",
    "dilemmagame.library",
    "dilemmagame.storage",
)
START = """
import json, sys
from dilemmagame.cli import main
code = main(["--quit-after-paint"])
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


def loaded_after_first_paint(room: Path, *, compiled: bool) -> set[str]:
    """The modules of a fresh process that starts the program in `room`, with compiled texts or without."""
    shutil.copytree(ROOT / "dilemmagame", room / "dilemmagame", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "assets", room / "assets", ignore=shutil.ignore_patterns("*.mo"))
    (room / "decks").mkdir()
    for source in (room / "assets" / "translations").glob("*.po") if compiled else ():
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
    answer = subprocess.run(
        [sys.executable, "-c", START],
        cwd=room,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(room)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    seen = json.loads(answer.stdout)
    assert seen["code"] == 0
    assert "dilemmagame.gui.start.home" in seen["modules"]
    return set(seen["modules"])


def of(names: tuple[str, ...], loaded: set[str]) -> list[str]:
    """Which of `names`, or anything inside them, was loaded."""
    return sorted(each for each in loaded for name in names if each == name or each.startswith(f"{name}."))


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    loaded = loaded_after_first_paint(tmp_path, compiled=True)
    assert of(HEAVY, loaded) == []
    assert of(("polib",), loaded) == []
    assert of(OURS_FOR_LATER, loaded) == []


def test_a_checkout_without_compiled_texts_loads_only_the_reader_of_texts_more(tmp_path: Path) -> None:
    loaded = loaded_after_first_paint(tmp_path, compiled=False)
    assert of(HEAVY, loaded) == []
    assert of(("polib",), loaded) == ["polib"]
