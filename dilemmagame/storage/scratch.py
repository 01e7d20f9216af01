"""A store for practice: in a folder of its own outside the user's data, gone when it is closed.

What a program that died in the middle of practice has left goes at the next start. The folder's name says to which
data it belongs: one program runs per data folder, so what has our mark then is nobody's.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from dilemmagame.base.erase import overwrite_and_remove
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage.store import Store

NAME = "dilemmagame-practice-"
RESERVE_BYTES = 64 * 1024


class ScratchStore(Store):
    """As Store, but nothing of it stays."""

    def close(self) -> None:
        """Let go of the file and remove the folder with everything in it."""
        super().close()
        _clear(self._folder.root)


def open_scratch(data: DataFolder) -> ScratchStore:
    """A new, empty one for the program that works on `data`. Raises WorldError."""
    folder = DataFolder(Path(tempfile.mkdtemp(prefix=_mark(data))))
    try:
        store = ScratchStore.open(folder, reserve_bytes=RESERVE_BYTES)
    except BaseException:
        shutil.rmtree(folder.root, ignore_errors=True)
        raise
    assert isinstance(store, ScratchStore)
    return store


def clear_left_behind(data: DataFolder) -> None:
    """Remove the practice that a program which died has left; what will not go now goes at another start."""
    for left in Path(tempfile.gettempdir()).glob(f"{_mark(data)}*"):
        if left.is_dir() and not left.is_symlink():
            _clear(left)


def _mark(data: DataFolder) -> str:
    """What the names of the practice folders for `data` begin with; it does not tell where the data lies."""
    return f"{NAME}{hashlib.sha256(str(data.root.absolute()).encode()).hexdigest()[:12]}-"


def _clear(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with suppress(WorldError):  # then its name goes with the folder all the same
                overwrite_and_remove(path)
    shutil.rmtree(root, ignore_errors=True)
