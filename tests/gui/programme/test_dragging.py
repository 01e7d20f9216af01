"""Dragging with a real mouse on a display without a screen; the other stories hand the drop to the list themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOOLS = all(shutil.which(name) for name in ("xvfb-run", "Xvfb", "xdotool"))


@pytest.mark.skipif(not TOOLS, reason="needs Xvfb and xdotool")
def test_a_piece_that_is_dragged_stands_where_it_was_dropped_and_no_row_is_lost(tmp_path: Path) -> None:
    display = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24"]
    script = [sys.executable, "-m", "tests.gui.programme.dragging", str(tmp_path)]
    on_it = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    answer = subprocess.run(
        [*display, *script], env=on_it, capture_output=True, text=True, timeout=90, check=False, cwd=ROOT
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert answer.stdout.strip() == "['opening', 'M13', 'M01', 'M01', 'closing'] 5"
