"""Garbage is collected on the GUI thread only.

Python's collector runs on whatever thread happens to allocate. When that is the session's or the store's thread and
a closed page is among the garbage, Qt objects would be destroyed off the GUI thread, which crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
OFTEN, SELDOM = 5_000, 10


class Collector(QObject):
    """As long as it lives, collection happens here and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._young = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect young garbage when there is enough of it, and everything now and then."""
        if gc.get_count()[0] < OFTEN:
            return
        self._young += 1
        gc.collect(2 if self._young % SELDOM == 0 else 1)

    def stop(self) -> None:
        """Leave collection to Python again."""
        self._timer.stop()
        gc.enable()
