"""The last word of a session over real sockets: everybody hears it, and nobody who is slow keeps the end waiting."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.voting.room import CODE, WAIT_SECONDS, Phone, Server, new_token, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with served(tmp_path) as running:
        yield running


def over_for_good(server: Server) -> float:
    """End it as the app does; how many seconds that took."""
    began = time.monotonic()
    server.say(do="over")
    assert server.stop() == 0
    return time.monotonic() - began


def test_the_end_waits_for_no_slow_phone_and_everybody_else_hears_it(server: Server) -> None:
    async def room() -> tuple[float, dict[str, object], dict[str, object]]:
        async with aiohttp.ClientSession() as client:
            slow, quick = Phone(client, server), Phone(client, server)
            await slow.join()
            await quick.join()
            assert slow.line is not None
            slow.line._response.connection.transport.pause_reading()  # type: ignore[union-attr]  # it hears nothing
            began = time.monotonic()
            ending = asyncio.create_task(asyncio.to_thread(over_for_good, server))
            last = await quick.hear("no")
            heard = time.monotonic() - began
            assert quick.line is not None
            await quick.line.receive()
            return heard, last, {"took": await ending}

    heard, last, end = asyncio.run(room())
    assert last == {"do": "no", "why": "over"}
    assert heard < 1.0
    assert float(str(end["took"])) < 3.0, "a second for the slow one, and the end of a process"


def test_who_asks_or_comes_in_after_the_end_hears_it_at_once(server: Server) -> None:
    def hello() -> dict[str, object]:
        return {"do": "hello", "v": 1, "token": asker, "code": CODE, "admitted": "", "slip": ""}

    asker = new_token()

    async def room() -> list[str]:
        async with (
            aiohttp.ClientSession(headers={"Origin": server.base}) as client,
            asyncio.timeout(WAIT_SECONDS),
        ):
            async with client.post(f"{server.base}/say", json={"hello": hello()}) as answer:
                assert "state" in await answer.json()
            server.say(do="over")
            late = Phone(client, server)
            while (first := await late.join())["do"] == "in":
                pass  # the word has not come yet
            async with client.post(f"{server.base}/say", json={"hello": hello()}) as answer:
                return [json.dumps(first), await answer.text()]

    assert asyncio.run(room()) == ['{"do": "no", "why": "over"}'] * 2
    assert server.stop() == 0
