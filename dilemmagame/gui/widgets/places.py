"""Where a dialog for files begins (in the user's documents, not in the program's folder), and asking for a place."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def suggested(name: str) -> str:
    """`name` in the documents folder, or in the user's own folder where that does not exist.

    Without a name it is that folder itself. A folder that is not there would be taken for the name of a file.
    """
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    begin = place if place.is_dir() else Path.home()
    return str(begin / name)


def file_stem(text: str) -> str:
    """`text` as the beginning of a file name; '' where nothing of it can stand in one."""
    return re.sub(r"[^\w-]+", "-", text).strip("-")


def ask_target(page: QWidget, title: str, name: str, filters: str) -> Path | None:
    """Where a file goes; the ending of the chosen filter is added when none was typed. None: nowhere."""
    chosen, kind = QFileDialog.getSaveFileName(page, title, suggested(name), filters)
    if not chosen:
        return None
    known = [each.partition("*")[2].rstrip(")") for each in filters.split(";;")]
    if any(chosen.lower().endswith(ending) for ending in known):
        return Path(chosen)
    ending = kind.partition("*")[2].rstrip(")") or known[0]
    return Path(f"{chosen}{ending}")
