"""The phone page in a real browser, from the chair of somebody who votes with it."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dilemmagame.domain.ballots import THE_CARD, About, Subject
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.voting.door import slip_hash
from tests.voting.browser import (
    Phone,
    ask,
    asking,
    counts,
    on_the_grey_line,
    phone,
    resting,
    shipped,
)
from tests.voting.room import CODE, Server

SURE = Subject(About.CERTAINTY)
RECEIVED, IN = "Ontvangen. Je kunt wijzigen tot de stemming sluit.", "Je antwoord is binnen."
SAVING, LOST = "Je antwoord wordt bewaard", "De verbinding is weg. We proberen het steeds opnieuw."


@pytest.fixture
def own(tmp_path: Path) -> Iterator[list[Server]]:
    """Servers that a test starts and ends by itself."""
    started: list[Server] = []
    yield started
    for each in started:
        if each.process.poll() is None:
            each.stop()


@pytest.fixture
def hand(chrome: Browser, server: Server) -> Iterator[Phone]:
    """A phone that has come in; it has nothing to complain of in the end."""
    server.say(do="page", page=resting(PhoneTask.LOOK))
    opened = phone(chrome, f"{server.base}/{CODE}")
    opened.heading("Kijk naar het scherm")
    yield opened
    assert opened.complaints == []
    opened.context.close()


def euro() -> dict[str, Any]:
    return asking(shipped("achtendertig-euro"))


def test_a_vote_is_received_changed_hidden_and_counted_once(hand: Phone, server: Server) -> None:
    ask(server, euro())
    hand.heading("Wat doe je?")
    hand.answer("A")
    hand.sees(RECEIVED)
    expect(hand.page.locator("[data-c=A]")).to_have_attribute("aria-pressed", "true")
    hand.answer("C")
    expect(hand.page.locator("[data-c=C]")).to_have_attribute("aria-pressed", "true")
    hand.sees(RECEIVED)
    assert hand.memory()["rounds"]["1"]["wait"] is None, (
        "a choice that was received stays nowhere on the phone"
    )
    hand.sees(IN)
    assert hand.page.locator("[aria-pressed=true].answer").count() == 0, "who looks on sees no choice"
    expect(hand.page.locator(".answers")).to_be_hidden()
    hand.page.get_by_role("button", name="Wijzigen").click()
    expect(hand.page.locator(".answers")).to_be_visible()
    hand.answer("B")
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"B": 1}]
    hand.heading("De stemming is gesloten")
    hand.sees("Je antwoord telt mee.")
    assert len(hand.asked) == 4, "a page, its looks, its code, and one line"


def test_a_reload_forgets_nothing_and_shows_nothing(hand: Phone, server: Server) -> None:
    ask(server, euro(), "herladen")
    hand.answer("A")
    hand.sees(RECEIVED)
    hand.page.reload()
    hand.sees(IN)
    hand.page.get_by_role("button", name="Wijzigen").click()
    hand.answer("B")
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"B": 1}]


def test_nothing_is_called_received_before_it_is_stored(hand: Phone, server: Server) -> None:
    ask(server, euro(), "bevroren")
    hand.heading("Wat doe je?")
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        hand.answer("A")
        hand.sees(SAVING)
        time.sleep(1.0)
        assert not hand.shows("Ontvangen")
    finally:
        os.kill(server.process.pid, signal.SIGCONT)
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"A": 1}]


def test_certainty_can_be_told_beside_a_choice_and_can_be_left(hand: Phone, server: Server) -> None:
    ask(server, asking(shipped("achtendertig-euro"), THE_CARD, SURE), "zeker")
    expect(hand.page.locator("[data-round='2']")).to_be_hidden()
    hand.answer("B")
    hand.sees(RECEIVED)
    hand.answer("4", 2)
    expect(hand.page.locator("[data-round='2'] .state")).to_have_text(RECEIVED)
    assert counts(server.close()) == [{"B": 1}, {"4": 1}]


@pytest.mark.parametrize(
    ("card", "deck", "choice", "subject"),
    [
        ("achtendertig-euro", "raadsleden", "unsure", Subject(About.TWIST, 1)),
        ("partnerstad", "bestuurders", "grey", THE_CARD),
        ("eenenveertig-klusjes", "bestuurders", "10", THE_CARD),
    ],
)
def test_what_if_shade_and_figure(
    hand: Phone, server: Server, card: str, deck: str, choice: str, subject: Subject
) -> None:
    asked = shipped(card, deck)
    ask(server, asking(asked, subject), "vormen")
    hand.heading(asked.question)
    if subject.about is About.TWIST:
        hand.sees(f"Wat als {asked.twists[0]}")
    hand.answer(choice)
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{choice: 1}]
    server.say(do="discard", card="vormen")


def test_all_cases_find_their_place_on_the_grey_line(hand: Phone, server: Server) -> None:
    page = on_the_grey_line(shipped("partnerstad", "bestuurders"))
    ask(server, page, "grijs")
    places = ["1", "7", "4", "2", "6", "3", "5", "7"]
    for asked, where in zip(page["rounds"], places, strict=True):
        hand.place(asked["number"], where)
    expect(hand.page.get_by_text("Ontvangen", exact=True)).to_have_count(len(places))
    hand.place(1, "2")
    hand.sees(IN)
    assert counts(server.close()) == [{where: 1} for where in ["2", *places[1:]]]


def test_a_vote_that_begins_anew_is_asked_again_and_counts_again(hand: Phone, server: Server) -> None:
    card = shipped("achtendertig-euro")
    ask(server, asking(card), "opnieuw")
    for choice in "AB":
        hand.answer(choice)
        hand.sees(RECEIVED)
    server.say(do="void", rounds=[1])
    ask(server, asking(card, again=1), "opnieuw")
    hand.sees("Deze stemming begint opnieuw. Kies nog een keer.")
    assert not hand.shows("Ontvangen")
    hand.answer("C")
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"C": 1}]


def test_two_tabs_of_one_phone_are_one_voter(hand: Phone, server: Server) -> None:
    ask(server, euro(), "tabs")
    hand.answer("A")
    hand.sees(RECEIVED)
    other = Phone(hand.context.new_page(), hand.context)
    other.page.goto(f"{server.base}/{CODE}")
    other.page.get_by_role("button", name="Wijzigen").click()
    other.answer("B")
    other.sees(RECEIVED)
    hand.sees(IN)
    assert counts(server.close()) == [{"B": 1}]


def test_who_types_the_code_comes_in_and_a_wrong_one_is_told(chrome: Browser, server: Server) -> None:
    server.say(do="page", page=resting(PhoneTask.TALK))
    for wrong in ("", "ABCDEF", "zomaar-iets"):
        opened = phone(chrome, f"{server.base}/{wrong}")
        opened.heading("Typ de code")
        opened.page.get_by_label("Code van het scherm").fill("abc")
        opened.page.keyboard.press("Enter")
        opened.sees("Een code heeft 6 letters of cijfers.")
        opened.page.get_by_label("Code van het scherm").fill(f" {CODE[:3].lower()} {CODE[3:]}")
        opened.page.get_by_role("button", name="Ga verder").click()
        opened.heading("Praat met elkaar")
        assert opened.complaints == []
        opened.context.close()


def test_behind_a_closed_door_a_newcomer_waits_and_a_known_phone_does_not(
    hand: Phone, chrome: Browser, server: Server
) -> None:
    server.say(do="door", open=False)
    late = phone(chrome, f"{server.base}/{CODE}")
    late.heading("De deur is dicht")
    hand.page.reload()
    hand.heading("Kijk naar het scherm")
    server.say(do="door", open=True)
    late.heading("Kijk naar het scherm")
    late.context.close()


def test_with_slips_a_phone_asks_for_its_slip_once(
    chrome: Browser, tmp_path: Path, own: list[Server]
) -> None:
    slips = ("AB23-CD79", "EF23-GH79")
    strict = Server(tmp_path / "ballots", slips=tuple(slip_hash(slip) for slip in slips))
    own.append(strict)
    typed = phone(chrome, f"{strict.base}/{CODE}")
    typed.heading("Typ je stembriefje over")
    typed.page.get_by_label("Code van je stembriefje").fill("ZZ99")
    typed.page.keyboard.press("Enter")
    typed.sees("Deze code staat niet op een stembriefje van vandaag.")
    typed.page.get_by_label("Code van je stembriefje").fill("ab23 cd79")
    typed.page.keyboard.press("Enter")
    expect(typed.page.locator("form")).to_have_count(0)
    ask(strict, euro())
    typed.answer("A")
    typed.sees(RECEIVED)
    typed.page.reload()
    typed.sees(IN)
    scanned = phone(chrome, f"{strict.base}/{CODE}#EF23GH79")
    scanned.answer("B")
    scanned.sees(RECEIVED)
    assert "#" not in scanned.page.url, "a slip does not stay in the address bar"
    borrowed = phone(chrome, f"{strict.base}/{CODE}#EF23GH79")
    for slipped, choice in ((borrowed, "C"), (scanned, "unsure"), (borrowed, "other"), (scanned, "A")):
        slipped.page.get_by_role("button", name="Wijzigen").or_(
            slipped.page.locator(".answers")
        ).first.wait_for()
        if slipped.page.locator(".done").is_visible():
            slipped.page.get_by_role("button", name="Wijzigen").click()
        slipped.answer(choice)
        slipped.sees(RECEIVED)
    assert counts(strict.close()) == [{"A": 2}], "a slip counts once, for the last tap, whoever taps"
    for each in (typed, scanned, borrowed):
        assert each.complaints == []
        each.context.close()


def test_dutch_and_english_by_the_phone_and_by_a_switch_that_is_remembered(
    chrome: Browser, server: Server
) -> None:
    server.say(do="page", page=resting(PhoneTask.WRITE))
    for language, heading in (
        ("en-GB", "Write for yourself"),
        ("nl-BE", "Schrijf voor jezelf"),
        ("de-DE", "Write"),
    ):
        opened = phone(chrome, f"{server.base}/{CODE}", locale=language)
        opened.heading(heading)
        assert opened.page.locator("html").get_attribute("lang") == ("nl" if language[:2] == "nl" else "en")
        if language == "en-GB":
            opened.page.get_by_role("button", name="Nederlands").click()
            opened.heading("Schrijf voor jezelf")
            opened.page.reload()
            opened.heading("Schrijf voor jezelf")
        opened.context.close()


def test_with_the_keyboard_alone(hand: Phone, server: Server) -> None:
    ask(server, euro(), "toetsen")
    hand.heading("Wat doe je?")
    focused = "document.activeElement.id || document.activeElement.textContent"
    assert hand.page.evaluate(focused) == "title", "a new question takes the focus to its heading"
    hand.page.keyboard.press("Tab")
    hand.page.keyboard.press("Enter")
    expect(hand.page.locator("details")).to_have_attribute("open", "")
    hand.page.keyboard.press("Tab")
    hand.page.keyboard.press("Tab")
    hand.page.keyboard.press("Space")
    hand.sees(RECEIVED)
    hand.sees(IN)
    assert hand.page.evaluate(focused) == "Wijzigen", "what vanishes under the focus hands it on"
    hand.page.keyboard.press("Enter")
    hand.page.keyboard.press("Enter")
    hand.sees(RECEIVED)
    assert counts(server.close()) == [{"A": 1}]
    hand.heading("De stemming is gesloten")
    assert hand.page.evaluate(focused) == "title"


def test_without_javascript_the_page_says_what_to_do(chrome: Browser, server: Server) -> None:
    opened = phone(chrome, f"{server.base}/{CODE}", java_script_enabled=False)
    said = opened.page.locator("noscript p").first
    expect(said).to_be_visible()
    expect(said).to_have_text(re.compile("Vraag de begeleider om een stemkaart van papier"))
    opened.context.close()
