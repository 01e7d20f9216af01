"""A store of its own for every test of a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(DataFolder(tmp_path / "data"), reserve_bytes=4096)
    yield opened
    opened.close()
