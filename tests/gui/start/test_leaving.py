"""Leaving a running session for the start page, and finding its notes there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.settings import Settings
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.review.page import ReviewPage
from dilemmagame.gui.shell import MainWindow
from dilemmagame.gui.start.home import HomePage
from tests.gui.start.broken_off import broken_off


def test_two_presses_leave_and_the_session_can_be_read_or_gone_on_with(tmp_path: Path, qtbot: QtBot) -> None:
    i18n.use("nl")
    folder = broken_off(tmp_path / "data")
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    window.receive(load_services(folder, "nl"))

    def shown() -> QWidget:
        page = window._pages.currentWidget()
        assert page is not None
        return page

    def press(name: str) -> None:
        next(each for each in shown().findChildren(QAbstractButton) if each.accessibleName() == name).click()

    press("Ga verder")
    qtbot.waitUntil(lambda: isinstance(shown(), ConsolePage))
    control = Qt.KeyboardModifier.ControlModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_W, control)
    assert isinstance(shown(), ConsolePage)
    QTest.keyClick(window, Qt.Key.Key_W, control)
    qtbot.waitUntil(lambda: isinstance(shown(), HomePage))
    press("Eerdere sessies")
    press("Verslag van Raad in gesprek")
    assert isinstance(shown(), ReviewPage)
    shown().back.emit()  # type: ignore[attr-defined]  # ReviewPage has it
    press("Ga verder")
    qtbot.waitUntil(lambda: isinstance(shown(), ConsolePage))
    window.close()
    window.release()
