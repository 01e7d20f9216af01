"""Sending in a short text with the phone page, in a real browser on a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import CaptureField, PhoneTask
from dilemmagame.domain.texting import is_short_text
from dilemmagame.live.inbox import TextAsk
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.voting.page_json import page_of
from tests.voting.browser import SMALL, Phone, ask, asking, phone, resting, shipped
from tests.voting.room import CODE, ROOT, Server, served

STOPPED, PASSED = (
    "Het insturen is gestopt. Wat je typte, is niet verstuurd.",
    "Doorgegeven aan de begeleider.",
)
STEPS = count(100)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("texts"), text_seconds=0.05) as running:
        yield running


def asks_text(server: Server, step: int, *, is_open: bool = True, few: bool = False) -> None:
    title = Localised("Redenen verzamelen", "Collect reasons")
    asked = TextAsk(step, CaptureField.REASON, is_open=is_open)
    page = page_of(PhoneView(PhoneTask.TALK, title, None, (), few, asked), "nl")
    server.say(do="page", page=page, text={"step": step, "is_open": is_open})


def takes(server: Server) -> list[str]:
    """The texts of the next batch, which the app says it has."""
    told = server.wait_for("texts")
    server.say(do="heard", batch=told["batch"], taken=len(told["texts"]))
    return list(told["texts"])


@pytest.fixture
def step() -> int:
    return next(STEPS)


@pytest.fixture
def hand(chrome: Browser, server: Server, step: int) -> Iterator[Phone]:
    """A phone that is asked for a reason; it has nothing to complain of in the end."""
    asks_text(server, step)
    opened = phone(chrome, f"{server.base}/{CODE}", size=SMALL)
    opened.heading("Welke reden wil je noemen?")
    yield opened
    assert opened.complaints == []
    assert opened.wider() <= 0
    opened.context.close()


def test_a_text_is_typed_sent_by_keyboard_and_gone_when_the_app_has_it(hand: Phone, server: Server) -> None:
    hand.sees("Wat je stuurt, ziet eerst alleen de begeleider. Schrijf geen namen.")
    hand.sees("Je naam gaat niet mee.")
    hand.page.get_by_label("Je tekst").focus()
    hand.page.keyboard.type("Wie ons betaalt, wil het weten.")
    hand.sees("109 tekens over")
    hand.page.keyboard.press("Tab")
    hand.page.keyboard.press("Enter")
    hand.sees("Wordt doorgegeven…")
    assert takes(server) == ["Wie ons betaalt, wil het weten."]
    hand.sees(PASSED)
    expect(hand.page.locator("#text")).to_have_value("")
    assert "betaalt" not in json.dumps(
        hand.page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]")
    )
    hand.page.get_by_label("Je tekst").fill("Meteen nog een")
    hand.page.get_by_role("button", name="Versturen").click()
    hand.sees("Nog niet verstuurd. Je kunt elke 10 seconden iets sturen.")
    expect(hand.page.locator("#text")).to_have_value("Meteen nog een")


def test_in_english_with_few_people_and_nothing_to_send(chrome: Browser, server: Server, step: int) -> None:
    asks_text(server, step, few=True)
    opened = phone(chrome, f"{server.base}/{CODE}", locale="en-GB")
    opened.heading("Which reason do you want to give?")
    opened.sees("You are few. Others may recognise your words.")
    opened.page.get_by_label("Your text").fill(" \u200b\n ")
    opened.page.get_by_role("button", name="Send").click()
    opened.sees("Type something first.")
    opened.context.close()


def test_what_was_typed_stays_until_the_step_is_left_and_says_that_it_was_not_sent(
    hand: Phone, server: Server, step: int
) -> None:
    field = hand.page.locator("#text")
    field.fill("Half afgemaakt")
    hand.page.get_by_role("button", name="English").click()
    expect(field).to_have_value("Half afgemaakt")
    hand.page.get_by_role("button", name="Nederlands").click()
    asks_text(server, step, is_open=False)
    hand.sees(STOPPED)
    hand.heading("Praat met elkaar")
    asks_text(server, step)
    expect(field).to_have_value("Half afgemaakt")
    asks_text(server, next(STEPS))
    hand.sees(STOPPED)
    expect(field).to_have_value("")
    field.fill("Naast een keuze")
    ask(server, asking(shipped("achtendertig-euro"), first=step), "naast")
    hand.heading("Wat doe je?")
    hand.sees(STOPPED)
    assert field.count() == 0
    server.close()
    server.say(do="page", page=resting(PhoneTask.LOOK))
    hand.heading("Kijk naar het scherm")
    assert not hand.shows(STOPPED)


def test_a_line_that_breaks_off_sends_it_again_and_it_arrives_once(
    chrome: Browser, server: Server, step: int
) -> None:
    asks_text(server, step)
    context = chrome.new_context(locale="nl-NL")
    opened = Phone(context.new_page(), context)
    lines: list[Any] = []

    def between(line: Any) -> None:
        laptop, first = line.connect_to_server(), not lines
        lines.append(line)
        line.on_message(laptop.send)
        # The first line loses what the laptop says about the text, and is gone.
        laptop.on_message(lambda said: line.close() if first and '"texted"' in str(said) else line.send(said))

    opened.page.route_web_socket("**/ws", between)
    opened.page.goto(f"{server.base}/{CODE}")
    opened.page.get_by_label("Je tekst").fill("Komt één keer aan")
    opened.page.get_by_role("button", name="Versturen").click()
    assert takes(server) == ["Komt één keer aan"]
    opened.sees(PASSED)
    assert len(lines) > 1
    context.close()


def test_where_no_line_can_be_kept_it_goes_by_plain_requests(
    chrome: Browser, server: Server, step: int
) -> None:
    asks_text(server, step)
    context = chrome.new_context(locale="nl-NL")
    context.add_init_script("window.WebSocket = function () { throw new Error('blocked'); };")
    opened = Phone(context.new_page(), context)
    opened.page.goto(f"{server.base}/{CODE}")
    opened.page.get_by_label("Je tekst").fill("Zonder lijn")
    opened.page.get_by_role("button", name="Versturen").click()
    assert takes(server) == ["Zonder lijn"]
    opened.sees(PASSED)
    context.close()


def test_what_means_harm_arrives_as_a_plain_line(hand: Phone, server: Server) -> None:
    nasty = "<img src=x onerror=alert(1)>\n\u202eomgekeerd\u0000\ud83d\ude00 z\u0301\u0301\u0301\u0301\u0301 {{7*7}}"
    hand.page.evaluate(
        "text => { const area = document.getElementById('text'); area.value = text;"
        " area.dispatchEvent(new Event('input')); }",
        nasty,
    )
    hand.page.get_by_role("button", name="Versturen").click()
    assert takes(server) == ["<img src=x onerror=alert(1)> omgekeerd\U0001f600 z\u0301\u0301\u0301 {{7*7}}"]
    hand.sees(PASSED)


def test_the_page_sends_no_sign_that_the_laptop_refuses(hand: Phone) -> None:
    """A message that is none would close the line, and the page would come back and send it again."""
    part = (ROOT / "assets" / "phone" / "text.js").read_text(encoding="utf-8")
    private = {*range(0xE000, 0xF900), *range(0xF0000, 0x110000)}
    refused = [
        sign
        for sign in range(0x110000)
        if (sign not in private or sign % 997 == 0) and not is_short_text(f"a{chr(sign)}b")
    ]
    assert len(refused) > 2_000
    sent = hand.page.evaluate(
        "refused => {"
        + part
        + "; return refused.map(sign => tidy('a' + String.fromCodePoint(sign) + 'b')); }",
        refused,
    )
    assert set(sent) == {"ab", "a b"}
