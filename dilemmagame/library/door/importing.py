"""The door seen from inside the app: foreign packages, folders and sheets come in here and nowhere else."""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.cards import Problem
from dilemmagame.library import limits
from dilemmagame.library.door import names
from dilemmagame.library.door.arrivals import DrawnPages, Imported, SheetRows
from dilemmagame.library.door.process import Ending, converse
from dilemmagame.library.door.spool import write_spool
from dilemmagame.library.door.telling import FOLDER, PACKAGE, PAGES, SHEET, WHOLE, refusal
from dilemmagame.library.findings import Code

if TYPE_CHECKING:
    from dilemmagame.library.door.gathering import Gathering

log = logging.getLogger(__name__)


def import_untrusted(source: Path, *, work: Path | None = None) -> Imported:
    """A package (.dilemma, .zip) or a folder with a deck, as clean files and a list of what is not right with it.

    Reading happens in a process of its own. Never raises on what is in `source`. `work` is the folder for one temporary
    file while a folder is read, else the system's; WorldError DISK_FULL when there is no room for it.
    """
    from dilemmagame.library.door.gathering import Gathering

    gathering = Gathering()
    if source.is_dir():
        with tempfile.TemporaryFile(dir=work) as spool:
            try:
                write_spool(source, spool)
                spool.seek(0)
            except OSError as error:  # only writing can fail there: no room for the copy
                raise WorldError(WorldErrorCode.DISK_FULL, str(work or tempfile.gettempdir())) from error
            _read((FOLDER,), spool, gathering)
    else:
        with _opened(source, limits.PACKAGE_BYTES, Code.PACKAGE_TOO_LARGE, gathering) as stream:
            if stream is not None:
                _read((PACKAGE,), stream, gathering)
    imported = gathering.imported()
    return replace(imported, problems=_named(imported.problems, source))


def sheet_rows(source: Path, *, sheet: str | None = None) -> SheetRows:
    """The rows of a sheet (.xlsx, .csv, .tsv, .txt) as clean text: the one with the title `sheet`, else the first one.

    Reading happens in a process of its own. Never raises on what is in `source`.
    """
    from dilemmagame.library.door.gathering import Gathering

    gathering = Gathering()
    with _opened(source, limits.SHEET_BYTES, Code.SHEET_TOO_LARGE, gathering) as stream:
        if stream is not None:
            _read((SHEET, source.suffix.lower()[:8], sheet or ""), stream, gathering)
    rows = gathering.sheet()
    return replace(rows, problems=_named(rows.problems, source))


def drawn_pages(source: Path, first: int, count: int) -> DrawnPages:
    """`count` pages of a PDF from page `first` (from 0) on, or a picture (.png, .jpg, .jpeg) as the only page.

    Reading happens in a process of its own. Never raises on what is in `source`.
    """
    from dilemmagame.library.door.gathering import Gathering

    gathering = Gathering()
    with _opened(source, limits.PAGES_BYTES, Code.PAGES_TOO_LARGE, gathering) as stream:
        if stream is not None:
            _read((PAGES, source.suffix.lower()[:8], str(first), str(count)), stream, gathering)
    drawn = gathering.drawn()
    return replace(drawn, problems=_named(drawn.problems, source))


def _read(task: tuple[str, ...], stream: IO[bytes], gathering: Gathering) -> None:
    from dilemmagame.library.door.messages import UnbelievableError

    try:
        ending = converse(task, stream, gathering.hear)
    except UnbelievableError:
        log.warning("the worker said something unbelievable")
        ending = Ending.STOPPED
    except OSError as error:
        log.warning("the worker could not be started: %s", error.strerror)
        ending = Ending.STOPPED
    if gathering.fault:
        log.warning("the worker failed: %s", gathering.fault)
    if ending is Ending.SPOKEN and gathering.finished:
        return
    code, arguments = Code.READING_STOPPED, tuple[str, ...]()
    if ending is Ending.SLOW:
        code, arguments = Code.READING_SLOW, (str(limits.DOOR_SECONDS),)
    elif gathering.fault.startswith("MemoryError"):
        code, arguments = Code.READING_HEAVY, (str(limits.DOOR_MEMORY // 1024**2),)
    gathering.problem(refusal(gathering.last or WHOLE, code, *arguments), refuses=True)


@contextmanager
def _opened(source: Path, most: int, too_large: Code, gathering: Gathering) -> Iterator[IO[bytes] | None]:
    """The file at `source`, or None with a problem: absent, no plain file, too large."""
    code: Code | None = None
    stream: IO[bytes] | None = None
    try:
        # Not waiting for a pipe; a link is followed, for the person chose it.
        handle = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        stream = os.fdopen(handle, "rb")
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            code = Code.FILE_UNREADABLE
        elif found.st_size > most:
            code = too_large
    except FileNotFoundError:
        code = Code.FILE_MISSING
    except (OSError, ValueError):
        code = Code.FILE_UNREADABLE
    if code is not None:
        arguments = (str(most // 1024**2),) if code is too_large else ()
        gathering.problem(refusal(WHOLE, code, *arguments), refuses=True)
    try:
        yield stream if code is None else None
    finally:
        if stream is not None:
            stream.close()


def _named(problems: tuple[Problem, ...], source: Path) -> tuple[Problem, ...]:
    """With the source's own name where a problem concerns the whole."""
    name = names.shown(source.name)
    return tuple(
        replace(
            each,
            file=name if each.file == WHOLE else each.file,
            arguments=tuple(name if argument == WHOLE else argument for argument in each.arguments),
        )
        for each in problems
    )
