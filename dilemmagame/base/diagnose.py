"""A diagnosis to show, and to send when the user wants to: versions, sizes and the log, without typed text or paths."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from dilemmagame import __version__
from dilemmagame.base.paths import DataFolder

LAST_LINES = 200


def diagnosis(folder: DataFolder) -> str:
    """The text of the diagnosis. The user's home folder and data folder are replaced by a word."""
    lines = [
        f"dilemmagame {__version__}",
        f"Python {sys.version.split()[0]} on {platform.system()} {platform.release()} {platform.machine()}",
        f"database bytes: {_size(folder.database)}",
        f"backups: {len(list(folder.backups.glob('*.db'))) if folder.backups.is_dir() else 0}",
        "",
    ]
    log = folder.logs / "dilemmagame.log"
    if log.is_file():
        lines += log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
    return _without_paths("\n".join(lines), folder)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _without_paths(text: str, folder: DataFolder) -> str:
    return text.replace(str(folder.root), "<data>").replace(str(Path.home()), "<home>")
