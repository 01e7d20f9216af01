"""Where a dialog for files begins: in the user's documents, not in the folder of the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def suggested(name: str) -> str:
    """`name` in the documents folder, or in the user's own folder where that does not exist.

    Without a name it is that folder itself. A folder that is not there would be taken for the name of a file.
    """
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    begin = place if place.is_dir() else Path.home()
    return str(begin / name)
