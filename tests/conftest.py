"""What holds for every test: no screen needed, the user's own data untouched, one language at the start."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from dilemmagame.base import i18n
from dilemmagame.voting import remote_service, service

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is slow now and then; that says nothing about the code.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(autouse=True, scope="session")
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the app (gui/collector.py): a thread that collected garbage would destroy windows off the GUI thread."""
    gc.disable()
    gc.collect()
    gc.freeze()  # thousands of tests and every module stay until the end: no need to walk them at each look
    yield
    gc.enable()


GARBAGE, SELDOM = 10_000, 20


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Look at what is young between tests and at everything now and then: the whole heap takes a second or two."""
    yield
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # or the next theme dresses closed windows
    gc.disable()  # a test that closed an app left collecting to Python again
    young, _middle, looks = gc.get_count()
    if young > GARBAGE:
        gc.collect(2 if looks >= SELDOM else 1)


@pytest.fixture(scope="session")
def data_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders for one test each: pytest would look through all that there are to number the next."""
    place = tmp_path_factory.mktemp("user-data")
    return (place / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_data_folder(data_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that `--data` means in this test; never the one of the person who runs it."""
    folder = next(data_folders)
    folder.mkdir()
    monkeypatch.setenv("DILEMMAGAME_DATA", str(folder))
    return folder


LOWEST, APART, PLACES = 10_000, 50, 400


@pytest.fixture(autouse=True, scope="session")
def own_ports() -> Iterator[None]:
    """Each worker has ports of its own: a test that kills a server wants the same port back."""
    first = LOWEST + os.getpid() % PLACES * APART
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(service, "FIRST_PORT", first)
        patch.setattr(remote_service, "FIRST_PORT", first + APART // 2)
        yield


class UnansweredDialogError(AssertionError):
    """A window that waits for somebody opened; nobody would ever answer it."""


@pytest.fixture(autouse=True, scope="session")
def no_dialog_waits_for_somebody() -> Iterator[None]:
    """No time limit reaches into the loop of a dialog: one that a test did not expect would hold up the whole run."""

    def nobody(*_given: object, **_named: object) -> None:
        raise UnansweredDialogError("a dialog opened that this test does not answer")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QDialog, "exec", nobody)
        for kind in (QFileDialog, QPrintDialog):
            for name in [name for name in vars(kind) if name == "exec" or name.startswith("get")]:
                patch.setattr(kind, name, nobody)
        yield


@pytest.fixture(autouse=True)
def language_as_before() -> Iterator[None]:
    """A test that switches the language leaves it as it was."""
    before = i18n.language()
    yield
    if i18n.language() != before:
        i18n.use(before)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is known to take long comes first, or one core would work on it at the end while the other has nothing."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)
