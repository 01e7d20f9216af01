"""The end on the phones: over for good, or the trainer goes on later. Real server, real service, real Chromium."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dilemmagame.domain.steps import PhoneTask
from dilemmagame.live.presence import Presence
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.service import VoteService
from tests.voting.browser import Phone, ask, asking, phone, resting, shipped
from tests.voting.room import ADDRESS, CODE, Server, served
from tests.voting.test_goodbye import over_for_good

OVER, THANKS = "De bijeenkomst is afgelopen", "Dank je wel. Je kunt deze pagina sluiten."
LOST = "De verbinding is weg. We proberen het steeds opnieuw."
AWAY = "De begeleider is even weg. Laat deze pagina open."
NO_SOCKET = "window.WebSocket = function () { throw new Error('blocked'); };"
KEPT = "Object.keys(localStorage).filter(key => key !== 'dg.lang')"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with served(tmp_path) as running:
        yield running


def test_after_the_end_a_phone_says_goodbye_forgets_and_looks_for_nobody(
    chrome: Browser, tmp_path: Path
) -> None:
    told: list[Presence] = []
    service = VoteService(
        tmp_path / "ballots", "avond", (ADDRESS,), lambda view: page_of(view, "nl"), told.append, lambda _told: None
    )  # fmt: skip
    service.start()
    deadline = time.monotonic() + 20
    while not (told and told[-1].join):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    join = told[-1].join
    assert join is not None
    hand = phone(chrome, f"http://{join.address}/{join.code}")
    english = phone(chrome, f"http://{join.address}/{join.code}", locale="en-GB")
    for each in (hand, english):
        each.page.wait_for_function(f"{KEPT}.length > 0")
        expect(each.page.locator("h1")).not_to_have_text("dilemmagame")
    deadline = time.monotonic() + 20
    while told[-1].connected < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    service.finish()
    hand.heading(OVER)
    hand.sees(THANKS)
    english.heading("The meeting is over")
    english.sees("Thank you. You can close this page.")
    assert hand.page.evaluate(KEPT) == []
    asked = len(hand.asked)
    hand.page.evaluate("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'));")
    hand.page.wait_for_timeout(2_000)  # the red sentence came after 1.5
    assert len(hand.asked) == asked
    expect(hand.page.get_by_role("alert")).to_be_empty()
    hand.page.get_by_role("button", name="English").click()
    hand.heading("The meeting is over")
    assert hand.page.evaluate(KEPT) == []
    assert hand.complaints == english.complaints == []
    for each in (hand, english):
        each.context.close()


def test_an_answer_that_was_kept_goes_with_the_goodbye(chrome: Browser, server: Server) -> None:
    hand = phone(chrome, f"{server.base}/{CODE}", size=(320, 568))
    ask(server, asking(shipped("achtendertig-euro")))
    hand.answer("A")
    hand.sees("Ontvangen.")
    assert hand.memory()["rounds"]
    assert over_for_good(server) < 3.0
    hand.heading(OVER)
    assert hand.page.evaluate(KEPT) == []
    assert not hand.shows("Ontvangen")
    hand.context.close()


def test_a_phone_that_can_only_ask_hears_the_end_when_it_asks(chrome: Browser, server: Server) -> None:
    context = chrome.new_context(locale="nl-NL")
    context.add_init_script(NO_SOCKET)
    hand = Phone(context.new_page(), context)
    server.say(do="page", page=resting(PhoneTask.LOOK))
    hand.page.goto(f"{server.base}/{CODE}")
    hand.heading("Kijk naar het scherm")
    assert over_for_good(server) < 8.0, "its pause, on a busy machine"
    hand.heading(OVER)
    assert hand.page.evaluate(KEPT) == []
    expect(hand.page.get_by_role("alert")).to_be_empty()
    context.close()


def test_a_phone_that_slept_through_the_end_hears_it_when_it_wakes(chrome: Browser, server: Server) -> None:
    hand = phone(chrome, f"{server.base}/{CODE}")
    server.say(do="page", page=resting(PhoneTask.LOOK))
    hand.heading("Kijk naar het scherm")
    asleep = hand.context.new_cdp_session(hand.page)
    hide = (
        "now => { Object.defineProperty(document, 'hidden', { value: now, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    hand.page.evaluate(hide, True)
    asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    over_for_good(server)
    asleep.send("Page.setWebLifecycleState", {"state": "active"})
    hand.page.evaluate(hide, False)
    hand.heading(OVER)
    hand.context.close()


def test_when_the_trainer_goes_on_later_a_phone_waits_and_grows_calm(chrome: Browser, server: Server) -> None:
    context = chrome.new_context(locale="nl-NL")
    hand = Phone(context.new_page(), context)
    hand.page.clock.install()
    server.say(do="page", page=resting(PhoneTask.REST))
    hand.page.goto(f"{server.base}/{CODE}")
    hand.heading("Nu even niets")
    kept = hand.memory()
    assert server.stop() == 0
    alert = hand.page.get_by_role("alert")
    expect(alert).to_have_text(LOST)
    red = alert.evaluate("box => getComputedStyle(box).color")
    hand.page.clock.fast_forward(120_000)
    expect(alert).to_have_text(AWAY)
    assert alert.evaluate("box => getComputedStyle(box).color") != red
    assert hand.memory()["token"] == kept["token"]
    again = Server(server.folder, port=server.port, key=server.key)
    again.say(do="page", page=resting(PhoneTask.LOOK))
    hand.heading("Kijk naar het scherm")
    expect(alert).to_be_empty()
    assert hand.memory()["token"] == kept["token"]
    assert again.stop() == 0
    context.close()
