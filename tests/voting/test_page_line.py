"""The phone page when the line is bad: sleep, a laptop that starts again, no WebSocket, a vote that comes too late."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from dilemmagame.domain.steps import PhoneTask
from tests.voting.browser import Phone, ask, asking, counts, phone, resting, shipped
from tests.voting.room import CODE, Server

RECEIVED, IN = "Ontvangen. Je kunt wijzigen tot de stemming sluit.", "Je antwoord is binnen."
LOST = "De verbinding is weg. We proberen het steeds opnieuw."


class Room:
    """A laptop that can die and come back at the same place with the same key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder)

    def dies(self) -> None:
        self.server.kill()

    def returns(self) -> Server:
        self.server = Server(self.folder, port=self.server.port, key=self.server.key)
        return self.server


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    opened = Room(tmp_path / "ballots")
    yield opened
    if opened.server.process.poll() is None:
        assert opened.server.stop() == 0
        assert opened.server.errors == "", opened.server.errors


@pytest.fixture
def hand(chrome: Browser, room: Room) -> Iterator[Phone]:
    room.server.say(do="page", page=resting(PhoneTask.LOOK))
    opened = phone(chrome, f"{room.server.base}/{CODE}")
    opened.heading("Kijk naar het scherm")
    yield opened
    assert opened.complaints == []
    opened.context.close()


def euro(first: int = 1) -> dict[str, Any]:
    return asking(shipped("achtendertig-euro"), first=first)


def hidden(hand: Phone, now: bool) -> None:
    """The phone goes to sleep, or wakes: nothing runs on the page in between."""
    hand.page.evaluate(
        "now => { Object.defineProperty(document, 'hidden', { value: now, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }",
        now,
    )


def test_a_vote_given_while_the_laptop_was_gone_is_stored_by_itself_when_it_is_back(
    hand: Phone, room: Room
) -> None:
    ask(room.server, euro())
    hand.heading("Wat doe je?")
    room.dies()
    hand.answer("A")
    hand.answer("B")
    hand.sees(f"{LOST} Je stem wordt bewaard.")
    hand.sees("Je antwoord wordt bewaard…")
    expect(hand.page.locator(".answers")).to_be_hidden()
    assert not hand.shows("Ontvangen")
    server = room.returns()
    hand.sees("De verbinding is er weer.")
    time.sleep(0.3)
    assert hand.memory()["rounds"]["1"]["wait"] == ["B"], "until the app has spoken, a vote waits"
    ask(server, euro())
    started = time.monotonic()
    hand.sees(RECEIVED)
    assert time.monotonic() - started < 16.0, "at most two of the longest pauses"
    expect(hand.page.get_by_role("alert")).to_be_empty()
    assert counts(server.close()) == [{"B": 1}]


def test_a_vote_that_was_stored_is_known_after_the_laptop_started_again(hand: Phone, room: Room) -> None:
    ask(room.server, euro())
    hand.answer("A")
    hand.sees(RECEIVED)
    room.dies()
    server = room.returns()
    ask(server, euro())
    hand.sees(IN)
    hand.page.reload()
    hand.sees(IN)
    hand.page.get_by_role("button", name="Wijzigen").click()
    hand.answer("C")
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"C": 1}]


def test_a_vote_that_comes_too_late_is_not_called_counted(hand: Phone, room: Room) -> None:
    ask(room.server, euro())
    hand.heading("Wat doe je?")
    room.dies()
    hand.answer("A")
    server = room.returns()
    ask(server, euro(first=2))
    hand.sees("De stemming sloot voordat je antwoord aankwam. Het telt niet mee.")
    expect(hand.page.locator("[aria-pressed=true].answer")).to_have_count(0)
    assert counts(server.close()) == [{}]


def test_a_phone_that_slept_through_it_all_wakes_up_at_the_question_of_now(hand: Phone, room: Room) -> None:
    asleep = hand.context.new_cdp_session(hand.page)
    hidden(hand, True)
    asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    room.dies()
    server = room.returns()
    ask(server, euro())
    time.sleep(2.5)
    asleep.send("Page.setWebLifecycleState", {"state": "active"})
    hidden(hand, False)
    hand.heading("Wat doe je?")
    hand.answer("A")
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"A": 1}]


def test_a_dead_line_that_looks_alive_is_left_for_a_new_one(hand: Phone, room: Room) -> None:
    """After a sleep a socket can stay open at one end: the phone does not trust it."""
    hidden(hand, True)
    time.sleep(2.2)
    hidden(hand, False)
    hand.page.wait_for_timeout(300)
    assert sum(address.startswith("ws://") for address in hand.asked) == 2
    ask(room.server, euro())
    hand.answer("B")
    hand.sees(RECEIVED)
    assert counts(room.server.close()) == [{"B": 1}]


def test_off_line_and_on_again(hand: Phone, room: Room) -> None:
    ask(room.server, euro())
    hand.heading("Wat doe je?")
    hand.context.set_offline(True)
    hand.answer("A")
    hand.sees(f"{LOST} Je stem wordt bewaard.")
    hand.context.set_offline(False)
    hand.sees(RECEIVED)
    assert counts(room.server.close()) == [{"A": 1}]


def test_without_a_websocket_plain_requests_do_the_same(chrome: Browser, room: Room) -> None:
    context = chrome.new_context(locale="nl-NL")
    context.add_init_script("window.WebSocket = function () { throw new Error('blocked'); };")
    hand = Phone(context.new_page(), context)
    room.server.say(do="page", page=resting(PhoneTask.LOOK))
    hand.page.goto(f"{room.server.base}/{CODE}")
    hand.heading("Kijk naar het scherm")
    ask(room.server, euro())
    hand.heading("Wat doe je?")
    hand.answer("A")
    hand.sees(RECEIVED)
    hand.answer("B")
    hand.sees(RECEIVED)
    room.dies()
    hand.answer("C")
    hand.sees(LOST)
    server = room.returns()
    ask(server, euro())
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"C": 1}]
    hand.heading("De stemming is gesloten")
    context.close()


def test_an_old_phone_without_new_tools_and_without_storage_can_vote(chrome: Browser, room: Room) -> None:
    """Plain HTTP gives no secure context, and a private window may refuse to keep anything."""
    context = chrome.new_context(locale="nl-NL")
    context.add_init_script(
        "for (const name of ['subtle', 'randomUUID']) delete Crypto.prototype[name];"
        "for (const name of ['fetch', 'AbortController', 'queueMicrotask', 'ResizeObserver']) delete window[name];"
        "for (const name of ['at', 'flat', 'flatMap']) delete Array.prototype[name];"
        "for (const name of ['replaceAll', 'matchAll', 'at']) delete String.prototype[name];"
        "delete Object.fromEntries; delete Promise.allSettled;"
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    )
    hand = Phone(context.new_page(), context)
    hand.page.on("pageerror", lambda error: hand.complaints.append(str(error)))
    hand.page.goto(f"{room.server.base}/{CODE}")
    ask(room.server, euro())
    hand.answer("A")
    hand.sees(RECEIVED)
    hand.answer("B")
    hand.sees(RECEIVED)
    assert counts(room.server.close()) == [{"B": 1}]
    assert hand.complaints == []
    context.close()


def test_a_line_that_went_dead_without_a_word_is_noticed(chrome: Browser, room: Room) -> None:
    """A Wi-Fi point that loses its power closes no socket; the page asks now and then whether anybody is there."""
    context = chrome.new_context(locale="nl-NL")
    hand = Phone(context.new_page(), context)
    hand.page.clock.install()
    room.server.say(do="page", page=resting(PhoneTask.LOOK))
    hand.page.goto(f"{room.server.base}/{CODE}")
    hand.heading("Kijk naar het scherm")
    os.kill(room.server.process.pid, signal.SIGSTOP)
    try:
        hand.page.clock.fast_forward(30_000)
        hand.sees(LOST)
    finally:
        os.kill(room.server.process.pid, signal.SIGCONT)
    ask(room.server, euro())
    hand.answer("A")
    hand.sees(RECEIVED)
    assert counts(room.server.close()) == [{"A": 1}]
    context.close()


def test_a_busy_laptop_gets_the_vote_a_little_later_by_itself(chrome: Browser, room: Room) -> None:
    context = chrome.new_context(locale="nl-NL")
    hand = Phone(context.new_page(), context)
    answers = ['{"do":"slow"}', '{"do":"told","answers":[{"round":1,"s":0,"what":"retry"}]}']

    def between(line: WebSocketRoute) -> None:
        laptop = line.connect_to_server()
        line.on_message(
            lambda said: line.send(answers.pop(0)) if '"vote"' in str(said) and answers else laptop.send(said)
        )

    hand.page.route_web_socket("**/ws", between)
    hand.page.goto(f"{room.server.base}/{CODE}")
    ask(room.server, euro())
    hand.answer("A")
    hand.sees("Het is druk. Je antwoord gaat zo vanzelf mee.")
    hand.sees(RECEIVED)
    assert answers == []
    assert counts(room.server.close()) == [{"A": 1}]
    context.close()
