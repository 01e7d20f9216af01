"""Reads the manual: its tables and the names of tests in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "handleiding.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")


def text() -> str:
    return MANUAL.read_text(encoding="utf-8")


def chapter(number: int) -> str:
    """The text under the heading with this number."""
    parts = re.split(r"^## (\d+) .*$|^## (\d+)\. .*$", text(), flags=re.MULTILINE)
    found = {int(parts[at] or parts[at + 1]): parts[at + 2] for at in range(1, len(parts), 3)}
    return found[number]


def table(number: int) -> list[list[str]]:
    """The cells of the first table of a chapter, without its head."""
    lines = [line for line in chapter(number).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
