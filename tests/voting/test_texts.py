"""Short texts from phones over real sockets: in batches, in no order, answered when the app has them, and limited."""

from __future__ import annotations

import asyncio
import json
import secrets
import string
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from dilemmagame.domain.steps import PhoneTask, StepKind
from dilemmagame.domain.texting import is_short_text
from dilemmagame.live.inbox import AskTexts, TextBatch
from dilemmagame.voting.protocol import MessageError, Text, read_phone
from dilemmagame.voting.texting import MOST_A_STEP, MOST_UNDER_WAY, PAUSE_SECONDS, Basket, Posted
from tests.voting.room import CODE, WAIT_SECONDS, Phone, Server, served
from tests.voting.test_service import Hall

STEP = 4
PAGE: dict[str, Any] = {
    "task": "talk",
    "title": {"nl": "Redenen", "en": "Reasons"},
    "rounds": [],
    "card": None,
    "lang": "nl",
}
OPEN = {**PAGE, "text": {"step": STEP, "open": True, "nl": "Welke reden?", "en": "Which reason?"}}


def nonce() -> str:
    return secrets.token_urlsafe(9)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("texts"), text_seconds=0.05) as running:
        yield running


def asks(server: Server, step: int | None = STEP, *, is_open: bool = True) -> None:
    text = None if step is None else {"step": step, "is_open": is_open}
    server.say(do="page", page=OPEN if is_open else PAGE, text=text)


async def send(phone: Phone, text: str, number: str = "") -> str:
    assert phone.line is not None
    number = number or nonce()
    await phone.line.send_json({"do": "text", "t": text, "n": number})
    return number


async def hears(phone: Phone) -> dict[str, Any]:
    return await phone.hear("texted", "slow")


async def in_a_room(server: Server, size: int, story: Any) -> None:
    async with aiohttp.ClientSession() as client:
        phones = [Phone(client, server) for _ in range(size)]
        for phone in phones:
            assert (await phone.join())["do"] == "in"
        await story(phones)
        for phone in phones:
            assert phone.line is not None
            await phone.line.close()


async def heard(server: Server, event: str) -> dict[str, Any]:
    return await asyncio.to_thread(server.wait_for, event)


def test_a_text_reaches_the_app_without_its_sender_and_is_answered_when_the_app_has_it(
    server: Server,
) -> None:
    asks(server, 10)

    async def story(phones: list[Phone]) -> None:
        number = await send(phones[0], "Vertrouwen kost tijd.")
        told = await heard(server, "texts")
        assert told.keys() == {"ev", "batch", "step", "texts"}
        assert (told["step"], told["texts"]) == (10, ["Vertrouwen kost tijd."])
        assert phones[0].token not in json.dumps(told)
        assert number not in json.dumps(told)
        await send(phones[0], "Vertrouwen kost tijd.", number)  # the line broke off: it asks once more
        server.say(do="heard", batch=told["batch"], taken=1)
        assert await hears(phones[0]) == {"do": "texted", "n": number, "what": "passed"}
        await send(phones[0], "Vertrouwen kost tijd.", number)
        assert (await hears(phones[0]))["what"] == "passed", "a repeat is answered and not told again"
        await send(phones[1], "Iets anders")
        assert (await heard(server, "texts"))["texts"] == ["Iets anders"]

    asyncio.run(in_a_room(server, 2, story))


def test_a_batch_is_shuffled_and_what_finds_no_room_hears_so(server: Server) -> None:
    letters = string.ascii_lowercase[:20]
    asks(server, 11)

    async def story(phones: list[Phone]) -> None:
        for phone, letter in zip(phones, letters, strict=True):
            await send(phone, letter)
        texts: list[str] = []
        while len(texts) < len(letters):
            told = await heard(server, "texts")
            server.say(do="heard", batch=told["batch"], taken=0)
            texts += told["texts"]
        assert sorted(texts) == list(letters)
        assert {(await hears(phone))["what"] for phone in phones} == {"full"}

    asyncio.run(in_a_room(server, len(letters), story))


def test_nothing_is_taken_while_a_vote_is_open_or_when_it_was_not_asked(server: Server) -> None:
    async def story(phones: list[Phone]) -> None:
        asks(server, None)
        await send(phones[0], "Niet gevraagd")
        assert (await hears(phones[0]))["what"] == "closed"
        asks(server, 12)
        await phones[0].hear("state")
        number = await send(phones[0], "Net voor de stemming")
        told = await heard(server, "texts")
        server.open("texts")
        server.say(do="heard", batch=told["batch"], taken=1)
        assert await hears(phones[0]) == {"do": "texted", "n": number, "what": "closed"}
        await send(phones[0], "Naast een keuze")
        assert (await hears(phones[0]))["what"] == "closed"
        server.close()

    asyncio.run(in_a_room(server, 1, story))


def test_where_no_line_can_be_kept_plain_requests_do_the_same(server: Server) -> None:
    asks(server, 13)

    async def story(phones: list[Phone]) -> None:
        hello = {"do": "hello", "v": 1, "token": phones[0].token, "code": CODE}
        text = {"do": "text", "t": "Via een verzoek", "n": nonce()}
        async with (
            aiohttp.ClientSession(headers={"Origin": server.base}) as client,
            asyncio.timeout(WAIT_SECONDS),
        ):
            said: list[str] = []
            for _ in range(2):
                async with client.post(f"{server.base}/say", json={"hello": hello, "text": text}) as answer:
                    said.append((await answer.json())["texted"]["what"])
            told = await heard(server, "texts")
            assert told["texts"] == ["Via een verzoek"]
            server.say(do="heard", batch=told["batch"], taken=1)
            server.say(do="door", open=True)
            while said[-1] != "passed":
                async with client.post(f"{server.base}/say", json={"hello": hello, "text": text}) as answer:
                    said.append((await answer.json())["texted"]["what"])
            assert set(said) == {"wait", "passed"}

    asyncio.run(in_a_room(server, 1, story))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " vooraan",
        "x" * 141,
        "regel\nregel",
        "\u202eachterstevoren",
        "on\u200bzichtbaar",
        "\x1b[31m",
        "\ud800",
        "\ue000",
        "\U000e0041",
        "Z" + "\u0301" * 4,
        "\u200d",
    ],
)
def test_what_is_no_short_text_is_no_message(text: str) -> None:
    assert not is_short_text(text)
    with pytest.raises(MessageError) as refused:
        read_phone(json.dumps({"do": "text", "t": text, "n": "abcdefghijkl"}))
    assert not text.strip() or text not in str(refused.value)


@pytest.mark.parametrize("text", ["Ja", "x" * 140, "Ruïne, café: ½ €", "👩‍👩‍👧 samen", "<b>vet</b> & 'zo'"])
def test_ordinary_words_and_pictures_are_a_short_text_and_no_description_shows_them(text: str) -> None:
    assert is_short_text(text)
    read = read_phone(json.dumps({"do": "text", "t": text, "n": "abcdefghijkl"}))
    assert isinstance(read, Text)
    assert read.t == text
    assert text not in repr(read)


def test_one_phone_sends_one_in_ten_seconds_and_five_in_a_step() -> None:
    basket = Basket()
    said: list[Posted] = []
    basket.show(1, is_open=True)
    now = 100.0
    for number in range(MOST_A_STEP):
        basket.put(b"a", f"n{number}", "tekst", now, said.append)
        basket.put(b"a", f"m{number}", "te vroeg", now + PAUSE_SECONDS - 0.1, said.append)
        drawn = basket.draw()
        assert drawn is not None
        basket.heard(drawn.number, 1)
        now += PAUSE_SECONDS
    assert said[:-2] == [Posted.SOON, Posted.PASSED] * (MOST_A_STEP - 1)
    assert said[-2:] == [Posted.OFTEN, Posted.PASSED]
    basket.put(b"a", "more", "nog een", now, said.append)
    assert said[-1] is Posted.OFTEN
    basket.show(1, is_open=False)
    basket.show(1, is_open=True)
    basket.put(b"a", "more", "nog een", now, said.append)
    assert said[-1] is Posted.OFTEN, "switching it off and on again gives nobody more"
    basket.show(2, is_open=True)
    basket.put(b"a", "more", "in een andere stap", now, said.append)
    assert basket.draw() is not None


def test_no_more_than_two_hundred_are_under_way_whoever_sends_them() -> None:
    basket = Basket()
    said: list[Posted] = []
    basket.show(1, is_open=True)
    for number in range(MOST_UNDER_WAY + 3):
        basket.put(f"phone {number}".encode(), "n", f"{number}", 0.0, said.append)
    assert said == [Posted.FULL] * 3
    basket.show(None, is_open=False)
    assert said[3:] == [Posted.CLOSED] * MOST_UNDER_WAY
    assert basket.draw() is None


def test_a_batch_comes_in_an_order_of_chance() -> None:
    orders = set()
    for _ in range(5):
        basket = Basket()
        basket.show(1, is_open=True)
        for number in range(30):
            basket.put(f"phone {number}".encode(), "n", f"{number}", 0.0, lambda what: None)
        drawn = basket.draw()
        assert drawn is not None
        orders.add(drawn.texts)
    assert len(orders) == 5
    assert tuple(map(str, range(30))) not in orders


def test_a_server_that_starts_anew_goes_on_taking_texts_and_an_old_answer_confirms_nothing(
    tmp_path: Path,
) -> None:
    hall = Hall(tmp_path)
    batches: list[TextBatch] = []
    hall.service.hear_texts(batches.append)
    hall.to(StepKind.ARGUMENTS)
    hall.owner.moderate(AskTexts(on=True))

    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phone = Phone(client, hall)  # type: ignore[arg-type]  # it only needs the address
            await phone.join(hall.code)
            number = await send(phone, "Blijft bestaan")
            await asyncio.to_thread(wait_for, lambda: len(batches) == 1)
            running = hall.service._child._running
            assert running is not None
            running.process.kill()
            hall.until(lambda: hall.presence.lost)
            hall.until(lambda: not hall.presence.lost)
            assert (await phone.join("wrong"))["do"] == "in"
            # A new server hears soon what is asked.
            while phone.state["page"]["task"] != PhoneTask.TALK.value:
                phone.state = await phone.hear("state")
            await send(phone, "Blijft bestaan", number)
            hall.owner.receive(batches[0])
            await asyncio.to_thread(wait_for, lambda: len(batches) == 2)
            assert batches[1].texts == ("Blijft bestaan",)
            hall.owner.receive(batches[1])
            assert (await hears(phone)) == {"do": "texted", "n": number, "what": "passed"}

    try:
        asyncio.run(evening())
    finally:
        hall.service.finish()
        hall.store.close()
    assert [each.body for each in hall.owner.view().texting.waiting] == ["Blijft bestaan"] * 2


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
