"""The process that reads foreign bytes: standard input holds them, standard output tells what is in them.

Started by `process` with the word `--door-worker` and a task. It loads what it needs, puts up its walls, and only then
reads. Nothing of the app is loaded here, and no Qt.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import PurePath
from types import TracebackType
from typing import BinaryIO

from dilemmagame.library.door import walls
from dilemmagame.library.door.telling import FOLDER, PACKAGE, PAGES, SHEET, LineTelling

_SPOKEN, _FAILED, _UNUSABLE = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Do one task: `package`, `folder`, `sheet` with a suffix and a title, or `pages` with a suffix and which ones.

    Never returns what it read.
    """
    walls.limit()
    # Standard streams as bytes: the machine's settings for text have no say here.
    source, target = open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # noqa: SIM115 - until the process ends
    sys.excepthook = fault_teller(target)
    if not arguments or arguments[0] not in {PACKAGE, FOLDER, SHEET, PAGES}:
        return _UNUSABLE
    _rehearse(arguments)
    gc.freeze()
    walls.close()
    if walls.is_open():
        raise PermissionError
    telling = LineTelling(target)
    _do(arguments, source, telling)
    telling.done()
    return _SPOKEN


def _do(arguments: list[str], source: BinaryIO, telling: LineTelling) -> None:
    match arguments:
        case ["package"]:
            from dilemmagame.library.door import intake

            intake.take_package(source, telling)
        case ["folder"]:
            from dilemmagame.library.door import intake

            intake.take_folder(source, telling)
        case ["sheet", suffix, wanted]:
            from dilemmagame.library.door import sheets

            sheets.take_sheet(source, suffix, wanted, telling)
        case ["pages", suffix, first, count]:
            from dilemmagame.library.door import pages

            pages.take_pages(source, suffix, int(first), int(count), telling)
        case _:
            raise ValueError


def _rehearse(arguments: list[str]) -> None:
    """Use every library once on something of our own: after the walls are up none can be loaded."""
    from dilemmagame.library.door import rehearsal

    match arguments:
        case ["sheet", ".xlsx", *_]:
            rehearsal.of_workbooks()
        case ["sheet", *_]:
            rehearsal.of_texts()
        case ["pages", suffix, *_]:
            rehearsal.of_pages(suffix)
        case _:
            rehearsal.of_packages()


def fault_teller(
    target: BinaryIO,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What to do with a fault of our own: name it and its place, never what was read, and end."""

    def tell(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
        place = ""
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file != walls.__file__:
                place = f"{PurePath(file).name}:{trace.tb_lineno}"
            trace = trace.tb_next
        LineTelling(target).fault(kind.__name__, place)
        os._exit(_FAILED)

    return tell
