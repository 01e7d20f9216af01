"""Who comes in, over real sockets: codes, the closed door, passes, slips, forged headers, floods, silent lines."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import socket
import time
from pathlib import Path

import aiohttp
import pytest

from dilemmagame.voting.door import MESSAGES_A_SECOND, MESSAGES_AT_ONCE, Allowance, Door, Entrance, slip_hash
from dilemmagame.voting.front import FIRST_WORD_SECONDS, POLICY, SAFE_HEADERS
from tests.voting.room import ADDRESS, CALLERS, CODE, Phone, Server, asks_for_a_line, new_token, raw, status


@pytest.mark.parametrize(("host", "origin", "expected"), CALLERS)
def test_only_our_own_page_at_our_own_address_gets_a_line(
    server: Server, host: str, origin: str, expected: int
) -> None:
    assert asks_for_a_line(server, host, origin) == expected


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({}, "{}", 403),
        ({"Origin": "http://evil.example"}, "{}", 403),
        ({"Origin": "{base}", "Content-Type": "text/plain"}, "{}", 415),
        ({"Origin": "{base}", "Content-Type": "application/json", "Content-Encoding": "gzip"}, "{}", 415),
        ({"Origin": "{base}", "Content-Type": "application/json"}, "[", 400),
        ({"Origin": "{base}", "Content-Type": "application/json"}, "[" * 3000, 400),
        ({"Origin": "{base}", "Content-Type": "application/json"}, '{"hello":{"do":"hello"}}', 400),
        ({"Origin": "{base}", "Content-Type": "application/json"}, "x" * 20_000, 400),
    ],
)
def test_a_forged_request_gets_nowhere(
    server: Server, headers: dict[str, str], body: str, expected: int
) -> None:
    sent = {name: value.format(base=server.base) for name, value in headers.items()}
    lines = ["POST /say HTTP/1.1", f"Host: {ADDRESS}:{server.port}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in sent.items()]
    answered = status(raw(server, "\r\n".join(lines) + "\r\n\r\n" + body))
    assert answered == expected or (len(body) > 4096 and answered == 413)


@pytest.mark.parametrize(
    "path", ["/", "/admin", "/close", "/state", "/p.html", "/../etc/passwd", "/ABCDEF", "/open"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_no_other_route_does_anything(server: Server, method: str, path: str) -> None:
    base = f"{ADDRESS}:{server.port}"
    request = (
        f"{method} {path} HTTP/1.1\r\nHost: {base}\r\nOrigin: http://{base}\r\n"
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    )
    assert status(raw(server, request)) in (404, 405)


def test_every_answer_carries_the_safe_headers_and_no_banner(server: Server) -> None:
    async def ask() -> None:
        async with aiohttp.ClientSession() as client:
            for path in (f"/{CODE}", f"/{CODE.lower()}", "/p.js", "/p.css", "/WRONGO"):
                async with client.get(server.base + path) as answer:
                    assert answer.status == (404 if path == "/WRONGO" else 200)
                    assert {name: answer.headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS
                    policy = answer.headers["Content-Security-Policy"]
                    assert policy == POLICY.format(line=f" ws://{ADDRESS}:{server.port}")
                    assert policy.startswith("default-src 'none'; script-src 'self';")
                    assert "Access-Control-Allow-Origin" not in answer.headers

    asyncio.run(ask())


def test_what_browsers_ask_by_themselves_costs_nobody_a_try_at_the_code(server: Server) -> None:
    async def ask() -> None:
        async with aiohttp.ClientSession() as client:
            statuses = set()
            for _ in range(60):
                for path in ("/favicon.ico", "/apple-touch-icon.png", "/"):
                    async with client.get(server.base + path) as answer:
                        statuses.add(answer.status)
                        assert b"/p.js" in await answer.read()
            assert statuses == {404}
            async with client.get(f"{server.base}/ABCDEF") as answer:
                assert answer.status == 404

    asyncio.run(ask())


def test_the_page_comes_packed_to_who_can_unpack_it(server: Server) -> None:
    async def ask() -> None:
        async with aiohttp.ClientSession(auto_decompress=False) as client:
            for path in ("/p.js", "/p.css", f"/{CODE}"):
                async with client.get(server.base + path, headers={"Accept-Encoding": "gzip"}) as answer:
                    packed = await answer.read()
                    assert answer.headers["Content-Encoding"] == "gzip"
                async with client.get(server.base + path, headers={"Accept-Encoding": "identity"}) as answer:
                    assert "Content-Encoding" not in answer.headers
                    assert gzip.decompress(packed) == await answer.read()

    asyncio.run(ask())


def test_without_the_code_nobody_comes_in_and_after_closing_only_who_was_there(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            stranger, early, late = (Phone(client, server) for _ in range(3))
            assert await stranger.join("ABCDEF") == {"do": "no", "why": "code"}
            assert (await early.join("klm npq"))["do"] == "in"
            server.say(do="door", open=False)
            await asyncio.sleep(0.3)
            assert await late.join() == {"do": "no", "why": "door"}
            assert (await early.join())["do"] == "in"
            thief = Phone(client, server)
            thief.admitted = early.admitted
            assert await thief.join() == {"do": "no", "why": "door"}
            server.say(do="door", open=True)

    asyncio.run(evening())


def test_a_plain_request_says_and_hears_the_same_as_a_line(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            server.open("los", 1)
            hello = {"do": "hello", "v": 1, "token": new_token(), "code": CODE}
            vote = {"do": "vote", "answers": [{"round": 1, "s": 1, "c": ["A"]}]}
            headers = {"Origin": server.base}
            async with client.post(
                f"{server.base}/say", json={"hello": hello, "vote": vote}, headers=headers
            ) as said:
                heard = await said.json()
            assert heard["told"]["answers"][0]["what"] == "stored"
            assert heard["state"]["taking"] is True
            async with client.post(
                f"{server.base}/say", json={"hello": {**hello, "code": "NO"}}, headers=headers
            ) as said:
                assert said.status == 403
            assert server.close()[0]["counts"] == {"A": 1}

    asyncio.run(evening())


def test_a_line_that_says_nothing_is_dropped(server: Server) -> None:
    """Sooner than the HTTP library would let go of it by itself, which takes fifteen seconds."""
    started = time.monotonic()
    with socket.create_connection((ADDRESS, server.port), timeout=2.5 * FIRST_WORD_SECONDS) as line:
        line.sendall(b"GET / HT")
        with contextlib.suppress(ConnectionResetError):
            assert line.recv(100) == b""
    assert time.monotonic() - started >= FIRST_WORD_SECONDS - 1


@pytest.mark.parametrize(
    "message", ["", "{}", '{"do":"open","card":"x"}', '{"do":"stop"}', "[1]", "x" * 5000, "[" * 2000]
)
def test_a_line_that_starts_with_something_else_is_closed(server: Server, message: str) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            line = await client.ws_connect(f"{server.base}/ws", headers={"Origin": server.base})
            await line.send_str(message)
            answer = await asyncio.wait_for(line.receive(), 8)
            assert answer.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)

    asyncio.run(evening())


def test_five_who_flood_are_slowed_and_the_others_go_on(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            flooders = [Phone(client, server) for _ in range(5)]
            others = [Phone(client, server) for _ in range(40)]
            for phone in (*flooders, *others):
                await phone.join()
            server.open("vloed", 1)

            async def flood(phone: Phone) -> int:
                assert phone.line is not None
                for s in range(1, 200):
                    await phone.line.send_json({"do": "vote", "answers": [{"round": 1, "s": s, "c": ["A"]}]})
                answers = [await phone.hear("told", "slow") for _ in range(199)]
                return sum(each["do"] == "slow" for each in answers)

            slowed = asyncio.gather(*(flood(phone) for phone in flooders))
            for told in await asyncio.gather(*(phone.vote("B") for phone in others)):
                assert told["answers"][0]["what"] == "stored"
            assert min(await slowed) > 150
            assert server.close()[0]["counts"] == {"A": 5, "B": 40}

    asyncio.run(evening())


def test_requests_and_lines_of_one_voter_share_what_it_may_say_and_nobody_else_pays(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            flooder, other = Phone(client, server), Phone(client, server)
            await flooder.join()
            server.open("stroom", 1)

            async def say(phone: Phone, s: int = 0) -> bool:
                """A plain request, with a vote unless `s` is 0; whether it was heard."""
                hello = {"do": "hello", "v": 1, "token": phone.token, "code": CODE}
                vote = {"vote": {"do": "vote", "answers": [{"round": 1, "s": s, "c": ["A"]}]}} if s else {}
                body, headers = {"hello": hello, **vote}, {"Origin": server.base}
                async with client.post(f"{server.base}/say", json=body, headers=headers) as said:
                    if s == 0:
                        return said.status != 429
                    return bool((await said.json())["told"]["do"] == "told")

            start = time.monotonic()
            heard = 0
            for s in range(1, 90, 3):
                heard += await say(flooder, s)
                heard += (await flooder.vote("B", s=s + 1))["do"] == "told"
                heard += await say(flooder)
            assert heard <= MESSAGES_AT_ONCE + 1 + MESSAGES_A_SECOND * (time.monotonic() - start)
            assert await say(other, 1), "nobody else pays for it"

    asyncio.run(evening())


def test_who_says_nothing_is_forgotten_when_nothing_is_missing_any_more() -> None:
    allowance = Allowance()
    assert [allowance.take(b"anna", 1.0) for _ in range(12)] == [True] * 10 + [False] * 2
    assert allowance.take(b"bram", 1.0)
    allowance.forget(2.0)
    assert len(allowance) == 1, "one drop comes back in half a second"
    assert [allowance.take(b"anna", 2.0) for _ in range(3)] == [True, True, False]
    allowance.forget(7.1)
    assert len(allowance) == 0


def test_a_guesser_gets_twenty_tries_a_second_however_many_lines_there_are() -> None:
    door = Door(CODE, b"k" * 32)
    tries = [door.fits("AAAAAA", second / 100) for second in range(1000)]
    heard = sum(each is Entrance.WRONG_CODE for each in tries)
    assert heard <= 20 * 10 + 20
    assert door.fits(CODE, 10.0) is Entrance.IN


def test_a_room_without_slips_yet_is_asked_for_them_and_a_guesser_is_slowed() -> None:
    door = Door(CODE, b"k" * 32, frozenset({slip_hash("AB23-CD79")}))
    asked = {door.enter(new_token(), CODE, "", "", 1.0) for _ in range(300)}
    assert asked == {Entrance.WRONG_SLIP}
    guessed = [door.enter(new_token(), CODE, "", f"AAAA-{number}", 1.0) for number in range(100)]
    assert guessed.count(Entrance.WRONG_SLIP) <= 20
    assert door.enter(new_token(), CODE, "", "ab23cd79", 1.0) is Entrance.IN


def test_a_slip_counts_once_whoever_brings_it(tmp_path: Path) -> None:
    slips = ("AB23-CD79", "EF23-GH79")
    server = Server(tmp_path / "ballots", slips=tuple(slip_hash(slip) for slip in slips))

    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            first, second, other, none = (Phone(client, server) for _ in range(4))
            assert (await first.join(slip="ab23 cd79"))["do"] == "in"
            assert (await second.join(slip=slips[0]))["do"] == "in"
            assert (await other.join(slip=slips[1]))["do"] == "in"
            assert await none.join(slip="ZZZZ-ZZZZ") == {"do": "no", "why": "slip"}
            server.open()
            for s in (1, 2, 3):
                await asyncio.gather(first.vote("A", s), other.vote("B", s))
            await second.vote("B", s=9)
            assert server.close()[0]["counts"] == {"B": 2}

    asyncio.run(evening())
    assert server.stop() == 0


def test_while_a_round_is_open_no_message_tells_a_count(server: Server) -> None:
    heard: list[str] = []

    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phones = [Phone(client, server) for _ in range(8)]
            for phone in phones:
                await phone.join()
            server.open("stil", 1)
            for place, phone in enumerate(phones):
                heard.append(json.dumps(await phone.hear("state")))
                heard.append(json.dumps(await phone.vote("AB"[place % 2])))

    asyncio.run(evening())
    said = json.dumps([each for each in server.said if each["ev"] not in ("totals", "ready")])
    assert "counts" not in said
    assert all(set(json.loads(each)) <= {"do", "answers", "rev", "taking", "page"} for each in heard)
    server.close()
