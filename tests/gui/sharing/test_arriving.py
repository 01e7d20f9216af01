"""Stories about files that come from outside: with the start of the program, with a second start, onto the library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dilemmagame.app import OnlyOne, load_services
from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings
from dilemmagame.cli import split_file
from dilemmagame.gui.doors import Doors
from dilemmagame.gui.library.page import LibraryPage
from dilemmagame.gui.sharing.choosing import ChooseView
from dilemmagame.gui.sharing.packageview import PackageView
from dilemmagame.gui.sharing.page import FetchPage
from dilemmagame.gui.sharing.sharepage import SharePage
from dilemmagame.gui.shell import MainWindow
from tests.gui.pages import click, until
from tests.gui.sharing.traffic import drop, package, settled
from tests.library.packages import village
from tests.prepared import used_folder


@pytest.mark.parametrize(
    ("words", "file", "rest"),
    [
        (["Stapel.dilemma"], "Stapel.dilemma", []),
        (
            ["--lang", "nl", "kaarten.XLSX", "--theme", "night"],
            "kaarten.XLSX",
            ["--lang", "nl", "--theme", "night"],
        ),
        (["--data=map", "een map/kaarten.csv"], "een map/kaarten.csv", ["--data=map"]),
        (["import", "kaarten.xlsx", "-o", "dorp"], None, ["import", "kaarten.xlsx", "-o", "dorp"]),
        (["--data", "x.dilemma", "decks"], None, ["--data", "x.dilemma", "decks"]),
        ([], None, []),
    ],
)
def test_a_file_in_place_of_a_command_is_seen(words: list[str], file: str | None, rest: list[str]) -> None:
    assert split_file(words) == (Path(file) if file else None, rest)


def window(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    i18n.use("nl")
    made = MainWindow(DataFolder(tmp_path / "data"), Settings(), "paper")
    qtbot.addWidget(made)
    made.show()
    return made


def page_of(made: MainWindow) -> FetchPage:
    page = made._pages.currentWidget()
    assert isinstance(page, FetchPage), type(page)
    return page


def test_a_file_given_at_the_start_opens_when_all_is_loaded(tmp_path: Path, qtbot: QtBot) -> None:
    source = package(tmp_path, village())
    made = window(tmp_path, qtbot)
    made.fetch(source)
    assert not isinstance(made._pages.currentWidget(), FetchPage)
    made.receive(load_services(used_folder(tmp_path / "data"), "nl"))
    page = page_of(made)
    settled(page)
    assert isinstance(page.step, PackageView)
    made.release()


def test_from_the_library_a_deck_comes_in_by_button_and_by_drop_and_goes_out(
    tmp_path: Path, qtbot: QtBot
) -> None:
    source = package(tmp_path, village())
    made = window(tmp_path, qtbot)
    made.receive(load_services(used_folder(tmp_path / "data"), "nl"))
    made._through(Doors.library)
    library = made._pages.currentWidget()
    assert isinstance(library, LibraryPage)
    click(library.makers["import"])
    assert isinstance(page_of(made).step, ChooseView)
    page_of(made).back.emit()
    library = made._pages.currentWidget()
    assert isinstance(library, LibraryPage)
    drop(library, source)
    page = page_of(made)
    settled(page)
    assert isinstance(page.step, PackageView)
    page.step.wanted.emit()
    settled(page)
    page.back.emit()
    library = made._pages.currentWidget()
    assert isinstance(library, LibraryPage)
    until(lambda: any(each.deck.id == "dorp" for each in library._decks))
    assert library._acts.share_deck is not None
    library._acts.share_deck(tmp_path / "data" / "decks" / "dorp")
    assert isinstance(made._pages.currentWidget(), SharePage)
    made.release()


def test_a_second_start_hands_its_file_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, third = (OnlyOne(DataFolder(tmp_path)) for _start in range(3))
    assert first.claim()
    early = tmp_path / "vroeg.dilemma"
    assert not second.claim(early)
    heard: list[Path] = []
    first.brought.connect(heard.append)
    first.listen()
    assert heard == [early], "also what came before the window was painted"
    odd = tmp_path / "twee\nregels ‘é’.dilemma"
    with qtbot.waitSignal(first.brought, timeout=5000):
        assert not third.claim(odd)
    assert heard == [early, odd]


def test_what_is_left_from_another_day_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "running.bell").write_bytes(b'"/oud.dilemma"\n')
    first = OnlyOne(DataFolder(tmp_path))
    heard: list[Path] = []
    first.brought.connect(heard.append)
    assert first.claim()
    first.listen()
    assert heard == []


def test_a_bell_that_is_not_ours_only_rings(qtbot: QtBot, tmp_path: Path) -> None:
    first = OnlyOne(DataFolder(tmp_path))
    assert first.claim()
    heard: list[Path] = []
    first.brought.connect(heard.append)
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=5000), (tmp_path / "running.bell").open("ab") as bell:
        bell.write(b'{"a": 1}\n\xff\xfe\n7\n')
    assert heard == []


def test_the_real_program_starts_with_a_file(tmp_path: Path) -> None:
    source = package(tmp_path, village())
    ended = subprocess.run(
        [sys.executable, "-m", "dilemmagame", "--data", str(tmp_path / "data"), str(source), "--quit-after-paint"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (
        ended.returncode,
        ended.stderr.replace("This plugin does not support propagateSizeHints()\n", ""),
    ) == (0, "")
