"""The check in the room: the real page with a real server, and phones that really come in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.preflight.line import Line, TrialLine
from dilemmagame.gui.preflight.page import PreflightPage
from dilemmagame.gui.preflight.wording import ladder
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.tokens import PAPER
from dilemmagame.live.preflight import LINES, State, Topic
from dilemmagame.live.presence import Address, Join, Likelihood, Presence
from dilemmagame.storage import Store
from dilemmagame.voting.office import VoteOffice
from dilemmagame.voting.qr import squares
from tests.gui.pages import click, clipped, nameless, shown, small, until
from tests.voting.room import Phone

LINK = "HTTP://192.168.1.20:8765/K7QX4M"


class Told(Line):
    """A line that says what a test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.stopped = 0

    def addresses(self) -> tuple[Address, ...]:
        return (
            Address("192.168.1.20", "Wi-Fi", Likelihood.WIRELESS),
            Address("100.99.1.2", "tailscale0", Likelihood.VIRTUAL),
        )

    def start(self, chosen: str) -> bool:
        self.asked.append(chosen)
        return True

    def stop(self) -> None:
        self.stopped += 1


def plenty() -> bool:
    return False


@pytest.fixture(autouse=True)
def dutch(qtbot: QtBot) -> None:
    i18n.use("nl")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper")


@pytest.fixture
def told(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[PreflightPage, Told]]:
    line = Told()
    page = PreflightPage(line, tmp_path, PAPER, plenty)
    qtbot.addWidget(page)
    shown(page)
    yield page, line
    page.hide()


def test_a_real_phone_makes_it_green_and_leaving_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    office = VoteOffice(tmp_path / "ballots")
    page = PreflightPage(TrialLine(office), tmp_path, PAPER, plenty)
    qtbot.addWidget(page)
    shown(page)
    reach = page.rows[Topic.REACH]
    until(lambda: page._presence.join is not None)
    join = page._presence.join
    assert join is not None
    assert join.code in page.where.text()
    assert page.code.isVisible()
    assert reach.state is State.OPEN

    port = join.address.rpartition(":")[2]

    class Here:
        base = f"http://127.0.0.1:{port}"

    seen: list[dict[str, object]] = []

    async def come() -> None:
        async with aiohttp.ClientSession() as client:
            phone = Phone(client, Here())  # type: ignore[arg-type]  # it only needs the address
            assert (await phone.join(join.code))["do"] == "in"
            seen.append(phone.state)
            await asyncio.sleep(2.5)

    work = threading.Thread(target=lambda: asyncio.run(come()))
    work.start()
    until(lambda: reach.state is State.OK)
    work.join()
    assert "Gelukt" in str(seen[0])
    assert "1 telefoon kwam erdoor" in reach.found.text()
    page.hear(Presence(join))  # it went away again; it has proved the way
    assert reach.state is State.OK
    page.hide()
    until(lambda: not (tmp_path / "trial").exists())
    assert not (tmp_path / "ballots").exists()


def test_when_nobody_comes_the_ladder_is_there(
    told: tuple[PreflightPage, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _line = told
    monkeypatch.setattr("dilemmagame.live.preflight.PATIENCE_S", 0.05)
    page.hear(Presence(Join("192.168.1.20:8765", "K7QX4M", LINK, squares(LINK))))
    QTest.qWait(80)
    page.look()
    row = page.rows[Topic.REACH]
    assert row.state is State.CARE
    for word in ("reisrouter", "hotspot", "rondgaan", "met de hand", "client isolation"):
        assert word in row.advice.text()
    shown(page)
    assert clipped(page) == []


def test_another_address_starts_the_waiting_anew(told: tuple[PreflightPage, Told]) -> None:
    page, line = told
    assert line.asked == ["192.168.1.20"]
    assert page.rows[Topic.ADDRESS].state is State.OK
    page.addresses.setCurrentIndex(1)
    page.addresses.activated.emit(1)
    assert line.asked == ["192.168.1.20", "100.99.1.2"]
    assert page.rows[Topic.ADDRESS].state is State.CARE
    assert "VPN" in page.rows[Topic.ADDRESS].advice.text()


def test_the_clicker_is_heard_key_by_key(told: tuple[PreflightPage, Told]) -> None:
    page, _line = told
    page.clicker.setFocus()
    QTest.keyClick(page.clicker, Qt.Key.Key_PageDown)
    assert page.rows[Topic.CLICKER].state is State.OPEN
    assert "volgende" in page.rows[Topic.CLICKER].found.text()
    QTest.keyClick(page.clicker, Qt.Key.Key_PageUp)
    QTest.keyClicks(page.clicker, ".")
    assert page.rows[Topic.CLICKER].state is State.OK
    assert "zwart" in page.rows[Topic.CLICKER].found.text()


def test_the_picture_shows_only_when_it_is_asked_for(told: tuple[PreflightPage, Told]) -> None:
    page, _line = told
    assert not page.picture.isVisible()
    click(page.show_picture)
    assert page.picture.isVisible()
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton)
    assert not page.picture.isVisible()
    assert not page.show_picture.isChecked()
    click(page.read[len(LINES)])
    assert page.rows[Topic.LEGIBLE].state is State.OK
    click(page.read[2])
    assert page.rows[Topic.LEGIBLE].state is State.CARE


def test_leaving_takes_the_picture_and_the_server_away(told: tuple[PreflightPage, Told]) -> None:
    page, line = told
    click(page.show_picture)
    page.hide()
    assert line.stopped == 1
    assert not page.picture.isVisible()


def test_a_server_that_does_not_come_up_is_told(
    told: tuple[PreflightPage, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _line = told
    monkeypatch.setattr("dilemmagame.gui.preflight.page.UP_WITHIN_S", 0.0)
    QTest.qWait(10)
    page.look()
    assert page.rows[Topic.REACH].state is State.CARE
    assert "kon hier niet open" in page.rows[Topic.REACH].found.text()


def test_a_disk_whose_spare_room_is_gone_is_told_whatever_the_system_says(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "reserve.bin").mkdir()
    store = Store.open(DataFolder(tmp_path))
    page = PreflightPage(Told(), tmp_path, PAPER, lambda: store.nearly_full)
    qtbot.addWidget(page)
    shown(page)
    disk = page.rows[Topic.DISK]
    assert disk.state is State.CARE
    assert "De schijf is bijna vol" in disk.found.text()
    assert "Wat er staat, is veilig" in disk.advice.text()
    store.close()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (1920, 1080)])
def test_it_fits_and_everything_has_a_name(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    page = PreflightPage(Told(), tmp_path, PAPER, plenty)
    qtbot.addWidget(page)
    shown(page, size)
    page.hear(Presence(Join("192.168.1.20:8765", "K7QX4M", LINK, squares(LINK))))
    shown(page, size)
    assert clipped(page) == []
    assert nameless(page) == []
    assert small(page) == []


def test_every_system_has_its_own_word_about_the_firewall() -> None:
    said = {platform: ladder(platform)[1] for platform in ("win32", "darwin", "linux")}
    assert len(set(said.values())) == 3
    assert "beheerder" in said["win32"]
