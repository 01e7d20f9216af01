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


def chapter(title: str) -> str:
    """The text of the chapter with this title, whatever its number."""
    parts = re.split(r"^## \d+\. (.*)$", text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def titles() -> list[tuple[int, str]]:
    """Number and title of every chapter, in order."""
    return [(int(number), title) for number, title in re.findall(r"^## (\d+)\. (.*)$", text(), re.MULTILINE)]


def table(title: str) -> list[list[str]]:
    """The cells of the first table of a chapter, without its head."""
    lines = [line for line in chapter(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
