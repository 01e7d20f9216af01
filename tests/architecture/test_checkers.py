"""The checkers that judge every file: ruff for habits and form, mypy for types."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


def judge(*arguments: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stdout[-6000:] + answer.stderr[-2000:]


def test_ruff_finds_nothing() -> None:
    judge("ruff", "check", "--quiet", "--output-format=concise", ".")


def test_every_file_is_formatted() -> None:
    judge("ruff", "format", "--check", "--quiet", ".")


@pytest.mark.timeout(900)
def test_mypy_finds_nothing() -> None:
    judge("mypy", "--no-error-summary", "--hide-error-context")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_nothing_in_the_program_exists_on_linux_only(platform: str) -> None:
    cache = ROOT / ".mypy_cache" / platform
    switches = (
        "--platform",
        platform,
        "--cache-dir",
        str(cache),
        "--no-warn-unreachable",
        "--no-error-summary",
    )
    judge("mypy", *switches, "dilemmagame", "dev.py")
