"""Puts a deck that came through the door in its place: the whole folder at once, or nothing."""

from __future__ import annotations

import errno
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from dilemmagame.base.atomic import not_written, sync_folder, write_atomically
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library.door import names
from dilemmagame.library.door.arrivals import Imported
from dilemmagame.library.fields import valid_id

_STAGING = ".arriving-"
_FORGOTTEN_S = 3600


def place_deck(
    imported: Imported, decks_folder: Path, name: str, *, beside: Mapping[str, bytes] | None = None
) -> Path:
    """The new folder `decks_folder/name` with every file of `imported`, and those of ours in `beside`.

    Raises ValueError for a refused import or an unusable name, WorldError DECK_PRESENT, DISK_FULL or FOLDER_READ_ONLY.
    """
    if imported.refused:
        raise ValueError(name)
    for each in imported.files:
        if names.kind_of(each) is None:
            raise ValueError(each)
    return place_files({**(beside or {}), **imported.files}, decks_folder, name)


def place_files(files: Mapping[str, bytes], decks_folder: Path, name: str) -> Path:
    """The same for any files with relative names and forward slashes that this program made."""
    if not valid_id(name) or any(not _stays_inside(each) for each in files):
        raise ValueError(name)
    target = decks_folder / name
    if target.exists() or target.is_symlink():
        raise WorldError(WorldErrorCode.DECK_PRESENT, name)
    try:
        decks_folder.mkdir(parents=True, exist_ok=True)
        _sweep(decks_folder)
        _arrive(files, target)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST} and target.exists():
            raise WorldError(WorldErrorCode.DECK_PRESENT, name) from error
        raise not_written(error, decks_folder) from error
    return target


def _arrive(files: Mapping[str, bytes], target: Path) -> None:
    # One level deeper than decks are looked for, so that half a deck is never taken for one.
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=target.parent))
    try:
        half = staging / target.name
        half.mkdir()
        for name, content in files.items():
            write_atomically(half / PurePosixPath(name), content)
        sync_folder(half)
        half.rename(target)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stays_inside(name: str) -> bool:
    """Whether a relative name of our own making stays in its folder on every system; a part may begin with a dot."""
    parts = name.split("/")
    return all(
        part.strip(". ") and not names.is_device(part) and "\\" not in part and ":" not in part
        for part in parts
    )


def _sweep(decks_folder: Path) -> None:
    """Remove what an arrival left behind that was cut off by a crash or a power cut, an hour ago or more."""
    for left in decks_folder.glob(f"{_STAGING}*"):
        try:
            old = time.time() - left.lstat().st_mtime > _FORGOTTEN_S
        except OSError:
            continue
        if old and left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
