"""The walls around the worker: how much it may use, and that it opens, starts and connects to nothing.

Two walls, one inside the other. Python asks before it opens anything (an audit hook, which cannot be taken away), and
on Unix the system itself has no more file numbers to give, so that code that goes around Python gets none either.
"""

from __future__ import annotations

import os
import sys

from dilemmagame.library import limits

# The doors out of a process as Python's audit events name them.
_DOORS = (
    "open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.", "mmap.", "pty.", "tempfile.", "sqlite3.",
    "winreg.", "_winapi.", "msvcrt.", "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "glob.", "pathlib.",
    "syslog.", "signal.", "fcntl.", "resource.",
)  # fmt: skip
_GRACE_S = 1


def limit() -> None:
    """Set what this process may use: memory, processor time, no file of more than nothing, no process, no core dump.

    Where the system has no such limits (Windows) the parent's clock and our own counting remain.
    """
    if sys.platform == "win32":
        return
    import resource

    wanted = (
        (resource.RLIMIT_AS, limits.DOOR_MEMORY, limits.DOOR_MEMORY),
        (resource.RLIMIT_CPU, limits.DOOR_SECONDS, limits.DOOR_SECONDS + _GRACE_S),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
    )
    for what, soft, hard in wanted:
        _set(what, soft, hard)


def close() -> None:
    """From here on this process opens nothing: no file, no connection, no process, no library."""
    if sys.platform != "win32":
        import resource

        # Standard input, output and errors are open; a number below three is never free.
        _set(resource.RLIMIT_NOFILE, 3, 3)
    sys.addaudithook(_refuse)


def _set(what: int, soft: int, hard: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _old_soft, old_hard = resource.getrlimit(what)
    if old_hard != resource.RLIM_INFINITY:
        soft, hard = min(soft, old_hard), min(hard, old_hard)
    try:
        resource.setrlimit(what, (soft, hard))
    except (OSError, ValueError):
        # macOS knows some of these by name only.
        return


def _refuse(event: str, _given: tuple[object, ...]) -> None:
    if event.startswith(_DOORS):
        raise PermissionError(event)


def is_open() -> bool:
    """Whether a file can be opened; the worker looks before it reads anything foreign."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return False
    return True
