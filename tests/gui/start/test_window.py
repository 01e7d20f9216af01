"""The first window fits its screen, and the ring of the focus stands only where the focus is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.settings import Settings
from dilemmagame.gui import shell
from dilemmagame.gui.focus import FocusRing
from dilemmagame.gui.shell import MainWindow
from dilemmagame.gui.tokens import theme_named
from dilemmagame.gui.widgets.scroll import Scroller
from tests.gui.start.broken_off import broken_off
from tests.prepared import used_folder


def test_a_window_as_large_as_the_screen_begins_maximised(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(used_folder(tmp_path / "data"), Settings(), "paper")
    qtbot.addWidget(window)
    free = window.screen().availableGeometry().size()
    monkeypatch.setattr(shell, "USUAL_SIZE", (free.width(), free.height()))
    shell.begin(window)
    assert window.isMaximized()


def test_a_window_that_leaves_room_for_its_bars_begins_in_its_usual_size(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(used_folder(tmp_path / "data"), Settings(), "paper")
    qtbot.addWidget(window)
    window.setMinimumSize(QSize(100, 100))
    free = window.screen().availableGeometry().size()
    monkeypatch.setattr(shell, "USUAL_SIZE", (free.width() // 2, free.height() // 2))
    shell.begin(window)
    assert window.isVisible()
    assert not window.isMaximized()


def test_not_now_leaves_the_focus_on_a_new_session_and_no_ring_around_the_page(
    tmp_path: Path, qtbot: QtBot
) -> None:
    i18n.use("nl")
    folder = broken_off(tmp_path / "data")
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert not isinstance(QApplication.focusWidget(), QScrollArea), "nothing has to be scrolled"
    window.resize(900, 560)
    window.receive(load_services(folder, "nl"))
    [around] = window._home.findChildren(Scroller)
    qtbot.waitUntil(lambda: around.focusPolicy() is not Qt.FocusPolicy.NoFocus)
    later = next(
        each for each in window._home.findChildren(QAbstractButton) if each.accessibleName() == "Nu niet"
    )
    later.setFocus()
    later.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window._home._new)
    window.release()


def test_the_ring_goes_out_of_sight_with_what_scrolls(qapp: QApplication, qtbot: QtBot) -> None:
    focus = FocusRing.install(qapp, theme_named("paper"))
    body, window = QWidget(), QWidget()
    rows = QVBoxLayout(body)
    button, below = QPushButton("hier"), QWidget()
    below.setMinimumHeight(900)
    rows.addWidget(button)
    rows.addWidget(below)
    scroller = Scroller(body, "lang")
    QVBoxLayout(window).addWidget(scroller)
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = focus._overlay
    assert ring is not None
    qtbot.waitUntil(ring.isVisible)
    scroller.verticalScrollBar().setValue(400)
    assert not ring.isVisible()
    scroller.verticalScrollBar().setValue(0)
    assert ring.isVisible()
