"""Beside the phones in a whole evening: the laptop goes round, paper is made, the check sees the evening's server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.settings import Settings, load_settings
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import Advance, Finish
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import begin, replay
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.ballot.window import BallotWindow
from dilemmagame.gui.console.desk import RoomAct
from dilemmagame.gui.evening import Evening
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.preflight.papers import PapersPage
from dilemmagame.gui.shell import MainWindow
from dilemmagame.gui.theme import apply_theme
from dilemmagame.live.preflight import State, Topic
from dilemmagame.voting.door import slip_hash
from tests.gui.pages import clipped, nameless, small, until
from tests.gui.phones.room import Room, evening_in
from tests.prepared import used_folder
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, plan


def evening(qtbot: QtBot, folder: Path, channel: Channel) -> Iterator[Room]:
    i18n.use("nl")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper")
    with evening_in(Room, qtbot, load_services(used_folder(folder), "nl"), channel) as room:
        yield room


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    yield from evening(qtbot, tmp_path, Channel.PHONES)


@pytest.fixture
def by_hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    yield from evening(qtbot, tmp_path, Channel.HANDS)


def ballot(room: Room) -> BallotWindow:
    until(lambda: room.evening.room.ballot is not None)
    window = room.evening.room.ballot
    assert window is not None
    return window


def counted(room: Room) -> tuple[Count, ...]:
    """What came by phone in the first round; before the reveal only the session on disk has it."""
    stored = room.evening._services.store.load(room.view.session_id)
    return replay(begin(stored.plan), stored.events).rounds[0].secret


def press(window: QWidget, *keys: Qt.Key | str) -> None:
    for key in keys:
        focused: QWidget | None = window.focusWidget()
        place = window if focused is None else focused
        QTest.keyClicks(place, key) if isinstance(key, str) else QTest.keyClick(place, key)
        QTest.qWait(10)


def test_hands_on_the_laptop_and_phones_are_one_result(room: Room, tmp_path: Path) -> None:
    room.to(StepKind.VOTE, 1)
    room.phones_vote("AAB", 1)
    console = room.evening.console
    console.act(ActionId.LAPTOP)
    window = ballot(room)
    assert window.isVisible()
    assert not console.isEnabled()
    for key in "BBC":
        press(window, Qt.Key.Key_Return, key, Qt.Key.Key_Return)
        until(lambda: window._pending is None)
    room.when(lambda view: view.presence.received.get(1) == 6, "how many are in")
    until(lambda: "6 van 9" in window.passing.count.text())
    room.evening.send(Advance())
    room.when(lambda view: bool(view.votes) and view.votes[0].phoned == 6, "the totals")
    assert counted(room) == (Count("A", 2), Count("B", 3), Count("C", 1))
    until(lambda: "geen stemming" in window.passing.title.text())
    words = "\n".join(each.text() for each in window.findChildren(type(window.passing.title)))
    assert not any(f"{option.letter} 2" in words for option in OPTIONS_CARD.options)
    press(window, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert room.evening.room.ballot is None
    assert console.isEnabled()
    room.evening.send(Finish())
    until(lambda: not any((tmp_path / "ballots").glob("*")))


def test_an_evening_by_hand_lets_the_laptop_go_round_without_any_phone(by_hand: Room) -> None:
    room = by_hand
    assert room.evening.phones.channel is None
    room.evening.phones.open_room(RoomAct.LAPTOP)
    window = ballot(room)
    assert "geen stemming" in window.passing.title.text()
    room.to(StepKind.VOTE, 1)
    until(lambda: "door" in window.passing.title.text())
    press(window, Qt.Key.Key_Return, "a", Qt.Key.Key_Return)
    until(lambda: window._pending is None)
    until(lambda: "1 van 9" in window.passing.count.text())


def test_leaving_the_evening_takes_the_ballot_away(room: Room) -> None:
    room.evening.phones.open_room(RoomAct.LAPTOP)
    window = ballot(room)
    room.evening.room.close()
    assert not window.isVisible()
    assert room.evening.console.isEnabled()


def papers(room: Room) -> PapersPage:
    room.evening.phones.open_room(RoomAct.PAPERS)
    page = room.evening.room.papers
    assert page is not None
    return page


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(document[page].get_textpage().get_text_bounded() for page in range(len(document)))


def test_tents_show_the_address_of_now_and_the_network_that_was_given(room: Room, tmp_path: Path) -> None:
    page = papers(room)
    page.network.setText("Raadzaal")
    page.password.setText("geheim-woord")
    page.give.click()
    room.when(lambda view: bool(view.presence.join and view.presence.join.wifi), "the network")
    sent: list[bytes] = []
    page.print_asked.disconnect()
    page.print_asked.connect(sent.append)
    page.print_tents.click()
    until(lambda: bool(sent))
    join = room.view.presence.join
    assert join is not None
    said = text_of(sent[0])
    assert join.address in said
    assert "Wifi: Raadzaal" in said
    assert "geheim" not in said
    page.save_as(tmp_path / "kaartjes.pdf", sent[0])
    until((tmp_path / "kaartjes.pdf").exists)


def test_the_name_of_the_network_is_filled_in_the_next_time_and_its_password_is_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    i18n.use("nl")
    folder = used_folder(tmp_path)
    window = MainWindow(folder, Settings(last_network="Raadzaal"), "paper")
    qtbot.addWidget(window)
    window.receive(load_services(folder, "nl"))
    items = (PlannedItem(OPENING), PlannedItem(CARD_ROUND, OPTIONS_CARD), PlannedItem(CLOSING))
    window._start(replace(plan(*items, present=9), channel=Channel.PHONES))
    evening = window._evening
    assert isinstance(evening, Evening)
    until(lambda: evening.phones.channel is not None)
    page = papers(Room(evening))
    assert (page.network.text(), page.password.text()) == ("Raadzaal", "")
    page.network.setText("Burgerzaal")
    page.password.setText("geheim-woord")
    page.give.click()
    assert load_settings(folder).last_network == "Burgerzaal"
    assert b"geheim" not in folder.settings.read_bytes()
    window.release()


def test_slips_are_made_printed_and_count_once_and_go_with_the_evening(room: Room, tmp_path: Path) -> None:
    page = papers(room)
    assert "geen briefje nodig" in page.slips_state.text()
    page.count.show_value(5)
    page.make.click()
    until(lambda: bool(page._slips_pdf))
    assert "5 briefjes" in page.slips_state.text()
    kept = json.loads((tmp_path / "ballots" / "slips.json").read_text())["slips"]
    codes = [word for word in text_of(page._slips_pdf).split() if len(word) == 9 and word[4] == "-"]
    assert sorted(slip_hash(code) for code in codes) == sorted(kept)
    room.when(lambda view: view.presence.join is not None and not view.presence.lost, "the server")
    room.to(StepKind.VOTE, 1)
    assert page.make.isEnabled()  # more slips change nothing for who voted
    assert not page.drop.isEnabled()
    room.evening.console.act(ActionId.LAPTOP)
    window = ballot(room)
    for key in "AB":
        press(window, Qt.Key.Key_Return, codes[0].replace("-", ""), Qt.Key.Key_Return, key, Qt.Key.Key_Return)
        until(lambda: window._pending is None)
    room.evening.send(Advance())
    room.when(lambda view: bool(view.votes) and bool(view.votes[0].phoned), "the totals")
    assert counted(room) == (Count("B", 1),), "the last answer on a slip stands, once"
    room.evening.send(Finish())
    until(lambda: not any((tmp_path / "ballots").glob("*")))
    assert room.evening.room.papers is None


def test_the_first_slips_wait_for_the_end_of_an_open_vote(room: Room) -> None:
    room.to(StepKind.VOTE, 1)
    page = papers(room)
    assert not page.make.isEnabled()
    assert "Wacht" in page.slips_how.text()


def test_the_check_in_an_evening_sees_its_own_phones(room: Room) -> None:
    room.evening.phones.open_room(RoomAct.CHECK)
    check = room.evening.room.check
    assert check is not None
    assert check.isVisible()
    assert room.view.presence.join is not None
    until(lambda: room.view.presence.join.address in check.where.text())  # type: ignore[union-attr]
    assert check.rows[Topic.REACH].state is State.OPEN
    room.phones_vote("", 1)


@pytest.mark.parametrize("size", [(1080, 720), (900, 560)])
def test_the_papers_fit(room: Room, size: tuple[int, int]) -> None:
    page = papers(room)
    page.count.show_value(2)
    page.make.click()
    until(lambda: bool(page._slips_pdf))
    page.resize(*size)
    QTest.qWait(30)
    assert (clipped(page), nameless(page), small(page)) == ([], [], [])


def test_the_strip_leads_to_all_three(room: Room) -> None:
    console = room.evening.console
    console.resize(1366, 768)
    console.show()
    console.act(ActionId.PHONES)
    strip = console.phone_strip
    asked: list[RoomAct] = []
    room.evening.phones.room_asked.disconnect()
    room.evening.phones.room_asked.connect(asked.append)
    for button in (strip.laptop, strip.papers, strip.check):
        button.click()
    assert asked == [RoomAct.LAPTOP, RoomAct.PAPERS, RoomAct.CHECK]
    assert clipped(strip) == []
