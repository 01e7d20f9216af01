"""The whole window, opened as the app does, on the page where an evening is prepared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.shell import MainWindow


@contextmanager
def preparing(folder: DataFolder, qtbot: QtBot, language: str = "nl") -> Iterator[MainWindow]:
    i18n.use(language)
    window = MainWindow(folder, Settings(language=language), "paper")
    qtbot.addWidget(window)
    window.receive(load_services(folder, language))
    window.show()
    QApplication.processEvents()
    window._through(lambda doors: doors.prepare())
    yield window
    window.release()


def prepare(window: MainWindow) -> PreparePage:
    """The page, while it is in front."""
    page = window._pages.currentWidget()
    assert isinstance(page, PreparePage)
    return page
