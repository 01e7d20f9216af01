"""The floor for the start: a PySide6 window of our size with one label, gone after its first paint."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Bare(QMainWindow):
    """Says nothing but its label and quits."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt names it
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """Open it, paint it once, leave."""
    app = QApplication(sys.argv[:1])
    window = Bare()
    window.setCentralWidget(QLabel("dilemmagame"))
    window.resize(1366, 768)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
