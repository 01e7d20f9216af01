"""The page of the remote in a real Chromium: pairing, steering, coming back, both languages, and its own SHA-256."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from dilemmagame.domain.events import Blank
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session import Primary
from dilemmagame.live.remoting import Countdown, Outcome, Pairing, Press
from tests.voting.browser import SMALL, Phone, phone
from tests.voting.remote_room import SHOWN, Desk, desk
from tests.voting.room import ROOT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SHA = (ROOT / "assets" / "remote" / "sha256.js").read_text(encoding="utf-8")
TO_HEX = "bytes => Array.from(bytes, byte => ('0' + byte.toString(16)).slice(-2)).join('')"
LONG_MESSAGE = (
    b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed"
    b" before being used by the HMAC algorithm."
)
READING = replace(
    SHOWN,
    place="second",
    title=Localised("Lees de casus", "Read the case"),
    primary=Primary.NEXT,
    next_title=Localised("Stem in stilte", "Vote in silence"),
    going_in=-1,
    countdown=Countdown(-12_000, running=True),
)


@pytest.fixture(scope="module")
def running() -> Iterator[Desk]:
    with desk() as here:
        yield here


@pytest.fixture
def here(running: Desk) -> Desk:
    """Nobody is paired, and the phone would show an open vote."""
    if running.status.pairing is not Pairing.WAITING:
        running.service.renew()
        running.waiting()
    running.service.show(SHOWN)
    while not running.pressed.empty():
        running.pressed.get()
    return running


def opened(chrome: Browser, here: Desk, **how: Any) -> Phone:
    return phone(chrome, here.waiting().link, **how)


def paired(chrome: Browser, here: Desk, **how: Any) -> Phone:
    """A phone that scanned the code and typed its digits."""
    trainer = opened(chrome, here, **how)
    type_digits(trainer.page, here.status.digits)
    expect(trainer.page.locator("#next")).to_be_visible()
    return trainer


def type_digits(page: Page, digits: str) -> None:
    page.fill("#typed", digits)
    page.click("form button")


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


def test_sha256_and_hmac_agree_with_the_published_examples(chrome: Browser) -> None:
    """FIPS 180-4 (and its long message), RFC 4231 cases 1-3, 6 and 7."""
    page = chrome.new_page()
    sha = f"text => {{ {SHA}; return ({TO_HEX})(sha256(new TextEncoder().encode(text))); }}"
    known = {
        "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        "a" * 1_000_000: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    }
    for text, wanted in known.items():
        assert page.evaluate(sha, text) == wanted
    mac = (
        f"([key, data]) => {{ {SHA}; return ({TO_HEX})(hmac(Uint8Array.from(key), Uint8Array.from(data))); }}"
    )
    cases = [
        (b"\x0b" * 20, b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (b"Jefe", b"what do ya want for nothing?",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (b"\xaa" * 20, b"\xdd" * 50, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (b"\xaa" * 131, b"Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        (b"\xaa" * 131, LONG_MESSAGE, "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]  # fmt: skip
    for key, data, wanted in cases:
        assert page.evaluate(mac, [list(key), list(data)]) == wanted
    page.close()


def test_pair_next_back_black_and_the_key_leaves_the_address(chrome: Browser, here: Desk) -> None:
    trainer = opened(chrome, here)
    assert "#" not in trainer.page.url
    trainer.heading("Koppel deze telefoon")
    wrong = "111111" if here.status.digits != "111111" else "222222"
    type_digits(trainer.page, wrong)
    trainer.sees("Je mag nog 4 keer")
    here.when(lambda status: status.tries_left == 4)
    type_digits(trainer.page, f"{here.status.digits[:3]} {here.status.digits[3:]}")
    trainer.heading("Stem in stilte")
    trainer.sees("7 van de 12 stemmen binnen")
    here.when(lambda status: status.here)
    for count, (button, press) in enumerate(
        (("#next", Press.NEXT), ("#back", Press.BACK), ("#black", Press.BLACK)), 1
    ):
        trainer.page.click(button)
        assert here.pressed.get(timeout=20) == (count, press)
        expect(trainer.page.locator("#next")).to_have_text("Even wachten…")
        expect(trainer.page.locator(button)).to_have_attribute("aria-disabled", "true")
        here.service.answer(count, Outcome.DONE)
        expect(trainer.page.locator(button)).to_have_attribute("aria-disabled", "false")
    kept = json.loads(trainer.page.evaluate("localStorage.getItem('dg.remote')"))
    assert kept["key"] == "", "the key of the code is not kept once the phone is paired"
    assert not trainer.complaints
    trainer.context.close()


def test_a_doubled_tap_is_one_press_and_says_so_by_its_look(chrome: Browser, here: Desk) -> None:
    trainer = paired(chrome, here)
    trainer.page.dblclick("#next")
    assert here.pressed.get(timeout=20)[1] is Press.NEXT
    here.service.show(READING)
    here.service.answer(1, Outcome.DONE)
    expect(trainer.page.locator("#next")).to_have_text("Verder")
    assert here.pressed.empty()
    trainer.page.click("#back")
    assert here.pressed.get(timeout=20) == (2, Press.BACK)
    trainer.context.close()


def test_it_counts_down_by_itself_and_shows_what_changes(chrome: Browser, here: Desk) -> None:
    trainer = paired(chrome, here)
    clock = trainer.page.locator("#clock")
    expect(clock).to_have_text(re.compile(r"^1:2\d te gaan$"))
    here.service.show(replace(SHOWN, countdown=Countdown(61_000, running=False)))
    expect(clock).to_have_text("1:01 staat stil")
    here.service.show(READING)
    expect(clock).to_have_text(re.compile(r"^\+0:1\d over tijd$"))
    trainer.sees("Straks: Stem in stilte")
    assert not trainer.shows("stemmen binnen")
    here.service.show(replace(READING, place="third", blank=Blank.BLACK))
    trainer.sees("Het podium is zwart")
    expect(trainer.page.locator("#black")).to_have_text("Toon weer")
    trainer.page.click("#en")
    trainer.heading("Read the case")
    trainer.sees("The stage is black")
    expect(trainer.page.locator("html")).to_have_attribute("lang", "en")
    trainer.context.close()


def test_after_a_reload_and_a_restart_it_goes_on_with_its_count(chrome: Browser, here: Desk) -> None:
    trainer = paired(chrome, here)
    trainer.page.click("#next")
    assert here.pressed.get(timeout=20) == (1, Press.NEXT)
    trainer.page.reload()
    trainer.heading("Stem in stilte")
    here.service.answer(1, Outcome.DONE)
    here.service._child.renew()
    here.when(lambda status: status.lost)
    here.when(lambda status: status.here and not status.lost)
    expect(trainer.page.locator("#next")).to_have_attribute("aria-disabled", "false")
    trainer.page.click("#next")
    assert here.pressed.get(timeout=20) == (2, Press.NEXT)
    here.service.answer(2, Outcome.REFUSED)
    trainer.sees("Dat kan nu niet")
    trainer.context.close()


def test_a_press_that_lost_its_line_is_not_sent_again(chrome: Browser, here: Desk) -> None:
    trainer = paired(chrome, here)
    trainer.page.click("#next")
    assert here.pressed.get(timeout=20) == (1, Press.NEXT)
    trainer.context.set_offline(True)
    trainer.page.evaluate("dispatchEvent(new Event('offline'))")
    trainer.sees("We weten niet of je tik aankwam")
    trainer.sees("Geen verbinding")
    expect(trainer.page.locator("#next")).to_have_attribute("aria-disabled", "true")
    here.service.answer(1, Outcome.DONE)
    trainer.context.set_offline(False)
    trainer.page.evaluate("dispatchEvent(new Event('online'))")
    expect(trainer.page.locator("#next")).to_have_attribute("aria-disabled", "false")
    assert here.pressed.empty()
    trainer.context.close()


def test_a_forged_state_is_not_shown(chrome: Browser, here: Desk) -> None:
    """Somebody between phone and laptop changes what the laptop says."""
    context = chrome.new_context(locale="nl-NL")
    page = context.new_page()

    def between(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        server.on_message(lambda text: line.send(str(text).replace("Lees de casus", "Iets anders")))

    page.route_web_socket(re.compile("/ws$"), between)
    page.goto(here.waiting().link)
    type_digits(page, here.status.digits)
    expect(page.locator("h1")).to_have_text("Stem in stilte")
    here.service.show(READING)
    here.service.show(replace(READING, place="third", title=Localised("Redenen", "Reasons")))
    expect(page.locator("h1")).to_have_text("Redenen")
    assert "Iets anders" not in page.inner_text("body")
    context.close()


def test_a_second_phone_hears_that_there_is_one_and_the_end_is_told(chrome: Browser, here: Desk) -> None:
    link, digits = here.waiting().link, here.status.digits
    trainer = paired(chrome, here)
    other = phone(chrome, link)
    type_digits(other.page, digits)
    other.sees("Er is al een telefoon gekoppeld")
    here.service.renew()
    trainer.heading("De afstandsbediening staat uit")
    assert trainer.page.evaluate("localStorage.getItem('dg.remote')") is None
    trainer.page.reload()
    trainer.heading("Niet gekoppeld")
    for each in (trainer, other):
        each.context.close()


@pytest.mark.parametrize(
    ("how", "language"), [({"size": SMALL}, "nl"), ({"size": (390, 760), "color_scheme": "dark"}, "en")]
)
def test_every_state_is_clean_fits_and_has_buttons_for_a_thumb(
    chrome: Browser, here: Desk, how: dict[str, Any], language: str
) -> None:
    trainer = opened(chrome, here, locale=f"{language}-NL", **how)
    found = [*faults(trainer.page)]
    assert trainer.wider() == 0
    type_digits(trainer.page, here.status.digits)
    expect(trainer.page.locator("#next")).to_be_visible()
    for view in (SHOWN, replace(READING, blank=Blank.BLACK), replace(READING, primary=Primary.REVEAL)):
        here.service.show(view)
        expect(trainer.page.locator("h1")).to_have_text(view.title.get(language))
        found += faults(trainer.page)
        assert trainer.wider() == 0
        size = {name: trainer.page.locator(name).bounding_box() for name in ("#next", "#back", "#black")}
        heights = {name: box["height"] for name, box in size.items() if box is not None}
        assert min(heights.values()) >= 72
        assert heights["#back"] < heights["#next"]
        lowest = max(box["y"] + box["height"] for box in size.values() if box is not None)
        assert lowest <= trainer.page.viewport_size["height"], "in reach without scrolling"  # type: ignore[index]
    assert not found, "\n".join(found)
    assert not trainer.complaints
    trainer.context.close()


def test_the_page_is_small_and_asks_nothing_of_anybody_else(chrome: Browser, here: Desk) -> None:
    trainer = paired(chrome, here)
    base = here.base.removeprefix("http://")
    assert all(re.match(rf"(http|ws)://{re.escape(base)}/", each) for each in trainer.asked)
    sizes = trainer.page.evaluate(
        "performance.getEntriesByType('resource').map(each => each.encodedBodySize)"
    )
    assert sum(sizes) < 16_000
    trainer.context.close()


def test_both_languages_say_the_same_things(chrome: Browser) -> None:
    page = chrome.new_page()
    words = (ROOT / "assets" / "remote" / "words.js").read_text(encoding="utf-8")
    dutch, english = page.evaluate(f"() => {{ {words}; return [WORDS.nl, WORDS.en]; }}")
    assert dutch.keys() == english.keys()
    for part in ("doing", "more"):
        assert dutch[part].keys() == english[part].keys()
    assert {each.value for each in Primary} - {"reveal-anyway"} == dutch["doing"].keys()
    for name, said in dutch.items():
        if isinstance(said, str):
            assert re.findall(r"{.}", said) == re.findall(r"{.}", english[name]), name
    page.close()


def test_after_a_sleep_the_line_is_made_anew_at_once(chrome: Browser, here: Desk) -> None:
    """A socket may look open after a sleep: the phone does not trust it."""
    trainer = paired(chrome, here)
    trainer.page.evaluate(
        "() => { const real = Date.now; const turn = hidden => {"
        " Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); };"
        " turn(true); Date.now = () => real() + 3000; turn(false); }"
    )
    deadline = time.monotonic() + 10
    while sum(each.startswith("ws://") for each in trainer.asked) < 2 and time.monotonic() < deadline:
        trainer.page.wait_for_timeout(30)
    assert sum(each.startswith("ws://") for each in trainer.asked) == 2
    expect(trainer.page.locator("#next")).to_have_attribute("aria-disabled", "false")
    trainer.page.click("#next")
    assert here.pressed.get(timeout=20) == (1, Press.NEXT)
    trainer.context.close()
