"""The trainer's own pages on disk: which a session shows, and clearing them away with the last session that does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dilemmagame.base.erase import overwrite_and_remove
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import page_file
from dilemmagame.domain.events import ItemInserted
from dilemmagame.domain.photos import is_photo
from dilemmagame.ports import StoredSession


def pages_shown(stored: StoredSession) -> tuple[str, ...]:
    """The own pages of a session, also those that came in on the fly."""
    inserted = (event.item for event in stored.events if isinstance(event, ItemInserted))
    return tuple(page for item in (*stored.plan.items, *inserted) for page in item.pages)


def photos_kept(stored: StoredSession) -> tuple[str, ...]:
    """The photos of flip-overs of a session: raw material, which goes when the session is wiped."""
    inserted = (event.item for event in stored.events if isinstance(event, ItemInserted))
    return tuple(page for item in inserted if is_photo(item) for page in item.pages)


def clear_pages(folder: Path, gone: Iterable[str], used: Iterable[str]) -> None:
    """Overwrite and remove the pages `gone` below `folder`, except those in `used`, and the sets that are empty then.

    What cannot be removed now stays: a picture that nothing names any more does no harm.
    """
    kept = set(used)
    for name in dict.fromkeys(gone):
        path = page_file(folder, name)
        if path is None or name in kept:
            continue
        try:
            overwrite_and_remove(path)
            if path.parent.is_dir() and not any(path.parent.iterdir()):
                path.parent.rmdir()
        except (OSError, WorldError):
            continue
