"""The stage on the second of two screens, in a process of its own: the platform takes its screens at the start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from dilemmagame.domain.events import Blank
from dilemmagame.gui.stage import screens
from dilemmagame.gui.stage.window import StageWindow
from dilemmagame.gui.tokens import PAPER
from dilemmagame.live.stage_view import CalmScene, StageView
there = screens.present()
laptop = next(each for each in there if each.name == "Laptop")
chosen = screens.choose(laptop)
stage = StageWindow(PAPER)
stage.show_view(StageView(CalmScene(), Blank.NONE, False))
assert stage.place(chosen)
app.processEvents()
place = stage.geometry()
print(len(there), chosen.name, stage.isFullScreen(), place.x(), place.y(), place.width(), place.height())
print(stage.view.size().width(), stage.screen().name())
stage.watch.stop()
stage.close()
"""


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    return {
        "name": name, "x": x, "y": 0, "width": width, "height": height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip


def test_the_stage_fills_the_projector_and_leaves_the_laptop_alone(tmp_path: Path) -> None:
    layout = tmp_path / "screens.json"
    wanted = {"screens": [screen("Beamer", 1366, 1920, 1080), screen("Laptop", 0, 1366, 768)]}
    layout.write_text(json.dumps(wanted), encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={layout}"}
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert answer.returncode == 0, answer.stderr
    assert " ".join(answer.stdout.split()) == "2 Beamer True 1366 0 1920 1080 1920 Beamer"
