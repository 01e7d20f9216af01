"""A store for practice: in a folder of its own outside the user's data, gone when it is closed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from dilemmagame.base.paths import DataFolder
from dilemmagame.storage.store import Store

NAME = "dilemmagame-practice-"
RESERVE_BYTES = 64 * 1024


class ScratchStore(Store):
    """As Store, but nothing of it stays."""

    def close(self) -> None:
        """Let go of the file and remove the folder with everything in it."""
        super().close()
        shutil.rmtree(self._folder.root, ignore_errors=True)


def open_scratch() -> ScratchStore:
    """A new, empty one. Raises WorldError."""
    folder = DataFolder(Path(tempfile.mkdtemp(prefix=NAME)))
    try:
        store = ScratchStore.open(folder, reserve_bytes=RESERVE_BYTES)
    except BaseException:
        shutil.rmtree(folder.root, ignore_errors=True)
        raise
    assert isinstance(store, ScratchStore)
    return store
