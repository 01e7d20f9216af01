"""Tests of the library read as scripts: the docstring holds the files, each after a line `@ path`."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.library.samples import write_files


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with the files that the test's docstring shows."""
    text = inspect.cleandoc(request.function.__doc__ or "")
    files: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("@ "):
            lines = files.setdefault(line[2:].strip(), [])
        else:
            lines.append(line)
    write_files(tmp_path, {name: "\n".join(content) for name, content in files.items()})
    return tmp_path
