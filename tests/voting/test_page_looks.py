"""The phone page as it looks, reads and weighs: every state by axe-core, small, large, dark, in forced colours."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dilemmagame.domain.ballots import THE_CARD, About, Subject
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import CaptureField, PhoneTask
from dilemmagame.live.inbox import TextAsk
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.voting.door import slip_hash
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.server import page_code
from tests.voting.browser import (
    SMALL,
    Phone,
    ask,
    asking,
    on_the_board,
    on_the_grey_line,
    phone,
    resting,
    shipped,
)
from tests.voting.room import CODE, ROOT, Server
from tests.voting.test_page_json import hostile

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PAGE_FILES = ROOT / "assets" / "phone"
LOOKS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "usual": (RULES, {}),
    "small": ([], {"size": SMALL}),
    "dark": (COLOURS, {"color_scheme": "dark"}),
    "contrast": (COLOURS, {"contrast": "more"}),
    "dark contrast": (COLOURS, {"contrast": "more", "color_scheme": "dark"}),
    "forced": ([], {"forced_colors": "active", "locale": "en-GB"}),
    "large": ([], {"size": SMALL, "locale": "en-GB"}),
}
"""By name the rules of axe-core that are tried, and how the phone is set. The same page is tried in all."""
Step = Callable[[Server, dict[str, Phone]], None]


def asks_text(server: Server, phones: dict[str, Phone]) -> None:
    asked = TextAsk(3, CaptureField.REASON)
    title = Localised("Redenen verzamelen", "Collect reasons")
    page = page_of(PhoneView(PhoneTask.TALK, title, None, (), text=asked), "nl")
    server.say(do="page", page=page, text={"step": 3, "is_open": True})
    for each in phones.values():
        expect(each.page.locator("#text")).to_be_visible()


def everybody_sends(server: Server, phones: dict[str, Phone]) -> None:
    for each in phones.values():
        each.page.locator("#text").fill("W" * 140)
        each.page.locator("button[type=submit]").click()


def everybody_taps(choice: str) -> Step:
    def step(server: Server, phones: dict[str, Phone]) -> None:
        for each in phones.values():
            each.answer(choice)
        for each in phones.values():
            expect(each.page.locator(".state.in")).not_to_have_count(0)

    return step


def everybody_places(server: Server, phones: dict[str, Phone]) -> None:
    for each in phones.values():
        each.place(40, "3")
        each.place(41, "6")


def wait_until_hidden(server: Server, phones: dict[str, Phone]) -> None:
    for each in phones.values():
        expect(each.page.locator(".done").first).to_be_visible()


def opened_case(server: Server, phones: dict[str, Phone]) -> None:
    for each in phones.values():
        each.page.locator("summary").click()


def goes_to(path: str) -> Step:
    def step(server: Server, phones: dict[str, Phone]) -> None:
        for each in phones.values():
            each.page.goto(f"{server.base}/{path}")
            expect(each.page.locator("form")).to_be_visible()

    return step


def shows(task: PhoneTask) -> Step:
    return lambda server, phones: server.say(do="page", page=resting(task))


def asks(page: Callable[[], dict[str, Any]]) -> Step:
    return lambda server, phones: ask(server, page(), "looks")


def closes(server: Server, phones: dict[str, Phone]) -> None:
    server.close()


STATES: tuple[tuple[str, Step], ...] = (
    *((task.value, shows(task)) for task in PhoneTask if task is not PhoneTask.VOTE),
    ("a vote", asks(lambda: asking(shipped("achtendertig-euro"), THE_CARD, Subject(About.CERTAINTY)))),
    ("the case read", opened_case),
    ("received", everybody_taps("B")),
    ("hidden", wait_until_hidden),
    ("what if", asks(lambda: asking(shipped("achtendertig-euro"), Subject(About.TWIST, 1), first=10, slot=2))),
    ("shades", asks(lambda: asking(shipped("partnerstad", "bestuurders"), first=20))),
    ("figures", asks(lambda: asking(shipped("eenenveertig-klusjes", "bestuurders"), first=30))),
    ("a figure", everybody_taps("7")),
    ("grey", asks(lambda: on_the_grey_line(shipped("partnerstad", "bestuurders"), 40))),
    ("grey placed", everybody_places),
    ("several", asks(lambda: on_the_board(About.VALUES, 60))),
    ("an order", asks(lambda: on_the_board(About.ORDER, 70))),
    ("closed", closes),
    ("a text", asks_text),
    ("a text under way", everybody_sends),
    ("a wrong code", goes_to("ABCDEF")),
)  # fmt: skip


def test_axe_sees_what_is_wrong(chrome: Browser, server: Server) -> None:
    server.say(do="page", page=resting(PhoneTask.LOOK))
    opened = phone(chrome, f"{server.base}/{CODE}")
    opened.heading("Kijk naar het scherm")
    opened.page.evaluate("document.querySelector('#body p').style.color = '#bbb'")
    opened.page.evaluate("document.documentElement.lang = ''")
    found = " ".join(faults(opened, RULES))
    assert "color-contrast" in found
    assert "html-has-lang" in found
    assert "color-contrast" in " ".join(faults(opened, COLOURS))
    opened.context.close()


@pytest.mark.timeout(400)
def test_every_state_is_clean_fits_and_has_large_answers_in_every_look(
    chrome: Browser, server: Server
) -> None:
    server.say(do="page", page=resting(PhoneTask.LOOK))
    phones = {name: phone(chrome, f"{server.base}/{CODE}", **how) for name, (_rules, how) in LOOKS.items()}
    wrong: list[str] = []
    for state, step in STATES:
        step(server, phones)
        for each in phones.values():
            each.page.wait_for_timeout(30)
        phones["large"].page.evaluate("document.documentElement.style.fontSize = '225%'")
        for name, each in phones.items():
            wrong += [f"{state}, {name}: {what}" for what in faults(each, LOOKS[name][0])]
    assert wrong == []
    for name, each in phones.items():
        assert each.complaints == [], name
        each.context.close()


def faults(opened: Phone, rules: list[str]) -> list[str]:
    found = [f"{opened.wider()} pixels too wide"] if opened.wider() > 0 else []
    found += [f"{what} is too low" for what in opened.page.evaluate(LOW)]
    if rules:
        if opened.page.evaluate("typeof axe") == "undefined":
            opened.page.evaluate(AXE)
        told = opened.page.evaluate("rules => axe.run(document, { runOnly: rules })", rules)
        found += [
            f"{rule['id']}: {[node['html'][:160] for node in rule['nodes']]}" for rule in told["violations"]
        ]
    return found


LOW = """[...document.querySelectorAll('main button, main input, main textarea, .tick, summary')]
    .filter(each => each.offsetParent && !each.matches('.tick input'))
    .filter(each => each.getBoundingClientRect().height < (each.tagName === 'SUMMARY' ? 44 : 52))
    .map(each => each.outerHTML.slice(0, 120))"""


def test_a_deck_that_means_harm_stays_text_and_asks_nothing_of_the_outside(
    chrome: Browser, server: Server
) -> None:
    nasty = (
        "<img src='http://evil.example/x' onerror='window.caught=1'><script>window.caught=1</script>"
        "<a href='javascript:window.caught=1'>klik</a> {{7*7}} ${7*7} </p></main><style>*{display:none}</style>"
    )
    card = shipped("achtendertig-euro")
    letters = tuple(replace(option, text=nasty) for option in card.options)
    rude = replace(card, title=nasty, question=nasty, options=letters, twists=(nasty,), statement=nasty)
    server.say(do="page", page=resting(PhoneTask.LOOK))
    opened = phone(chrome, f"{server.base}/{CODE}")
    for number, each in enumerate((rude, hostile()), 80):
        ask(server, asking(each, Subject(About.TWIST, 1), first=number), "kwaad")
        opened.page.locator("summary").click()
        expect(opened.page.locator("h1")).to_contain_text("<script>")
        opened.answer("A")
        expect(opened.page.locator(".state.in")).to_have_count(1)
        assert opened.page.evaluate("window.caught") is None
        assert opened.page.locator("main img, main script, main a, main style").count() == 0
        assert opened.wider() == 0
    assert all(address.split("/")[2] == f"127.0.0.1:{server.port}" for address in opened.asked)
    blocked = opened.page.evaluate(
        "new Promise(done => { document.addEventListener('securitypolicyviolation', event => done(event.blockedURI));"
        " new Image().src = 'http://127.0.0.1:9/outside'; })"
    )
    assert blocked == "http://127.0.0.1:9/outside", "what got in all the same could ask nobody"
    server.close()
    opened.context.close()


def test_the_page_is_small_and_needs_few_requests(chrome: Browser, server: Server) -> None:
    context = chrome.new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{server.base}/{CODE}")
    expect(page.locator("h1")).not_to_have_text("dilemmagame")
    deadline = time.monotonic() + 10
    while not sockets and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert (len(sizes), len(sockets)) == (3, 1)
    assert 0 < sum(sizes) <= 16_384
    context.close()


def test_the_code_is_for_old_phones_and_never_makes_text_into_markup() -> None:
    code = page_code(PAGE_FILES).decode()
    for newer in (
        r"\?\.",
        r"\?\?",
        r"catch\s*\{",
        r"\{\s*\.\.\.",
        r"\basync\b",
        r"\bimport\b",
        r"\bstatic\b",
        r"\*\*",
    ):
        assert not re.search(newer, code), newer
    for absent in (
        "fetch(",
        "crypto.subtle",
        "randomUUID",
        "serviceWorker",
        "wakeLock",
        "structuredClone",
        "replaceAll",
    ):
        assert absent not in code, absent
    for markup in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "DOMParser",
        "eval(",
        "new Function",
    ):
        assert markup not in code, markup
    assert re.findall(r"\w+://[^']*", code) == ["ws://"], "no address of elsewhere"


def test_both_languages_say_the_same_things() -> None:
    code = (PAGE_FILES / "words.js").read_text(encoding="utf-8")
    dutch, english = re.findall(r"^  (?:nl|en): \{\n(.*?)^  \}", code, re.MULTILINE | re.DOTALL)
    keys = [re.findall(r"(?:^|[,{] ) *(\w+): (?=['\[{])", each, re.MULTILINE) for each in (dutch, english)]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 50


def test_the_slip_form_and_the_lost_line_are_clean_too(
    chrome: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    strict = Server(tmp_path_factory.mktemp("strict") / "ballots", slips=(slip_hash("AB23CD79"),))
    opened = phone(chrome, f"{strict.base}/{CODE}", size=SMALL)
    opened.heading("Typ je stembriefje over")
    assert faults(opened, RULES) == []
    opened.page.get_by_label("Code van je stembriefje").fill("AB23CD79")
    opened.page.keyboard.press("Enter")
    ask(strict, asking(shipped("achtendertig-euro")))
    opened.heading("Wat doe je?")
    strict.kill()
    opened.answer("A")
    opened.sees("De verbinding is weg.")
    assert faults(opened, RULES) == []
    opened.context.close()
