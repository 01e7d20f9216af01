"""A trainer's own pages: a PDF or pictures, brought into the data folder as pictures for the stage. They are cleared
away by the store, with the last session that shows them.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dilemmagame.base.atomic import not_written, write_atomically
from dilemmagame.domain.cards import Problem
from dilemmagame.library import limits
from dilemmagame.library.door.importing import drawn_pages
from dilemmagame.library.door.telling import refusal
from dilemmagame.library.findings import Code

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
AT_A_TIME = 4
"""Pages one worker draws: few enough for its time, so that a long document may take longer than one of them."""
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class OwnPages:
    """What came in. `files` are names for PlannedItem.pages, in order; empty when `problems` kept all of it out."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def bring_pages(sources: Sequence[Path], folder: Path, told: Told = lambda done, total: None) -> OwnPages:
    """Draw a PDF, or pictures in this order, into a new set below `folder` (DataFolder.pages).

    All or nothing. Never raises on what is in the sources; WorldError DISK_FULL or FOLDER_READ_ONLY when the pictures
    cannot be written.
    `told` hears how many pages are done of how many; it is called on the thread this runs on. Takes about half a
    second a page, so ask for it beside the windows.
    """
    drawn: list[bytes] = []
    for source in sources:
        problems = _draw(source, drawn, told)
        if problems:
            return OwnPages((), problems)
        if len(drawn) > limits.PAGES_MOST:
            most = str(limits.PAGES_MOST)
            return OwnPages((), (refusal(source.name, Code.PAGES_MANY, most),))
    return OwnPages(_keep(drawn, folder), ()) if drawn else OwnPages((), ())


def _draw(source: Path, drawn: list[bytes], told: Told) -> tuple[Problem, ...]:
    """Add the pages of `source` to `drawn`; what is wrong, if anything is."""
    if source.suffix.lower() not in SUFFIXES:
        return (refusal(source.name, Code.PAGES_KIND),)
    first = 0
    while True:
        part = drawn_pages(source, first, AT_A_TIME)
        if part.refused:
            return part.problems
        if not part.pages:
            return (refusal(source.name, Code.PAGES_DAMAGED),)
        drawn.extend(part.pages)
        first += len(part.pages)
        told(min(first, part.total), part.total)
        if first >= part.total:
            return ()


def _keep(drawn: Sequence[bytes], folder: Path) -> tuple[str, ...]:
    """Write the pages into a folder of their own, which is there only when all of them are."""
    name = secrets.token_hex(6)
    making = folder / f".{name}"
    try:
        making.mkdir(parents=True)
        for number, content in enumerate(drawn, 1):
            write_atomically(making / f"{number:03d}.png", content)
        making.rename(folder / name)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise not_written(error, folder) from error
    return tuple(f"{name}/{number:03d}.png" for number in range(1, len(drawn) + 1))
