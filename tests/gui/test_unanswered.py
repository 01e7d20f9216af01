"""A dialog that a test did not expect is a fault at once; nobody would ever answer it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    "ask",
    [
        lambda: QDialog().exec(),
        lambda: QPrintDialog().exec(),
        lambda: QFileDialog.getOpenFileName(None),
        lambda: QFileDialog.getSaveFileName(None),
        lambda: QFileDialog.getExistingDirectory(None),
    ],
    ids=["dialog", "printer", "open", "save", "folder"],
)
def test_a_dialog_is_a_fault_at_once(qtbot: QtBot, ask: Callable[[], object]) -> None:
    def give_up() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog):
                window.reject()

    QTimer.singleShot(500, give_up)  # without the fault this test would stand still
    with pytest.raises(AssertionError, match="this test does not answer"):
        ask()
