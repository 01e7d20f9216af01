"""What the stories about the card editor share: the editor on a small deck, and what a person does in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.editor.page import EditorPage
from dilemmagame.gui.stage.cardlook import CardLook
from tests.gui.editor.decks import deck_in
from tests.gui.pages import services, shown


@contextmanager
def editor(
    tmp_path: Path,
    qtbot: QtBot,
    language: str = "nl",
    theme: str = "paper",
    size: tuple[int, int] = (1440, 900),
    *,
    stem: str = "wijn",
    windows: bool = False,
    before: str = "",
) -> Iterator[EditorPage]:
    """The editor with card `stem` of a deck of our own; `before` is what stands in its file at first."""
    folder = deck_in(DataFolder(tmp_path / "data").decks, windows=windows)
    if before:
        (folder / "cards" / f"{stem}.md").write_text(before, encoding="utf-8")
    with services(tmp_path, language, theme) as given:
        page = EditorPage(given, CardLook(), folder, stem)
        qtbot.addWidget(page)
        shown(page, size)
        page.activateWindow()
        yield page
        page.keeper.stop()
        page.paper._background.wait()


def file_of(page: EditorPage) -> Path:
    return page.draft.file.path


def replace_text(field: QWidget, text: str) -> None:
    """As a person does: select everything and type."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def pause(page: EditorPage) -> None:
    """A moment passes for the writer."""
    clock = page._services.clock
    assert isinstance(clock, VirtualClock)
    clock.advance(5000)
