"""A real Chromium without a window that opens the phone page of a real server, and pages to ask things with."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dilemmagame.domain.ballots import THE_CARD, About, Subject
from dilemmagame.domain.cards import Card, choices_for, grey_cases
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.library.reading import read_deck
from dilemmagame.live.frames import StageCard
from dilemmagame.live.phone_view import PhoneBallot, PhoneView
from dilemmagame.voting.page_json import page_of
from tests.voting.room import CODE, ROOT, Server

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30_000
SMALL, USUAL = (320, 568), (360, 740)

expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    """Where Chromium is. Without one these tests fail: `dev.py test` installs it on Debian."""
    named = os.environ.get("DILEMMAGAME_CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, PROGRAMS)), "")
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if not found and sys.platform == "darwin" and mac.exists():
        found = str(mac)
    assert found, (
        "No Chromium found. Install it (Debian: apt-get install chromium), or set DILEMMAGAME_CHROMIUM."
    )
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module; each phone is a context of its own, as if it were another machine."""
    with sync_playwright() as play:
        started = play.chromium.launch(
            executable_path=chromium(), args=["--disable-gpu", "--disable-dev-shm-usage"]
        )
        try:
            yield started
        finally:
            started.close()


@dataclass(slots=True)
class Phone:
    """One phone with the page open. `complaints` are errors of the page, `asked` every address it asked for."""

    page: Page
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def answer(self, choice: str, number: int = 0) -> None:
        """Tap an answer, by what it sends."""
        place = f"[data-round='{number}'] " if number else ""
        self.page.locator(f"{place}[data-c='{choice}']").click()

    def place(self, number: int, where: str) -> None:
        """Put a borderline case on the grey line."""
        self.page.locator(f"[data-round='{number}'] input[value='{where}']").check(force=True)

    def sees(self, text: str) -> None:
        """`text` shows, or is heard by who listens to the page."""
        expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True)

    def shows(self, text: str) -> bool:
        """Whether `text` shows or is heard at this moment."""
        return text in self.page.inner_text("body")

    def heading(self, text: str) -> None:
        expect(self.page.locator("h1")).to_have_text(re.compile(re.escape(text)))

    def wider(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def memory(self) -> dict[str, Any]:
        """What the phone keeps about this evening."""
        return dict(self.page.evaluate(f"JSON.parse(localStorage.getItem('dg.{CODE}'))"))


def phone(browser: Browser, address: str, **how: Any) -> Phone:
    """A phone that opens `address`; `how` goes to Playwright's new_context."""
    width, height = how.pop("size", USUAL)
    settings = {"locale": "nl-NL", "reduced_motion": "reduce", **how}
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, **settings)
    context.set_default_timeout(PATIENCE)
    opened = Phone(context.new_page(), context)
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("console", lambda said: _note(opened, said.type, said.text))
    opened.page.on("request", lambda request: opened.asked.append(request.url))
    opened.page.on("websocket", lambda socket: opened.asked.append(socket.url))
    opened.page.goto(address)
    return opened


def _note(opened: Phone, kind: str, text: str) -> None:
    # A line that cannot be made is what some tests are about; the browser says so by itself.
    if kind in ("error", "warning") and "WebSocket" not in text and "Failed to load resource" not in text:
        opened.complaints.append(text)


# what the app would say


@cache
def shipped(card: str, deck: str = "raadsleden") -> Card:
    """A card that we ship."""
    found, _problems = read_deck(ROOT / "decks" / deck)
    return next(each for each in found.cards if each.id == card)


def asking(card: Card, *subjects: Subject, first: int = 1, slot: int = 1, again: int = 0) -> dict[str, Any]:
    """The page of a vote on `card`, its rounds numbered from `first`."""
    ballots = tuple(
        PhoneBallot(number, slot, subject, choices_for(card, subject), _about(card, subject), again)
        for number, subject in enumerate(subjects or (THE_CARD,), first)
    )
    view = PhoneView(
        PhoneTask.VOTE, Localised("Stem in stilte", "Vote in silence"), StageCard.of(card), ballots
    )
    return page_of(view, card.language)


VALUES = {
    "openheid": Localised("Openheid", "Openness"),
    "vertrouwen": Localised("Vertrouwen", "Trust"),
    "moed": Localised("Moed", "Courage"),
    "rechtvaardigheid": Localised("Rechtvaardigheid", "Justice"),
    "zorgvuldigheid": Localised("Zorgvuldigheid", "Care"),
}


def on_the_board(about: About, first: int = 1, most: int = 3) -> dict[str, Any]:
    """The page of a vote on the five values of a board."""
    names = tuple(VALUES.values())
    ballot = PhoneBallot(first, 1, Subject(about, 1), tuple("ABCDE"), names=names, most=most)
    return page_of(PhoneView(PhoneTask.VOTE, Localised("Kiezen", "Choosing"), None, (ballot,)), "nl")


def resting(task: PhoneTask) -> dict[str, Any]:
    """The page outside a vote."""
    return page_of(PhoneView(task, Localised("Lees de casus", "Read the case"), None, ()), "nl")


def on_the_grey_line(card: Card, first: int = 1) -> dict[str, Any]:
    cases = [Subject(About.CASE, number) for number in range(1, len(grey_cases(card)) + 1)]
    return asking(card, *cases, first=first)


def _about(card: Card, subject: Subject) -> str:
    match subject.about:
        case About.TWIST:
            return card.twists[subject.number - 1]
        case About.CASE:
            return grey_cases(card)[subject.number - 1]
        case _:
            return ""


def ask(server: Server, page: dict[str, Any], card: str = "kaart") -> None:
    """Open the rounds of `page`."""
    rounds = [
        {
            "number": each["number"],
            "form": each["form"],
            "choices": [choice["c"] for choice in each["choices"]],
            "most": max(each["most"], 1),
        }
        for each in page["rounds"]
    ]
    server.say(do="open", card=card, rounds=rounds, page=page)
    server.wait_for("opened")


def counts(totals: list[dict[str, Any]]) -> list[dict[str, int]]:
    """Per round what came in."""
    return [each["counts"] for each in totals]
