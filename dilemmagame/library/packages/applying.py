"""Putting a merged deck in its folder: all of it or nothing, also when the computer stops half-way.

First every new file is written into a folder beside the old ones and that folder gets its final name: from then on the
change counts. Then the files are moved into place. A stop before that leaves the deck as it was; a stop after it is
finished by `settle`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from dilemmagame.base.atomic import not_written, sync_folder, write_atomically
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library.packages.files import BASE_FOLDER, IMAGES_FOLDER, Files, belongs, deck_files
from dilemmagame.library.packages.manifest import MANIFEST_FILE, SIGNATURE_FILE
from dilemmagame.library.packages.plan import MergePlan
from dilemmagame.library.reading import CARDS_FOLDER, deck_folders

_PREPARING, _DECIDED = ".merge.part", ".merge"
_FILES, _GONE = "files", "gone.json"


def apply(folder: Path, plan: MergePlan, result: Files, received: Files) -> None:
    """Give the deck in `folder`, of which `plan` was made, the files of `result`; `received` becomes its new base.

    `received` are the files as they came in, with manifest and signature. Files that stay the same are not touched, nor
    is anything that is no part of the deck. Raises WorldError: DECK_CHANGED when the deck is no longer as it was
    compared, DISK_FULL, FOLDER_READ_ONLY (also when a folder of it lies elsewhere); nothing was written then, or, when
    another program held a file, the rest follows at the next `settle`.
    """
    settle_deck(folder)
    _refuse_links(folder)
    if dict(deck_files(folder).files) != dict(plan.local):
        raise WorldError(WorldErrorCode.DECK_CHANGED, str(folder))
    wanted = {name: content for name, content in result.items() if plan.local.get(name) != content}
    base = kept_base(folder)
    wanted |= {
        f"{BASE_FOLDER}/{name}": content for name, content in received.items() if base.get(name) != content
    }
    gone = sorted(plan.local.keys() - result.keys())
    gone += sorted(f"{BASE_FOLDER}/{name}" for name in base.keys() - received.keys())
    _change(folder, wanted, gone)


def change_files(folder: Path, known: Files, wanted: Files) -> None:
    """Give the deck in `folder` the files `wanted`, all of them or none; its other files stay.

    `known` are all files of the deck as the caller read them. Raises WorldError as `apply` does.
    """
    settle_deck(folder)
    _refuse_links(folder)
    if dict(deck_files(folder).files) != dict(known):
        raise WorldError(WorldErrorCode.DECK_CHANGED, str(folder))
    _change(folder, wanted, [])


def _change(folder: Path, wanted: Files, gone: list[str]) -> None:
    if not (wanted or gone):
        return
    try:
        _prepare(folder, wanted, gone)
    except OSError as error:
        raise not_written(error, folder) from error
    settle_deck(folder)


def settle(decks: Path) -> None:
    """Finish what an update of any deck right under `decks` began before the computer stopped; call it at the start.

    Raises WorldError as `apply` does; what could not be moved yet is moved the next time.
    """
    for folder in deck_folders(decks):
        settle_deck(folder)


def settle_deck(folder: Path) -> None:
    """Finish or forget what an update of this deck began."""
    if not ((folder / _PREPARING).is_dir() or (folder / _DECIDED).is_dir()):
        return
    _refuse_links(folder)
    try:
        if (folder / _PREPARING).is_dir():
            shutil.rmtree(folder / _PREPARING)
        if (folder / _DECIDED).is_dir():
            _finish(folder)
    except OSError as error:
        raise not_written(error, folder) from error


def _prepare(folder: Path, wanted: Files, gone: list[str]) -> None:
    """Everything that is about to change on disk beside the deck, then decided by one renaming."""
    preparing = folder / _PREPARING
    try:
        (preparing / _FILES).mkdir(parents=True)
        for name, content in wanted.items():
            write_atomically(preparing / _FILES / name, content)
        write_atomically(preparing / _GONE, json.dumps(gone).encode("utf-8"))
        sync_folder(preparing)
        preparing.rename(folder / _DECIDED)
        sync_folder(folder)
    except OSError:
        shutil.rmtree(preparing, ignore_errors=True)
        raise


def _finish(folder: Path) -> None:
    """Move the new files into place; may be stopped and begun again at any point."""
    decided = folder / _DECIDED
    for name in _names_gone(decided / _GONE):
        (folder / name).unlink(missing_ok=True)
    for path in sorted((decided / _FILES).rglob("*")):
        name = path.relative_to(decided / _FILES).as_posix()
        if path.is_file() and not path.is_symlink() and _ours(name):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    base = folder / BASE_FOLDER
    for place in (
        folder / CARDS_FOLDER,
        folder / IMAGES_FOLDER,
        base,
        base / CARDS_FOLDER,
        base / IMAGES_FOLDER,
        folder,
    ):
        if place.is_dir():
            sync_folder(place)
    decided.rename(folder / _PREPARING)  # from here on there is nothing left to finish
    shutil.rmtree(folder / _PREPARING)
    sync_folder(folder)


def _names_gone(path: Path) -> list[str]:
    """The names that an update takes away; none when the list is not one that we wrote."""
    try:
        names = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return []
    return (
        [name for name in names if isinstance(name, str) and _ours(name)] if isinstance(names, list) else []
    )


def _ours(name: str) -> bool:
    """Whether an update may write or remove a file of this name: a folder from elsewhere may hold anything."""
    inner = name.removeprefix(f"{BASE_FOLDER}/")
    return belongs(inner) or (inner != name and inner in (MANIFEST_FILE, SIGNATURE_FILE))


def kept_base(folder: Path) -> Files:
    """What is in the base of the deck in `folder`, with manifest and signature; nothing when it has none."""
    base = folder / BASE_FOLDER
    paths = {path.relative_to(base).as_posix(): path for path in base.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if _ours(f"{BASE_FOLDER}/{name}")}


def _refuse_links(folder: Path) -> None:
    """A folder of the deck that lies elsewhere is not written in."""
    base = folder / BASE_FOLDER
    inside = (CARDS_FOLDER, IMAGES_FOLDER, BASE_FOLDER, _DECIDED, _PREPARING)
    for place in (*(folder / name for name in inside), base / CARDS_FOLDER, base / IMAGES_FOLDER):
        if place.is_symlink():
            raise WorldError(WorldErrorCode.FOLDER_READ_ONLY, str(place))
