"""Votes on values in a real browser and over real sockets: several choices, an order, what the server hands over."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import THRESHOLD
from tests.voting.browser import Phone, ask, on_the_board, phone
from tests.voting.room import CODE, Server, new_token

RECEIVED = "Ontvangen. Je kunt wijzigen tot de stemming sluit."
CHOOSE, ORDER = on_the_board(About.VALUES), on_the_board(About.ORDER)


@pytest.fixture
def hand(chrome: Browser, server: Server) -> Iterator[Phone]:
    opened = phone(chrome, f"{server.base}/{CODE}", size=(320, 568))
    yield opened
    assert opened.complaints == []
    assert opened.wider() == 0
    opened.context.close()


def votes(server: Server, picked: str, number: int = 1) -> str:
    """Somebody else votes; what the server says of it."""
    said = {
        "hello": {"do": "hello", "v": 1, "token": new_token(), "code": CODE, "admitted": "", "slip": ""},
        "vote": {"do": "vote", "answers": [{"round": number, "s": 1, "c": list(picked)}]},
    }
    request = urllib.request.Request(
        f"{server.base}/say",
        json.dumps(said).encode(),
        {"Content-Type": "application/json", "Origin": server.base},
    )
    with urllib.request.urlopen(request) as answer:  # our own server on this machine
        told: dict[str, Any] = json.loads(answer.read())
    return str(told["told"]["answers"][0]["what"])


def test_three_values_at_most_are_chosen_on_a_phone(hand: Phone, server: Server) -> None:
    ask(server, CHOOSE, "bord")
    hand.heading("Welke waarden kies je?")
    hand.sees("Kies er hoogstens 3. Tik daarna op Versturen.")
    send = hand.page.get_by_role("button", name="Versturen")
    send.click()
    hand.sees("Kies eerst minstens één antwoord.")
    for name in ("Openheid", "Moed", "Vertrouwen"):
        hand.page.get_by_label(name).check()
    hand.page.get_by_label("Zorgvuldigheid").click()
    hand.sees("Meer kun je er niet kiezen. Haal eerst een andere weg.")
    expect(hand.page.get_by_label("Zorgvuldigheid")).not_to_be_checked()
    hand.page.get_by_label("Moed").uncheck()
    assert not hand.shows("Meer kun je er niet kiezen")
    hand.page.get_by_role("button", name="English").click()
    hand.sees("Choose 3 at most. Then tap Send.")
    expect(hand.page.get_by_label("Openness")).to_be_checked()
    hand.page.get_by_role("button", name="Nederlands").click()
    send.click()
    hand.sees(RECEIVED)
    assert [votes(server, each) for each in ("ABCD", "AF", "AA")] == ["bad"] * 3
    assert [votes(server, each) for each in ("A", "AC", "BAC", "E")] == ["stored"] * 4
    (totals,) = server.close()
    assert (totals["counts"], totals["ballots"], totals["places"]) == (
        {"A": 4, "B": 2, "C": 2, "E": 1},
        5,
        {},
    )


def test_values_are_put_in_order_on_a_phone(hand: Phone, server: Server) -> None:
    ask(server, ORDER, "volgorde")
    hand.heading("Zet de waarden op volgorde")
    for name in ("Vertrouwen", "Moed", "Openheid"):  # the last one comes on top
        up = hand.page.get_by_role("button", name=f"Zet omhoog: {name}")
        while up.get_attribute("aria-disabled") == "false":
            up.click()
    expect(hand.page.get_by_role("status")).to_contain_text("Openheid staat nu op plaats 1.")
    names = re.findall(r"\d\. (\w+)", hand.page.locator(".ranks").inner_text())
    assert names[:3] == ["Openheid", "Moed", "Vertrouwen"]
    hand.page.get_by_role("button", name="English").click()
    english = re.findall(r"\d\. (\w+)", hand.page.locator(".ranks").inner_text())
    assert english[:3] == ["Openness", "Courage", "Trust"], "what was moved stays moved"
    hand.page.get_by_role("button", name="Nederlands").click()
    hand.page.get_by_role("button", name="Versturen").click()
    hand.sees(RECEIVED)
    letters = {
        "Openheid": "A",
        "Vertrouwen": "B",
        "Moed": "C",
        "Rechtvaardigheid": "D",
        "Zorgvuldigheid": "E",
    }
    mine = "".join(letters[name] for name in names)
    assert [votes(server, each) for each in ("ABCD", "ABCDEA")] == ["bad", "bad"]
    others = ("BACDE", "ABCDE", "EDCBA", "ABCED")
    assert [votes(server, each) for each in others] == ["stored"] * 4
    (totals,) = server.close()
    sums = {letter: sum(order.index(letter) + 1 for order in (mine, *others)) for letter in "ABCDE"}
    assert (totals["counts"], totals["ballots"], totals["places"]) == ({}, 5, sums)


@pytest.mark.parametrize("about", [About.VALUES, About.ORDER])
def test_of_fewer_than_five_the_server_hands_over_only_how_many(server: Server, about: About) -> None:
    ask(server, on_the_board(about), f"weinig-{about.value}")
    for _voter in range(THRESHOLD - 1):
        assert votes(server, "ABC" if about is About.VALUES else "ABCDE") == "stored"
    (totals,) = server.close()
    assert totals == {
        "round": 1, "counts": {}, "ballots": THRESHOLD - 1, "matrix": None, "places": {},
    }  # fmt: skip


def test_everybody_begins_with_another_order(chrome: Browser, server: Server) -> None:
    """Else who sends the list as it stands pulls up what happens to stand first."""
    ask(server, ORDER, "begin")
    seen = set()
    for _phone in range(3):
        opened = phone(chrome, f"{server.base}/{CODE}")
        expect(opened.page.locator(".ranks li")).to_have_count(5)
        seen.add(opened.page.locator(".ranks").inner_text())
        opened.context.close()
    server.close()
    assert len(seen) > 1
