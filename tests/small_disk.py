"""A disk of a few megabytes that really gets full, where this machine lets us make one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A new disk at `place` while it is used; the test is skipped where it cannot be made."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(place)]
    try:
        done = subprocess.run(command, check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip("may not mount here; the file-size limit test stands in")
    try:
        yield place
    finally:
        # Lazily: a test that failed may still have files open there, and no disk may be left behind.
        subprocess.run(["umount", "--lazy", str(place)], check=True)
