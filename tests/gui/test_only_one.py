"""A second start on the same data brings the first window to the front and opens none of its own."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dilemmagame.app import OnlyOne
from dilemmagame.base.paths import DataFolder


def test_the_first_hears_of_every_later_start(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, third = (OnlyOne(DataFolder(tmp_path)) for _start in range(3))
    assert first.claim()
    first.listen()
    for later in (second, third):
        with qtbot.waitSignal(first.asked, timeout=5000):
            assert not later.claim()


def test_two_folders_are_two_programs(qtbot: QtBot, tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    programs = [OnlyOne(DataFolder(folder)) for folder in folders]
    assert all(each.claim() for each in programs)


def test_a_missing_folder_does_not_stop_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    only = OnlyOne(DataFolder(tmp_path / "not-there"))
    assert only.claim()
    only.listen()
