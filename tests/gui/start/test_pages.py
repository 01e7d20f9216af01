"""The pages around a session, in the real main window: every door, both languages, what happens when a file is bad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dilemmagame.app import Loader, load_services, put_last_copy_back, set_damaged_aside
from dilemmagame.base import i18n
from dilemmagame.base.clock import SystemClock
from dilemmagame.base.errors import WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings, load_settings
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.gui.shell import MainWindow
from dilemmagame.gui.start.home import HomePage
from dilemmagame.gui.start.settings import SettingsPage
from dilemmagame.gui.widgets.names import mayor_alone
from dilemmagame.library.groupfile import to_bytes
from dilemmagame.live.hub import SessionOwner
from dilemmagame.storage import Store
from tests.gui.pages import until
from tests.gui.start.broken_off import broken_off
from tests.prepared import used_folder
from tests.sample import plan
from tests.storage.test_refusals import newer

Opened = tuple[MainWindow, DataFolder]


@pytest.fixture(params=["nl", "en"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    """The main window with everything loaded, in one of the languages."""
    i18n.use(request.param)
    folder = used_folder(tmp_path / "data")
    window = MainWindow(folder, Settings(language=request.param), "paper")
    qtbot.addWidget(window)
    window.show()
    window.receive(load_services(folder, request.param))
    yield window, folder
    window.release()


def page(window: MainWindow) -> QWidget:
    shown = window._pages.currentWidget()
    assert shown is not None
    return shown


def named(window: MainWindow, name: str) -> QAbstractButton:
    return next(each for each in page(window).findChildren(QAbstractButton) if each.accessibleName() == name)


def words(window: MainWindow) -> str:
    labels = page(window).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page(window)))


def test_every_door_opens_and_leads_back(opened: Opened, qtbot: QtBot) -> None:
    window, _folder = opened
    for door in ("Past sessions", "Groups", "Settings", "About this app", "Library", "New session"):
        named(window, i18n._(door)).click()
        assert not isinstance(page(window), HomePage), door
        page(window).back.emit()  # type: ignore[attr-defined]  # every page but home has it
        assert isinstance(page(window), HomePage), door
        QApplication.processEvents()


@pytest.mark.parametrize("door", ["Library", "New session"])
def test_a_door_behind_a_door_opens_too(opened: Opened, qtbot: QtBot, door: str) -> None:
    window, _folder = opened
    named(window, i18n._(door)).click()
    wanted = i18n._("Print cards")
    buttons = page(window).findChildren(QAbstractButton)
    button = next(each for each in buttons if wanted in (each.accessibleName(), each.text()))
    until(button.isEnabled)
    button.click()
    assert type(page(window)).__name__ == "PrintPage"


def test_f1_lays_help_over_any_page_and_takes_it_away(opened: Opened, qtbot: QtBot) -> None:
    window, _folder = opened
    named(window, i18n._("Settings")).click()
    under = page(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "PgDn" in words(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert page(window) is under


def test_every_control_has_a_name_and_every_label_is_plain_text(opened: Opened, qtbot: QtBot) -> None:
    window, _folder = opened
    for door in ("", "Past sessions", "Settings", "About this app"):
        if door:
            named(window, i18n._(door)).click()
        kinds = (QAbstractButton, QLineEdit, QComboBox, QCheckBox, QPlainTextEdit)
        nameless = [
            each
            for kind in kinds
            for each in page(window).findChildren(kind)
            if not each.accessibleName() and not each.objectName().startswith("qt_") and each.isVisible()
        ]
        assert nameless == [], door
        rich = [
            each
            for each in page(window).findChildren(QLabel)
            if each.text() and each.textFormat() is not Qt.TextFormat.PlainText
        ]
        assert rich == [], door
        if door:
            page(window).back.emit()  # type: ignore[attr-defined]


def test_a_language_switch_takes_effect_at_once_and_is_kept(opened: Opened, qtbot: QtBot) -> None:
    window, folder = opened
    named(window, i18n._("Settings")).click()
    other = "en" if i18n.language() == "nl" else "nl"
    box = next(
        each for each in page(window).findChildren(QComboBox) if each.accessibleName() == i18n._("Language")
    )
    box.setCurrentIndex(box.findData(other))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: isinstance(page(window), SettingsPage) and i18n._("Your data") in words(window))
    assert i18n.language() == other
    assert load_settings(folder).language == other


def test_the_organisation_is_kept_when_a_field_is_left(opened: Opened, qtbot: QtBot) -> None:
    window, _folder = opened
    named(window, i18n._("Settings")).click()
    field = next(
        each for each in page(window).findChildren(QLineEdit) if each.accessibleName() == i18n._("Name")
    )
    field.setText("Gemeente Wolderhage")
    field.editingFinished.emit()
    assert window._services is not None
    assert window._services.store.load_organisation().name == "Gemeente Wolderhage"


def test_the_settings_leave_the_rest_of_the_organisation_as_it_is(opened: Opened, qtbot: QtBot) -> None:
    window, _folder = opened
    assert window._services is not None
    store = window._services.store
    contacts = tuple(Contact(f"rol {number}", "") for number in range(1, 7))
    ours = store.save_organisation(Organisation("Lindewaard", "", contacts, id="o1", colour="#7A1F3D"))
    named(window, i18n._("Settings")).click()
    field = next(
        each for each in page(window).findChildren(QLineEdit) if each.accessibleName() == i18n._("Name")
    )
    field.setText("Gemeente Lindewaard")
    field.editingFinished.emit()
    assert store.organisations() == (replace(ours, name="Gemeente Lindewaard"),)


def test_the_settings_warn_when_the_mayor_is_the_only_contact(opened: Opened, qtbot: QtBot) -> None:
    window, _folder = opened
    named(window, i18n._("Settings")).click()
    assert mayor_alone() not in words(window)
    name = i18n._("Contact {n}: role").format(n=1)
    field = next(each for each in page(window).findChildren(QLineEdit) if each.accessibleName() == name)
    for role, warned in (("Burgemeester", True), ("Griffier", False)):
        field.setText(role)
        field.editingFinished.emit()
        assert (mayor_alone() in words(window)) is warned


def test_a_group_file_that_is_brought_opens_its_own_page(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window, _folder = opened
    source = tmp_path / "raad.groep"
    source.write_bytes(to_bytes(Organisation("Lindewaard"), Group("g1", "", "Raad van Lindewaard")))
    window.fetch(source)
    assert type(page(window)).__name__ == "ArrivingPage"
    assert "Raad van Lindewaard" in words(window)


def test_after_a_crash_the_first_page_asks_one_question(tmp_path: Path, qtbot: QtBot) -> None:
    i18n.use("nl")
    folder = broken_off(tmp_path / "data")
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    window.receive(load_services(folder, "nl"))
    assert "Verder met ‘Raad in gesprek’?" in words(window)
    named(window, "Ga verder").click()
    qtbot.waitUntil(lambda: type(page(window)).__name__ == "ConsolePage")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for expected in ("HelpPage", "ConsolePage"):
        QTest.keyClick(window, Qt.Key.Key_F1)
        assert type(page(window)).__name__ == expected
    window.release()


@pytest.mark.parametrize("way", ["copy", "empty"])
def test_a_damaged_file_is_explained_and_there_is_a_way_on(tmp_path: Path, qtbot: QtBot, way: str) -> None:
    i18n.use("nl")
    folder = used_folder(tmp_path / "data")
    store = Store.open(folder)
    SessionOwner.start(store, SystemClock(), plan())
    store.backup()
    store.close()
    folder.database.write_bytes(folder.database.read_bytes()[:5_000])
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    loader = Loader(folder, "nl")
    loader.ready.connect(window.receive)
    loader.failed.connect(window.explain_failure)
    with qtbot.waitSignal(loader.failed, timeout=10_000) as failed:
        loader.start()
    assert failed.args is not None
    assert failed.args[0].code is WorldErrorCode.DATABASE_DAMAGED
    assert "konden niet worden geopend" in words(window)
    repair = put_last_copy_back if way == "copy" else set_damaged_aside
    with qtbot.waitSignal(loader.ready, timeout=10_000):
        loader.start(lambda: repair(folder))
    assert window._services is not None
    assert len(window._services.store.sessions()) == (1 if way == "copy" else 0)
    assert list(folder.root.glob("*damaged*"))
    window.release()


def test_a_newer_file_is_refused_and_another_folder_can_be_used(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use("nl")
    folder, other = DataFolder(tmp_path / "data"), tmp_path / "anders"
    Store.open(folder, reserve_bytes=4096).close()
    newer(folder.database)
    content = folder.database.read_bytes()
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    loader = Loader(folder, "nl")
    loader.ready.connect(window.receive)
    loader.failed.connect(window.explain_failure)
    window.folder_chosen.connect(loader.move)
    with qtbot.waitSignal(loader.failed, timeout=10_000):
        loader.start()
    assert folder.database.read_bytes() == content
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(other))
    with qtbot.waitSignal(loader.ready, timeout=10_000):
        named(window, "Gebruik een andere map").click()
    assert (other / "sessions.db").is_file()
    window.release()


def test_the_tiles_stay_where_they_are_when_a_session_is_asked_about(tmp_path: Path, qtbot: QtBot) -> None:
    i18n.use("nl")
    folder = broken_off(tmp_path / "data")
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    before = [door.mapTo(window, door.rect().center()) for door in window._home._doors]
    window.receive(load_services(folder, "nl"))
    QTest.qWait(50)
    assert window._home._question.isVisible()
    said = " ".join(each.text() for each in window._home._question.findChildren(QLabel))
    assert "nog niet afgesloten" in said
    assert [door.mapTo(window, door.rect().center()) for door in window._home._doors] == before
    window.release()
