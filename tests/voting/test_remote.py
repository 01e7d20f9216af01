"""The remote as a real process on real sockets: who may steer, and everybody who may not."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from dilemmagame.base import paths
from dilemmagame.live.remoting import Outcome, Pairing, Press
from dilemmagame.voting.front import POLICY, SAFE_HEADERS
from dilemmagame.voting.protocol import MessageError, read_phone
from dilemmagame.voting.remote_keys import new_digits, new_key, prove, spelled
from dilemmagame.voting.remote_lock import RemoteLock
from dilemmagame.voting.remote_protocol import read_app
from dilemmagame.voting.remote_protocol import read_phone as read_remote
from dilemmagame.voting.remote_server import RemoteServer
from tests.voting.remote_room import DIGITS, Desk, RemoteProcess, TrainerPhone, desk
from tests.voting.room import ADDRESS, CALLERS, asks_for_a_line

Story = Callable[[aiohttp.ClientSession], Awaitable[None]]


def play(story: Story) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            await story(client)

    asyncio.run(evening())


@pytest.fixture(scope="module")
def running() -> Iterator[RemoteProcess]:
    process = RemoteProcess()
    yield process
    assert process.stop() == 0
    assert process.errors == ""


@pytest.fixture
def remote(running: RemoteProcess) -> RemoteProcess:
    """With an offer of its own for every test, and nobody paired."""
    running.begin_anew()
    return running


def test_the_paired_phone_steers_and_hears_what_became_of_it(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = TrainerPhone(client, remote.base, remote.key)
        remote.show("one", "Lees de casus")
        assert await phone.pair() == {"do": "in", "s": 0}
        assert remote.wait_for("paired")["id"] == phone.id
        await phone.hear("state")
        assert phone.state["view"] == {"title": "Lees de casus"}
        for count, what in enumerate(("next", "back", "black"), 1):
            await phone.press(what)
            assert remote.wait_for("press") == {"ev": "press", "s": count, "what": what}
            remote.say(do="answer", s=count, what="done")
            assert await phone.hear("told") == {"do": "told", "s": count, "what": "done"}

    play(story)


def test_five_wrong_tries_kill_the_key_and_a_new_offer_counts(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = TrainerPhone(client, remote.base, remote.key)
        for left in (4, 3, 2, 1):
            assert await phone.pair("111111") == {"do": "no", "why": "digits", "left": left}
            assert remote.wait_for("wrong")["left"] == left
        assert (await phone.pair("111111"))["why"] == "dead"
        assert (await phone.pair())["why"] == "dead", "the right digits come too late"
        remote.begin_anew()
        phone.key = remote.key
        assert (await phone.pair())["do"] == "in"

    play(story)


def test_who_has_not_the_key_comes_not_in_and_costs_nobody_a_try(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        stranger = TrainerPhone(client, remote.base, new_key())
        for _ in range(8):
            assert await stranger.pair() == {"do": "no", "why": "stranger", "left": 5}
        assert remote.wait_for("beat", lambda said: said["refused"] == 8)
        assert (await TrainerPhone(client, remote.base, remote.key).pair())["do"] == "in"
        assert not [said for said in remote.said if said["ev"] == "wrong"]

    play(story)


def test_a_second_phone_is_refused_and_the_first_goes_on(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        first, second = (TrainerPhone(client, remote.base, remote.key) for _ in range(2))
        remote.show("one")
        await first.pair()
        await first.hear("state")
        assert (await second.pair())["why"] == "taken"
        second.session = first.session
        assert (await second.greet())["why"] == "stranger", "a key without the id is not enough"
        await first.press("next")
        remote.wait_for("press")

    play(story)


def forged(phone: TrainerPhone) -> dict[str, Any]:
    said = phone.pressing("next", s=50)
    return {**said, "what": "black"}


def guessed(phone: TrainerPhone) -> dict[str, Any]:
    said = phone.pressing("next", s=50)
    return {**said, "proof": prove(new_key(), "press", phone.challenge, "50", "next", str(said["on"]))}


def repeated(phone: TrainerPhone) -> dict[str, Any]:
    return phone.pressing("next", s=3)


def out_of_order(phone: TrainerPhone) -> dict[str, Any]:
    return phone.pressing("next", s=2)


def of_another_line(phone: TrainerPhone) -> dict[str, Any]:
    here, phone.challenge = phone.challenge, "A" * 22
    said = phone.pressing("next", s=50)
    phone.challenge = here
    return said


@pytest.mark.parametrize("make", [forged, guessed, repeated, out_of_order, of_another_line])
def test_a_press_that_is_not_the_phones_own_next_one_does_nothing(
    remote: RemoteProcess, make: Callable[[TrainerPhone], dict[str, Any]]
) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = TrainerPhone(client, remote.base, remote.key)
        remote.show("one")
        await phone.pair()
        await phone.hear("state")
        await phone.line.send_json(phone.pressing("next", s=3))
        assert remote.wait_for("press")["s"] == 3
        remote.say(do="answer", s=3, what="done")
        await phone.hear("told")
        await phone.line.send_json(make(phone))
        assert remote.wait_for("beat", lambda said: said["refused"] == 1)
        await phone.line.send_json(phone.pressing("back", s=51))
        assert remote.wait_for("press") == {"ev": "press", "s": 51, "what": "back"}

    play(story)


def test_a_press_for_an_earlier_place_is_refused(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = TrainerPhone(client, remote.base, remote.key)
        remote.show("one")
        await phone.pair()
        await phone.hear("state")
        late = phone.pressing("next")
        remote.show("two")
        await phone.hear("state")
        await phone.line.send_json(late)
        assert (await phone.hear("told"))["what"] == "moved"
        assert remote.wait_for("counted")["s"] == late["s"], (
            "so that it does not count after a restart either"
        )
        remote.show("two", "Stem in stilte", **{"in": 4})
        before = phone.state["on"]
        await phone.hear("state")
        await phone.hear("state")
        assert phone.state["on"] == before, "that votes come in is no other place"

    play(story)


def test_one_press_at_a_time(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = TrainerPhone(client, remote.base, remote.key)
        remote.show("one")
        await phone.pair()
        await phone.hear("state")
        await phone.press("next")
        remote.wait_for("press")
        await phone.press("next")
        assert await phone.hear("told") == {"do": "told", "s": 2, "what": "wait"}
        remote.say(do="answer", s=1, what="done")
        await phone.hear("told")
        await phone.press("next")
        assert remote.wait_for("press")["s"] == 3

    play(story)


def test_a_line_that_took_over_leaves_the_old_one_without_a_say(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = TrainerPhone(client, remote.base, remote.key)
        remote.show("one")
        await phone.pair()
        old = phone.line
        assert (await phone.greet())["do"] == "in"
        while (said := await old.receive()).type != aiohttp.WSMsgType.CLOSE:
            assert said.type is aiohttp.WSMsgType.TEXT
        assert said.data == 4001
        await phone.hear("state")
        await phone.press("black")
        remote.wait_for("press")

    play(story)


def test_the_pairing_outlives_the_process_and_old_counts_stay_old() -> None:
    with desk() as here:

        async def story(client: aiohttp.ClientSession) -> None:
            phone = await paired(client, here)
            await phone.press("next")
            assert here.pressed.get(timeout=20) == (1, Press.NEXT)
            old = phone.pressing("next", s=1)
            here.service._child.renew()
            here.when(lambda status: status.lost)
            assert here.when(lambda status: not status.lost).pairing is Pairing.PAIRED
            assert await phone.greet() == {"do": "in", "s": 1}
            await phone.hear("state")
            assert phone.state["view"]["title"]["nl"] == "Stem in stilte"
            await phone.line.send_json(old)
            await phone.line.send_json(phone.pressing("next", s=1))
            here.when(lambda status: status.refused == 2)
            await phone.press("back")
            assert here.pressed.get(timeout=20) == (2, Press.BACK)
            here.service.answer(2, Outcome.DONE)
            assert (await phone.hear("told"))["what"] == "done"

        play(story)


async def paired(client: aiohttp.ClientSession, here: Desk) -> TrainerPhone:
    """A phone that scanned the code on the console and typed its digits."""
    status = here.waiting()
    place, _, key = status.link.partition("/#")
    phone = TrainerPhone(client, place, base64.urlsafe_b64decode(key + "=="))
    assert (await phone.pair(status.digits))["do"] == "in"
    await phone.hear("state")
    here.when(lambda status: status.pairing is Pairing.PAIRED)
    return phone


def test_pairing_anew_lets_the_phone_go_and_the_end_tells_it() -> None:
    with desk() as here:

        async def story(client: aiohttp.ClientSession) -> None:
            first = await paired(client, here)
            link = here.statuses[1].link
            assert not here.status.link, "the code is there only while a phone is waited for"
            assert not here.status.digits
            here.service.renew()
            assert (await first.hear("over"))["do"] == "over"
            assert here.waiting().link != link
            assert (await first.greet())["why"] == "stranger"
            second = await paired(client, here)
            assert here.when(lambda status: status.here).pairing is Pairing.PAIRED
            await asyncio.to_thread(here.service.finish)
            assert (await second.hear("over"))["do"] == "over"

        play(story)


def test_nothing_of_a_key_is_left_on_disk_or_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("TMPDIR", "HOME", "XDG_DATA_HOME", "DILEMMAGAME_DATA"):
        monkeypatch.setenv(name, str(tmp_path))
    secrets: list[bytes] = []
    with desk() as here:

        async def story(client: aiohttp.ClientSession) -> None:
            phone = await paired(client, here)
            await phone.press("next")
            secrets.extend([phone.key, phone.session])

        play(story)
        assert "key" not in repr(here.statuses).lower()
        digits = here.statuses[1].digits
        assert digits not in repr(here.statuses)
    assert here.service._paired is None
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    left += caplog.text.encode()
    for secret in secrets:
        for spelling in (secret, secret.hex().encode(), base64.urlsafe_b64encode(secret)[:20]):
            assert spelling not in left


# the outside


@pytest.mark.parametrize(("host", "origin", "expected"), CALLERS)
def test_only_our_own_page_at_our_own_address_gets_a_line(
    remote: RemoteProcess, host: str, origin: str, expected: int
) -> None:
    assert asks_for_a_line(remote, host, origin) == expected


@pytest.mark.parametrize("message", ["", "{}", '{"do":"over"}', '{"do":"hello"}', "x" * 5000, "[" * 2000])
def test_a_line_that_says_something_else_is_closed(remote: RemoteProcess, message: str) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        phone = await TrainerPhone(client, remote.base, new_key()).connect()
        await phone.line.send_str(message)
        assert (await asyncio.wait_for(phone.line.receive(), 8)).type is aiohttp.WSMsgType.CLOSE

    play(story)


def test_every_answer_carries_the_safe_headers(remote: RemoteProcess) -> None:
    async def story(client: aiohttp.ClientSession) -> None:
        for path in ("/", "/r.js", "/r.css"):
            async with client.get(remote.base + path) as answer:
                assert answer.status == 200
                assert {name: answer.headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS
                policy = answer.headers["Content-Security-Policy"]
                assert policy == POLICY.format(line=f" ws://{ADDRESS}:{remote.port}")

    play(story)


def test_the_remote_has_these_routes_and_no_other() -> None:
    server = RemoteServer(RemoteLock(None, None), paths.assets(), lambda said: None)
    routes = {
        (each.method, each.resource.canonical) for each in server.front.app.router.routes() if each.resource
    }
    ours = {("GET", "/"), ("GET", "/r.css"), ("GET", "/r.js"), ("GET", "/ws")}
    assert {each for each in routes if each[0] != "HEAD"} == ours


def test_no_side_understands_the_words_of_another() -> None:
    offer = {"key": new_key().hex(), "digits": new_digits(), "tries": 5}
    of_the_app = ({"do": "over"}, {"do": "offer", "offer": offer}, {"do": "answer", "s": 1, "what": "done"})
    press = {"do": "press", "s": 1, "what": "next", "on": 0, "proof": "0" * 64}
    for command in of_the_app:
        assert read_app(json.dumps(command)).do == command["do"]
        with pytest.raises(MessageError):
            read_remote(json.dumps(command))
    assert read_remote(json.dumps(press)).do == "press"
    for read in (read_app, read_phone):
        with pytest.raises(MessageError):
            read(json.dumps(press))


def test_keys_and_digits_are_long_and_do_not_repeat() -> None:
    assert len({new_key() for _ in range(100)}) == 100
    assert {len(spelled(new_key())) for _ in range(20)} == {22}
    assert {len(new_digits()) for _ in range(200)} == {6}
    assert DIGITS.startswith("0"), "digits that begin with a nought are digits too"
