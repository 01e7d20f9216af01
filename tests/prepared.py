"""A data folder as it is from the second start on, laid down in a moment.

The first start makes the database step by step and fills a reserve of 16 MB with random bytes; who does not look at
that need not wait for it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from dilemmagame.base.paths import DataFolder
from dilemmagame.storage.reserve import RESERVE_BYTES
from dilemmagame.storage.store import Store


@cache
def _empty_database() -> bytes:
    place = Path(tempfile.mkdtemp(prefix="dilemmagame-empty-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = DataFolder(place)
    Store.open(folder, reserve_bytes=4096).close()
    return folder.database.read_bytes()


def used_folder(root: Path) -> DataFolder:
    """`root` with an empty database and a reserve; a folder that has a database stays as it is."""
    folder = DataFolder(root)
    root.mkdir(parents=True, exist_ok=True)
    if not folder.database.exists():
        folder.database.write_bytes(_empty_database())
        reserve = root / "reserve.bin"
        reserve.touch()
        os.truncate(reserve, RESERVE_BYTES)
    return folder
