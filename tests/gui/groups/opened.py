"""Opening these pages on a furnished store, and reading what they say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.services import Services
from tests.gui.groups.house import furnish
from tests.gui.pages import services, shown


@contextmanager
def furnished(tmp_path: Path, language: str = "nl", theme: str = "paper") -> Iterator[Services]:
    with services(tmp_path, language, theme) as given:
        furnish(given.store)
        yield given


def opened(qtbot: QtBot, page: KeepingPage, size: tuple[int, int] = (1366, 768)) -> None:
    qtbot.addWidget(page)
    shown(page, size)


def typed(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def words(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
