"""The trainer's phone steers a whole evening: the code on the console, a real Chromium, and the session that moves."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.domain.ballots import Channel, Count, RoundStatus
from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.commands import Advance, CountHands, Finish
from dilemmagame.domain.events import Blank
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.theme import apply_theme
from dilemmagame.live.remoting import Outcome, Pairing
from tests.gui.pages import clipped, nameless, until
from tests.gui.phones.room import Room, evening_in
from tests.prepared import used_folder
from tests.sample import OPTIONS_CARD
from tests.voting.browser import browser

LONG_CARD = replace(
    OPTIONS_CARD, situation=(paragraph("Je krijgt een kist wijn van een aannemer. " * 5),) * 12
)


class Holder:
    """Somebody with a phone, on a thread of its own; what they do is done one thing after another."""

    def __init__(self) -> None:
        self._todo: queue.Queue[Callable[[Page], object] | None] = queue.Queue()
        self._done: queue.Queue[BaseException | None] = queue.Queue()
        self._thread = threading.Thread(target=self._live, name="trainer-phone")
        self._thread.start()

    def _live(self) -> None:
        with browser() as chrome:
            page = chrome.new_context(locale="nl-NL", viewport={"width": 390, "height": 760}).new_page()
            while (act := self._todo.get()) is not None:
                try:
                    act(page)
                except BaseException as fault:  # noqa: BLE001 - told to the test, which raises it
                    self._done.put(fault)
                else:
                    self._done.put(None)

    def do(self, act: Callable[[Page], object]) -> None:
        """Let them do it while the windows go on."""
        self._todo.put(act)
        until(lambda: not self._done.empty())
        fault = self._done.get()
        if fault is not None:
            raise fault

    def close(self) -> None:
        self._todo.put(None)
        until(lambda: not self._thread.is_alive())


@pytest.fixture
def holder() -> Iterator[Holder]:
    made = Holder()
    yield made
    made.close()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    i18n.use("nl")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper")
    services = load_services(used_folder(tmp_path), "nl")
    with evening_in(Room, qtbot, services, Channel.HANDS, LONG_CARD) as made:
        made.evening.console.resize(1366, 768)
        made.evening.console.show()
        yield made


def switched_on(room: Room) -> None:
    """By the key, and the button of the strip."""
    room.evening.console.act(ActionId.REMOTE)
    room.evening.console.remote_strip.switch.click()
    until(lambda: room.evening.remote.status.pairing is Pairing.WAITING)


def test_it_is_off_until_it_is_wanted_and_off_again_with_the_session(room: Room, tmp_path: Path) -> None:
    console, strip = room.evening.console, room.evening.console.remote_strip
    assert room.evening.remote.status.pairing is Pairing.OFF
    console.act(ActionId.PHONES)
    console.phone_strip.remote.click()
    assert strip.isVisible()
    assert not console.phone_strip.isVisible()
    assert not strip.code.isVisible()
    strip.switch.click()
    until(strip.code.isVisible)
    digits = strip.digits.text().replace(" ", "")
    assert digits == room.evening.remote.status.digits
    for size in ((1366, 768), (1024, 600)):
        console.resize(*size)
        QApplication.processEvents()
        assert clipped(strip) == []
        assert strip.code.geometry().bottom() < strip.height()
    assert nameless(strip) == []
    address = room.evening.remote.status.address
    said = [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in said if address in text], "an address without the code is no use"
    assert digits not in room.evening.stage.view.accessibleDescription()
    room.evening.send(Finish())
    until(lambda: room.evening.remote.status.pairing is Pairing.OFF)
    assert not strip.code.isVisible()
    assert not strip.switch.isEnabled(), "after the end there is nothing to steer"


def test_the_phone_moves_the_session_as_the_clicker_does(holder: Holder, room: Room) -> None:
    switched_on(room)
    status = room.evening.remote.status

    def pair(page: Page) -> None:
        page.goto(status.link)
        page.fill("#typed", status.digits)
        page.click("form button")
        expect(page.locator("#next")).to_have_text("Begin")

    holder.do(pair)
    strip = room.evening.console.remote_strip
    until(lambda: "verbonden" in strip.state.text())
    assert not strip.code.isVisible()
    taps = 0
    while not room.view.votes:
        taps += 1
        assert taps < 12, "no vote came"
        holder.do(tap("#next"))
    assert room.view.kind is StepKind.VOTE
    assert room.view.votes[0].status is RoundStatus.OPEN
    holder.do(lambda page: expect(page.locator("#next")).to_have_text("Sluit de stemming"))
    holder.do(tap("#next"))
    assert room.view.votes[0].status is RoundStatus.CLOSED
    here = room.view.position
    holder.do(tap("#black"))
    assert room.view.stage.blank is Blank.BLACK
    holder.do(tap("#black"))
    assert room.view.stage.blank is Blank.NONE
    holder.do(tap("#back"))
    assert room.view.position < here or room.view.votes[0].status is RoundStatus.OPEN
    holder.do(lambda page: page.goto("about:blank"))
    until(lambda: "weg sinds" in strip.state.text())
    strip.switch.click()
    assert room.evening.remote.status.pairing is Pairing.OFF


def tap(button: str) -> Callable[[Page], None]:
    """Tap, and wait until the laptop said what became of it."""

    def act(page: Page) -> None:
        expect(page.locator(button)).to_have_attribute("aria-disabled", "false")
        page.click(button)
        expect(page.locator("#said")).to_contain_text("Gedaan.")

    return act


def test_the_phone_cannot_go_past_the_warning_of_a_unanimous_result(holder: Holder, room: Room) -> None:
    """The warning stands on the laptop alone; the answer is that of any press that cannot be done now."""
    room.to(StepKind.VOTE)
    room.evening.send(Advance())
    room.when(lambda view: view.votes[0].status is RoundStatus.CLOSED, "closed")
    room.evening.send(CountHands(1, (Count("A", 9),)))
    room.to(StepKind.REVEAL)
    room.when(lambda view: view.primary is Primary.REVEAL, "counted")
    switched_on(room)
    status = room.evening.remote.status

    def pair(page: Page) -> None:
        page.goto(status.link)
        page.fill("#typed", status.digits)
        page.click("form button")

    holder.do(pair)
    for _tap in range(3):
        holder.do(refused_tap)
        assert room.view.primary is Primary.REVEAL_ANYWAY
    holder.do(tap("#black"))
    assert room.view.stage.blank is Blank.BLACK
    assert room.view.votes[0].status is RoundStatus.CLOSED
    room.evening.send(Advance())
    room.when(lambda view: view.votes[0].status is RoundStatus.REVEALED, "the laptop can")


def refused_tap(page: Page) -> None:
    expect(page.locator("#next")).to_have_text("Toon de uitkomst")
    expect(page.locator("#next")).to_have_attribute("aria-disabled", "false")
    page.click("#next")
    expect(page.locator("#said")).to_have_text("Dat kan nu niet. Kijk op je laptop.")


def test_another_address_takes_the_remote_along(room: Room) -> None:
    switched_on(room)
    before = room.evening.remote.status
    room.evening.phones.move("127.0.0.1", room.view)
    until(lambda: room.evening.remote.status.address.startswith("127.0.0.1:"))
    until(lambda: room.evening.remote.status.pairing is Pairing.WAITING)
    assert room.evening.remote.status.link != before.link
    assert room.evening.remote.status.digits != before.digits


def test_a_long_case_is_paged_before_the_session_goes_on(room: Room) -> None:
    evening = room.evening
    room.to(StepKind.READ)
    evening.stage.resize(960, 540)
    evening.stage.show()
    until(lambda: evening.stage.view.page[1] > 1)
    here = room.view.position
    assert evening._press(ActionId.NEXT) is Outcome.DONE
    assert evening.stage.view.page[0] == 2
    assert room.view.position == here
