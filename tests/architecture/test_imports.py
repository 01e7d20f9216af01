"""Who may import whom: the contracts of pyproject.toml, checked over the whole package."""

from __future__ import annotations

import subprocess
import sys
import tomllib

from tests.architecture.source import PACKAGE, ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"


def test_every_import_stays_within_the_walls() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_every_feature_of_the_windows_is_in_the_contract_that_keeps_them_apart() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    apart = next(one["modules"] for one in contracts if one["type"] == "independence")
    features = {path.parent.name for path in (PACKAGE / "gui").glob("*/__init__.py")} - {"widgets"}
    assert {name.removeprefix("dilemmagame.gui.") for name in apart} == features


def test_every_package_stands_in_a_layer() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = " ".join(next(one["layers"] for one in contracts if one["type"] == "layers"))
    present = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} | {
        path.stem for path in PACKAGE.glob("*.py")
    }
    assert {name for name in present - {"__init__"} if f"dilemmagame.{name})" not in layers} == set()
