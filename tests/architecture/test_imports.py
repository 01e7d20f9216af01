"""Who may import whom: the contracts of pyproject.toml, checked over the whole package."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"


def test_every_import_stays_within_the_walls() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
