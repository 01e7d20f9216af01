"""The whole evening through the real windows on two fake screens, in both languages; and a crash in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLED = 9


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    return {
        "name": name, "x": x, "y": 0, "width": width, "height": height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip


@pytest.fixture
def two_screens(tmp_path: Path) -> dict[str, str]:
    """The environment of a laptop with a projector beside it."""
    layout = tmp_path / "screens.json"
    wanted = {"screens": [screen("Beamer", 1366, 1920, 1080), screen("Laptop", 0, 1366, 768)]}
    layout.write_text(json.dumps(wanted), encoding="utf-8")
    return {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={layout}"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_trainer_plays_a_whole_evening(tmp_path: Path, two_screens: dict[str, str], language: str) -> None:
    pictures = Path(os.environ.get("DILEMMAGAME_PICTURES", tmp_path / "pictures")) / language
    command = [
        sys.executable,
        "-m",
        "tests.journeys.evening",
        str(tmp_path / "data"),
        language,
        str(pictures),
    ]
    answer = subprocess.run(
        command, env=two_screens, capture_output=True, text=True, timeout=118, check=False, cwd=ROOT
    )
    assert answer.returncode == 0, answer.stderr[-3000:]
    assert "the evening is over" in answer.stdout
    assert "Traceback" not in answer.stderr


@pytest.mark.timeout(360)
def test_an_induction_of_150_minutes_survives_an_overrun_and_a_crash(
    tmp_path: Path, two_screens: dict[str, str]
) -> None:
    pictures = Path(os.environ.get("DILEMMAGAME_PICTURES", tmp_path / "pictures")) / "induction"
    command = [sys.executable, "-m", "tests.journeys.induction", str(tmp_path / "data"), str(pictures)]
    ends = {"before": (KILLED, "killed at step"), "after": (0, "the evening is over")}
    for part, (code, words) in ends.items():
        answer = subprocess.run(
            [*command, part],
            env=two_screens,
            capture_output=True,
            text=True,
            timeout=170,
            check=False,
            cwd=ROOT,
        )
        assert answer.returncode == code, answer.stderr[-3000:]
        assert words in answer.stdout
        assert "Traceback" not in answer.stderr
