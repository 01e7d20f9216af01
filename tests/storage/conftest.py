"""A data folder of its own for every test, and a store in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import Store
from tests.storage.evenings import opened


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def store(folder: DataFolder, clock: VirtualClock) -> Iterator[Store]:
    store = opened(folder, clock)
    yield store
    store.close()
