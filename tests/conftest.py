"""What holds for every test: no screen needed, the user's own data untouched, one language at the start."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from dilemmagame.base import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is slow now and then; that says nothing about the code.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(autouse=True, scope="session")
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the app (gui/collector.py): a thread that collected garbage would destroy windows off the GUI thread."""
    gc.disable()
    yield
    gc.enable()


GARBAGE = 100_000


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """A look now and then, between tests; a whole collection after each of them would cost minutes."""
    yield
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that `--data` means in this test; never the one of the person who runs it."""
    folder = tmp_path_factory.mktemp("user-data")
    monkeypatch.setenv("DILEMMAGAME_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def language_as_before() -> Iterator[None]:
    """A test that switches the language leaves it as it was."""
    before = i18n.language()
    yield
    if i18n.language() != before:
        i18n.use(before)
