"""The log: ids, counts and errors, never typed text. Two small rotating files in the data folder,
fourteen days at most.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder

LARGEST_BYTES = 2_500_000
OLDEST_S = 14 * 24 * 3600


class TwoFiles(logging.FileHandler):
    """Appends to `path`; when that has grown to `largest` bytes, it becomes `path`.1 and a new one begins.

    Python's own rotating handler brings the network libraries along, which slows the start.
    """

    def __init__(self, path: Path, largest: int) -> None:
        super().__init__(path, encoding="utf-8")
        self._path = path
        self._largest = largest

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # what cannot be logged must not stop what it tells of
            super().emit(record)
            if self.stream is not None and self.stream.tell() >= self._largest:
                self.stream.close()
                self.stream = None  # where the next lines fail, the next record opens it
                # Somebody may be reading it (Windows): then it grows a little more.
                self._path.replace(self._path.with_name(f"{self._path.name}.1"))
                self.stream = self._open()


class _WithoutMessages(logging.Formatter):
    """A traceback by its places only: the message of an exception may hold typed text."""

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _bug, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind is not None else "")


def open_log(folder: DataFolder) -> None:
    """Start logging to the data folder; where that is not possible (read-only) log nowhere rather than fail."""
    root = logging.getLogger("dilemmagame")
    root.setLevel(logging.INFO)
    try:
        folder.logs.mkdir(parents=True, exist_ok=True)
        _forget_old(folder)
        handler = TwoFiles(folder.logs / "dilemmagame.log", LARGEST_BYTES)
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(_WithoutMessages("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def _forget_old(folder: DataFolder) -> None:
    for path in folder.logs.glob("dilemmagame.log*"):
        if time.time() - path.stat().st_mtime > OLDEST_S:
            path.unlink()


def report_crashes(folder: DataFolder) -> None:
    """Log what nobody caught, on every thread, and say so in one sentence; the program goes on where it can."""
    log = logging.getLogger("dilemmagame.crash")

    def uncaught(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        log.error("uncaught %s", kind.__name__, exc_info=_without_values(kind, bug, trace))
        if sys.stderr is not None:  # a windowed program on Windows has none
            print(  # noqa: T201  # nobody else is left to say it
                _(
                    "Something in the program itself went wrong. What was kept is safe. The log lies in {folder}"
                ).format(folder=folder.logs),
                file=sys.stderr,
            )

    sys.excepthook = uncaught
    threading.excepthook = lambda args: log.error(
        "uncaught on thread %s: %s", args.thread.name if args.thread else "?", args.exc_type.__name__,
        exc_info=_without_values(args.exc_type, args.exc_value, args.exc_traceback),
    )  # fmt: skip


def _without_values(
    kind: type[BaseException], _bug: BaseException | None, trace: TracebackType | None
) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """The traceback without the message of the exception: a message may hold typed text."""
    return kind, kind.__new__(kind), trace
