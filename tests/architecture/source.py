"""The project's own files as the architecture tests see them: names, text and syntax trees."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dilemmagame"
SKIPPED = {".git", ".venv", "out", "build", "dist", "__pycache__", "node_modules"}


def relative(path: Path) -> str:
    """`path` from the root of the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def package_modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def own_modules() -> list[Path]:
    """Every module we wrote: the package, the tests, and the scripts at the top."""
    return sorted([*package_modules(), *(ROOT / "tests").rglob("*.py"), *ROOT.glob("*.py")])


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=relative(path))


def project_files() -> list[Path]:
    """What git tracks or would track; without git, everything outside the folders that are made."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    except OSError:
        answer = None
    if answer is not None and answer.returncode == 0:
        names = answer.stdout.decode("utf-8").split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    return [
        path for path in ROOT.rglob("*") if path.is_file() and not SKIPPED & set(path.relative_to(ROOT).parts)
    ]


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a name or attribute; empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            front = dotted(value)
            return f"{front}.{attribute}" if front else attribute
        case _:
            return ""
