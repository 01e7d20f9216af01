"""Qt itself: the version in use does not eat references to None (6.12.0 did, and crashed after some thousand calls)."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter


def test_calls_that_return_nothing_leave_none_alone(qapp: QGuiApplication) -> None:
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _round in range(200):
        painter.setPen(Qt.PenStyle.NoPen)
    after = sys.getrefcount(None)
    painter.end()
    assert before - after <= 20
