"""Where a save dialog begins: in the user's documents, not in the folder of the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def suggested(name: str) -> str:
    """`name` in the documents folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(place) / name)
